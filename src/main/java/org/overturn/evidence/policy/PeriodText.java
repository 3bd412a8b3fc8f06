package org.overturn.evidence.policy;

import java.time.DateTimeException;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long: written {@code P6W} or {@code 6 weeks}, shown as "6 weeks". */
final class PeriodText {

  private static final Pattern WORDS = Pattern.compile("(\\d{1,4}) ?(day|week|month|year)s?");
  private static final double DAYS_OF_A_MONTH = 365.2425 / 12;

  /** Nothing in a policy lasts longer. */
  private static final double LONGEST_DAYS = 100 * 366.0;

  private PeriodText() {}

  /** The period, longer than nothing; empty where the text is none. */
  static Optional<Period> read(String text) {
    try {
      Period period = parse(text.strip());
      boolean sane = !period.isNegative() && !period.isZero() && days(period) <= LONGEST_DAYS;
      return sane ? Optional.of(period) : Optional.empty();
    } catch (DateTimeException | ArithmeticException none) {
      return Optional.empty();
    }
  }

  private static Period parse(String text) {
    Matcher words = WORDS.matcher(text.toLowerCase(Locale.ROOT));
    if (!words.matches()) {
      return Period.parse(text);
    }
    int count = Integer.parseInt(words.group(1));
    return switch (words.group(2)) {
      case "day" -> Period.ofDays(count);
      case "week" -> Period.ofWeeks(count);
      case "month" -> Period.ofMonths(count);
      default -> Period.ofYears(count);
    };
  }

  /** As in a file or a field: in words where it is of one unit, which {@link #read} reads back. */
  static String written(Period period) {
    String words = words(period);
    return WORDS.matcher(words).matches() ? words : period.toString();
  }

  /** For people. */
  static String words(Period period) {
    List<String> words = new ArrayList<>();
    add(words, period.getYears(), "year");
    add(words, period.getMonths(), "month");
    boolean weeks = period.getDays() % 7 == 0;
    add(words, weeks ? period.getDays() / 7 : period.getDays(), weeks ? "week" : "day");
    return String.join(" and ", words);
  }

  private static void add(List<String> words, int count, String unit) {
    if (count != 0) {
      words.add(count + " " + unit + (count == 1 ? "" : "s"));
    }
  }

  /** Roughly; for saying that one cannot fit into another. */
  static double days(Period period) {
    return period.toTotalMonths() * DAYS_OF_A_MONTH + period.getDays();
  }
}
