package org.overturn.deadline;

/** What a rung of the reminder ladder is counted in. */
enum RungUnit implements Coded {
  /** Hundredths of the time from the start of the clock to its close. */
  PERCENT_OF_WINDOW,
  /** Minutes before the close, day and night. */
  MINUTES_BEFORE,
  /** Hours before the close in which the payer's phones are open. */
  BUSINESS_HOURS_BEFORE,
  /** Calendar days before the day of the close, when that day begins for the payer. */
  DAYS_BEFORE,
  /** Business days before the last business day up to the close, when that day begins. */
  BUSINESS_DAYS_BEFORE;

  static RungUnit of(String code) {
    return Coded.of(RungUnit.class, code);
  }
}
