package org.overturn.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.overturn.deadline.CaseDeadline;
import org.overturn.deadline.CaseDeadlines;
import org.overturn.deadline.DeadlineKind;
import org.overturn.deadline.DeadlineState;
import org.overturn.deadline.LapseCause;
import org.overturn.denial.CallTrack;
import org.overturn.denial.LineOfBusiness;
import org.overturn.denial.Outcome;
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

/** Every path through {@code peer-to-peer-review.bpmn}. */
@OverturnTest
@Import({Journey.class, Agent.class})
@ExtendWith(NoPatientDataElsewhere.class)
class PeerToPeerReviewTest {

  @RegisterExtension
  static final ModelCoverage COVERAGE = ModelCoverage.ofEveryPathThrough("peer-to-peer-review");

  @Autowired Journey journey;
  @Autowired Agent agent;
  @Autowired CaseDeadlines deadlines;
  @Autowired Charts charts;

  @Test
  void aClinicalDenialIsOverturnedAtTheCallAndConfirmedInWriting() {
    Notices denial = Notices.clinical();
    journey
        .opens(denial.notice(), denial.payer())
        .hasOpen("userTask_requestPeerToPeer", "userTask_completePrepPacket", "userTask_signLetter")
        .coordinator("userTask_requestPeerToPeer", Answers.requestGranted())
        .coordinator("userTask_completePrepPacket", Answers.packet())
        .coordinator("userTask_scheduleCall", Answers.slot("2026-11-19", "13:00"))
        .settles()
        .physician("userTask_conductCall", Answers.call("overturned"))
        .hasOpen("userTask_confirmAuthorization")
        .coordinator("userTask_confirmAuthorization", Answers.authorized())
        .isOver();
    assertThat(journey.denial().outcome()).contains(Outcome.OVERTURNED);
    assertThat(journey.denial().callTrack()).isEqualTo(CallTrack.OVERTURNED);
  }

  @Test
  void anAgentThatRequestsTheCallAnswersWhatAPersonWouldAndSchedulingFollows_R55() {
    Notices denial = Notices.servedByAnAgent();
    journey
        .opens(denial.notice(), denial.payer())
        .hasOpen("userTask_completePrepPacket", "userTask_signLetter");
    agent.answers("request-peer-to-peer", Answers.requestGranted());

    journey.hasOpen("userTask_scheduleCall", "userTask_completePrepPacket", "userTask_signLetter");
    assertThat(journey.denial().callTrack()).isEqualTo(CallTrack.TO_SCHEDULE);
  }

  @Test
  void anAnswerOfAnAgentIsCheckedAsAPersonsIsAndItsTaskStays() {
    Notices denial = Notices.servedByAnAgent();
    journey.opens(denial.notice(), denial.payer());

    assertThatThrownBy(
            () -> agent.answers("request-peer-to-peer", Map.of("answerToRequest", "granted")))
        .hasMessageContaining("give the day of the request");
    journey.hasOpen("userTask_completePrepPacket", "userTask_signLetter");
  }

  @Test
  void anAgentThatNeedsAPersonHandsTheRequestOver() {
    Notices denial = Notices.servedByAnAgent();
    journey.opens(denial.notice(), denial.payer());
    agent.needsAPerson("request-peer-to-peer");

    journey
        .hasOpen("userTask_requestPeerToPeer", "userTask_completePrepPacket", "userTask_signLetter")
        .coordinator("userTask_requestPeerToPeer", Answers.requestGranted());
  }

  @Test
  void anAgentThatDiesOrNeverRunsCostsAQuarterOfAnHourAndNotTheWindow() {
    Notices denial = Notices.servedByAnAgent();
    journey.opens(denial.notice(), denial.payer());
    assertThat(agent.isAsked("request-peer-to-peer")).isTrue();
    journey.waitsUntil(TestClock.START.plus(Duration.ofMinutes(15)));

    journey.hasOpen(
        "userTask_requestPeerToPeer", "userTask_completePrepPacket", "userTask_signLetter");
    assertThat(agent.isAsked("request-peer-to-peer")).isFalse();
  }

  @Test
  void aCallThatTheAgentCouldNotReachIsAPersonsToTryAgain() {
    Notices denial = Notices.servedByAnAgent();
    journey.opens(denial.notice(), denial.payer());
    agent.answers("request-peer-to-peer", Answers.requestGivenUp());

    journey.hasOpen(
        "userTask_requestPeerToPeer", "userTask_completePrepPacket", "userTask_signLetter");
  }

