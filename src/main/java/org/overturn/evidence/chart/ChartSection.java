package org.overturn.evidence.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.overturn.denial.CaseSection;
import org.overturn.denial.Denial;
import org.overturn.evidence.ChartFact;
import org.overturn.evidence.ChartReading;
import org.overturn.evidence.ChartReading.State;
import org.overturn.evidence.Charts;
import org.overturn.evidence.FactKind;
import org.springframework.stereotype.Component;

/** The chart on the case page: what was read when, what is doubtful, and the newest of it. */
@Component
class ChartSection implements CaseSection {

  /** More than these are on the chart's own page. */
  private static final int DOUBTFUL = 6;

  private static final int NEWEST = 8;

  private final Charts charts;

  ChartSection(Charts charts) {
    this.charts = charts;
  }

  @Override
  public String title() {
    return "Chart";
  }

  @Override
  public int order() {
    return 13;
  }

  /** Nothing while nobody has tried, unless there is somewhere to read from. */
  @Override
  public List<Part> of(Denial denial) {
    ChartReading reading = charts.of(denial.number());
    if (reading.state() == State.NOT_YET && reading.source().isEmpty()) {
      return List.of();
    }
    List<ChartFact> doubtful =
        reading.facts().stream().filter(fact -> !fact.flaws().isEmpty()).toList();
    List<ChartFact> sound =
        reading.facts().stream().filter(fact -> fact.flaws().isEmpty()).toList();
    return List.of(
        Part.facts("", reading(denial, reading)),
        Part.facts(heading("To look at first", DOUBTFUL, doubtful), entries(doubtful, DOUBTFUL)),
        Part.facts(heading("Newest", NEWEST, sound), entries(sound, NEWEST)));
  }

  private static List<Entry> reading(Denial denial, ChartReading reading) {
    List<Entry> entries = new ArrayList<>();
    entries.add(Entry.of("Reading", Plain.joined(reading.state().words(), reading.why())));
    entries.add(
        Entry.of(reading.state() == State.READ ? "Read" : "Tried", reading.at())
            .from(reading.source()));
    if (reading.state() != State.READ) {
      entries.add(Entry.of("Facts below read", reading.factsAt()));
    }
    entries.add(Entry.of("Facts", counts(reading.facts())));
    entries.add(
        Entry.of("All of it", "The chart as it was read")
            .to("/cases/" + denial.number() + "/chart"));
    return entries;
  }

  private static String heading(String words, int shown, List<ChartFact> facts) {
    return facts.size() <= shown ? words : words + ", " + shown + " of " + facts.size();
  }

  private static List<Entry> entries(List<ChartFact> facts, int most) {
    return facts.stream()
        .limit(most)
        .map(FactRow::of)
        .map(row -> Entry.of(row.when(), row.line()).from(row.source()))
        .toList();
  }

  private static String counts(List<ChartFact> facts) {
    Stream<String> counts =
        Arrays.stream(FactKind.values())
            .filter(kind -> count(kind, facts) > 0)
            .map(kind -> plural(count(kind, facts), kind.words().toLowerCase(Locale.ROOT)));
    return counts.collect(Collectors.joining(", "));
  }

  private static long count(FactKind kind, List<ChartFact> facts) {
    return facts.stream().filter(fact -> fact.kind() == kind).count();
  }

  private static String plural(long count, String words) {
    return count + " " + words + (count == 1 ? "" : "s");
  }
}
