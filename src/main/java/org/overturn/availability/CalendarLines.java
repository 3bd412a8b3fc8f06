package org.overturn.availability;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import net.fortuna.ical4j.data.CalendarParserImpl;
import net.fortuna.ical4j.data.ContentHandler;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.data.UnfoldingReader;

/**
 * What stands in an iCalendar file, component by component, as text. Nothing is fetched, and no
 * object is made of what nobody asked for: the file is a stranger's.
 */
final class CalendarLines implements ContentHandler {

  /** More than a busy person's calendar of many years. */
  private static final int MOST_COMPONENTS = 20_000;

  private final Deque<Component> open = new ArrayDeque<>();
  private final List<Component> found = new ArrayList<>();
  private Property property;

  private CalendarLines() {}

  /** A property's value and parameters, as they were written; names in upper case. */
  record Property(String name, Map<String, String> parameters, StringBuilder text) {

    String value() {
      return text.toString().strip();
    }

    Optional<String> parameter(String parameter) {
      return Optional.ofNullable(parameters.get(parameter)).map(String::strip);
    }
  }

  /** A component with the properties that are its own. */
  record Component(String name, List<Property> properties) {

    List<Property> all(String property) {
      return properties.stream().filter(each -> each.name().equals(property)).toList();
    }

    Optional<Property> first(String property) {
      return properties.stream().filter(each -> each.name().equals(property)).findFirst();
    }

    /** The value in upper case, or "". */
    String code(String property) {
      return first(property).map(each -> each.value().toUpperCase(Locale.US)).orElse("");
    }
  }

  /**
   * All components of a file, in order.
   *
   * @throws CalendarUnreadable when it is no calendar, or holds more than any person's
   */
  static List<Component> of(byte[] file) throws CalendarUnreadable {
    CalendarLines lines = new CalendarLines();
    try (UnfoldingReader reader =
        new UnfoldingReader(
            new InputStreamReader(new ByteArrayInputStream(file), StandardCharsets.UTF_8), true)) {
      new CalendarParserImpl().parse(reader, lines);
    } catch (IOException | ParserException | RuntimeException broken) {
      throw new CalendarUnreadable(
          lines.found.size() >= MOST_COMPONENTS
              ? "it holds more entries than are read"
              : "what it answers is no calendar");
    }
    return lines.found;
  }

  @Override
  public void startCalendar() {
    startComponent("VCALENDAR");
  }

  @Override
  public void endCalendar() {
    open.clear();
  }

  @Override
  public void startComponent(String name) {
    if (found.size() >= MOST_COMPONENTS) {
      throw new IllegalStateException("too many components");
    }
    Component component = new Component(name.toUpperCase(Locale.US), new ArrayList<>());
    open.push(component);
    found.add(component);
  }

  @Override
  public void endComponent(String name) {
    open.poll();
  }

  @Override
  public void startProperty(String name) {
    property = new Property(name.toUpperCase(Locale.US), new HashMap<>(), new StringBuilder());
  }

  @Override
  public void parameter(String name, String value) {
    property.parameters().put(name.toUpperCase(Locale.US), value.replace("\"", ""));
  }

  @Override
  public void propertyValue(String value) {
    property.text().append(value);
  }

  @Override
  public void endProperty(String name) {
    if (!open.isEmpty()) {
      open.peek().properties().add(property);
    }
  }
}
