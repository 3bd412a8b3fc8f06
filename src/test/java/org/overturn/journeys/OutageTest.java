package org.overturn.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.overturn.deadline.CaseDeadline;
import org.overturn.deadline.CaseDeadlines;
import org.overturn.deadline.ClockText;
import org.overturn.deadline.DeadlineKind;
import org.overturn.deadline.DeadlineState;
import org.overturn.denial.CallTrack;
import org.overturn.process.ProcessVariable;
import org.overturn.process.Variables;
import org.overturn.testing.OverturnTest;
import org.overturn.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Overturn was not running while clocks ran out: the record tells when they did. */
@OverturnTest
@Import(Journey.class)
@ExtendWith(NoPatientDataElsewhere.class)
class OutageTest {

  private static final Duration OUTAGE = Duration.ofHours(30);

  @Autowired Journey journey;
  @Autowired CaseDeadlines deadlines;

  @Test
  void aWindowThatClosedMeanwhileLapsedWhenItClosedAndTheRecordSaysWhenThatWasSeen() {
    opens(Notices.clinical());
    Instant closes = instant(Variables.WINDOW_CLOSES_AT);
    TestClock.get().moveTo(closes.plus(OUTAGE));
    journey.settles();

    CaseDeadline window = deadline(DeadlineKind.CALL_WINDOW);
    assertThat(journey.denial().callTrack()).isEqualTo(CallTrack.LAPSED);
    assertThat(window.state()).isEqualTo(DeadlineState.LAPSED);
    assertThat(window.settledAt()).contains(closes);
    assertThat(journey.timeline())
        .contains(
            "The request window lapsed. No request was made before the window closed."
                + " It closed %s. Overturn was not at work then and noticed it %s."
                    .formatted(
                        ClockText.format(closes, window.zone()),
                        ClockText.format(closes.plus(OUTAGE), window.zone())));
  }

  @Test
  void aFilingDeadlineThatPassedMeanwhileIsRecordedWithTheInstantAtWhichItPassed() {
    opens(Notices.clinical());
    Instant filing = instant(Variables.FILING_DEADLINE_AT);
    TestClock.get().moveTo(filing.plus(OUTAGE));
    journey.settles();

    assertThat(deadline(DeadlineKind.APPEAL_FILING).settledAt()).contains(filing);
    assertThat(journey.timeline())
        .anyMatch(
            line ->
                line.startsWith("The filing deadline passed.")
                    && line.contains("Overturn was not at work then"));
  }

  @Test
  void aWindowThatIsSeenToCloseIsNotCalledAnOutage() {
    opens(Notices.clinical());
    journey.waitsUntil(instant(Variables.WINDOW_CLOSES_AT)).settles();

    assertThat(journey.timeline())
        .anyMatch(line -> line.contains("It closed "))
        .noneMatch(line -> line.contains("not at work"));
  }

  @Test
  void aWindowThatClosedBeforeAnybodyCouldRequestTheCallIsNotCalledAnOutageEither() {
    opens(Notices.clinical().because(Notices.NO_REASON));
    journey
        .waitsUntil(instant(Variables.WINDOW_CLOSES_AT).plus(OUTAGE))
        .coordinator(
            "userTask_obtainDenialReason",
            Map.of(
                "reasonText", "The service is not medically necessary.",
                "reasonReceivedDate", "2026-12-10",
                "howReceived", "fax"))
        .settles();

    assertThat(journey.timeline())
        .anyMatch(line -> line.contains("The request window lapsed."))
        .noneMatch(line -> line.contains("not at work"));
  }

  private void opens(Notices denial) {
    journey.opens(denial.notice(), denial.payer());
  }

  private CaseDeadline deadline(DeadlineKind kind) {
    return deadlines.of(journey.number()).stream()
        .filter(each -> each.kind() == kind)
        .findFirst()
        .orElseThrow();
  }

  private Instant instant(ProcessVariable<Date> variable) {
    return ((Date) journey.variable(variable.name())).toInstant();
  }
}
