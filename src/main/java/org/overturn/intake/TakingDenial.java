package org.overturn.intake;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.overturn.denial.Cases;
import org.overturn.denial.Denial;
import org.overturn.denial.LaterDecisions;
import org.overturn.denial.Payer;
import org.overturn.denial.Sha256;
import org.overturn.denial.Timeline;
import org.overturn.process.DenialProcess;
import org.springframework.stereotype.Component;

/**
 * Takes a line that stays denied, in whole or in part: it opens a case, or is a later decision on
 * one, or was known already.
 */
@Component
class TakingDenial {

  private final KnownCases known;
  private final Cases cases;
  private final NoticeLinks links;
  private final OpeningCase opening;
  private final TakingDetermination determinations;
  private final DenialProcess process;
  private final LaterDecisions later;
  private final Timeline timeline;

  TakingDenial(
      KnownCases known,
      Cases cases,
      NoticeLinks links,
      OpeningCase opening,
      TakingDetermination determinations,
      DenialProcess process,
      LaterDecisions later,
      Timeline timeline) {
    this.known = known;
    this.cases = cases;
    this.links = links;
    this.opening = opening;
    this.determinations = determinations;
    this.process = process;
    this.later = later;
    this.timeline = timeline;
  }

  /**
   * Takes it in the caller's transaction.
   *
   * @throws NoticeRefused when a case would have to be opened and facts for it are missing
   */
  LineOutcome take(Notice notice, Finding finding, Payer payer) {
    if (finding.isWronglyDated()) {
      throw NoticeRefused.incomplete(finding.flaws());
    }
    List<Denial> ofLine = known.of(finding, payer);
    Optional<Denial> opened = known.openedBy(finding, payer);
    if (Stream.concat(opened.stream(), ofLine.stream()).anyMatch(known.ofAnotherMember(finding))) {
      return LineOutcome.forAPerson(
          null,
          "The payer's number is that of a case of another member: compare them, and enter this"
              + " denial by hand where it is one of its own");
    }
    return opened
        .or(() -> sameDetermination(finding, ofLine))
        .filter(denial -> !TakingDetermination.isDecided(denial, finding))
        .map(denial -> LineOutcome.duplicate(denial.number()))
        .or(() -> open(ofLine).map(denial -> onOpenCase(notice, finding, denial)))
        .or(() -> onEndedCase(notice, finding, ofLine))
        .orElseGet(() -> newCase(notice, finding, payer));
  }

  private LineOutcome newCase(Notice notice, Finding finding, Payer payer) {
    boolean refusedRequest = finding.answer() == Answer.REFUSED_REQUEST;
    boolean traceable = !refusedRequest || finding.facts().payerReference() != null;
    if (finding.flaws().isEmpty() && traceable) {
      Denial denial = opening.open(notice, finding, payer);
      process.denialReceived(denial);
      return LineOutcome.opened(denial.number(), identity(finding, payer));
    }
    if (refusedRequest) {
      return LineOutcome.forAPerson(null, "The payer refused the request as it was sent (AAA)");
    }
    throw NoticeRefused.incomplete(finding.flaws());
  }

  /** What could not be read with certainty decides nothing on a case that exists. */
  private LineOutcome onOpenCase(Notice notice, Finding finding, Denial denial) {
    if (!finding.isToBeChecked()) {
      return later(notice, finding, denial);
    }
    String why =
        "A letter about this case could not be read with certainty: decide what it changes";
    timeline.add(denial.number(), notice.sender(), why);
    return LineOutcome.forAPerson(denial.number(), why);
  }

  /** What answers an appeal of a case that has ended opens no second one. */
  private Optional<LineOutcome> onEndedCase(Notice notice, Finding finding, List<Denial> ofLine) {
    if (finding.isToBeChecked()
        || finding.answer() == Answer.REFUSED_REQUEST
        || finding.facts().determinationDate() == null) {
      return Optional.empty();
    }
    return ofLine.stream()
        .max(Comparator.comparing(Denial::receivedAt))
        .map(ended -> cases.lock(ended.number()))
        .flatMap(
            ended ->
                later
                    .recorded(
                        ended,
                        decision(finding),
                        finding.facts().determinationDate(),
                        notice.sender())
                    .map(kept -> onRecord(ended, answerOn(ended, finding), kept)));
  }