  @Test
  void aPartThatThePhysicianAcceptsEndsTheChallengeToo() {
    opened()
        .callScheduled()
        .physician("userTask_conductCall", Answers.call("partially-overturned"));
    journey
        .hasOpen("userTask_confirmAuthorization")
        .coordinator("userTask_confirmAuthorization", Answers.authorized())
        .isOver();
    assertThat(journey.denial().outcome()).contains(Outcome.PARTIALLY_OVERTURNED);
  }

  @Test
  void aPartThatIsDeclinedLeavesTheDenialStanding() {
    opened()
        .callScheduled()
        .physician(
            "userTask_conductCall",
            Answers.with(Answers.call("partially-overturned"), "partialAccepted", "no"))
        .settles();
    assertThat(journey.denial().callTrack()).isEqualTo(CallTrack.UPHELD);
  }

  @Test
  void aLapseNeedsNoAccountOnceACorrectionShowsThatTheWindowWasNotOver() {
    Notices denial = Notices.clinical().withLetterWindow("2026-11-18T11:00");
    journey
        .opens(denial.notice(), denial.payer())
        .waitsUntil(TestClock.START.plus(Duration.ofHours(2)));
    assertThat(journey.openTasks()).contains("userTask_accountForLapse");

    journey.corrects(Notices.clinical());

    journey.hasOpen(
        "userTask_requestPeerToPeer", "userTask_completePrepPacket", "userTask_signLetter");
  }

  @Test
  void anUpheldCallOpensTheRequestForTheRationaleAndTheAppealGoesOut_R46_R47() {
    opened().callScheduled().physician("userTask_conductCall", Answers.call("upheld")).settles();
    journey.hasOpen("userTask_requestRationale", "userTask_signLetter");
    assertThat(journey.task("userTask_signLetter").getDueDate().toInstant())
        .as("due the same day")
        .isEqualTo("2026-11-18T22:00:00Z");
  }

  @Test
  void eachRequestedDocumentIsATaskWithItsOwnDayAndTheDecisionIsAwaitedAfterTheLast_R43() {
    Map<String, Object> twoAsked =
        Answers.with(
            Answers.call("more-information-requested"),
            "documentsRequested",
            "Zyxtyped therapy notes\nZyxtyped X-ray report");
    opened().callScheduled().physician("userTask_conductCall", twoAsked);
    List<Task> sending = journey.tasks("userTask_sendRequestedDocuments");
    assertThat(sending)
        .extracting(Task::getName)
        .containsExactlyInAnyOrder(
            "Send requested document 1 of 2", "Send requested document 2 of 2");
    assertThat(sending)
        .extracting(task -> task.getDueDate().toInstant())
        .as("the end of the practice's day that was agreed")
        .containsOnly(Instant.parse("2026-11-24T22:00:00Z"));

    journey.coordinator("userTask_sendRequestedDocuments", Answers.sent("sentDate", "2026-11-18"));
    assertThat(journey.openTasks()).doesNotContain("userTask_recordCallDecision");
    assertThat(journey.denial().callTrack()).isEqualTo(CallTrack.DOCUMENTS_REQUESTED);
    journey
        .coordinator("userTask_sendRequestedDocuments", Answers.sent("sentDate", "2026-11-18"))
        .coordinator("userTask_recordCallDecision", Answers.decision("overturned", "2026-11-18"));
    journey.hasOpen("userTask_confirmAuthorization");
  }

  @Test
  void aDocumentCannotHaveBeenSentOnADayThatIsStillToCome() {
    opened()
        .callScheduled()
        .physician("userTask_conductCall", Answers.call("more-information-requested"));

    assertThatThrownBy(
            () ->
                journey.coordinator(
                    "userTask_sendRequestedDocuments", Answers.sent("sentDate", "2026-11-19")))
        .hasMessageContaining("sentDate: this day is still to come");
    journey.task("userTask_sendRequestedDocuments");
  }

  @Test
  void aChartThatCannotBeReachedBlocksNobodyAndIsTriedAgainUntilItIsThere() {
    TestCharts.goAway();
    opened();
    journey.settles();
    assertThat(charts.of(journey.number()).state()).isEqualTo(ChartReading.State.UNAVAILABLE);
    journey.hasOpen(
        "userTask_requestPeerToPeer", "userTask_completePrepPacket", "userTask_signLetter");

    journey.waitsUntil(TestClock.START.plus(Duration.ofMinutes(5)));
    assertThat(charts.of(journey.number()).state()).isEqualTo(ChartReading.State.UNAVAILABLE);
    TestCharts.comeBack();
    journey.waitsUntil(TestClock.START.plus(Duration.ofMinutes(10)));
    assertThat(charts.of(journey.number()).state()).isEqualTo(ChartReading.State.NO_SUCH_PATIENT);
    assertThat(journey.timeline())
        .as("told once, however often it is tried")
        .filteredOn(entry -> entry.startsWith("Chart not read: The chart could not be"))
        .hasSize(1);
  }

