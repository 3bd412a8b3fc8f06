package org.overturn.deadline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/**
 * What is known of a denial that any clock may start from. Dates and times without a zone are the
 * payer's. Only the receipt is always known; build it with {@link #of} and the {@code with}
 * methods.
 *
 * @param determinationDate the day the payer decided, or null while it has not (R15)
 * @param determinationTime the time of day it did, or null
 * @param noticeReceivedAt when the denial reached us
 * @param noticePostedDate the day the payer posted or mailed it, or null
 * @param dischargeDate the day the patient left the hospital, or null
 * @param firstAttemptAt when the payer first tried to reach us for the call, or null
 * @param letterWindow the end of the call window as the letter states it, or null
 * @param letterAppealDeadline the last day to appeal as the letter states it, or null
 * @param previousDecisionDate the day of the decision at the level before, or null
 */
public record ClockFacts(
    LocalDate determinationDate,
    LocalTime determinationTime,
    Instant noticeReceivedAt,
    LocalDate noticePostedDate,
    LocalDate dischargeDate,
    Instant firstAttemptAt,
    LocalDateTime letterWindow,
    LocalDate letterAppealDeadline,
    LocalDate previousDecisionDate) {

  public ClockFacts {
    if (noticeReceivedAt == null) {
      throw new IllegalArgumentException("The receipt of the denial is not given");
    }
  }

  /** The least that is known: when the denial reached us, and the day of the decision, or null. */
  public static ClockFacts of(LocalDate determinationDate, Instant noticeReceivedAt) {
    return new ClockFacts(
        determinationDate, null, noticeReceivedAt, null, null, null, null, null, null);
  }

  public ClockFacts withDeterminationTime(LocalTime time) {
    return new ClockFacts(
        determinationDate,
        time,
        noticeReceivedAt,
        noticePostedDate,
        dischargeDate,
        firstAttemptAt,
        letterWindow,
        letterAppealDeadline,
        previousDecisionDate);
  }

  public ClockFacts withNoticePostedDate(LocalDate day) {
    return new ClockFacts(
        determinationDate,
        determinationTime,
        noticeReceivedAt,
        day,
        dischargeDate,
        firstAttemptAt,
        letterWindow,
        letterAppealDeadline,
        previousDecisionDate);
  }

  public ClockFacts withDischargeDate(LocalDate day) {
    return new ClockFacts(
        determinationDate,
        determinationTime,
        noticeReceivedAt,
        noticePostedDate,
        day,
        firstAttemptAt,
        letterWindow,
        letterAppealDeadline,
        previousDecisionDate);
  }

  public ClockFacts withFirstAttemptAt(Instant instant) {
    return new ClockFacts(
        determinationDate,
        determinationTime,
        noticeReceivedAt,
        noticePostedDate,
        dischargeDate,
        instant,
        letterWindow,
        letterAppealDeadline,
        previousDecisionDate);
  }

  public ClockFacts withLetterWindow(LocalDateTime payersTime) {
    return new ClockFacts(
        determinationDate,
        determinationTime,
        noticeReceivedAt,
        noticePostedDate,
        dischargeDate,
        firstAttemptAt,
        payersTime,
        letterAppealDeadline,
        previousDecisionDate);
  }

  public ClockFacts withLetterAppealDeadline(LocalDate day) {
    return new ClockFacts(
        determinationDate,
        determinationTime,
        noticeReceivedAt,
        noticePostedDate,
        dischargeDate,
        firstAttemptAt,
        letterWindow,
        day,
        previousDecisionDate);
  }

  public ClockFacts withPreviousDecisionDate(LocalDate day) {
    return new ClockFacts(
        determinationDate,
        determinationTime,
        noticeReceivedAt,
        noticePostedDate,
        dischargeDate,
        firstAttemptAt,
        letterWindow,
        letterAppealDeadline,
        day);
  }
}
