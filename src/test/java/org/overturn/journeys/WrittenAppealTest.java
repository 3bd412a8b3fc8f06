package org.overturn.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.overturn.deadline.CaseDeadlines;
import org.overturn.deadline.DeadlineKind;
import org.overturn.deadline.DeadlineState;
import org.overturn.denial.AppealTrack;
import org.overturn.denial.FormDraft;
import org.overturn.denial.LineOfBusiness;
import org.overturn.denial.Outcome;
import org.overturn.denial.Urgency;
import org.overturn.evidence.ChartReading;
import org.overturn.evidence.Charts;
import org.overturn.process.ProcessVariable;
import org.overturn.process.Variables;
import org.overturn.testing.OverturnTest;
import org.overturn.testing.TestCharts;
import org.overturn.testing.TestClock;
import org.overturn.testing.TestMail;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Every path through {@code written-appeal.bpmn}. */
@OverturnTest
@Import(Journey.class)
@ExtendWith(NoPatientDataElsewhere.class)
class WrittenAppealTest {

  @RegisterExtension
  static final ModelCoverage COVERAGE = ModelCoverage.ofEveryPathThrough("written-appeal");

  @Autowired Journey journey;
  @Autowired CaseDeadlines deadlines;
  @Autowired Charts charts;
  @Autowired List<FormDraft> drafts;

  @Test
  void theLetterIsDraftedTheDayTheDenialLandsSignedFiledAndOverturnsTheDenial() {
    noCallCase()
        .hasOpen("userTask_signLetter")
        .physician("userTask_signLetter", Answers.signature())
        .coordinator("userTask_fileAppeal", Answers.filed())
        .hasOpen("userTask_recordAppealDecision")
        .coordinator("userTask_recordAppealDecision", Answers.decision("overturned", "2026-11-18"))
        .hasOpen("userTask_confirmAuthorization")
        .coordinator("userTask_confirmAuthorization", Answers.authorized())
        .isOver();
    assertThat(journey.denial().outcome()).contains(Outcome.OVERTURNED);
    assertThat(journey.denial().appealTrack()).isEqualTo(AppealTrack.OVERTURNED);
  }

  @Test
  void aPartThatIsAcceptedEndsTheAppeal() {
    filed();
    journey
        .coordinator(
            "userTask_recordAppealDecision", Answers.decision("partially-overturned", "2026-11-18"))
        .coordinator("userTask_confirmAuthorization", Answers.authorized())
        .isOver();
    assertThat(journey.denial().outcome()).contains(Outcome.PARTIALLY_OVERTURNED);
  }

  @Test
  void anUpheldAppealGoesFromLevelToLevelUntilNoneIsLeft() {
    filed();
    int levels = 1;
    journey.coordinator("userTask_recordAppealDecision", Answers.decision("upheld", "2026-11-18"));
    while (journey.openTasks().contains("userTask_signLetter")) {
      levels++;
      journey
          .physician("userTask_signLetter", Answers.signature())
          .coordinator("userTask_fileAppeal", Answers.filed())
          .coordinator("userTask_recordAppealDecision", Answers.decision("upheld", "2026-11-18"));
    }
    journey.isOver();
    assertThat(levels).as("levels").isGreaterThan(1);
    assertThat(journey.denial().outcome()).contains(Outcome.UPHELD);
  }

