package org.overturn.deadline;

import java.time.Instant;
import java.time.ZoneId;

/** Says in one sentence why a deadline is where it is: rule, clock start and calendar. */
@FunctionalInterface
interface Wording {

  /**
   * @param basis the length, the clock start and the calendar
   * @param due the instant it gives
   */
  String say(String basis, String due);

  static Wording window(WindowRule rule) {
    return (basis, due) ->
        "%s allows %s, so the window closes %s.".formatted(rule.name(), basis, due);
  }

  static Wording assumedWindow(WindowRule rule) {
    return (basis, due) ->
        ("No window is published for the rule \"%s\": %s is assumed, so the window is taken to close"
                + " %s until someone reads the letter and enters the time it states.")
            .formatted(rule.name(), basis, due);
  }

  static Wording callBack(WindowRule rule) {
    return (basis, due) ->
        "%s allows %s to call back, so the call can be made until %s."
            .formatted(rule.name(), basis, due);
  }

  static Wording filing(AppealRight right) {
    boolean assumed = right.assumed() || right.filingLength() == null;
    return (basis, due) ->
        assumed
            ? ("No filing period is published for \"%s\": %s is assumed, so the appeal is taken to be"
                    + " due by %s until someone reads the letter and enters the date it states.")
                .formatted(right.citedName(), basis, due)
            : "%s allows %s, so the appeal must be filed by %s."
                .formatted(right.citedName(), basis, due);
  }

  static Wording decision(AppealRight right) {
    boolean assumed = right.assumed() || right.decisionLength() == null;
    return (basis, due) ->
        assumed
            ? "No time to decide is published for \"%s\": %s is assumed, so the decision is expected by %s."
                .formatted(right.citedName(), basis, due)
            : "%s gives the payer %s, so it must decide by %s."
                .formatted(right.citedName(), basis, due);
  }

  static String letterWindow(WindowRule rule, Instant dueAt) {
    return "The letter states %s, and a time in the letter goes before the rule \"%s\"."
        .formatted(ClockText.format(dueAt, rule.zone()), rule.name());
  }

  static String letterFiling(AppealRight right, Instant dueAt, ZoneId zone) {
    return "The letter states that the appeal is due by %s, and a date in the letter goes before %s."
        .formatted(ClockText.format(dueAt, zone), right.citedName());
  }

  static String notOffered(WindowRule rule) {
    return "%s offers no peer-to-peer call for this denial.".formatted(rule.name());
  }

  static String untilFiling(WindowRule rule, ComputedDeadline filing) {
    return "%s lets a call be asked for until the appeal must be filed; %s"
        .formatted(rule.name(), filing.explanation());
  }

  /** For example "3 business days from the discharge on Nov 17, 2026 (weekends … do not count)". */
  static String basis(
      Span span, ClockEvent counted, OpeningHours hours, BusinessCalendar calendar) {
    String counts =
        switch (span.unit()) {
          case HOURS -> "every hour counts";
          case BUSINESS_HOURS ->
              "only %s to %s counts, and %s"
                  .formatted(
                      ClockText.format(hours.opens()),
                      ClockText.format(hours.closes()),
                      calendar.words());
          case BUSINESS_DAYS -> calendar.words();
          default -> "every day counts";
        };
    return "%s from %s (%s)".formatted(span.words(), counted.words(), counts);
  }
}
