package org.overturn.evidence.chart;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.overturn.deadline.ClockText;
import org.overturn.denial.Denial;
import org.overturn.document.Exhibit;
import org.overturn.document.Exhibits;
import org.overturn.document.PdfPages;
import org.overturn.document.StoredFile;
import org.overturn.evidence.Argument;
import org.overturn.evidence.Arguments;
import org.overturn.evidence.Assessments;
import org.overturn.evidence.ChartFact;
import org.overturn.evidence.ChartReading;
import org.overturn.evidence.Citations;
import org.overturn.evidence.Finding;
import org.overturn.practice.PracticeProperties;
import org.springframework.stereotype.Component;

/**
 * The facts that were read of the patient's chart, as they are kept for the case. Each stands with
 * the resource it came from, which is also its place in the PDF: a letter that cites the resource
 * is led to the page.
 *
 * <p>What goes out with an appeal is what bears on the request and no more (minimum necessary, 45
 * CFR 164.502(b)): the facts that the policy's criteria turn on and those that packet or letter
 * cite. The whole extract is for the case's own file, or for whoever chooses it.
 */
@Component
class ChartExhibits implements Exhibits {

  private final KeptReadings readings;
  private final Assessments assessments;
  private final Arguments arguments;
  private final Citations citations;
  private final PdfPages pages;
  private final PracticeProperties practice;

  ChartExhibits(
      KeptReadings readings,
      Assessments assessments,
      Arguments arguments,
      Citations citations,
      PdfPages pages,
      PracticeProperties practice) {
    this.readings = readings;
    this.assessments = assessments;
    this.arguments = arguments;
    this.citations = citations;
    this.pages = pages;
    this.practice = practice;
  }

  @Override
  public List<Exhibit> of(Denial denial) {
    return readings
        .of(denial.number())
        .map(KeptReadings.Kept::reading)
        .filter(reading -> !reading.facts().isEmpty())
        .map(
            reading ->
                List.of(
                    exhibit(
                        denial,
                        reading,
                        "chart",
                        Exhibit.Kind.CHART,
                        "Chart extract",
                        () -> bearing(denial, reading)),
                    exhibit(
                        denial,
                        reading,
                        "whole-chart",
                        Exhibit.Kind.WHOLE_CHART,
                        "Whole chart extract",
                        reading::facts)))
        .orElse(List.of());
  }

  /** All of them while nothing says which ones do: an appeal without evidence helps nobody. */
  private List<ChartFact> bearing(Denial denial, ChartReading reading) {
    Set<String> cited = new HashSet<>(citations.of(denial.number()));
    for (Argument argument : arguments.of(denial)) {
      argument.sources().forEach(source -> cited.add(source.words()));
    }
    for (Finding finding : assessments.of(denial).findings()) {
      finding.facts().forEach(fact -> cited.add(fact.id()));
    }
    List<ChartFact> bearing =
        reading.facts().stream().filter(fact -> cited.contains(fact.id())).toList();
    return bearing.isEmpty() ? reading.facts() : bearing;
  }

  private Exhibit exhibit(
      Denial denial,
      ChartReading reading,
      String key,
      Exhibit.Kind kind,
      String title,
      Supplier<List<ChartFact>> facts) {
    String name = key + "-extract.pdf";
    return new Exhibit(
        key,
        kind,
        title + ", read " + ClockText.format(reading.factsAt(), practice.zone()),
        reading.factsAt(),
        name,
        () ->
            new StoredFile(
                name,
                "application/pdf",
                pages
                    .renderWithPlaces("chart-extract", model(denial, reading, facts.get()))
                    .bytes()));
  }

  private Map<String, Object> model(Denial denial, ChartReading reading, List<ChartFact> facts) {
    Map<String, Object> model = new HashMap<>();
    model.put("case", denial.number().value());
    model.put("patient", denial.patient().fullName());
    model.put(
        "born",
        denial.patient().birthDate() == null ? "" : ClockText.format(denial.patient().birthDate()));
    model.put("memberId", denial.patient().memberId());
    model.put("practice", practice.name());
    model.put("readAt", ClockText.format(reading.factsAt(), practice.zone()));
    model.put("source", reading.source());
    model.put("rows", facts.stream().map(FactRow::of).toList());
    model.put("left", reading.facts().size() - facts.size());
    model.put("flagged", facts.stream().filter(each -> !each.flaws().isEmpty()).count());
    return model;
  }
}