  private LineOutcome onRecord(Denial ended, String answer, LaterDecisions.Later kept) {
    if (links.casesThatTook(answer).contains(ended.number())) {
      return LineOutcome.duplicate(ended.number());
    }
    return kept.contradicts()
        ? LineOutcome.forAPerson(ended.number(), answer, kept.words() + ". Decide what it changes")
        : LineOutcome.decision(ended.number(), answer);
  }

  private static String decision(Finding finding) {
    return finding.answer() == Answer.PARTLY_APPROVED ? "partially-overturned" : "upheld";
  }

  /** A new determination on an open case: what the step that waits, if one does, waited for. */
  private LineOutcome later(Notice notice, Finding finding, Denial first) {
    if (!finding.isEnoughForAKnownCase()) {
      throw NoticeRefused.incomplete(finding.flaws());
    }
    Denial denial = cases.lock(first.number());
    String answer = answerOn(denial, finding);
    if (links.casesThatTook(answer).contains(denial.number())) {
      return LineOutcome.duplicate(denial.number());
    }
    LocalDate date = finding.facts().determinationDate();
    timeline.add(
        denial.number(),
        notice.sender(),
        "A later answer of the payer, dated %s, was received by %s"
            .formatted(date, notice.channel().words()));
    boolean decided = TakingDetermination.isDecided(denial, finding);
    if (decided) {
      determinations.take(notice, finding, denial);
    }
    boolean told = !date.isBefore(denial.determinationDate()) && tell(finding, denial);
    if (!decided && !told) {
      if (finding.answer() != Answer.REFUSED_REQUEST) {
        later.recorded(denial, decision(finding), date, notice.sender());
      }
      String why = "No step of the case waits for this answer: decide what it changes";
      timeline.add(denial.number(), why);
      return LineOutcome.forAPerson(denial.number(), why);
    }
    if (finding.hasAuthorizationNumber()) {
      denial.authorized(finding.authorization());
    }
    return LineOutcome.decision(denial.number(), answer);
  }

  /** A refused request is no decision on a call or an appeal, only on a resubmission (R73). */
  private boolean tell(Finding finding, Denial denial) {
    boolean resubmitted = process.resubmissionWaits(denial.number());
    if (resubmitted) {
      denial.deniedAgain(finding.facts().determinationDate(), finding.facts().reason());
    }
    if (finding.answer() == Answer.REFUSED_REQUEST) {
      return resubmitted && process.decisionReceived(denial.number(), "upheld");
    }
    return process.decisionReceived(denial.number(), decision(finding));
  }

  static Optional<Denial> sameDetermination(Finding finding, List<Denial> ofLine) {
    return ofLine.stream()
        .filter(denial -> denial.determinationDate().equals(finding.facts().determinationDate()))
        .filter(denial -> finding.answer() != Answer.PARTLY_APPROVED || isPartly(denial))
        .findFirst();
  }

  private static boolean isPartly(Denial denial) {
    return Answer.of(denial.reason().actionCode())
        .filter(Answer.PARTLY_APPROVED::equals)
        .isPresent();
  }

  static Optional<Denial> open(List<Denial> ofLine) {
    return ofLine.stream().filter(Denial::isOpen).max(Comparator.comparing(Denial::receivedAt));
  }

  /** What makes a later answer on a case the same as another. */
  private static String answerOn(Denial denial, Finding finding) {
    return Sha256.of(
        "%s\n%s\n%s"
            .formatted(denial.number(), finding.facts().determinationDate(), finding.answer()));
  }

  static String identity(Finding finding, Payer payer) {
    return finding.facts().identity(payer.recognised() ? payer.id() : finding.facts().payerText());
  }
}
