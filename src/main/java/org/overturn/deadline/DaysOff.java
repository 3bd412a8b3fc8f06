package org.overturn.deadline;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * A payer's own days off, beside weekends and federal holidays, as its rule lists them: {@code
 * 2026-12-24} for one day, {@code 12-24} for that day of every year, {@code
 * day-after-thanksgiving}, separated by commas.
 */
public record DaysOff(Set<LocalDate> days, Set<MonthDay> everyYear, boolean dayAfterThanksgiving) {

  public static final DaysOff NONE = new DaysOff(Set.of(), Set.of(), false);

  private static final String DAY_AFTER_THANKSGIVING = "day-after-thanksgiving";
  private static final int LENGTH_OF_A_DATE = "2026-12-24".length();

  /**
   * Reads a list.
   *
   * @throws IllegalArgumentException quoting the entry that is none of the three
   */
  static DaysOff of(String list) {
    Set<LocalDate> days = new HashSet<>();
    Set<MonthDay> everyYear = new HashSet<>();
    boolean dayAfterThanksgiving = false;
    for (String entry : Arrays.stream(list.split(",")).map(String::strip).toList()) {
      if (entry.equals(DAY_AFTER_THANKSGIVING)) {
        dayAfterThanksgiving = true;
      } else if (entry.length() >= LENGTH_OF_A_DATE) {
        days.add(parsed(entry));
      } else if (!entry.isEmpty()) {
        // a leap day too, for the year is added only to have a whole date
        everyYear.add(MonthDay.from(parsed("2000-" + entry)));
      }
    }
    return new DaysOff(Set.copyOf(days), Set.copyOf(everyYear), dayAfterThanksgiving);
  }

  public boolean contains(LocalDate day) {
    return days.contains(day)
        || everyYear.contains(MonthDay.from(day))
        || dayAfterThanksgiving && isDayAfterThanksgiving(day);
  }

  boolean isEmpty() {
    return days.isEmpty() && everyYear.isEmpty() && !dayAfterThanksgiving;
  }

  private static boolean isDayAfterThanksgiving(LocalDate day) {
    return day.getMonth() == Month.NOVEMBER
        && day.minusDays(1)
            .equals(day.with(TemporalAdjusters.dayOfWeekInMonth(4, DayOfWeek.THURSDAY)));
  }

  private static LocalDate parsed(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException unreadable) {
      throw new IllegalArgumentException(
          "\"%s\" is no day off such as 2026-12-24, 12-24 or %s"
              .formatted(text.replaceFirst("^2000-", ""), DAY_AFTER_THANKSGIVING));
    }
  }
}
