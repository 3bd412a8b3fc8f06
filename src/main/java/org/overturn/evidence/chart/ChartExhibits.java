package org.overturn.evidence.chart;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.overturn.deadline.ClockText;
import org.overturn.denial.Denial;
import org.overturn.document.Exhibit;
import org.overturn.document.Exhibits;
import org.overturn.document.PdfPages;
import org.overturn.document.StoredFile;
import org.overturn.evidence.ChartReading;
import org.overturn.practice.PracticeProperties;
import org.springframework.stereotype.Component;

/**
 * The facts that were read of the patient's chart, as they are kept for the case. Each stands with
 * the resource it came from, which is also its place in the PDF: a letter that cites the resource
 * is led to the page.
 */
@Component
class ChartExhibits implements Exhibits {

  private final KeptReadings readings;
  private final PdfPages pages;
  private final PracticeProperties practice;

  ChartExhibits(KeptReadings readings, PdfPages pages, PracticeProperties practice) {
    this.readings = readings;
    this.pages = pages;
    this.practice = practice;
  }

  @Override
  public List<Exhibit> of(Denial denial) {
    return readings
        .of(denial.number())
        .map(KeptReadings.Kept::reading)
        .filter(reading -> !reading.facts().isEmpty())
        .map(reading -> exhibit(denial, reading))
        .stream()
        .toList();
  }

  private Exhibit exhibit(Denial denial, ChartReading reading) {
    return new Exhibit(
        "chart",
        Exhibit.Kind.CHART,
        "Chart extract, read " + ClockText.format(reading.factsAt(), practice.zone()),
        reading.factsAt(),
        "chart-extract.pdf",
        () ->
            new StoredFile(
                "chart-extract.pdf",
                "application/pdf",
                pages.renderWithPlaces("chart-extract", model(denial, reading)).bytes()));
  }

  private Map<String, Object> model(Denial denial, ChartReading reading) {
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
    model.put("rows", reading.facts().stream().map(FactRow::of).toList());
    model.put("flagged", reading.facts().stream().filter(each -> !each.flaws().isEmpty()).count());
    return model;
  }
}
