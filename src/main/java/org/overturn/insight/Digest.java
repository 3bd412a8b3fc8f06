package org.overturn.insight;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.overturn.deadline.ClockText;

/**
 * What supervisors are told of a day. It goes by mail, so it names cases and clocks, and neither
 * patients nor payers nor services.
 *
 * @param day in the practice's zone
 * @param closing what closes on it, the nearest first
 * @param lapses what closed unused on the day before
 * @param unassigned what nobody has taken, the nearest first
 */
record Digest(
    LocalDate day, Part<OpenClock> closing, List<Lapse> lapses, Part<OpenClock> unassigned) {

  /**
   * The first lines of a list.
   *
   * @param total how long it is
   */
  record Part<T>(List<T> first, long total) {}

  String subject() {
    return "Windows of %s: %d closing, %d lapsed yesterday, %d not taken"
        .formatted(ClockText.format(day), closing.total(), lapses.size(), unassigned.total());
  }

  /**
   * @param board the link to the windows board
   */
  String text(String board) {
    return Stream.of(
            section("Closing today", closing.total(), closing.first().stream().map(Digest::line)),
            section("Lapsed yesterday", lapses.size(), lapses.stream().map(Digest::line)),
            section(
                "Taken by nobody",
                unassigned.total(),
                unassigned.first().stream().map(Digest::line)),
            "All of them, live: " + board + "\n")
        .collect(Collectors.joining("\n"));
  }

  private static String section(String title, long total, Stream<String> lines) {
    List<String> shown = lines.toList();
    String more = total > shown.size() ? "  and %d more\n".formatted(total - shown.size()) : "";
    return "%s: %s\n%s%s"
        .formatted(title, total == 0 ? "none" : total, String.join("", shown), more);
  }

  private static String line(OpenClock clock) {
    return "  %s  %s, %s: %s\n"
        .formatted(
            clock.number(),
            clock.kind(),
            clock.due(),
            clock.who().isEmpty() ? "no open task" : clock.who());
  }

  private static String line(Lapse lapse) {
    return "  %s  %s, %s: %s\n".formatted(lapse.number(), lapse.kind(), lapse.due(), lapse.cause());
  }
}
