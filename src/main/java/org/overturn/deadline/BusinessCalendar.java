package org.overturn.deadline;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.time.temporal.TemporalAdjusters;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Business days and business hours: Monday to Friday without the eleven federal holidays of 5
 * U.S.C. 6103, each on the day it is observed, and without the further days off that a payer names.
 */
@Component
public class BusinessCalendar {

  private final HolidayManager unitedStates;
  private final Map<Integer, Set<LocalDate>> federalHolidays;
  private final DaysOff furtherDaysOff;

  /** The calendar of US federal holidays alone. */
  public BusinessCalendar() {
    // read here, on the thread that starts the application, so that a missing calendar stops the
    // start
    this(
        HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.UNITED_STATES)),
        new ConcurrentHashMap<>(),
        DaysOff.NONE);
  }

  private BusinessCalendar(
      HolidayManager unitedStates,
      Map<Integer, Set<LocalDate>> federalHolidays,
      DaysOff furtherDaysOff) {
    this.unitedStates = unitedStates;
    this.federalHolidays = federalHolidays;
    this.furtherDaysOff = furtherDaysOff;
  }

  /** The federal calendar with a payer's own days off. */
  BusinessCalendar with(DaysOff daysOff) {
    return new BusinessCalendar(unitedStates, federalHolidays, daysOff);
  }

  /** Whether offices work on this day. */
  public boolean isBusinessDay(LocalDate day) {
    return day.getDayOfWeek().getValue() <= DayOfWeek.FRIDAY.getValue()
        && !furtherDaysOff.contains(day)
        && !federalHolidays.computeIfAbsent(day.getYear(), this::observedIn).contains(day);
  }

  /** This day if it is a business day, else the next one. */
  public LocalDate onOrAfter(LocalDate day) {
    return isBusinessDay(day) ? day : plusBusinessDays(day, 1);
  }

  /** This day if it is a business day, else the one before. */
  public LocalDate onOrBefore(LocalDate day) {
    return isBusinessDay(day) ? day : minusBusinessDays(day, 1);
  }

  /** The n-th business day after a day, which is itself not counted; n may be 0. */
  public LocalDate plusBusinessDays(LocalDate day, int n) {
    return walk(day, n, 1);
  }

  /** The n-th business day before a day, which is itself not counted; n may be 0. */
  public LocalDate minusBusinessDays(LocalDate day, int n) {
    return walk(day, n, -1);
  }

  /**
   * Whether a business day's hours run at this instant; the closing instant is no longer inside.
   */
  public boolean isOpen(Instant instant, OpeningHours hours) {
    LocalDate day = hours.dayOf(instant);
    return isBusinessDay(day)
        && !hours.daysOff().contains(day)
        && !instant.isBefore(hours.opensOn(day))
        && instant.isBefore(hours.closesOn(day));
  }

  /** The first instant by which so much business time has passed since the start. */
  public Instant plusBusinessTime(Instant start, Duration amount, OpeningHours hours) {
    Duration left = positive(amount);
    for (LocalDate day = onOrAfter(hours.dayOf(start)); ; day = plusBusinessDays(day, 1)) {
      Instant from = later(start, hours.opensOn(day));
      Duration open = Duration.between(from, hours.closesOn(day));
      if (open.compareTo(left) >= 0) {
        return from.plus(left);
      }
      left = open.isNegative() ? left : left.minus(open);
    }
  }

  /** The last instant from which so much business time is still to pass until the end. */
  public Instant minusBusinessTime(Instant end, Duration amount, OpeningHours hours) {
    Duration left = positive(amount);
    for (LocalDate day = onOrBefore(hours.dayOf(end)); ; day = minusBusinessDays(day, 1)) {
      Instant to = earlier(end, hours.closesOn(day));
      Duration open = Duration.between(hours.opensOn(day), to);
      if (open.compareTo(left) >= 0) {
        return to.minus(left);
      }
      left = open.isNegative() ? left : left.minus(open);
    }
  }

  /** Which days do not count, in words. */
  String words() {
    return "weekends and US federal holidays do not count"
        + (furtherDaysOff.isEmpty() ? "" : ", nor do the payer's own days off");
  }

  static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private LocalDate walk(LocalDate from, int businessDays, int step) {
    LocalDate day = from;
    for (int left = businessDays; left > 0; ) {
      day = day.plusDays(step);
      if (isBusinessDay(day)) {
        left--;
      }
    }
    return day;
  }

  private Set<LocalDate> observedIn(int year) {
    Set<LocalDate> days = new HashSet<>();
    // New Year's Day on a Saturday is observed in the year before
    for (int of : new int[] {year, year + 1}) {
      unitedStates.getHolidays(Year.of(of)).stream().map(Holiday::getDate).forEach(days::add);
    }
    // Jollyday knows Columbus Day for single states only, though 5 U.S.C. 6103 has it for the
    // nation
    days.add(
        LocalDate.of(year, Month.OCTOBER, 1)
            .with(TemporalAdjusters.dayOfWeekInMonth(2, DayOfWeek.MONDAY)));
    days.removeIf(day -> day.getYear() != year);
    return Set.copyOf(days);
  }

  private static Duration positive(Duration amount) {
    if (amount.isNegative() || amount.isZero()) {
      throw new IllegalArgumentException("Business time to add or take away must be positive");
    }
    return amount;
  }
}
