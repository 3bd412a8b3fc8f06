package org.overturn.evidence.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.overturn.evidence.chart.Bundles.percent;
import static org.overturn.evidence.chart.Bundles.saturation;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.overturn.casework.SampleCases;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Cases;
import org.overturn.denial.Patient;
import org.overturn.denial.Timeline;
import org.overturn.denial.TimelineEntry;
import org.overturn.evidence.ChartFact;
import org.overturn.evidence.ChartReading;
import org.overturn.evidence.ChartReading.State;
import org.overturn.practice.PracticeProperties;
import org.overturn.testing.OverturnTest;
import org.overturn.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** What is kept of readings, with a source that does what a test wants. */
@OverturnTest
class ReadingChartsTest {

  @Autowired ApplicationContext application;
  @Autowired KeptReadings readings;
  @Autowired Cases cases;
  @Autowired Timeline timeline;
  @Autowired PracticeProperties practice;
  @Autowired PlatformTransactionManager transactions;
  @Autowired JdbcClient jdbc;
  @Autowired Clock clock;

  private final Source source = new Source();
  private ReadingCharts charts;
  private CaseNumber number;

  /** A source that answers with a bundle, or fails. */
  private static class Source implements ChartSource {

    private String bundle = "";
    private ChartNotRead failure;
    private RuntimeException bug;

    @Override
    public String words() {
      return "folder of FHIR bundles";
    }

    @Override
    public Chart read(Patient patient) throws ChartNotRead {
      if (bug != null) {
        throw bug;
      }
      if (failure != null) {
        throw failure;
      }
      try {
        return Bundles.chart(bundle);
      } catch (java.io.IOException broken) {
        throw new IllegalStateException(broken);
      }
    }

    @Override
    public Condition condition() {
      return new Condition(null, 1, 0);
    }
  }

  @BeforeEach
  void aCase() {
    charts = new ReadingCharts(source, readings, cases, timeline, practice, transactions, clock);
    number = SampleCases.in(application).open("Example");
    source.bundle =
        Bundles.of(
            Bundles.PATIENT,
            saturation("1", "2026-11-02", percent(86)),
            saturation("2", "", "\"value\": 90"));
  }

  @Test
  void beforeAnybodyHasReadItThereIsNothing() {
    assertThat(charts.of(number).state()).isEqualTo(State.NOT_YET);
    assertThat(charts.of(number).facts()).isEmpty();
  }

  @Test
  void factsAreKeptAsTheyWereRead() {
    ChartReading read = charts.read(cases.get(number));
    assertThat(read.state()).isEqualTo(State.READ);
    assertThat(read.at()).isEqualTo(TestClock.START);
    assertThat(read.facts()).hasSize(2);
    assertThat(charts.of(number)).isEqualTo(read);
    assertThat(charts.of(number).facts().get(0)).isEqualTo(read.facts().get(0));
    assertThat(last()).isEqualTo("Chart read, 2 facts, from the folder of FHIR bundles");
  }

  @Test
  void aTryThatFailsKeepsTheFactsAndSaysWhy() {
    List<ChartFact> before = charts.read(cases.get(number)).facts();
    TestClock.get().advance(Duration.ofHours(2));
    source.failure = ChartNotRead.unavailable("the server answers 503");
    ChartReading failed = charts.read(cases.get(number));
    assertThat(failed.state()).isEqualTo(State.UNAVAILABLE);
    assertThat(failed.why()).isEqualTo("the server answers 503");
    assertThat(failed.at()).isEqualTo(TestClock.START.plus(Duration.ofHours(2)));
    assertThat(failed.factsAt()).isEqualTo(TestClock.START);
    assertThat(failed.facts()).isEqualTo(before);
    assertThat(last())
        .isEqualTo("Chart not read: The chart could not be reached. (the server answers 503)");
  }

  @Test
  void whereSeveralPatientsWouldFitItIsOpenWhoseTheEarlierFactsWere() {
    charts.read(cases.get(number));
    source.failure = new ChartNotRead(State.SEVERAL_PATIENTS, "2 files would fit");
    assertThat(charts.read(cases.get(number)).facts()).isEmpty();
  }

  @Test
  void aFailureNobodyThoughtOfIsAnAnswerToo() {
    source.bug = new ClassCastException("Rosa Example");
    ChartReading failed = charts.read(cases.get(number));
    assertThat(failed.state()).isEqualTo(State.REFUSED);
    assertThat(failed.why()).isEqualTo("the chart cannot be read as FHIR R4");
  }

  @Test
  void factsOfAnotherPatientAreNotTheCasesAfterItWasCorrected() {
    charts.read(cases.get(number));
    jdbc.sql("update overturn.denial set member_id = 'ANOTHER' where case_number = ?")
        .param(number.value())
        .update();
    assertThat(charts.of(number).state()).isEqualTo(State.NOT_YET);
    source.failure = ChartNotRead.unavailable("the server answers 503");
    assertThat(charts.read(cases.get(number)).facts()).isEmpty();
  }

  @Test
  void twoThousandFactsAreKeptAndReadInAMoment() {
    String[] resources = new String[2_001];
    resources[0] = Bundles.PATIENT;
    for (int i = 1; i <= 2_000; i++) {
      String day = java.time.LocalDate.of(2026, 11, 1).minusDays(i).toString();
      resources[i] = saturation("o" + i, day, percent(80 + i % 20));
    }
    source.bundle = Bundles.of(resources);
    charts.read(cases.get(number));
    long start = System.nanoTime();
    assertThat(charts.of(number).facts()).hasSize(2_000);
    long millis = (System.nanoTime() - start) / 1_000_000;
    System.out.println("2,000 kept facts were loaded in " + millis + " ms");
    assertThat(millis).isLessThan(60_000);
  }

  private String last() {
    List<TimelineEntry> entries = timeline.of(number);
    return entries.get(entries.size() - 1).what();
  }
}
