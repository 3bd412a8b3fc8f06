package org.overturn.deadline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * The event that a clock starts from, in the payer's zone.
 *
 * @param at when it was; the start of its day when no time is known, the cautious reading
 * @param timeKnown whether {@code at} is more than a day
 * @param words what it was and when, for an explanation
 * @param guessed whether it stands in for an event that is not on file and may have been earlier
 */
record ClockEvent(ZonedDateTime at, boolean timeKnown, String words, boolean guessed) {

  static ClockEvent on(LocalDate day, ZoneId zone, String what) {
    return new ClockEvent(
        day.atStartOfDay(zone), false, "%s on %s".formatted(what, ClockText.format(day)), false);
  }

  static ClockEvent at(Instant instant, ZoneId zone, String what) {
    return new ClockEvent(
        instant.atZone(zone),
        true,
        "%s on %s".formatted(what, ClockText.format(instant, zone)),
        false);
  }

  /** What the rule names where it is on file, else another event with the reason in words. */
  static ClockEvent of(ClockStart start, ClockFacts facts, ZoneId zone) {
    return switch (start) {
      case DETERMINATION -> determination(facts, zone);
      case NOTICE_RECEIVED -> receipt(facts, zone);
      // posting and attempts come after the determination, so counting from that is cautious
      case NOTICE_POSTED ->
          facts.noticePostedDate() == null
              ? determination(facts, zone).because("the posting date is not on file")
              : on(facts.noticePostedDate(), zone, "the posting of the denial");
      case FIRST_ATTEMPT ->
          facts.firstAttemptAt() == null
              ? determination(facts, zone).because("no attempt to call is on file")
              : at(facts.firstAttemptAt(), zone, "the first attempt to call");
      // a discharge can be earlier, so counting from the determination is a guess
      case DISCHARGE ->
          facts.dischargeDate() == null
              ? determination(facts, zone).because("the discharge date is not on file").asGuess()
              : on(facts.dischargeDate(), zone, "the discharge");
    };
  }

  static ClockEvent of(AppealRight right, ClockFacts facts, ZoneId zone) {
    return switch (right.filingClockStart()) {
      case NOTICE_DATE ->
          facts.determinationDate() == null
              ? determination(facts, zone)
              : new ClockEvent(
                  facts.determinationDate().atStartOfDay(zone),
                  false,
                  "the date on the notice, " + ClockText.format(facts.determinationDate()),
                  false);
      case NOTICE_RECEIVED ->
          right.receiptPresumedDays() == null
              ? receipt(facts, zone)
              : presumedReceipt(right.receiptPresumedDays(), facts, zone);
      case PREVIOUS_DECISION ->
          facts.previousDecisionDate() == null
              ? determination(facts, zone).because("no later decision is on file")
              : on(facts.previousDecisionDate(), zone, "the decision at the level before");
    };
  }

  /**
   * The day that mail is presumed to arrive, or an earlier receipt, which is evidence of itself.
   */
  private static ClockEvent presumedReceipt(int days, ClockFacts facts, ZoneId zone) {
    ClockEvent receipt = receipt(facts, zone);
    if (facts.determinationDate() == null) {
      return receipt;
    }
    LocalDate presumed = facts.determinationDate().plusDays(days);
    return receipt.day().isBefore(presumed)
        ? receipt
        : new ClockEvent(
            presumed.atStartOfDay(zone),
            false,
            "the receipt presumed on %s, %s after the date on the notice"
                .formatted(ClockText.format(presumed), WindowUnit.CALENDAR_DAYS.words(days)),
            false);
  }

  static ClockEvent receipt(ClockFacts facts, ZoneId zone) {
    return at(facts.noticeReceivedAt(), zone, "the receipt of the denial");
  }

  Instant instant() {
    return at.toInstant();
  }

  LocalDate day() {
    return at.toLocalDate();
  }

  /** A deadline whose clock this event started. */
  ComputedDeadline deadline(Instant dueAt, DeadlineSource source, String explanation) {
    return new ComputedDeadline(instant(), dueAt, at.getZone(), source, explanation);
  }

  /** The event moved to an opening on a later business day, as if it had happened then. */
  ClockEvent movedTo(LocalDate day, LocalTime opens) {
    ZonedDateTime moved =
        timeKnown ? day.atTime(opens).atZone(at.getZone()) : day.atStartOfDay(at.getZone());
    return new ClockEvent(
        moved,
        timeKnown,
        "%s, which counts as %s".formatted(words, ClockText.format(day)),
        guessed);
  }

  private static ClockEvent determination(ClockFacts facts, ZoneId zone) {
    LocalDate day = facts.determinationDate();
    if (day == null) {
      return receipt(facts, zone).because("the determination date is not on file");
    }
    LocalTime time = facts.determinationTime();
    return time == null
        ? on(day, zone, "the determination")
        : at(day.atTime(time).atZone(zone).toInstant(), zone, "the determination");
  }

  private ClockEvent because(String reason) {
    return new ClockEvent(at, timeKnown, "%s, as %s".formatted(words, reason), guessed);
  }

  private ClockEvent asGuess() {
    return new ClockEvent(at, timeKnown, words, true);
  }
}
