package org.overturn.evidence.chart;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Cases;
import org.overturn.denial.Denial;
import org.overturn.denial.Patient;
import org.overturn.denial.Sha256;
import org.overturn.denial.Timeline;
import org.overturn.evidence.ChartFact;
import org.overturn.evidence.ChartReading;
import org.overturn.evidence.ChartReading.State;
import org.overturn.evidence.Charts;
import org.overturn.practice.PracticeProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads the charts of cases and keeps what came of it. */
@Service
class ReadingCharts implements Charts {

  private static final Logger log = LoggerFactory.getLogger(ReadingCharts.class);

  private final ChartSource source;
  private final KeptReadings readings;
  private final Cases cases;
  private final Timeline timeline;
  private final PracticeProperties practice;
  private final TransactionTemplate transaction;
  private final Clock clock;

  ReadingCharts(
      ChartSource source,
      KeptReadings readings,
      Cases cases,
      Timeline timeline,
      PracticeProperties practice,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.source = source;
    this.readings = readings;
    this.cases = cases;
    this.timeline = timeline;
    this.practice = practice;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  /** A chart that was read for another patient, before the case was corrected, is none of it. */
  @Override
  public ChartReading of(CaseNumber number) {
    return readings
        .of(number)
        .filter(kept -> kept.patientKey().equals(key(cases.get(number).patient())))
        .map(KeptReadings.Kept::reading)
        .orElseGet(() -> new ChartReading(State.NOT_YET, null, source.words(), List.of()));
  }

  @Override
  public ChartReading read(Denial denial) {
    return read(denial, Timeline.SYSTEM, () -> {});
  }

  /**
   * Reads outside of any transaction of its own, and keeps what came of it in one.
   *
   * @param by who has it read; what a retry by itself finds is told when it differs
   * @param withIt what else is done in that transaction
   */
  ChartReading read(Denial denial, String by, Runnable withIt) {
    ChartReading now = tried(denial);
    return transaction.execute(
        status -> {
          String before = words(of(denial.number()));
          keep(denial, now);
          if (!by.equals(Timeline.SYSTEM) || !words(now).equals(before)) {
            timeline.add(denial.number(), by, words(now));
          }
          withIt.run();
          return of(denial.number());
        });
  }

  private void keep(Denial denial, ChartReading now) {
    String patient = key(denial.patient());
    if (now.state() == State.READ || now.state() == State.SEVERAL_PATIENTS) {
      // with several that would fit it is open whose the earlier facts were
      readings.keep(denial.number(), patient, now);
    } else {
      readings.keepFailure(denial.number(), patient, now);
    }
  }

  private ChartReading tried(Denial denial) {
    Instant at = clock.instant();
    try {
      Chart chart = source.read(denial.patient());
      LocalDate today = LocalDate.ofInstant(at, practice.zone());
      List<ChartFact> facts = new FactReading(chart, practice.zone(), today).facts();
      return new ChartReading(State.READ, at, source.words(), chart.missing(), at, facts);
    } catch (ChartNotRead failure) {
      return failed(failure.state(), at, failure.getMessage());
    } catch (RuntimeException failure) {
      // its text may quote the chart
      log.warn(
          "The chart of case {} was not read: {}",
          denial.number(),
          failure.getClass().getSimpleName());
      return failed(State.REFUSED, at, "the chart cannot be read as FHIR R4");
    }
  }

  private ChartReading failed(State state, Instant at, String why) {
    return new ChartReading(state, at, source.words(), why, null, List.of());
  }

  private static String words(ChartReading reading) {
    return switch (reading.state()) {
      case READ ->
          "Chart read, " + count(reading.facts().size()) + ", from the " + reading.source();
      case NO_SOURCE -> "Chart not read: no chart is connected";
      default ->
          "Chart not read: "
              + reading.state().words()
              + (reading.why().isEmpty() ? "" : " (" + reading.why() + ")");
    };
  }

  private static String count(int facts) {
    return facts == 1 ? "1 fact" : facts + " facts";
  }

  /** Whom a reading was for, told from others without saying who it is. */
  private static String key(Patient patient) {
    String who =
        Stream.of(patient.memberId(), patient.lastName(), patient.firstName(), patient.birthDate())
            .map(part -> Objects.toString(part, "").strip().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining("\n"));
    return Sha256.of(who);
  }
}