  @Test
  void anUrgentCaseIsPutToTheExternalReviewerBesideThePlanAndWaitsForItWhenThePlanUpholds_R71() {
    urgentlyFiled()
        .hasOpen("userTask_fileExternalReview", "userTask_recordAppealDecision")
        .coordinator("userTask_fileExternalReview", besideFiled());
    assertThat(deadlines.of(journey.number()))
        .filteredOn(deadline -> deadline.state() == DeadlineState.OPEN)
        .extracting(deadline -> deadline.kind())
        .containsExactlyInAnyOrder(DeadlineKind.PAYER_DECISION, DeadlineKind.REVIEWER_DECISION);

    journey
        .coordinator("userTask_recordAppealDecision", Answers.decision("upheld", "2026-11-18"))
        .hasOpen("userTask_recordAppealDecision");
    assertThat(journey.denial().appealLevel()).isEqualTo("external");
    journey
        .coordinator("userTask_recordAppealDecision", Answers.decision("overturned", "2026-11-18"))
        .coordinator("userTask_confirmAuthorization", Answers.authorized())
        .isOver();
    assertThat(journey.denial().outcome()).contains(Outcome.OVERTURNED);
    assertThat(deadlines.of(journey.number()))
        .filteredOn(deadline -> deadline.kind() == DeadlineKind.REVIEWER_DECISION)
        .singleElement()
        .satisfies(decision -> assertThat(decision.state()).isEqualTo(DeadlineState.MET));
  }

  @Test
  void anExternalReviewThatThePlanForestalledByReversingIsWithdrawn_R71() {
    urgentlyFiled()
        .coordinator("userTask_fileExternalReview", besideFiled())
        .coordinator("userTask_recordAppealDecision", Answers.decision("overturned", "2026-11-18"))
        .coordinator("userTask_confirmAuthorization", Answers.authorized())
        .coordinator(
            "userTask_withdrawAppeal", Map.of("withdrawnDate", "2026-11-18", "method", "fax"))
        .isOver();
    assertThat(journey.denial().outcome()).contains(Outcome.OVERTURNED);
  }

  @Test
  void anExternalReviewThatNobodyFiledBesideThePlanIsTheNextLevelsToFile_R71() {
    urgentlyFiled()
        .coordinator("userTask_recordAppealDecision", Answers.decision("upheld", "2026-11-18"))
        .hasOpen("userTask_signLetter");
    assertThat(journey.denial().appealLevel()).isEqualTo("external");
  }

  @Test
  void whoDoesNotAskTheReviewerBesideThePlanSaysWhyAndMayStillFileNext_R71() {
    urgentlyFiled();
    assertThatThrownBy(
            () ->
                journey.coordinator(
                    "userTask_fileExternalReview", Map.of("externalReview", "not-filed")))
        .hasMessageContaining("why the reviewer is not asked");
    assertThatThrownBy(
            () ->
                journey.coordinator(
                    "userTask_fileExternalReview", Map.of("externalReview", "filed")))
        .hasMessageContaining("and the confirmation");
    journey
        .coordinator(
            "userTask_fileExternalReview",
            Map.of("externalReview", "not-filed", "notFiledReason", "The plan decides today"))
        .hasOpen("userTask_recordAppealDecision");
  }

  @Test
  void wherePlansSendTheFileOnThemselvesNobodyIsAskedBesideThem_R71() {
    Notices medicare =
        Notices.clinical()
            .from("humana", "Humana")
            .under(LineOfBusiness.MEDICARE_ADVANTAGE)
            .expedited();
    journey
        .opens(medicare.notice(), medicare.payer())
        .physician("userTask_signLetter", Answers.signature())
        .coordinator("userTask_fileAppeal", Answers.filed())
        .hasOpen("userTask_recordAppealDecision");
  }

  private Journey urgentlyFiled() {
    Notices urgent = Notices.clinical().expedited();
    return journey
        .opens(urgent.notice(), urgent.payer())
        .coordinator("userTask_requestPeerToPeer", Answers.requestRefused())
        .physician("userTask_signLetter", Answers.signature())
        .coordinator("userTask_fileAppeal", Answers.filed());
  }

  private static Map<String, Object> besideFiled() {
    return Answers.with(Answers.filed(), "externalReview", "filed");
  }

