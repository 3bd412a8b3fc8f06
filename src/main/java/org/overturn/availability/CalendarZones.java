package org.overturn.availability;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import net.fortuna.ical4j.transform.compliance.Rfc5545Transformer;

/**
 * The zones that a calendar's times name: IANA names, also at the end of a path, the names of
 * Windows that Outlook writes, and names of its own that say which IANA zone they stand for.
 */
final class CalendarZones {

  /** Windows' names of the zones of the United States; the library errs on some. */
  private static final Map<String, String> OF_THE_STATES =
      Map.of(
          "Eastern Standard Time", "America/New_York",
          "US Eastern Standard Time", "America/Indiana/Indianapolis",
          "Central Standard Time", "America/Chicago",
          "Mountain Standard Time", "America/Denver",
          "US Mountain Standard Time", "America/Phoenix",
          "Pacific Standard Time", "America/Los_Angeles",
          "Alaskan Standard Time", "America/Anchorage",
          "Hawaiian Standard Time", "Pacific/Honolulu",
          "Aleutian Standard Time", "America/Adak");

  private static final Map<String, ZoneId> OF_WINDOWS = windows();

  private final Map<String, ZoneId> own = new HashMap<>();
  private final ZoneId otherwise;

  /**
   * The zones of one file.
   *
   * @param otherwise for times that name no zone, or one that nobody knows
   */
  CalendarZones(List<CalendarLines.Component> components, ZoneId otherwise) {
    this.otherwise = otherwise;
    for (CalendarLines.Component component : components) {
      if (component.name().equals("VTIMEZONE")) {
        Optional<String> location =
            component.first("X-LIC-LOCATION").map(CalendarLines.Property::value);
        Optional<String> name = component.first("TZID").map(CalendarLines.Property::value);
        if (name.isPresent()) {
          location.flatMap(CalendarZones::known).ifPresent(zone -> own.put(name.get(), zone));
        }
      }
    }
  }

  ZoneId of(Optional<String> name) {
    return name.flatMap(given -> known(given).or(() -> Optional.ofNullable(own.get(given))))
        .orElse(otherwise);
  }

  private static Optional<ZoneId> known(String name) {
    if (OF_WINDOWS.containsKey(name)) {
      return Optional.of(OF_WINDOWS.get(name));
    }
    String[] parts = name.split("/");
    for (int from = 0; from < parts.length; from++) {
      String tail = String.join("/", List.of(parts).subList(from, parts.length));
      if (ZoneId.getAvailableZoneIds().contains(tail)) {
        return Optional.of(ZoneId.of(tail));
      }
    }
    return Optional.empty();
  }

  /** The names of Windows, as the library that parses calendars ships them. */
  private static Map<String, ZoneId> windows() {
    Map<String, ZoneId> zones = new HashMap<>();
    for (String file : List.of("msTimezoneIds", "msTimezoneNames")) {
      Properties names = new Properties();
      try (InputStream in = Rfc5545Transformer.class.getResourceAsStream(file)) {
        if (in != null) {
          names.load(in);
        }
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
      names.forEach((name, zone) -> add(zones, name.toString(), zone.toString()));
    }
    OF_THE_STATES.forEach((name, zone) -> add(zones, name, zone));
    return Map.copyOf(zones);
  }

  private static void add(Map<String, ZoneId> zones, String name, String zone) {
    try {
      zones.put(name.strip(), ZoneId.of(zone.strip()));
    } catch (DateTimeException unknownHere) {
      // a zone that this Java does not know helps nobody
    }
  }
}
