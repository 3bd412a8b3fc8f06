package org.overturn.deadline;

import java.time.Instant;
import java.util.Optional;

/** Request windows of peer-to-peer calls: the letter first, then the rule, then an assumption. */
final class CallWindows {

  /** R67: what is assumed where no window is published, and the least an assumption leaves open. */
  private static final Span ASSUMED = new Span(24, WindowUnit.HOURS, ClosesAt.SAME_TIME);

  private final Counting counting;

  CallWindows(Counting counting) {
    this.counting = counting;
  }

  ComputedDeadline window(WindowRule rule, ClockFacts facts, ComputedDeadline appealFiling) {
    ClockEvent start = ClockEvent.of(rule.clockStart(), facts, rule.zone());
    if (facts.letterWindow() != null) {
      Instant dueAt = facts.letterWindow().atZone(rule.zone()).toInstant();
      return start.deadline(dueAt, DeadlineSource.LETTER, Wording.letterWindow(rule, dueAt));
    }
    if (rule.offered() == Offered.NOT_OFFERED) {
      return start.deadline(start.instant(), DeadlineSource.RULE, Wording.notOffered(rule));
    }
    if (appealFiling != null && endsWithFiling(rule)) {
      return untilFiling(rule, appealFiling);
    }
    return rule.assumed() || !rule.isCounted() || start.guessed()
        ? assumed(rule, facts, start)
        : counting
            .by(rule)
            .deadline(span(rule), start, rule.hours(), DeadlineSource.RULE, Wording.window(rule));
  }

  Optional<ComputedDeadline> callBack(WindowRule rule, Instant attemptedAt) {
    ClockEvent attempt = ClockEvent.at(attemptedAt, rule.zone(), "the missed attempt");
    return Optional.ofNullable(rule.callBackBusinessDays())
        .map(days -> new Span(days, WindowUnit.BUSINESS_DAYS, ClosesAt.CLOSE_OF_BUSINESS))
        .map(
            span ->
                counting
                    .by(rule)
                    .deadline(
                        span, attempt, rule.hours(), DeadlineSource.RULE, Wording.callBack(rule)));
  }

  /** Whether the window has no end of its own but that of the right it goes before. */
  private static boolean endsWithFiling(WindowRule rule) {
    return switch (rule.unit()) {
      case APPEAL_WINDOW -> true;
      case ANY_TIME -> rule.offered() != Offered.BEFORE_DETERMINATION;
      case UNTIL_DETERMINATION -> rule.offered() == Offered.ANY_TIME;
      default -> false;
    };
  }

  private static ComputedDeadline untilFiling(WindowRule rule, ComputedDeadline filing) {
    return new ComputedDeadline(
        filing.startsAt(),
        filing.dueAt(),
        rule.zone(),
        filing.source(),
        Wording.untilFiling(rule, filing));
  }

  private ComputedDeadline assumed(WindowRule rule, ClockFacts facts, ClockEvent start) {
    Wording wording = Wording.assumedWindow(rule, start);
    ClockEvent receipt = ClockEvent.receipt(facts, rule.zone());
    ComputedDeadline least =
        counting.by(rule).deadline(ASSUMED, receipt, rule.hours(), DeadlineSource.ASSUMED, wording);
    Span span = rule.isCounted() ? span(rule) : ASSUMED;
    ComputedDeadline counted =
        counting.by(rule).deadline(span, start, rule.hours(), DeadlineSource.ASSUMED, wording);
    return counted.dueAt().isBefore(least.dueAt()) ? least : counted;
  }

  private static Span span(WindowRule rule) {
    return new Span(rule.length(), rule.unit(), rule.closesAt());
  }
}
