package org.overturn.journeys;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.overturn.deadline.NaiveClock;
import org.overturn.denial.CaseNumber;

/**
 * One denial of the simulated year: what was done on it, and what the oracle expects of its clocks.
 */
final class SimulatedCase {

  private static final LocalTime QUIET_FROM = LocalTime.of(20, 0);
  private static final LocalTime QUIET_UNTIL = LocalTime.of(7, 0);

  final SimulatedPlan.Facts facts;
  final CaseNumber number;

  /** Each instant at which the request task opened anew, the first being the arrival. */
  final List<Instant> requestsOpened = new ArrayList<>();

  /** When and how the request window was settled by a person, null when it was not. */
  Instant requestSettled;

  String requestResult;

  /** When the appeal was filed, null when it was not. */
  Instant filed;

  SimulatedCase(SimulatedPlan.Facts facts, CaseNumber number) {
    this.facts = facts;
    this.number = number;
    requestsOpened.add(facts.received());
  }

  Instant window() {
    return facts.plan().window(facts);
  }

  Instant filing() {
    return facts.plan().filing(facts);
  }

  /** Whether a call can be asked for at all: one is held, and not over when the denial came. */
  boolean callIsOpen() {
    return window() != null && facts.received().isBefore(window());
  }

  boolean windowLapses() {
    return callIsOpen() && requestSettled == null;
  }

  /** By boundary event: when people must have been told of the request window. */
  TreeMap<String, List<Instant>> windowRungs(ZoneId practice) {
    TreeMap<String, List<Instant>> rungs = new TreeMap<>();
    for (String rung : List.of("requestReminderDue", "requestWindowAtRisk", "requestLastHour")) {
      rungs.put("boundaryEvent_" + rung, new ArrayList<>());
    }
    if (!callIsOpen()) {
      return rungs;
    }
    Instant close = window();
    for (int i = 0; i < requestsOpened.size(); i++) {
      Instant from = requestsOpened.get(i);
      Instant end = i + 1 < requestsOpened.size() ? requestsOpened.get(i + 1) : settled(close);
      Instant half = from.plusMillis(Duration.between(from, close).toMillis() / 2);
      Instant lastHours = facts.naive().beforeBusinessHours(minuteAfter(close), 4);
      add(rungs, "requestReminderDue", half, from, close, end, practice);
      add(rungs, "requestWindowAtRisk", lastHours, from, close, end, practice);
      add(rungs, "requestLastHour", close.minusSeconds(60 * 60), from, close, end, practice);
    }
    return rungs;
  }

  /** By boundary event: when people must have been told of the filing deadline. */
  TreeMap<String, List<Instant>> filingRungs(ZoneId practice) {
    TreeMap<String, List<Instant>> rungs = new TreeMap<>();
    NaiveClock naive = facts.naive();
    Instant close = filing();
    Instant from = facts.received();
    Instant end = filed == null ? close : filed;
    LocalDate lastDay = naive.wall(close).toLocalDate();
    LocalDate lastBusinessDay = lastDay;
    while (naive.isOff(lastBusinessDay)) {
      lastBusinessDay = lastBusinessDay.minusDays(1);
    }
    LocalDate dayBefore = lastBusinessDay.minusDays(1);
    while (naive.isOff(dayBefore)) {
      dayBefore = dayBefore.minusDays(1);
    }
    for (String rung :
        List.of(
            "filingReminderDue",
            "filingSecondReminderDue",
            "filingLastReminderDue",
            "filingAtRisk",
            "filingLastHour")) {
      rungs.put("boundaryEvent_" + rung, new ArrayList<>());
    }
    addUnlessPast(rungs, "filingReminderDue", lastDay.minusDays(14), from, close, end, practice);
    addUnlessPast(
        rungs, "filingSecondReminderDue", lastDay.minusDays(7), from, close, end, practice);
    addUnlessPast(rungs, "filingLastReminderDue", lastDay.minusDays(1), from, close, end, practice);
    add(rungs, "filingAtRisk", opening(dayBefore), from, close, end, practice);
    add(
        rungs,
        "filingLastHour",
        naive.beforeBusinessHours(minuteAfter(close), 1),
        from,
        close,
        end,
        practice);
    return rungs;
  }

  private void addUnlessPast(
      TreeMap<String, List<Instant>> rungs,
      String rung,
      LocalDate day,
      Instant from,
      Instant close,
      Instant end,
      ZoneId practice) {
    if (opening(day).isAfter(from)) {
      add(rungs, rung, opening(day), from, close, end, practice);
    }
  }

  /** A rung comes at once when it is past, waits for the morning, and never after the end. */
  private static void add(
      TreeMap<String, List<Instant>> rungs,
      String rung,
      Instant instant,
      Instant from,
      Instant close,
      Instant end,
      ZoneId practice) {
    Instant told = instant.isBefore(from) ? from : instant;
    NaiveClock wall = new NaiveClock(practice, SimulatedPlan.OPENS, SimulatedPlan.CLOSES);
    Instant morning = wall.outOf(QUIET_FROM, QUIET_UNTIL, told);
    Instant at = morning.isBefore(close) ? morning : told;
    if (at.isBefore(end)) {
      rungs.get("boundaryEvent_" + rung).add(at);
    }
  }

  private Instant opening(LocalDate day) {
    return facts.naive().showing(day, SimulatedPlan.OPENS);
  }

  /** The oracle walks by whole minutes, and a day ends a second before one. */
  private static Instant minuteAfter(Instant close) {
    Instant minute = close.truncatedTo(ChronoUnit.MINUTES);
    return minute.equals(close) ? close : minute.plusSeconds(60);
  }

  private Instant settled(Instant close) {
    return requestSettled == null ? close : requestSettled;
  }
}
