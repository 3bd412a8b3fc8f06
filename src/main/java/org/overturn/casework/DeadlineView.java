package org.overturn.casework;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.overturn.deadline.CaseDeadline;
import org.overturn.deadline.DeadlineSource;
import org.overturn.deadline.DeadlineState;

/**
 * A deadline in words.
 *
 * @param due in the practice's zone
 * @param dueAtPayer in the payer's zone, empty where both clocks agree
 * @param left time left or since, with its tone
 * @param source where it comes from: rule, letter, assumed
 * @param published where the rule stands and when that was checked, or empty
 * @param state open, met, lapsed, cancelled, with the cause beside it
 */
record DeadlineView(
    String kind,
    Instant dueAt,
    String due,
    String dueAtPayer,
    Pill left,
    Pill source,
    String explanation,
    String published,
    boolean open,
    Pill state,
    String cause) {

  static DeadlineView of(CaseDeadline deadline, Times times) {
    return new DeadlineView(
        deadline.kind().label(),
        deadline.dueAt(),
        times.at(deadline.dueAt()),
        times.differs(deadline.dueAt(), deadline.zone())
            ? times.in(deadline.dueAt(), deadline.zone())
            : "",
        new Pill(times.left(deadline.dueAt()), times.tone(deadline.dueAt())),
        source(deadline.source()),
        deadline.explanation(),
        deadline.published().words(),
        deadline.state() == DeadlineState.OPEN,
        state(deadline.state()),
        cause(deadline));
  }

  /** As the system saw it, and as a supervisor accounted for it. */
  private static String cause(CaseDeadline deadline) {
    return Stream.of(
            Optional.ofNullable(deadline.cause()),
            deadline.lapseCause().map(why -> why.label() + " (" + deadline.accountedBy() + ")"),
            Optional.ofNullable(deadline.accountNote()))
        .flatMap(Optional::stream)
        .collect(Collectors.joining(". "));
  }

  private static Pill source(DeadlineSource source) {
    return switch (source) {
      case RULE -> new Pill("From the rule", Tone.QUIET);
      case LETTER -> new Pill("From the letter", Tone.QUIET);
      case ASSUMED -> new Pill("Assumed", Tone.WARN);
    };
  }

  private static Pill state(DeadlineState state) {
    return switch (state) {
      case OPEN -> new Pill("Open", Tone.INFO);
      case MET -> new Pill("Met", Tone.GOOD);
      case LAPSED -> new Pill("Lapsed", Tone.BAD);
      case CANCELLED -> new Pill("Cancelled", Tone.QUIET);
    };
  }
}
