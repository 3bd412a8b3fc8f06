package org.overturn.deadline;

/** A length to count from an event: how many of which unit, and where in its last day it closes. */
record Span(int length, WindowUnit unit, ClosesAt closesAt) {

  /** A span to the end of its last day, or of so many calendar days where no length is known. */
  static Span of(Integer length, WindowUnit unit, int otherwiseCalendarDays) {
    return length == null
        ? new Span(otherwiseCalendarDays, WindowUnit.CALENDAR_DAYS, ClosesAt.END_OF_DAY)
        : new Span(length, unit, ClosesAt.END_OF_DAY);
  }

  String words() {
    return unit.words(length);
  }
}
