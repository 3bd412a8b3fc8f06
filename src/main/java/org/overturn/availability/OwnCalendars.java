package org.overturn.availability;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.overturn.practice.PracticeProperties;
import org.overturn.practice.SiteProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * What people's own calendars say, read from the addresses that they gave. Only when somebody is
 * busy is kept, and that for minutes. A calendar that cannot be read keeps nobody from anything: it
 * is said that it was not consulted.
 */
@Service
public class OwnCalendars {

  private static final Logger log = LoggerFactory.getLogger(OwnCalendars.class);

  /** How far ahead a calendar is read. */
  private static final Duration AHEAD = Duration.ofDays(120);

  /** A server that is down is not asked again at once. */
  private static final Duration KEEP_FAILURE = Duration.ofMinutes(1);

  private final AvailabilityRecords records;
  private final CalendarFetching fetching;
  private final CalendarProperties properties;
  private final PracticeProperties practice;
  private final SiteProperties site;
  private final Clock clock;
  private final Map<String, Kept> kept = new ConcurrentHashMap<>();
  private final Map<String, Object> locks = new ConcurrentHashMap<>();

  OwnCalendars(
      AvailabilityRecords records,
      CalendarFetching fetching,
      CalendarProperties properties,
      PracticeProperties practice,
      SiteProperties site,
      Clock clock) {
    this.records = records;
    this.fetching = fetching;
    this.properties = properties;
    this.practice = practice;
    this.site = site;
    this.clock = clock;
  }

  /**
   * What is known of a calendar.
   *
   * @param busy when its owner is busy; nothing where there is no calendar, or it was not read
   * @param warning why it was not consulted, or not all of it; empty when all is well
   */
  public record OwnCalendar(List<Interval> busy, Optional<String> warning) {}

  private record Kept(URI address, Instant readAt, Duration counts, OwnCalendar calendar) {

    boolean holds(URI now, Instant at) {
      return address.equals(now) && at.isBefore(readAt.plus(counts)) && !at.isBefore(readAt);
    }
  }

  /** What somebody's own calendar says now, or said some minutes ago. */
  public OwnCalendar of(String userId) {
    URI address = records.of(userId).map(PersonAvailability::calendar).orElse(null);
    if (address == null) {
      kept.remove(userId);
      return new OwnCalendar(List.of(), Optional.empty());
    }
    // who asks meanwhile waits for the one answer
    synchronized (locks.computeIfAbsent(userId, user -> new Object())) {
      Kept last = kept.get(userId);
      if (last == null || !last.holds(address, clock.instant())) {
        last = read(userId, address);
        kept.put(userId, last);
      }
      return last.calendar();
    }
  }

  private Kept read(String userId, URI address) {
    Instant now = clock.instant();
    try {
      BusyReading.Read read =
          BusyReading.of(
              fetching.fetch(address),
              new Interval(now.minus(Duration.ofDays(1)), now.plus(AHEAD)),
              practice.zone(),
              uid -> uid.endsWith("@" + site.baseUrl().getHost()));
      Optional<String> warning =
          read.unread() == 0
              ? Optional.empty()
              : Optional.of(read.unread() + " entries of it could not be read");
      return new Kept(address, now, properties.keep(), new OwnCalendar(read.times(), warning));
    } catch (CalendarUnreadable unreadable) {
      log.warn("The calendar of {} was not consulted: {}", userId, unreadable.getMessage());
      OwnCalendar none = new OwnCalendar(List.of(), Optional.of(unreadable.getMessage()));
      return new Kept(address, now, KEEP_FAILURE, none);
    }
  }
}
