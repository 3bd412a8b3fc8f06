package org.overturn.evidence.matching;

import java.time.LocalDate;
import java.time.Period;
import org.overturn.evidence.ChartFact;

/**
 * The period in which a criterion's evidence has to lie; both days belong to it.
 *
 * @param from null where it may lie however far back
 * @param to the day on which the chart was read
 * @param asked how far back, null where the criterion does not say
 */
record Window(LocalDate from, LocalDate to, Period asked) {

  static Window of(Period within, LocalDate asOf) {
    return new Window(within == null ? null : asOf.minus(within), asOf, within);
  }

  /** Whether any day of a sound fact lies in it. */
  boolean touches(ChartFact fact) {
    return touches(Days.of(fact, to));
  }

  boolean touches(Days days) {
    return from == null || !days.last().isBefore(from);
  }

  /** The part of the days that lies in it; it has to touch them. */
  Days cut(Days days) {
    return from != null && days.first().isBefore(from) ? new Days(from, days.last()) : days;
  }

  /** Such as "between 2026-05-22 and 2026-11-22". */
  String words() {
    return from == null ? "up to " + to : "between " + from + " and " + to;
  }
}
