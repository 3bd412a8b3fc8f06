package org.overturn.deadline;

import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;

/**
 * A rung of the reminder ladder: one row of the decision table {@code reminder-ladder.dmn}.
 *
 * @param timer the name of the process variable by which the models read its instant
 * @param amount how many of the unit
 * @param unit what the amount counts
 * @param skippedWhenPast whether it is left out when it is past as the clock starts; else it comes
 *     at once
 * @param quiet the hours in which it waits, if any
 */
record Rung(
    String timer, int amount, RungUnit unit, boolean skippedWhenPast, Optional<QuietHours> quiet) {

  private static final String TABLE = "reminder-ladder";

  /**
   * Reads a row's outputs.
   *
   * @throws InvalidRule naming the rung and the column that its owner has to mend
   */
  static Rung from(Map<String, Object> row) {
    RuleCells cells = new RuleCells(TABLE, "timer", row, Map.of());
    RungUnit unit = cells.code("unit", RungUnit::of);
    int amount = cells.number("amount", 0);
    if (unit == RungUnit.PERCENT_OF_WINDOW && amount > 100) {
      throw cells.wrong("amount", amount + " percent is after the close");
    }
    return new Rung(name(cells), amount, unit, isSkipped(cells), quiet(cells));
  }

  private static String name(RuleCells cells) {
    String name = cells.requiredText("timer");
    if (!name.matches("[a-z][A-Za-z0-9]*")) {
      throw cells.wrong("timer", "\"%s\" is not a name such as windowLastHourAt".formatted(name));
    }
    return name;
  }

  private static boolean isSkipped(RuleCells cells) {
    return switch (cells.requiredText("late")) {
      case "skip" -> true;
      case "at-once" -> false;
      default ->
          throw cells.wrong(
              "late", "\"%s\" is not one of at-once, skip".formatted(cells.text("late")));
    };
  }

  private static Optional<QuietHours> quiet(RuleCells cells) {
    if (cells.text("quietFrom").isEmpty() && cells.text("quietUntil").isEmpty()) {
      return Optional.empty();
    }
    LocalTime from = cells.time("quietFrom");
    LocalTime until = cells.time("quietUntil");
    if (from.equals(until)) {
      throw cells.wrong("quietUntil", "is the same time as quietFrom");
    }
    return Optional.of(new QuietHours(from, until));
  }
}
