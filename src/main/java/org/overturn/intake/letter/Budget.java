package org.overturn.intake.letter;

import java.time.Duration;

/** How long reading one letter may go on; a PDF can ask for endless work in a few bytes. */
final class Budget {

  /** The letter asks for more work than a letter does. */
  static class Spent extends RuntimeException {}

  private static final int OPERATIONS = 20_000_000;

  private final long end;
  private int used;

  Budget(Duration time) {
    this.end = System.nanoTime() + time.toNanos();
  }

  /**
   * Counts one operation.
   *
   * @throws Spent when the time is over, or it was one too many
   */
  void use() {
    used++;
    if (used > OPERATIONS || used % 64 == 0 && System.nanoTime() > end) {
      throw new Spent();
    }
  }
}
