package org.overturn.deadline;

/** What a window or a deadline is counted in. */
public enum WindowUnit implements Coded {
  /** Elapsed hours, day and night. */
  HOURS("hour"),
  /** Hours while the payer's phones are open on business days. */
  BUSINESS_HOURS("business hour"),
  BUSINESS_DAYS("business day"),
  CALENDAR_DAYS("calendar day"),
  /** Months by the calendar: four months from October 31 end on February 28 or 29 (R75). */
  CALENDAR_MONTHS("calendar month"),
  /** As long as the appeal may be filed (F18). */
  APPEAL_WINDOW(null),
  /** Until the payer decides. */
  UNTIL_DETERMINATION(null),
  ANY_TIME(null);

  private final String singular;

  WindowUnit(String singular) {
    this.singular = singular;
  }

  /** The unit with this code; see {@link Coded#of}. */
  public static WindowUnit of(String code) {
    return Coded.of(WindowUnit.class, code);
  }

  /** Whether a number of these can be counted; the others end with something else. */
  public boolean isCounted() {
    return singular != null;
  }

  /** Whether only business days count. */
  public boolean isBusinessTime() {
    return this == BUSINESS_HOURS || this == BUSINESS_DAYS;
  }

  /** A number of these in words, for example "3 business days". */
  String words(int number) {
    return number + " " + singular + (number == 1 ? "" : "s");
  }
}
