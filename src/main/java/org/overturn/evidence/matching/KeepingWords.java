package org.overturn.evidence.matching;

import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.overturn.audit.Audit;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Cases;
import org.overturn.denial.Denial;
import org.overturn.denial.Timeline;
import org.overturn.evidence.Assessment;
import org.overturn.evidence.Criterion;
import org.overturn.evidence.CriterionOverruled;
import org.overturn.evidence.Finding;
import org.overturn.evidence.Overruling;
import org.overturn.evidence.OverrulingRefused;
import org.overturn.evidence.Standing;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes people's words against matches, or says why not. */
@Service
class KeepingWords implements Overruling {

  /** "See note 5/12" is short and says where; "ok" is not a reason. */
  private static final int SHORTEST_REASON = 8;

  private static final int LONGEST_REASON = 1000;

  private final Cases cases;
  private final CaseAssessments assessments;
  private final CriterionWords words;
  private final MayOverrule permission;
  private final Timeline timeline;
  private final Audit audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  KeepingWords(
      Cases cases,
      CaseAssessments assessments,
      CriterionWords words,
      MayOverrule permission,
      Timeline timeline,
      Audit audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.cases = cases;
    this.assessments = assessments;
    this.words = words;
    this.permission = permission;
    this.timeline = timeline;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  @Override
  @Transactional
  public void overrule(
      CaseNumber number, String criterionId, Standing standing, String reason, String user) {
    Finding match = match(number, criterionId, user);
    String why = reason(reason);
    Optional<Word> before = CaseAssessments.standing(match.criterion(), words.of(number));
    if (standing == null) {
      throw new OverrulingRefused("Standing: choose how the criterion stands.");
    }
    if (before.isPresent() && same(before.get(), standing, why, user)) {
      return;
    }
    if (before.isEmpty() && match.standing() == standing) {
      throw new OverrulingRefused(
          "The match says %s already: there is nothing to overrule."
              .formatted(standing.words().toLowerCase(Locale.ROOT)));
    }
    Standing from = before.map(Word::standing).orElse(match.standing());
    keep(number, match, standing, why, user);
    say(
        number,
        user,
        "criterion-overruled",
        "%s overruled: from %s to %s"
            .formatted(name(match.criterion()), from.words(), standing.words()),
        "%s: %s to %s".formatted(criterionId, from.code(), standing.code()));
  }

  @Override
  @Transactional
  public void withdraw(CaseNumber number, String criterionId, String reason, String user) {
    Finding match = match(number, criterionId, user);
    String why = reason(reason);
    Word before =
        CaseAssessments.standing(match.criterion(), words.of(number))
            .orElseThrow(
                () ->
                    new OverrulingRefused(
                        "Nobody has overruled this criterion, or it was taken back already."));
    keep(number, match, null, why, user);
    say(
        number,
        user,
        "criterion-word-withdrawn",
        "%s no longer overruled: from %s back to %s"
            .formatted(
                name(match.criterion()), before.standing().words(), match.standing().words()),
        criterionId);
  }

  /** What the match alone finds; the case is locked, so that words follow one another. */
  private Finding match(CaseNumber number, String criterionId, String user) {
    Denial denial = cases.lock(number);
    if (!denial.isOpen()) {
      throw new OverrulingRefused("The case has ended: its criteria stay as they are.");
    }
    Assessment matched = assessments.matched(denial);
    if (matched.policy() == null) {
      throw new OverrulingRefused("The case has no policy yet: choose one first.");
    }
    Finding match =
        matched
            .finding(criterionId)
            .orElseThrow(
                () ->
                    new OverrulingRefused(
                        "The case's policy has no such criterion: open the page anew."));
    if (!permission.may(user, match)) {
      throw new OverrulingRefused(
          permission.isForPhysicians(match)
              ? "Only a physician can say how this criterion stands."
              : "Only coordinators and physicians can overrule a match.");
    }
    return match;
  }

  private static String reason(String given) {
    String reason = given == null ? "" : given.strip();
    if (reason.codePoints().filter(Character::isLetter).count() < SHORTEST_REASON) {
      throw new OverrulingRefused(
          "Reason: say in a few words why, and where it stands in the chart.");
    }
    if (reason.length() > LONGEST_REASON) {
      throw new OverrulingRefused(
          "Reason: at most %d characters; it has %d.".formatted(LONGEST_REASON, reason.length()));
    }
    return reason;
  }

  private static boolean same(Word before, Standing standing, String reason, String user) {
    return before.standing() == standing
        && before.reason().equals(reason)
        && before.by().equals(user);
  }

  private void keep(
      CaseNumber number, Finding match, Standing standing, String reason, String user) {
    words.add(
        number,
        new Word(
            match.criterion().id(),
            match.criterion().text(),
            standing,
            match.standing(),
            match.because(),
            reason,
            user,
            clock.instant()));
  }

  private void say(CaseNumber number, String user, String act, String line, String detail) {
    timeline.add(number, user, line);
    audit.record(user, act, number, null, detail);
    events.publishEvent(new CriterionOverruled(number));
  }

  private static String name(Criterion criterion) {
    return criterion.section().isEmpty()
        ? "Criterion " + criterion.id()
        : "Criterion %s (%s)".formatted(criterion.section(), criterion.id());
  }
}
