package org.overturn.casework;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.overturn.deadline.WindowRule;
import org.overturn.denial.CareSetting;
import org.overturn.denial.Denial;
import org.overturn.denial.DenialNotice;
import org.overturn.denial.LineOfBusiness;
import org.overturn.denial.Stage;
import org.overturn.denial.Urgency;
import org.overturn.process.AnswerRefused;

/**
 * The facts that a person typed on the page <i>Correct the case</i>, checked one by one.
 *
 * @param windowZone the zone of the notice's letter window; null for the payer's
 */
record CorrectedFacts(DenialNotice notice, ZoneId windowZone) {

  private static final int LONGEST_REASON = 1000;

  /**
   * Reads the form; what it does not ask for stays as it is.
   *
   * @param rule the payer's rule, whose closing time counts where the letter names a day only
   * @throws AnswerRefused naming every field that has to be mended
   */
  static CorrectedFacts of(CorrectionForm form, Denial denial, WindowRule rule) {
    List<String> problems = new ArrayList<>();
    DenialNotice now = denial.facts();
    LocalDate determined = read(form.determinationDate(), "determination date", problems);
    LocalDateTime window = window(form, rule, problems);
    LocalDate appeal = read(form.appealDeadline(), "appeal deadline in the letter", problems);
    LocalDate posted = read(form.postedDate(), "day the notice was posted", problems);
    LocalDate discharged = read(form.dischargeDate(), "discharge date", problems);
    ZoneId zone = zone(form.windowZone(), problems);
    if (form.determinationDate().isEmpty()) {
      problems.add("determination date: give the day on which the payer decided");
    }
    if (form.why().isEmpty() || form.why().length() > LONGEST_REASON) {
      problems.add("reason of the correction: write one, under 1,000 characters");
    }
    plausible(
        window == null ? null : window.toLocalDate(), determined, 1, "request window", problems);
    plausible(appeal, determined, 2, "appeal deadline", problems);
    DenialNotice facts =
        new DenialNotice(
            form.payer(),
            form.payerReference().isEmpty() ? null : form.payerReference(),
            now.serviceLine(),
            determined,
            time(form.determinationTime(), "determination time", problems),
            now.reason(),
            code(form.lineOfBusiness(), LineOfBusiness::of, "line of business", problems),
            form.state(),
            code(form.setting(), CareSetting::of, "setting", problems),
            code(form.stage(), Stage::of, "stage", problems),
            code(form.urgency(), Urgency::of, "urgency", problems),
            now.patient(),
            now.service(),
            now.physician(),
            window,
            appeal,
            form.payerPhone().isEmpty() ? null : form.payerPhone(),
            now.receivedAt(),
            posted,
            discharged);
    if (!problems.isEmpty()) {
      throw new AnswerRefused("Please mend the form. " + String.join("; ", problems) + ".");
    }
    return new CorrectedFacts(facts, window == null ? null : zone);
  }

  private static LocalDateTime window(CorrectionForm form, WindowRule rule, List<String> problems) {
    LocalDate day = read(form.windowDate(), "request window in the letter", problems);
    LocalTime at = time(form.windowTime(), "time of the request window", problems);
    if (day == null && at != null) {
      problems.add("request window in the letter: give the day as well");
    }
    return day == null ? null : rule.letterWindow(day, at);
  }

  private static LocalDate read(String text, String field, List<String> problems) {
    try {
      return text.isEmpty() ? null : LocalDate.parse(text);
    } catch (DateTimeException unreadable) {
      problems.add(field + ": write it as a date, such as 2026-11-18");
      return null;
    }
  }

  private static LocalTime time(String text, String field, List<String> problems) {
    try {
      return text.isEmpty() ? null : LocalTime.parse(text);
    } catch (DateTimeException unreadable) {
      problems.add(field + ": write it as a time, such as 17:00");
      return null;
    }
  }

  private static ZoneId zone(String id, List<String> problems) {
    try {
      return id.isEmpty() ? null : ZoneId.of(id);
    } catch (DateTimeException unknown) {
      problems.add("time zone of the request window: choose one");
      return null;
    }
  }

  private static <T> T code(
      String code, Function<String, T> known, String field, List<String> problems) {
    try {
      return known.apply(code);
    } catch (IllegalArgumentException unknown) {
      problems.add(field + ": choose one");
      return null;
    }
  }

  /** A letter's deadline lies after the determination, and not by years. */
  private static void plausible(
      LocalDate day, LocalDate determined, int years, String what, List<String> problems) {
    if (day != null && determined != null && day.isBefore(determined)) {
      problems.add(what + ": it lies before the determination; check both dates");
    } else if (day != null && determined != null && day.isAfter(determined.plusYears(years))) {
      problems.add(what + ": it lies more than " + years + " years after; check the year");
    }
  }
}