  @Test
  void anAnnouncedDecisionThatIsOverdueIsChasedUntilItArrives() {
    opened().callScheduled().physician("userTask_conductCall", Answers.call("decision-to-follow"));
    assertThat(deadline(DeadlineKind.CALL_DECISION).dueAt()).isEqualTo("2026-11-24T22:00:00Z");
    journey
        .waitsUntil(instant(Variables.CALL_DECISION_DUE_AT))
        .coordinator("userTask_chaseCallDecision", Answers.chased("2026-11-30"));
    journey.task("userTask_recordCallDecision");
    journey.tells(process -> process.decisionReceived(journey.number(), "overturned"));
    journey.hasOpen("userTask_confirmAuthorization");
    assertThat(deadline(DeadlineKind.CALL_DECISION).state()).isEqualTo(DeadlineState.MET);
  }

  @Test
  void aDecisionThatArrivesWhileThePayerIsChasedIsTakenAllTheSame() {
    opened()
        .callScheduled()
        .physician("userTask_conductCall", Answers.call("decision-to-follow"))
        .waitsUntil(instant(Variables.CALL_DECISION_DUE_AT));
    journey.task("userTask_chaseCallDecision");
    journey.tells(process -> process.decisionReceived(journey.number(), "upheld")).settles();
    assertThat(journey.denial().callTrack()).isEqualTo(CallTrack.UPHELD);
  }

  @Test
  void anAbsentReviewerIsTriedAgainUntilThePayersRuleCountsTheCallAsUsed_R68() {
    Notices regence = Notices.clinical().from("regence", "Regence").under(LineOfBusiness.FEP);
    journey.opens(regence.notice(), regence.payer());
    int attempts = 0;
    callScheduled();
    while (journey.openTasks().contains("userTask_conductCall")) {
      attempts++;
      journey.physician("userTask_conductCall", Answers.reviewerAbsent());
      if (journey.openTasks().contains("userTask_scheduleCall")) {
        journey.coordinator("userTask_scheduleCall", Answers.slot("2026-11-19", "13:00"));
      }
    }
    assertThat(attempts).isEqualTo(2);
    assertThat(journey.denial().callTrack()).isEqualTo(CallTrack.NOT_AVAILABLE);
  }

  @Test
  void whatAnOverturnNeedsBesidesTheCallIsAskedForWhenItIsScheduled_R69() {
    Notices carolina =
        Notices.clinical()
            .from("bcbs-north-carolina", "Blue Cross and Blue Shield of North Carolina");
    journey
        .opens(carolina.notice(), carolina.payer())
        .coordinator("userTask_requestPeerToPeer", Answers.requestGranted());
    assertThat(journey.variable("separateRequest"))
        .asString()
        .startsWith("Ask for a Provider Courtesy Review when you schedule");
    Map<String, Object> slot = Answers.slot("2026-11-18", "13:00");
    assertThatThrownBy(() -> journey.coordinator("userTask_scheduleCall", slot))
        .hasMessageContaining("Provider Courtesy Review")
        .hasMessageContaining("Tick that you have asked for it");

    journey.coordinator("userTask_scheduleCall", Answers.with(slot, "separatelyAsked", true));
    journey.task("userTask_conductCall");
    assertThat(journey.timeline()).anyMatch(what -> what.contains("Asked besides: Ask for a"));
  }

