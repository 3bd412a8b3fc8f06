package org.overturn.compliance;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.overturn.audit.RecordedAct;

/**
 * Acts as a patient reads them: what one person did in the same way on one day is one line, however
 * often. Each single one stands in the table that the page exports.
 */
final class Accesses {

  /** More is no paper for a patient. */
  static final int LINES = 3_000;

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("h:mm a", Locale.US);

  /** What the codes do not say to somebody outside. */
  private static final Map<String, String> WORDS =
      Map.of(
          "glass-broken", "Opened a case that was not theirs, with a reason",
          "page-viewed", "Page of the case viewed",
          "page-answered", "Page of the case used",
          "case-found", "Shown among what a search found",
          "arrival-viewed", "What arrived on the case viewed",
          "original-read", "The original of what arrived read",
          "accounting-printed", "An accounting such as this one made");

  /** One line. */
  static final class Line {
    private final LocalDate day;
    private final String who;
    private final String number;
    private final String what;
    private final String why;
    private final String first;
    private String last;
    private int times;

    private Line(LocalDate day, RecordedAct act, String time) {
      this.day = day;
      this.who = act.who();
      this.number = act.caseNumber();
      this.what = WORDS.getOrDefault(act.what(), Act.words(act.what()));
      this.why = act.why();
      this.first = time;
    }

    public LocalDate day() {
      return day;
    }

    public String who() {
      return who;
    }

    public String number() {
      return number;
    }

    public String what() {
      return what;
    }

    /** The reason that was given, or null. */
    public String why() {
      return why;
    }

    /** When on that day, and how often. */
    public String when() {
      return times == 1
          ? first
          : "%s, %,d times".formatted(first.equals(last) ? first : first + " to " + last, times);
    }
  }

  /** What makes two acts one line. */
  private record Same(LocalDate day, String who, String number, String what, String why) {}

  private final Map<Same, Line> lines = new LinkedHashMap<>();
  private final ZoneId zone;

  Accesses(ZoneId zone) {
    this.zone = zone;
  }

  /**
   * Adds one; they come in the order of time.
   *
   * @throws AccountingRefused when it becomes more than anybody reads
   */
  void add(RecordedAct act) {
    LocalDate day = LocalDate.ofInstant(act.at(), zone);
    String time = TIME.format(act.at().atZone(zone));
    Line line =
        lines.computeIfAbsent(
            new Same(day, act.who(), act.caseNumber(), act.what(), act.why()),
            same -> new Line(day, act, time));
    line.last = time;
    line.times++;
    if (lines.size() > LINES) {
      throw new AccountingRefused(
          "An accounting has %,d lines at most: choose fewer days, or one case, and make several."
              .formatted(LINES));
    }
  }

  Collection<Line> lines() {
    return lines.values();
  }
}
