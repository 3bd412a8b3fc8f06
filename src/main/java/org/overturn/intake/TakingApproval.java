package org.overturn.intake;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Cases;
import org.overturn.denial.Denial;
import org.overturn.denial.LaterDecisions;
import org.overturn.denial.Payer;
import org.overturn.denial.Sha256;
import org.overturn.denial.Timeline;
import org.overturn.practice.PracticeProperties;
import org.overturn.process.DenialProcess;
import org.springframework.stereotype.Component;

/**
 * Takes an approval: with an authorization number it decides a known case from anywhere, without
 * one it answers the step that waits for a decision. An approval of a request that never was a case
 * is not a denial.
 */
@Component
class TakingApproval {

  private static final String APPROVED = "overturned";

  /** Cases are locked in one order, so that two approvals cannot wait for each other. */
  private static final Comparator<CaseNumber> BY_NUMBER = Comparator.comparing(CaseNumber::value);

  private final KnownCases known;
  private final Cases cases;
  private final NoticeLinks links;
  private final DenialProcess process;
  private final LaterDecisions later;
  private final Timeline timeline;
  private final PracticeProperties practice;
  private final Clock clock;

  TakingApproval(
      KnownCases known,
      Cases cases,
      NoticeLinks links,
      DenialProcess process,
      LaterDecisions later,
      Timeline timeline,
      PracticeProperties practice,
      Clock clock) {
    this.known = known;
    this.cases = cases;
    this.links = links;
    this.process = process;
    this.later = later;
    this.timeline = timeline;
    this.practice = practice;
    this.clock = clock;
  }

  /** Takes it in the caller's transaction; an approval of a whole request decides all its cases. */
  List<LineOutcome> take(Notice notice, Finding finding, Payer payer) {
    List<Denial> ofLine = known.of(finding, payer);
    List<CaseNumber> open =
        ofLine.stream().filter(Denial::isOpen).map(Denial::number).sorted(BY_NUMBER).toList();
    if (!open.isEmpty()) {
      return open.stream().map(number -> decide(notice, finding, number)).toList();
    }
    return ofLine.isEmpty()
        ? List.of(LineOutcome.notADenial("An approval, and no case is known for it"))
        : ofLine.stream().map(denial -> tooLate(notice, finding, denial)).toList();
  }

  private LineOutcome decide(Notice notice, Finding finding, CaseNumber number) {
    Denial denial = cases.lock(number);
    if (!denial.isOpen()) {
      return tooLate(notice, finding, denial);
    }
    String identity = identity(finding, denial);
    timeline.add(
        number,
        notice.sender(),
        "The payer's approval was received by " + notice.channel().words());
    if (tell(finding, denial)) {
      return LineOutcome.decision(number, identity);
    }
    later.recorded(denial, APPROVED, on(finding), notice.sender());
    String why = "No step of the case waits for this approval: decide what it changes";
    timeline.add(number, why);
    return LineOutcome.forAPerson(number, why);
  }

  private boolean tell(Finding finding, Denial denial) {
    if (finding.hasAuthorizationNumber()) {
      denial.authorized(finding.authorization());
      return process.payerApproved(denial.number());
    }
    return process.decisionReceived(denial.number(), "overturned");
  }

  private LineOutcome tooLate(Notice notice, Finding finding, Denial denial) {
    if (links.casesThatTook(identity(finding, denial)).contains(denial.number())) {
      return LineOutcome.duplicate(denial.number());
    }
    return later
        .recorded(denial, APPROVED, on(finding), notice.sender())
        .filter(kept -> !kept.contradicts())
        .map(kept -> LineOutcome.decision(denial.number(), identity(finding, denial)))
        .orElseGet(() -> decidesNothing(notice, finding, denial));
  }

  private LineOutcome decidesNothing(Notice notice, Finding finding, Denial denial) {
    String why = "The payer approved after the case had ended: decide what it changes";
    timeline.add(denial.number(), notice.sender(), why);
    return LineOutcome.forAPerson(denial.number(), identity(finding, denial), why);
  }

  /** The day of the approval; an answer without one is of the day on which it came. */
  private LocalDate on(Finding finding) {
    LocalDate dated = finding.facts().determinationDate();
    return dated == null ? LocalDate.ofInstant(clock.instant(), practice.zone()) : dated;
  }

  private static String identity(Finding finding, Denial denial) {
    String number =
        finding.hasAuthorizationNumber()
            ? finding.authorization().number()
            : String.valueOf(finding.facts().determinationDate());
    return Sha256.of("approval\n" + denial.number() + "\n" + number);
  }
}