  @Test
  void aFilingDeadlineThatPassesIsRemindedOfEscalatedAndRecordedAsMissed() {
    noCallCase().waitsUntil(instant(Variables.FILING_DEADLINE_AT)).settles();
    journey.supervisor("userTask_accountForMissedFiling", Answers.missedFiling("ends-here"));
    journey.isOver();
    assertThat(journey.denial().appealTrack()).isEqualTo(AppealTrack.DEADLINE_MISSED);
    assertThat(TestMail.all())
        .extracting(TestMail.Mail::subject)
        .anyMatch(subject -> subject.contains("the appeal is not filed yet"))
        .anyMatch(subject -> subject.contains("a clock is about to run out"))
        .anyMatch(subject -> subject.contains("the last hour has begun"))
        .anyMatch(subject -> subject.contains("filing deadline of the appeal passed"));
    assertThat(TestMail.all())
        .as("R59: 14, 7 and 1 days before")
        .filteredOn(mail -> mail.subject().contains("the appeal is not filed yet"))
        .hasSize(3);
  }

  @Test
  void anAppealThatThePlanTakesLateForGoodCauseIsPreparedAgainFromWhatWasSigned() {
    noCallCase().physician("userTask_signLetter", Answers.signature());
    Instant missed = instant(Variables.FILING_DEADLINE_AT);
    journey.waitsUntil(missed).settles();
    assertThatThrownBy(
            () ->
                journey.supervisor(
                    "userTask_accountForMissedFiling", Answers.missedFiling("granted")))
        .hasMessageContaining("until which the plan takes the appeal");
    assertThatThrownBy(
            () -> journey.supervisor("userTask_accountForMissedFiling", late(missed, -5)))
        .hasMessageContaining("that day is over");
    journey.supervisor("userTask_accountForMissedFiling", late(missed, 10));
    journey.hasOpen("userTask_signLetter");
    assertThat(deadlines.of(journey.number()))
        .filteredOn(deadline -> deadline.state() == DeadlineState.OPEN)
        .singleElement()
        .satisfies(
            filing -> {
              assertThat(filing.dueAt()).isAfter(missed.plus(Duration.ofDays(9)));
              assertThat(filing.explanation()).contains("for good cause");
            });
    assertThat(drafts)
        .filteredOn(draft -> draft.form().equals("sign-letter"))
        .singleElement()
        .satisfies(draft -> assertThat(draft.of(journey.denial())).containsKey("letterRevision"));
  }

  private static Map<String, Object> late(Instant missed, int days) {
    String day = LocalDate.ofInstant(missed, ZoneOffset.UTC).plusDays(days).toString();
    return Answers.with(Answers.missedFiling("granted"), "lateUntil", day);
  }

  @Test
  void aPayerThatIsLateIsChasedAtItsLegalLimitAndItsDecisionIsTakenWhenItArrives() {
    filed();
    journey
        .waitsUntil(instant(Variables.APPEAL_DECISION_DUE_AT))
        .hasOpen("userTask_chaseAppealDecision")
        .coordinator("userTask_chaseAppealDecision", Answers.chasedAndReported("2027-03-01", "no"))
        .hasOpen("userTask_recordAppealDecision")
        .tells(process -> process.decisionReceived(journey.number(), "overturned"))
        .hasOpen("userTask_confirmAuthorization");
  }

  @Test
  void aPayerThatIsLateIsReportedToItsRegulatorWhileItsDecisionIsAwaited() {
    filed();
    journey
        .waitsUntil(instant(Variables.APPEAL_DECISION_DUE_AT))
        .coordinator("userTask_chaseAppealDecision", Answers.chasedAndReported("2027-03-01", "yes"))
        .hasOpen("userTask_recordAppealDecision", "userTask_reportPayer")
        .coordinator("userTask_reportPayer", Answers.reported("2026-12-18"))
        .hasOpen("userTask_recordAppealDecision");
    assertThat(journey.timeline()).anyMatch(line -> line.startsWith("Late decision reported"));
  }

  @Test
  void whatAPhysicianCertifiesAsExpeditedHasTheClocksOfAnExpeditedAppeal() {
    noCallCase()
        .physician("userTask_signLetter", Answers.urgentSignature())
        .hasOpen("userTask_fileAppeal");
    assertThat(journey.denial().urgency()).isEqualTo(Urgency.EXPEDITED);
    assertThat(journey.task("userTask_fileAppeal").getDueDate().toInstant())
        .as("due the same day")
        .isBefore(TestClock.START.plus(Duration.ofHours(14)));
    journey.coordinator("userTask_fileAppeal", Answers.filed());
    assertThat(instant(Variables.APPEAL_DECISION_DUE_AT))
        .as("72 hours after filing, not 30 days")
        .isBefore(TestClock.START.plus(Duration.ofDays(4)));
  }

