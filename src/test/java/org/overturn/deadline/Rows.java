package org.overturn.deadline;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/** Rows as the decision tables give them, and the little that every test of deadlines needs. */
final class Rows {

  static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  private Rows() {}

  static Deadlines deadlinesAt(String now) {
    return new Deadlines(new BusinessCalendar(), Clock.fixed(Instant.parse(now), ZoneOffset.UTC));
  }

  /** An instant from New York's local time. */
  static Instant at(String local) {
    return at(local, NEW_YORK);
  }

  static Instant at(String local, ZoneId zone) {
    return LocalDateTime.parse(local).atZone(zone).toInstant();
  }

  /** The outputs of a call rule: three business days from the determination, New York. */
  static Map<String, Object> callRow() {
    Map<String, Object> row = new HashMap<>();
    row.put("rule", "Example Health inpatient");
    row.put("offered", "after-determination");
    row.put("effect", "can-overturn");
    row.put("appealEndsCall", true);
    row.put("windowLength", 3);
    row.put("windowUnit", "business-days");
    row.put("clockStart", "determination");
    row.put("closesAt", "close-of-business");
    row.put("receivedAfterHours", null);
    row.put("callsAllowed", 1);
    row.put("missedAttemptsAllowed", 2);
    row.put("callBackBusinessDays", null);
    row.put("whoMaySpeak", "any-physician");
    row.put("howToRequest", "by phone");
    row.put("payerPhone", "");
    row.put("phoneOpens", "08:00");
    row.put("phoneCloses", "17:00");
    row.put("zone", "America/New_York");
    row.put("holidays", "");
    row.put("slotMinutes", 15);
    row.put("timesToOffer", 1);
    row.put("separateRequest", "");
    row.put("strategy", "both-at-once");
    row.put("assumed", false);
    row.put("source", "example.com, calls (2026)");
    row.put("checkedOn", "2026-11-21");
    return row;
  }

  /** A call rule with some outputs changed: column, value, column, value. */
  static WindowRule callRule(Object... changes) {
    return WindowRule.from(changed(callRow(), changes));
  }

  static WindowRule callRule(Integer length, String unit, String clockStart, String closesAt) {
    return callRule(
        "windowLength", length,
        "windowUnit", unit,
        "clockStart", clockStart,
        "closesAt", closesAt);
  }

  /** The outputs of an appeal right: Medicare Advantage's first level (F34, F35). */
  static Map<String, Object> appealRow() {
    Map<String, Object> row = new HashMap<>();
    row.put("right", "Medicare Advantage reconsideration");
    row.put("available", true);
    row.put("filingLength", 65);
    row.put("filingUnit", "calendar-days");
    row.put("filingClockStart", "notice-date");
    row.put("receiptPresumedDays", null);
    row.put("decisionLength", 30);
    row.put("decisionUnit", "calendar-days");
    row.put("nextLevel", "external");
    row.put("consentRequired", false);
    row.put("forwardsAutomatically", true);
    row.put("mayRunTogether", false);
    row.put("law", "42 CFR 422.582");
    row.put("assumed", false);
    row.put("source", "example.com, notices (2026)");
    row.put("checkedOn", "2026-11-21");
    return row;
  }

  static AppealRight appealRight(Object... changes) {
    return AppealRight.from(changed(appealRow(), changes));
  }

  static Map<String, Object> changed(Map<String, Object> row, Object... changes) {
    for (int i = 0; i < changes.length; i += 2) {
      row.put((String) changes[i], changes[i + 1]);
    }
    return row;
  }
}
