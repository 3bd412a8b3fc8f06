package org.overturn.casework;

import java.time.Instant;

/**
 * A deadline in words.
 *
 * @param due in the practice's zone
 * @param dueAtPayer in the payer's zone, empty where both clocks agree
 * @param left time left or since, with its tone
 * @param source where it comes from: rule, letter, assumed
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
    boolean open,
    Pill state,
    String cause) {

  static DeadlineView of(Deadline deadline, Times times) {
    return new DeadlineView(
        Words.of(deadline.kind()),
        deadline.dueAt(),
        times.at(deadline.dueAt()),
        times.differs(deadline.dueAt(), deadline.zone())
            ? times.in(deadline.dueAt(), deadline.zone())
            : "",
        new Pill(times.left(deadline.dueAt()), times.tone(deadline.dueAt())),
        source(deadline.source()),
        deadline.explanation(),
        deadline.isOpen(),
        state(deadline.state()),
        deadline.cause());
  }

  private static Pill source(String source) {
    return switch (source) {
      case "LETTER" -> new Pill("From the letter", Tone.QUIET);
      case "ASSUMED" -> new Pill("Assumed", Tone.WARN);
      default -> new Pill("From the rule", Tone.QUIET);
    };
  }

  private static Pill state(String state) {
    return new Pill(
        Words.of(state),
        switch (state) {
          case "MET" -> Tone.GOOD;
          case "LAPSED" -> Tone.BAD;
          case "OPEN" -> Tone.INFO;
          default -> Tone.QUIET;
        });
  }
}