  @Test
  void aCaseWithoutACallHasItsChartReadForTheLetterAndIsTriedAgainUntilItIsThere_R72() {
    TestCharts.goAway();
    noCallCase().settles();
    assertThat(charts.of(journey.number()).state()).isEqualTo(ChartReading.State.UNAVAILABLE);
    journey.hasOpen("userTask_signLetter");

    TestCharts.comeBack();
    journey.waitsUntil(TestClock.START.plus(Duration.ofMinutes(5)));

    assertThat(charts.of(journey.number()).state()).isEqualTo(ChartReading.State.NO_SUCH_PATIENT);
  }

  @Test
  void filingDoesNotWaitForAChartThatCannotBeReached() {
    TestCharts.goAway();
    noCallCase()
        .settles()
        .physician("userTask_signLetter", Answers.signature())
        .coordinator("userTask_fileAppeal", Answers.filed())
        .hasOpen("userTask_recordAppealDecision");
  }

  @Test
  void theRationaleIsAskedForFollowedUpAndPutOnRecord_R47() {
    Notices denial = Notices.clinical();
    journey
        .opens(denial.notice(), denial.payer())
        .coordinator("userTask_requestPeerToPeer", Answers.requestGranted())
        .coordinator("userTask_scheduleCall", Answers.slot("2026-11-19", "13:00"))
        .settles()
        .physician("userTask_conductCall", Answers.call("upheld"))
        .settles()
        .coordinator("userTask_requestRationale", Answers.rationaleRequested("2026-11-18"))
        .hasOpen("userTask_recordRationale", "userTask_signLetter")
        .waitsUntil(instant(Variables.RATIONALE_EXPECTED_AT))
        .hasOpen("userTask_chaseRationale", "userTask_signLetter")
        .coordinator("userTask_chaseRationale", Answers.chased("2026-12-18"))
        .coordinator("userTask_recordRationale", Answers.rationaleReceived("2026-11-18"))
        .hasOpen("userTask_signLetter");
    assertThat(journey.timeline()).anyMatch(line -> line.contains("rationale arrived"));
  }

  @Test
  void aDecisionThatArrivesWhileThePayerIsChasedIsTakenAllTheSame() {
    filed();
    journey
        .waitsUntil(instant(Variables.APPEAL_DECISION_DUE_AT))
        .tells(process -> process.decisionReceived(journey.number(), "overturned"))
        .hasOpen("userTask_confirmAuthorization");
  }

  @Test
  void filingWaitsForTheCallWherePayersEndTheRightToItOnFiling_R65() {
    bcn()
        .physician("userTask_signLetter", Answers.signature())
        .hasOpen("userTask_requestPeerToPeer", "userTask_completePrepPacket");
    assertThat(journey.denial().appealTrack()).isEqualTo(AppealTrack.HELD);
    assertThat(journey.timeline()).anyMatch(line -> line.startsWith("Filing waits for the call"));
    journey.coordinator("userTask_requestPeerToPeer", Answers.requestRefused());
    journey.hasOpen("userTask_fileAppeal");
  }

  @Test
  void filingWaitsNoLongerOnceTheFilingDeadlineComesNear_R65() {
    bcn().physician("userTask_signLetter", Answers.signature());
    journey.waitsUntil(instant(Variables.FILING_NEAR_AT));
    journey.task("userTask_fileAppeal");
  }

  @Test
  void theEnrolleesConsentIsObtainedBeforeAMedicaidAppealIsFiled_R70() {
    Notices medicaid =
        Notices.clinical()
            .from("superior-tx", "Superior HealthPlan")
            .under(LineOfBusiness.MEDICAID_MANAGED_CARE)
            .in("TX");
    journey
        .opens(medicaid.notice(), medicaid.payer())
        .physician("userTask_signLetter", Answers.signature());
    journey.coordinator(
        "userTask_obtainConsent",
        Map.of("consentDate", "2026-11-18", "consentHow", "Scanned into the case"));
    journey.task("userTask_fileAppeal");
  }

