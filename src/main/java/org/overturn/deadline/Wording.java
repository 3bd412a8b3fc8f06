package org.overturn.deadline;

import java.time.Instant;
import java.time.LocalDate;
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

  static Wording assumedWindow(WindowRule rule, ClockEvent start) {
    return (basis, due) ->
        ("%s, so we assume %s and take the window to close %s;"
                + " read the letter and enter what it states.")
            .formatted(whyAssumed(rule, start), basis, due);
  }

  static Wording callBack(WindowRule rule) {
    return (basis, due) ->
        "%s allows %s to call back, so the call can be made until %s."
            .formatted(rule.name(), basis, due);
  }

  static Wording filing(AppealRight right) {
    return (basis, due) ->
        "%s allows %s, so the appeal must be filed by %s.".formatted(right.citedName(), basis, due);
  }

  static Wording assumedFiling(AppealRight right) {
    return (basis, due) ->
        ("No time to file is published for the rule \"%s\", so we assume %s and take the appeal to"
                + " be due by %s; read the letter and enter what it states.")
            .formatted(right.name(), basis, due);
  }

  static Wording decision(AppealRight right) {
    return (basis, due) ->
        "%s gives the payer %s, so it must decide by %s.".formatted(right.citedName(), basis, due);
  }

  static Wording assumedDecision(AppealRight right) {
    return (basis, due) ->
        "No time to decide is published for the rule \"%s\", so we assume %s and expect it by %s."
            .formatted(right.name(), basis, due);
  }

  static Wording resubmissionAnswer() {
    return (basis, due) ->
        ("CMS-0057-F allows the plans it covers %s to answer, so the answer is due %s; the practice"
                + " chases other plans then, too.")
            .formatted(basis, due);
  }

  static Wording authorization() {
    return (basis, due) ->
        "The practice waits %s for the authorization in writing, and chases it from %s."
            .formatted(basis, due);
  }

  static Wording decisionAfterCall() {
    return (basis, due) ->
        "The payer announced its decision without a day, so the practice waits %s and chases it from %s."
            .formatted(basis, due);
  }

  static String announcedDecision(Instant dueAt, ZoneId practice) {
    return "The payer announced its decision in the call, so the practice chases it from %s."
        .formatted(ClockText.format(dueAt, practice));
  }

  static String letterWindow(WindowRule rule, Instant dueAt) {
    return "The letter states %s, and a time in the letter goes before the rule \"%s\"."
        .formatted(ClockText.format(dueAt, rule.zone()), rule.name());
  }

  static String letterFiling(AppealRight right, LocalDate day) {
    return "The letter gives until %s to appeal, and a date in the letter goes before the rule \"%s\"."
        .formatted(ClockText.format(day), right.name());
  }

  static String lateFiling(AppealRight right, LocalDate day) {
    return "The plan takes the appeal late, for good cause, until %s; the time that %s gives has passed."
        .formatted(ClockText.format(day), right.name());
  }

  static String notOffered(WindowRule rule) {
    return "No peer-to-peer call is offered for this denial by the rule \"%s\"."
        .formatted(rule.name());
  }

  static String untilFiling(WindowRule rule, ComputedDeadline filing) {
    return "%s lets a call be asked for until the appeal must be filed; %s"
        .formatted(rule.name(), filing.explanation());
  }

  /** For example "3 business days from the discharge on Nov 17, 2026 (weekends … do not count)". */
  static String basis(
      Span span, ClockEvent counted, OpeningHours hours, BusinessCalendar calendar) {
    String whatCounts =
        switch (span.unit()) {
          case HOURS -> "every hour counts";
          case BUSINESS_HOURS -> "only %s, and %s".formatted(hours.words(), calendar.words());
          case BUSINESS_DAYS -> calendar.words();
          default -> "every day counts";
        };
    return "%s from %s (%s)".formatted(span.words(), counted.words(), whatCounts);
  }

  private static String whyAssumed(WindowRule rule, ClockEvent start) {
    if (rule.offered() == Offered.BEFORE_DETERMINATION && !rule.isCounted()) {
      return "%s takes a call only until the payer decides".formatted(rule.name());
    }
    if (start.guessed() && rule.isCounted() && !rule.assumed()) {
      return "%s counts from an event that is not on file".formatted(rule.name());
    }
    return "No window is published for the rule \"%s\"".formatted(rule.name());
  }
}
