package org.overturn.intake.letter;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.overturn.denial.Denial;
import org.overturn.process.AnswerRefused;

/** Dates as the form <i>Check the letter</i> shows and takes them: as letters write them. */
final class LetterDates {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM/dd/yyyy");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("h:mm a", Locale.US);

  private static final Pattern WINDOW =
      Pattern.compile(
          "(?<day>" + UsDates.DATE + ")(?:,? (?:at )?(?<time>" + UsDates.TIME + "))?",
          Pattern.CASE_INSENSITIVE);

  private LetterDates() {}

  static String day(LocalDate day) {
    return day == null ? "" : DAY.format(day);
  }

  /** The end of the call window as the letter states it, with its zone where it names one. */
  static String window(Denial denial) {
    return denial
        .letterWindow()
        .map(end -> day(end.toLocalDate()) + time(end, denial.letterWindowZone()))
        .orElse("");
  }

  private static String time(LocalDateTime end, Optional<ZoneId> zone) {
    return end.toLocalTime().equals(StatedDeadlines.END_OF_DAY)
        ? ""
        : " " + TIME.format(end) + zone.map(UsDates::letters).map(each -> " " + each).orElse("");
  }

  /**
   * The day that was typed; null for nothing.
   *
   * @param field as people know it
   * @throws AnswerRefused when it is no day
   */
  static LocalDate day(String typed, String field, LocalDate latest) {
    return typed == null
        ? null
        : UsDates.date(typed, latest).orElseThrow(() -> refused(field, "MM/DD/YYYY"));
  }

  /** The end of the window that was typed; the whole day where it has no time. */
  static LocalDateTime window(String typed, LocalDate latest) {
    if (typed == null) {
      return null;
    }
    Matcher window = WINDOW.matcher(typed.strip());
    String field = "last day to ask for a peer-to-peer";
    if (!window.matches()) {
      throw refused(field, "MM/DD/YYYY, or 12/04/2026 5:00 PM CT");
    }
    LocalDate day = day(window.group("day"), field, latest);
    return window.group("time") == null
        ? day.atTime(StatedDeadlines.END_OF_DAY)
        : day.atTime(
            UsDates.time(window.group("time"))
                .orElseThrow(() -> refused(field, "12/04/2026 5:00 PM CT")));
  }

  /** The zone that was typed behind the time, or null. */
  static ZoneId zone(String typed) {
    return typed == null ? null : UsDates.zone(typed).orElse(null);
  }

  private static AnswerRefused refused(String field, String form) {
    return new AnswerRefused("Please mend the form. " + field + ": write it as " + form + ".");
  }
}
