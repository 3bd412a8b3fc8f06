package org.overturn.operation;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a scraper got, read as Prometheus reads it: a name, tags and a figure on each line. */
public final class Scrape {

  private static final Pattern LINE = Pattern.compile("(\\w+)(?:\\{(.*)\\})? (\\S+)");

  private final Map<String, Double> series = new TreeMap<>();
  private final Set<String> names;

  public Scrape(String text) {
    text.lines().filter(line -> !line.startsWith("#")).forEach(this::add);
    names =
        series.keySet().stream()
            .map(each -> each.replaceFirst("\\{.*", ""))
            .collect(Collectors.toSet());
  }

  private void add(String line) {
    Matcher parts = LINE.matcher(line);
    if (!parts.matches()) {
      throw new IllegalArgumentException("This is no line of figures: " + line);
    }
    String tags = parts.group(2) == null ? "" : parts.group(2);
    series.put(parts.group(1) + "{" + tags + "}", Double.valueOf(parts.group(3)));
  }

  public Set<String> names() {
    return names;
  }

  /**
   * The one figure of this name with all of these tags.
   *
   * @param tags such as {@code state="waiting"}
   */
  public double figure(String name, String... tags) {
    var found =
        series.entrySet().stream()
            .filter(each -> each.getKey().startsWith(name + "{"))
            .filter(each -> Arrays.stream(tags).allMatch(each.getKey()::contains))
            .toList();
    if (found.size() != 1) {
      throw new AssertionError(
          "%s %s is there %d times".formatted(name, Arrays.toString(tags), found.size()));
    }
    return found.get(0).getValue();
  }
}