  @Test
  void aMissedCallIsCalledBackWithinTheTimeThatThePayerGives_R68() {
    missedByMeridian();
    CaseDeadline callBack = deadline(DeadlineKind.CALL_BACK);
    assertThat(callBack.dueAt()).isEqualTo("2026-11-20T23:00:00Z");
    assertThat(callBack.state()).isEqualTo(DeadlineState.OPEN);
    assertThat(callBack.explanation())
        .isEqualTo(
            "Meridian Illinois, Medicaid and marketplace allows 2 business days from the missed"
                + " attempt on Wed, Nov 18, 2026, 1:00 PM CST (weekends and US federal holidays do"
                + " not count) to call back, so the call can be made until Fri, Nov 20, 2026, 5:00"
                + " PM CST.");
    assertThat(journey.task("userTask_scheduleCall").getDueDate().toInstant())
        .isEqualTo(callBack.dueAt());

    journey.coordinator("userTask_scheduleCall", Answers.slot("2026-11-20", "14:00")).settles();
    assertThat(deadline(DeadlineKind.CALL_BACK).state()).isEqualTo(DeadlineState.MET);
    journey.waitsUntil(Instant.parse("2026-11-20T23:30:00Z"));
    journey.task("userTask_conductCall");
  }

  @Test
  void aTimeToCallBackThatPassesUnusedIsALapseThatASupervisorAccountsFor_R68() {
    missedByMeridian().waitsUntil(Instant.parse("2026-11-20T23:00:00Z")).settles();

    assertThat(deadline(DeadlineKind.CALL_BACK).state()).isEqualTo(DeadlineState.LAPSED);
    assertThat(journey.denial().callTrack()).isEqualTo(CallTrack.LAPSED);
    assertThat(journey.denial().callNote()).contains("in the time to call back");
    assertThat(journey.timeline())
        .anyMatch(what -> what.startsWith("The time to call back lapsed"));
    assertThat(TestMail.all())
        .extracting(TestMail.Mail::subject)
        .anyMatch(subject -> subject.contains("a clock is about to run out"));
    journey.task("userTask_accountForLapse");
  }

  @Test
  void oneCallADenialMeansThatAPromiseThatIsNotHonouredBringsNoSecondOne_R68() {
    Notices regence = Notices.clinical().from("regence", "Regence").under(LineOfBusiness.FEP);
    journey.opens(regence.notice(), regence.payer());
    callScheduled()
        .physician("userTask_conductCall", Answers.call("overturned"))
        .coordinator("userTask_confirmAuthorization", Answers.notHonored());

    assertThat(journey.denial().callTrack()).isEqualTo(CallTrack.NOT_AVAILABLE);
    assertThat(journey.timeline())
        .contains(
            "Challenge opened. Regence federal employees: every call the payer allows was held");
    assertThat(journey.openTasks()).doesNotContain("userTask_requestPeerToPeer");
  }

  private Journey missedByMeridian() {
    Notices meridian =
        Notices.clinical()
            .from("meridian-il", "Meridian of Illinois")
            .under(LineOfBusiness.MEDICAID_MANAGED_CARE);
    return journey
        .opens(meridian.notice(), meridian.payer())
        .coordinator("userTask_requestPeerToPeer", Answers.requestGranted())
        .coordinator("userTask_scheduleCall", Answers.slot("2026-11-18", "14:00"))
        .waitsUntil(Instant.parse("2026-11-18T19:15:00Z"))
        .physician("userTask_conductCall", Answers.reviewerAbsent());
  }