  @Test
  void theCallThatUpheldTheDenialEntersTheLetterAndTheRationaleIsAskedFor_R47_R48() {
    Notices denial = Notices.clinical();
    journey
        .opens(denial.notice(), denial.payer())
        .coordinator("userTask_requestPeerToPeer", Answers.requestGranted())
        .coordinator("userTask_scheduleCall", Answers.slot("2026-11-19", "13:00"))
        .physician("userTask_conductCall", Answers.call("upheld"))
        .settles()
        .coordinator(
            "userTask_requestRationale", Map.of("requestedDate", "2026-11-18", "method", "fax"));
    assertThat(journey.timeline())
        .anyMatch(line -> line.startsWith("The call record is proposed to the letter"));
  }

  @Test
  void anAppealThatIsFiledAlreadyIsAwaitedAndNotFiledTwiceWhenAnApprovalIsNotHonoured() {
    Notices denial = Notices.whereFilingKeepsTheCall();
    journey
        .opens(denial.notice(), denial.payer())
        .physician("userTask_signLetter", Answers.signature())
        .coordinator("userTask_fileAppeal", Answers.filed())
        .coordinator("userTask_requestPeerToPeer", Answers.requestGranted())
        .coordinator("userTask_scheduleCall", Answers.slot("2026-11-19", "13:00"))
        .settles()
        .physician("userTask_conductCall", Answers.call("overturned"))
        .coordinator("userTask_confirmAuthorization", Answers.notHonored())
        .settles();
    assertThat(journey.openTasks())
        .contains("userTask_recordAppealDecision")
        .doesNotContain("userTask_signLetter");
  }

  @Test
  void aMedicareAdvantagePlanForwardsAnUpheldFileByLawAndOnlyItsDecisionIsAwaited_R72() {
    noCallCase()
        .physician("userTask_signLetter", Answers.signature())
        .coordinator("userTask_fileAppeal", Answers.filed())
        .coordinator("userTask_recordAppealDecision", Answers.decision("upheld", "2026-11-18"))
        .hasOpen("userTask_recordAppealDecision");
    assertThat(journey.denial().appealLevel()).isEqualTo("external");
    assertThat(journey.timeline()).anyMatch(line -> line.contains("forwards the file by law"));
  }

  @Test
  void onlyAPhysicianSignsTheLetter() {
    noCallCase();
    assertThatThrownBy(() -> journey.coordinator("userTask_signLetter", Answers.signature()))
        .hasMessageContaining("TASK_WORK");
    assertThatThrownBy(() -> journey.nobody("userTask_signLetter", Answers.signature()))
        .hasMessageContaining("Only a physician");
  }

  private Journey noCallCase() {
    Notices humana =
        Notices.clinical().from("humana", "Humana").under(LineOfBusiness.MEDICARE_ADVANTAGE);
    return journey.opens(humana.notice(), humana.payer());
  }

  /** A commercial plan's appeal, filed; the call is not offered. */
  private void filed() {
    Notices denial = Notices.clinical();
    journey
        .opens(denial.notice(), denial.payer())
        .coordinator("userTask_requestPeerToPeer", Answers.requestRefused())
        .physician("userTask_signLetter", Answers.signature())
        .coordinator("userTask_fileAppeal", Answers.filed())
        .hasOpen("userTask_recordAppealDecision");
  }

  private Journey bcn() {
    Notices bcn =
        Notices.clinical()
            .from("bcn-michigan", "Blue Care Network")
            .under(LineOfBusiness.COMMERCIAL)
            .in("MI");
    return journey.opens(bcn.notice(), bcn.payer());
  }

  private Instant instant(ProcessVariable<Date> variable) {
    return ((Date) journey.variable(variable.name())).toInstant();
  }
}