  private CaseDeadline deadline(DeadlineKind kind) {
    return deadlines.of(journey.number()).stream()
        .filter(each -> each.kind() == kind)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aCallThatIsMovedIsScheduledAnewAndHeldAtItsNewTime() {
    opened().callScheduled();
    journey.tells(process -> process.callMoved(journey.number()));
    journey
        .coordinator("userTask_scheduleCall", Answers.slot("2026-11-20", "13:00"))
        .settles()
        .physician("userTask_conductCall", Answers.call("upheld"));
    assertThat(journey.denial().callTrack()).isEqualTo(CallTrack.UPHELD);
  }

  @Test
  void aPayerThatGrantsACallWithoutATimeIsAskedAgainUntilItsWindowCloses() {
    opened()
        .coordinator("userTask_requestPeerToPeer", Answers.requestGranted())
        .coordinator("userTask_scheduleCall", Map.of("noSlot", true))
        .coordinator("userTask_requestPeerToPeer", Answers.requestGranted())
        .waitsUntil(instant(Variables.WINDOW_CLOSES_AT).plusSeconds(60))
        .coordinator("userTask_scheduleCall", Map.of("noSlot", true))
        .settles();
    assertThat(journey.denial().callTrack()).isEqualTo(CallTrack.NOT_AVAILABLE);
    assertThat(journey.denial().callNote()).contains("gave no time for it");
  }

  @Test
  void aReviewerOfTheWrongSpecialtyLeadsToARequestForAFittingOneAndANewSlot_R38() {
    opened()
        .callScheduled()
        .physician("userTask_conductCall", Answers.call("wrong-specialty"))
        .coordinator(
            "userTask_requestSameSpecialty",
            Map.of("requestedDate", "2026-11-18", "method", "phone"));
    journey.task("userTask_scheduleCall");
  }

  @Test
  void anAttemptGivenUpIsTriedAgainInTheWindow_R14() {
    opened().coordinator("userTask_requestPeerToPeer", Answers.requestGivenUp());
    journey.task("userTask_requestPeerToPeer");
    journey.coordinator("userTask_requestPeerToPeer", Answers.requestGranted());
    journey.task("userTask_scheduleCall");
  }

  @Test
  void aPayerThatOffersNoCallLeavesTheAppealAlone() {
    opened().coordinator("userTask_requestPeerToPeer", Answers.requestRefused());
    journey.hasOpen("userTask_signLetter");
    assertThat(journey.denial().callTrack()).isEqualTo(CallTrack.NOT_AVAILABLE);
  }

  @Test
  void theCoordinatorIsRemindedTheSupervisorIsToldAndAnUnusedWindowIsRecordedAsLapsed_R12() {
    opened().waitsUntil(instant(Variables.WINDOW_CLOSES_AT)).settles();
    journey.hasOpen(
        "userTask_accountForLapse", "userTask_completePrepPacket", "userTask_signLetter");
    assertThat(journey.denial().callTrack()).isEqualTo(CallTrack.LAPSED);
    assertThat(journey.denial().callNote()).contains("No request was made");
    assertThat(TestMail.all())
        .extracting(TestMail.Mail::subject)
        .anyMatch(subject -> subject.contains("half of the peer-to-peer window is gone"))
        .anyMatch(subject -> subject.contains("a clock is about to run out"))
        .anyMatch(subject -> subject.contains("the last hour has begun"))
        .anyMatch(subject -> subject.contains("closed unused"));
  }

  @Test
  void aLapsedWindowIsAccountedForByASupervisorBeforeTheCallTrackEnds() {
    opened().waitsUntil(instant(Variables.WINDOW_CLOSES_AT)).settles();
    journey.hasOpen(
        "userTask_accountForLapse", "userTask_completePrepPacket", "userTask_signLetter");
    assertThatThrownBy(
            () -> journey.coordinator("userTask_accountForLapse", Answers.lapse("appeal-alone")))
        .isInstanceOf(AuthorizationException.class);
    assertThatThrownBy(
            () ->
                journey.supervisor(
                    "userTask_accountForLapse",
                    Map.of("lapseCause", "other", "answerOnLateCall", "appeal-alone")))
        .hasMessageContaining("write down what the other cause was");
    journey.supervisor("userTask_accountForLapse", Answers.lapse("appeal-alone"));
    journey.hasOpen("userTask_signLetter");
    assertThat(deadlines.of(journey.number()))
        .filteredOn(deadline -> deadline.kind() == DeadlineKind.CALL_WINDOW)
        .singleElement()
        .satisfies(
            deadline -> {
              assertThat(deadline.state()).isEqualTo(DeadlineState.LAPSED);
              assertThat(deadline.lapseCause()).contains(LapseCause.NOBODY_WAS_FREE);
              assertThat(deadline.accountedBy()).isEqualTo("supervisor");
            });
  }

  @Test
  void aPayerThatStillTakesTheCallAfterItsWindowIsGivenASlot() {
    opened()
        .waitsUntil(instant(Variables.WINDOW_CLOSES_AT))
        .settles()
        .supervisor("userTask_accountForLapse", Answers.lapse("granted"));
    journey.hasOpen("userTask_scheduleCall", "userTask_completePrepPacket", "userTask_signLetter");
    assertThat(journey.denial().callTrack()).isEqualTo(CallTrack.TO_SCHEDULE);
  }

  @Test
  void aWindowIsLetPassOnlyByADecisionThatSaysWhy() {
    opened();
    assertThatThrownBy(
            () ->
                journey.coordinator(
                    "userTask_requestPeerToPeer", Map.of("answerToRequest", "not-wanted")))
        .hasMessageContaining("why the practice asks for no call");
    journey.coordinator(
        "userTask_requestPeerToPeer",
        Map.of(
            "answerToRequest",
            "not-wanted",
            "notWantedReason",
            "Zyxtyped The plan changed in May"));
    journey.hasOpen("userTask_signLetter");
    assertThat(journey.denial().callTrack()).isEqualTo(CallTrack.NOT_AVAILABLE);
    assertThat(deadlines.of(journey.number()))
        .filteredOn(deadline -> deadline.kind() == DeadlineKind.CALL_WINDOW)
        .extracting(CaseDeadline::state, CaseDeadline::cause)
        .containsExactly(
            tuple(DeadlineState.CANCELLED, "The practice decided not to ask for a call"));
  }

  @Test
  void aGrantedCallWithoutASlotIsBroughtToASupervisor() {
    opened()
        .coordinator("userTask_requestPeerToPeer", Answers.requestGranted())
        .waitsUntil(instant(Variables.SCHEDULE_ESCALATION_AT))
        .settles();
    assertThat(TestMail.all())
        .extracting(TestMail.Mail::subject)
        .anyMatch(subject -> subject.contains("a clock is about to run out"));
  }

  @Test
  void thePhysicianIsInvitedRemindedAndChasedForTheRecordAndThenTheSupervisorIsTold_R44() {
    opened().callScheduled().waitsUntil(instant(Variables.CALL_RECORD_ESCALATION_AT)).settles();
    assertThat(TestMail.all())
        .extracting(TestMail.Mail::subject)
        .anyMatch(subject -> subject.contains("is scheduled for you"))
        .anyMatch(subject -> subject.contains("call is near"))
        .anyMatch(subject -> subject.contains("not recorded yet"))
        .anyMatch(subject -> subject.contains("a clock is about to run out"));
    journey.task("userTask_conductCall");
  }

  @Test
  void aPacketThatIsNotCompleteIsRemindedOfBeforeTheCallAndThenCompleted() {
    opened().callScheduled().waitsUntil(Instant.parse("2026-11-19T16:30:00Z")).settles();
    assertThat(TestMail.all())
        .extracting(TestMail.Mail::subject)
        .anyMatch(subject -> subject.contains("prep packet is not complete"));
    journey.physician("userTask_completePrepPacket", Answers.packet());
    assertThat(journey.openTasks()).doesNotContain("userTask_completePrepPacket");
  }

  @Test
  void aPayerThatHoldsNoCallAfterTheDeterminationGoesStraightToReconsideration_R72() {
    Notices humana =
        Notices.clinical().from("humana", "Humana").under(LineOfBusiness.MEDICARE_ADVANTAGE);
    journey.opens(humana.notice(), humana.payer()).hasOpen("userTask_signLetter");
    assertThat(journey.denial().callTrack()).isEqualTo(CallTrack.NOT_AVAILABLE);
    assertThat(journey.denial().callNote()).contains("no call at this stage");
  }

  @Test
  void aWindowThatClosedWhileTheReasonWasAwaitedIsALapseWithItsCause() {
    Notices late = Notices.clinical().because(Notices.NO_REASON);
    journey.opens(late.notice(), late.payer()).hasOpen("userTask_obtainDenialReason");
    journey
        .waitsUntil(instant(Variables.WINDOW_CLOSES_AT).plusSeconds(60))
        .coordinator(
            "userTask_obtainDenialReason",
            Map.of(
                "reasonText", "The service is not medically necessary.",
                "reasonReceivedDate", "2026-12-10",
                "howReceived", "fax"))
        .settles();
    assertThat(journey.denial().callTrack()).isEqualTo(CallTrack.LAPSED);
  }

  @Test
  void onlyAPhysicianRecordsTheCall_R16_R54() {
    opened().callScheduled();
    assertThatThrownBy(
            () -> journey.coordinator("userTask_conductCall", Answers.call("overturned")))
        .hasMessageContaining("TASK_WORK");
    assertThatThrownBy(() -> journey.nobody("userTask_conductCall", Answers.call("overturned")))
        .hasMessageContaining("Only a physician");
    journey.task("userTask_conductCall");
  }

  private PeerToPeerReviewTest opened() {
    Notices denial = Notices.clinical();
    journey.opens(denial.notice(), denial.payer());
    return this;
  }

  private Journey callScheduled() {
    return journey
        .coordinator("userTask_requestPeerToPeer", Answers.requestGranted())
        .coordinator("userTask_scheduleCall", Answers.slot("2026-11-19", "13:00"))
        .settles();
  }

  private Journey coordinator(String element, Map<String, Object> answers) {
    return journey.coordinator(element, answers);
  }

  private Journey waitsUntil(Instant instant) {
    return journey.waitsUntil(instant);
  }

  private Instant instant(ProcessVariable<Date> variable) {
    return ((Date) journey.variable(variable.name())).toInstant();
  }
}
