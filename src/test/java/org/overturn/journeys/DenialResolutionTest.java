package org.overturn.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.overturn.deadline.CaseDeadline;
import org.overturn.deadline.CaseDeadlines;
import org.overturn.deadline.DeadlineKind;
import org.overturn.deadline.DeadlineSource;
import org.overturn.deadline.DeadlineState;
import org.overturn.denial.AppealTrack;
import org.overturn.denial.Authorization;
import org.overturn.denial.CallTrack;
import org.overturn.denial.Cases;
import org.overturn.denial.CloseReason;
import org.overturn.denial.DenialKind;
import org.overturn.denial.DenialReason;
import org.overturn.denial.LineOfBusiness;
import org.overturn.denial.Outcome;
import org.overturn.denial.Stage;
import org.overturn.process.ProcessVariable;
import org.overturn.process.Variables;
import org.overturn.resolution.Closing;
import org.overturn.testing.OverturnTest;
import org.overturn.testing.TestClock;
import org.overturn.testing.TestMail;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Every path through {@code denial-resolution.bpmn}, with the real called processes. */
@OverturnTest
@Import({Journey.class, Agent.class})
@ExtendWith(NoPatientDataElsewhere.class)
class DenialResolutionTest {

  @RegisterExtension
  static final ModelCoverage COVERAGE = ModelCoverage.ofEveryPathThrough("denial-resolution");

  private static final Map<String, Object> REASON =
      Map.of(
          "reasonText", "The service is not medically necessary.",
          "reasonReceivedDate", "2026-11-18",
          "howReceived", "fax");

  @Autowired Journey journey;
  @Autowired Agent agent;
  @Autowired Closing closing;
  @Autowired CaseDeadlines deadlines;
  @Autowired Cases cases;

  @Test
  void aDenialThatACoordinatorTypesInOpensOneCase_R1() {
    journey.typesIn(Answers.typedDenial());
    assertThat(journey.openTasks()).contains("userTask_requestPeerToPeer");
    assertThat(journey.denial().payer().id()).isEqualTo("unitedhealthcare");
    assertThatThrownBy(() -> journey.typesIn(Answers.typedDenial()))
        .hasMessageContaining(journey.number().value());
  }

  @Test
  void anAgentFetchesTheReasonAndTheCaseGoesOnWithoutAPerson_R55() {
    open(Notices.servedByAnAgent().because(Notices.NO_REASON)).hasOpen();
    agent.answers("fetch-denial-letter", REASON);

    assertThat(journey.denial().reason().text()).contains("not medically necessary");
    journey.hasOpen("userTask_completePrepPacket", "userTask_signLetter");
    assertThat(agent.isAsked("request-peer-to-peer")).isTrue();
  }

  @Test
  void aLetterThatTheAgentCannotFetchIsAPersonsToObtain() {
    open(Notices.servedByAnAgent().because(Notices.NO_REASON));
    agent.needsAPerson("fetch-denial-letter");

    journey.hasOpen("userTask_obtainDenialReason");
  }

  @Test
  void anAgentThatFetchesNothingCostsFourHoursAndNotTheWindow() {
    open(Notices.servedByAnAgent().because(Notices.NO_REASON))
        .waitsUntil(TestClock.START.plus(Duration.ofHours(4)))
        .hasOpen("userTask_obtainDenialReason");
  }

  @Test
  void anAgentThatFindsTheAuthorizationEndsTheCase() {
    promisedToAnAgent();
    agent.answers("check-authorization-status", Answers.authorized());

    journey.isOver();
    assertThat(journey.denial().authorization()).isPresent();
  }

  @Test
  void anAuthorizationThatTheAgentDoesNotFindIsAPersonsToConfirmAndChase() {
    promisedToAnAgent();
    agent.needsAPerson("check-authorization-status");

    journey.hasOpen("userTask_confirmAuthorization");
  }

  @Test
  void anAgentThatIsSilentForADayLeavesTheAuthorizationToAPerson() {
    promisedToAnAgent();
    journey
        .waitsUntil(TestClock.START.plus(Duration.ofDays(1)))
        .hasOpen("userTask_confirmAuthorization");
  }

  private void promisedToAnAgent() {
    open(Notices.servedByAnAgent().because(Notices.WRONG_CODE))
        .coordinator("userTask_correctRequest", Answers.correction("2026-11-18"))
        .coordinator(
            "userTask_recordResubmissionDecision",
            Answers.resubmissionDecision("approved", "2026-11-18"))
        .hasOpen();
  }

  @Test
  void bothTracksOpenTogether_R45() {
    open(Notices.clinical());
    BpmnAwareTests.assertThat(journey.instance("denial-resolution"))
        .isWaitingAt("callActivity_peerToPeerReview", "callActivity_writtenAppeal");
    BpmnAwareTests.assertThat(journey.instance("peer-to-peer-review"))
        .isWaitingAtExactly(
            "userTask_requestPeerToPeer", "userTask_completePrepPacket", "serviceTask_readChart");
    BpmnAwareTests.assertThat(journey.instance("written-appeal"))
        .isWaitingAt("userTask_signLetter");
  }

  @Test
  void everyDeadlineIsSetInTheTransactionThatOpensTheCase_R2_R5() {
    open(Notices.clinical());
    assertThat(deadlines.of(journey.number()))
        .extracting(CaseDeadline::kind, CaseDeadline::state)
        .contains(
            org.assertj.core.groups.Tuple.tuple(DeadlineKind.CALL_WINDOW, DeadlineState.OPEN),
            org.assertj.core.groups.Tuple.tuple(DeadlineKind.APPEAL_FILING, DeadlineState.OPEN));
    assertThat(callWindow().dueAt()).isAfter(Instant.parse("2026-12-09T00:00:00Z"));
    assertThat(callWindow().explanation()).contains("21 calendar days");
  }

  @Test
  void theRequestIsDueTheSameLocalDay_R9() {
    open(Notices.clinical());
    assertThat(journey.task("userTask_requestPeerToPeer").getDueDate().toInstant())
        .isEqualTo("2026-11-18T22:00:00Z");
  }

  @Test
  void aTimeThatTheLetterStatesBeatsTheTable_R6() {
    open(Notices.clinical().withLetterWindow("2026-11-20T15:00:00"));
    assertThat(callWindow().source()).isEqualTo(DeadlineSource.LETTER);
    assertThat(callWindow().dueAt()).isBetween("2026-11-20T20:00:00Z", "2026-11-20T21:00:00Z");
  }

  @Test
  void anUnknownPayerGetsTheDefaultRuleMarkedAsAssumed_R67() {
    open(Notices.clinical().from("other", "Zyxtyped Mutual"));
    assertThat(callWindow().source()).isEqualTo(DeadlineSource.ASSUMED);
    assertThat(journey.variable("ruleAssumed")).isEqualTo(true);
  }

  @Test
  void aCaseMayStartBeforeTheDenialIsFinal_R15() {
    open(
        Notices.clinical()
            .from("humana", "Humana")
            .under(LineOfBusiness.MEDICARE_ADVANTAGE)
            .at(Stage.BEFORE_DETERMINATION));
    assertThat(journey.openTasks()).contains("userTask_requestPeerToPeer");
  }

  @Test
  void everyOpenTaskHasAGroup_R13() {
    open(Notices.clinical());
    for (String element : journey.openTasks()) {
      assertThat(journey.candidateGroups(element)).as(element).isNotEmpty();
    }
  }

  @Test
  void aLetterThatHasToBeCheckedSetsItsDeadlinesFirst_R2() {
    openToBeChecked(Notices.clinical().from("other", "Zyxtyped not read"));

    journey.hasOpen("userTask_checkLetter");
    assertThat(deadlines.of(journey.number()))
        .extracting(CaseDeadline::kind)
        .contains(DeadlineKind.CALL_WINDOW, DeadlineKind.APPEAL_FILING);
    assertThat(journey.task("userTask_checkLetter").getDueDate()).isNotNull();
  }

  @Test
  void aCheckedLetterMovesTheClockAndTheCaseGoesOn_R6() {
    openToBeChecked(Notices.clinical().from("other", "Zyxtyped not read"));
    Instant assumed = callWindow().dueAt();

    journey.coordinator("userTask_checkLetter", Answers.checkedLetter());

    assertThat(journey.denial().payer().id()).isEqualTo("unitedhealthcare");
    assertThat(journey.denial().isLetterToCheck()).isFalse();
    assertThat(callWindow().source()).isEqualTo(DeadlineSource.LETTER);
    assertThat(callWindow().dueAt()).isEqualTo("2026-12-02T23:00:00Z").isNotEqualTo(assumed);
    assertThat(journey.openTasks()).contains("userTask_requestPeerToPeer");
    assertThat(journey.timeline())
        .contains("Letter checked", "Payer changed from Zyxtyped not read to UnitedHealthcare")
        .anyMatch(line -> line.startsWith("Deadline moved. Request the peer-to-peer"));
  }

  @Test
  void wordsThatAreTypedWhereTheLetterIsCheckedStayOnTheCase() {
    openToBeChecked(Notices.clinical());
    Map<String, Object> answers = Answers.checkedLetter();
    answers.put("payerText", "Zyxtyped Mutual");
    answers.put("procedureCode", "Zyxtyped");

    journey.coordinator("userTask_checkLetter", answers);

    assertThat(journey.denial().payer().name()).isEqualTo("Zyxtyped Mutual");
    assertThat(journey.denial().service().label()).isEqualTo("other Zyxtyped");
    assertThat(journey.variable("payerName")).isEqualTo("Not in the payer list");
    assertThat(journey.variable("serviceCode")).isEqualTo("See the case");
  }

  @Test
  void aCheckedLetterThatTurnsOutToBeAKnownDenialNamesItsCase() {
    open(Notices.clinical());
    String known = journey.number().value();
    openToBeChecked(Notices.clinical().from("other", "Zyxtyped not read").numbered("REF-77"));

    assertThatThrownBy(
            () ->
                journey.coordinator(
                    "userTask_checkLetter",
                    Answers.with(
                        Answers.checkedLetter(), "determinationDate", "November 18, 2026")))
        .hasMessageContaining(known)
        .hasMessageContaining("duplicate");
    journey.hasOpen("userTask_checkLetter");
    assertThat(journey.denial().payer().name()).isEqualTo("Zyxtyped not read");
  }

  @Test
  void aLetterIsCheckedByTheServerToo() {
    openToBeChecked(Notices.clinical());

    for (var wrong :
        Map.of(
                "determinationDate", "02/30/2026",
                "letterWindowEnd", "soon",
                "letterAppealDate", "never",
                "patientBirthDate", "x",
                "procedureCode", "7 2",
                "state", "Zz")
            .entrySet()) {
      assertThatThrownBy(
              () ->
                  journey.coordinator(
                      "userTask_checkLetter",
                      Answers.with(Answers.checkedLetter(), wrong.getKey(), wrong.getValue())))
          .as(wrong.getKey())
          .hasMessageContaining("Please mend the form");
    }
    assertThatThrownBy(
            () ->
                journey.coordinator(
                    "userTask_checkLetter",
                    Answers.with(Answers.checkedLetter(), "determinationDate", "11/30/2026")))
        .hasMessageContaining("lies in the future");
  }

  @Test
  void aLetterThatWaitsToBeCheckedIsRemindedOfAndBroughtToASupervisor_R12() {
    openToBeChecked(Notices.clinical());
    journey.waitsUntil(instant(Variables.WINDOW_CLOSES_AT)).settles();
    journey.hasOpen("userTask_checkLetter");
    assertThat(TestMail.all())
        .extracting(TestMail.Mail::subject)
        .anyMatch(subject -> subject.contains("the letter waits to be checked"))
        .anyMatch(subject -> subject.contains("a clock is about to run out"));
  }

  @Test
  void noCallIsRequestedBeforeTheReasonIsThereInWriting_R7_R8() {
    open(Notices.clinical().because(Notices.NO_REASON))
        .hasOpen("userTask_obtainDenialReason")
        .coordinator("userTask_obtainDenialReason", REASON);
    assertThat(journey.openTasks()).contains("userTask_requestPeerToPeer");
  }

  @Test
  void aMissingReasonIsChasedAndTheWindowIsWatchedMeanwhile_R12() {
    open(Notices.clinical().because(Notices.NO_REASON));
    journey.waitsUntil(instant(Variables.WINDOW_CLOSES_AT)).settles();
    journey.hasOpen("userTask_obtainDenialReason");
    assertThat(TestMail.all())
        .extracting(TestMail.Mail::subject)
        .anyMatch(subject -> subject.contains("still owes the denial reason"))
        .anyMatch(subject -> subject.contains("denial reason is still missing"))
        .anyMatch(subject -> subject.contains("a clock is about to run out"));
  }

  @Test
  void anUnclearDenialIsTriagedByAPersonAndWhoDecidedIsKept_R3() {
    open(Notices.clinical().because(UNCLEAR)).hasOpen("userTask_triageDenial");
    journey.coordinator(
        "userTask_triageDenial",
        Map.of("kindOfDenial", "clinical", "triageReason", "The letter speaks of necessity"));
    assertThat(journey.denial().kind()).contains(DenialKind.CLINICAL);
    assertThat(journey.denial().kindDecidedBy()).contains("coordinator");
    assertThat(journey.openTasks()).contains("userTask_requestPeerToPeer");
  }

  @Test
  void aDenialThatWaitsForTriageIsRemindedOfAndBroughtToASupervisor() {
    open(Notices.clinical().because(UNCLEAR));
    journey.waitsUntil(instant(Variables.WINDOW_CLOSES_AT)).settles();
    assertThat(TestMail.all())
        .extracting(TestMail.Mail::subject)
        .anyMatch(subject -> subject.contains("waits for triage"))
        .anyMatch(subject -> subject.contains("a clock is about to run out"));
  }

  @Test
  void anAppealDeadlineThatComesNearDuringAResubmissionIsBroughtToASupervisor() {
    open(Notices.administrative());
    journey.waitsUntil(instant(Variables.FILING_ESCALATION_AT)).settles();
    assertThat(TestMail.all())
        .extracting(TestMail.Mail::subject)
        .anyMatch(subject -> subject.contains("a clock is about to run out"));
  }

  @Test
  void aCorrectedRequestThatIsApprovedAndConfirmedEndsAsResubmissionApproved() {
    open(Notices.administrative())
        .coordinator("userTask_correctRequest", Answers.correction("2026-11-18"))
        .coordinator(
            "userTask_recordResubmissionDecision",
            Answers.resubmissionDecision("approved", "2026-11-18"))
        .coordinator("userTask_confirmAuthorization", Answers.authorized())
        .isOver();
    assertThat(journey.denial().outcome()).contains(Outcome.RESUBMISSION_APPROVED);
  }

  @Test
  void aCorrectedRequestThatIsDeniedAgainIsTriagedWithBothHistoriesAndChallenged() {
    open(Notices.administrative())
        .coordinator("userTask_correctRequest", Answers.correction("2026-11-18"))
        .coordinator(
            "userTask_recordResubmissionDecision",
            Answers.with(
                Answers.resubmissionDecision("denied", "2026-11-18"),
                "reasonText",
                "The service is not medically necessary."))
        .coordinator(
            "userTask_triageDenial",
            Map.of("kindOfDenial", "clinical", "triageReason", "Now denied on necessity"));
    assertThat(journey.openTasks()).contains("userTask_requestPeerToPeer", "userTask_signLetter");
  }

  @Test
  void anOverturnAtTheCallEndsTheAppealTrackTheSameMinute_R51() {
    open(Notices.clinical());
    overturnedAtTheCall();
    journey.hasOpen("userTask_confirmAuthorization");
    assertThat(journey.denial().appealTrack()).isEqualTo(AppealTrack.STOPPED);
    takenBackSince("the call overturned the denial", "Review and sign the letter");
  }

  @Test
  void anOverturnOnAppealEndsTheCallTrackTheSameMinute_R51() {
    open(Notices.whereFilingKeepsTheCall())
        .physician("userTask_signLetter", Answers.signature())
        .coordinator("userTask_fileAppeal", Answers.filed())
        .coordinator("userTask_recordAppealDecision", Answers.decision("overturned", "2026-11-18"))
        .hasOpen("userTask_confirmAuthorization")
        .coordinator("userTask_confirmAuthorization", Answers.authorized())
        .isOver();
    assertThat(journey.denial().callTrack()).isEqualTo(CallTrack.STOPPED);
    takenBackSince("the appeal overturned the denial", "Request the peer-to-peer");
  }

  @Test
  void aPromiseToReverseIsChasedUntilTheAuthorizationIsThereInWriting_R42() {
    open(Notices.clinical());
    overturnedAtTheCall();
    journey
        .waitsUntil(instant(Variables.AUTHORIZATION_CHASE_AT))
        .hasOpen("userTask_chaseAuthorization")
        .coordinator("userTask_chaseAuthorization", Answers.chased("2026-12-01"))
        .coordinator("userTask_confirmAuthorization", Answers.authorized())
        .isOver();
    assertThat(journey.denial().authorization().map(Authorization::number)).contains("AUTH-5");
  }

  @Test
  void aPromiseThatIsNotHonouredGoesBackIntoTheChallenge() {
    open(Notices.clinical());
    overturnedAtTheCall();
    journey.coordinator("userTask_confirmAuthorization", Answers.notHonored()).settles();
    journey.hasOpen(
        "userTask_requestPeerToPeer", "userTask_completePrepPacket", "userTask_signLetter");
    assertThat(callWindow().state()).isEqualTo(DeadlineState.OPEN);
  }

  @Test
  void anAppealThatWasFiledIsWithdrawnOnceTheApprovalIsProven() {
    open(Notices.whereFilingKeepsTheCall())
        .physician("userTask_signLetter", Answers.signature())
        .coordinator("userTask_fileAppeal", Answers.filed());
    overturnedAtTheCall();
    journey
        .coordinator("userTask_confirmAuthorization", Answers.authorized())
        .hasOpen("userTask_withdrawAppeal")
        .coordinator("userTask_withdrawAppeal", withdrawal())
        .isOver();
    assertThat(journey.denial().appealTrack()).isEqualTo(AppealTrack.WITHDRAWN);
    assertThat(journey.denial().outcome()).contains(Outcome.OVERTURNED);
  }

  @Test
  void aPartialOverturnIsItsOwnEnd() {
    open(Notices.clinical())
        .coordinator("userTask_requestPeerToPeer", Answers.requestGranted())
        .coordinator("userTask_scheduleCall", Answers.slot("2026-11-19", "13:00"))
        .physician("userTask_conductCall", Answers.call("partially-overturned"))
        .coordinator("userTask_confirmAuthorization", Answers.authorized())
        .settles()
        .isOver();
    assertThat(journey.denial().outcome()).contains(Outcome.PARTIALLY_OVERTURNED);
  }

  @Test
  void aDenialUpheldAtTheLastLevelEndsAsUpheld() {
    open(Notices.clinical()).coordinator("userTask_requestPeerToPeer", Answers.requestRefused());
    while (journey.openTasks().contains("userTask_signLetter")) {
      journey
          .physician("userTask_signLetter", Answers.signature())
          .coordinator("userTask_fileAppeal", Answers.filed())
          .coordinator("userTask_recordAppealDecision", Answers.decision("upheld", "2026-11-18"));
    }
    journey.isOver();
    assertThat(journey.denial().outcome()).contains(Outcome.UPHELD);
  }

  @Test
  void whereThePayersStrategyIsCallFirstTheAppealOpensAfterTheCall_R45() {
    open(callFirst()).hasOpen("userTask_requestPeerToPeer", "userTask_completePrepPacket");
    journey.coordinator("userTask_requestPeerToPeer", Answers.requestRefused());
    journey.hasOpen("userTask_signLetter");
  }

  @Test
  void anAppealThatWaitsForTheCallOpensInTimeForItsOwnDeadline_R45() {
    open(callFirst())
        .coordinator("userTask_requestPeerToPeer", Answers.requestGranted())
        .waitsUntil(instant(Variables.LATEST_APPEAL_START_AT));
    assertThat(journey.openTasks()).contains("userTask_signLetter");
  }

  @Test
  void aWrittenApprovalEndsTheCaseFromAnywhere() {
    open(Notices.clinical()).tells(process -> process.payerApproved(journey.number())).isOver();
    assertThat(journey.denial().outcome()).contains(Outcome.OVERTURNED);
    takenBackSince("the payer approved in writing", "Complete the prep packet");
  }

  @Test
  void aWrittenApprovalOfACorrectedRequestEndsAsResubmissionApproved() {
    open(Notices.administrative())
        .coordinator("userTask_correctRequest", Answers.correction("2026-11-18"))
        .tells(process -> process.payerApproved(journey.number()))
        .isOver();
    assertThat(journey.denial().outcome()).contains(Outcome.RESUBMISSION_APPROVED);
  }

  @Test
  void aWrittenApprovalOfACaseWithAFiledAppealAsksForItsWithdrawal() {
    open(Notices.whereFilingKeepsTheCall())
        .physician("userTask_signLetter", Answers.signature())
        .coordinator("userTask_fileAppeal", Answers.filed())
        .tells(process -> process.payerApproved(journey.number()))
        .hasOpen("userTask_withdrawFiledAppeal")
        .coordinator("userTask_withdrawFiledAppeal", withdrawal())
        .isOver();
    assertThat(journey.denial().appealTrack()).isEqualTo(AppealTrack.WITHDRAWN);
  }

  @Test
  void aSupervisorClosesACaseWithAReason() {
    open(Notices.clinical());
    closing.close(
        journey.number(), CloseReason.CARE_NO_LONGER_NEEDED, "Patient recovered", "supervisor");
    journey.isOver();
    assertThat(journey.denial().outcome()).contains(Outcome.CLOSED);
    assertThat(journey.denial().closeReason()).contains(CloseReason.CARE_NO_LONGER_NEEDED);
    takenBackSince("the case was closed", "Review and sign the letter");
  }

  @Test
  void aLapsedWindowThatByTheCorrectedFactsIsNotOverOpensTheCallTrackAgain() {
    open(Notices.clinical().withLetterWindow("2026-11-18T11:00"));
    journey.waitsUntil(TestClock.START.plus(Duration.ofHours(2)));
    assertThat(journey.denial().callTrack()).isEqualTo(CallTrack.LAPSED);

    journey.corrects(Notices.clinical());

    assertThat(journey.denial().callTrack()).isEqualTo(CallTrack.TO_REQUEST);
    assertThat(callWindow().state()).isEqualTo(DeadlineState.OPEN);
    journey
        .hasOpen("userTask_requestPeerToPeer", "userTask_completePrepPacket", "userTask_signLetter")
        .coordinator("userTask_completePrepPacket", Answers.packet());
    overturnedAtTheCall();
    journey
        .hasOpen("userTask_confirmAuthorization")
        .coordinator("userTask_confirmAuthorization", Answers.authorized())
        .isOver();
    assertThat(journey.denial().outcome()).contains(Outcome.OVERTURNED);
  }

  @Test
  void aCallThatIsPossibleForThePayerWasWrongIsHeldAndTheAppealGoesOnWhenItUpholds() {
    open(Notices.clinical().from("humana", "Humana").under(LineOfBusiness.MEDICARE_ADVANTAGE));
    journey.settles().hasOpen("userTask_signLetter");
    assertThat(journey.denial().callTrack()).isEqualTo(CallTrack.NOT_AVAILABLE);

    journey.corrects(Notices.clinical());

    assertThat(journey.timeline()).anyMatch(line -> line.startsWith("The call track opened again"));
    journey
        .coordinator("userTask_requestPeerToPeer", Answers.requestGranted())
        .coordinator("userTask_scheduleCall", Answers.slot("2026-11-19", "13:00"))
        .physician("userTask_conductCall", Answers.call("upheld"))
        .settles()
        .hasOpen("userTask_signLetter", "userTask_requestRationale");
  }

  @Test
  void aCallThatThePayerRefusedStaysRefusedWhenADateIsCorrected() {
    open(Notices.clinical());
    journey
        .coordinator("userTask_requestPeerToPeer", Answers.requestRefused())
        .corrects(Notices.clinical().determinedOn("2026-11-17"));

    assertThat(journey.denial().callTrack()).isEqualTo(CallTrack.NOT_AVAILABLE);
    journey.hasOpen("userTask_signLetter");
  }

  private static final DenialReason UNCLEAR =
      new DenialReason("A3", "", "See the enclosed notice.", null);

  private Journey openToBeChecked(Notices notice) {
    return journey.opensToBeChecked(notice.notice(), notice.payer());
  }

  private Journey open(Notices denial) {
    return journey.opens(denial.notice(), denial.payer());
  }

  private static Notices callFirst() {
    return Notices.clinical().from("bcbs-michigan", "Blue Cross Blue Shield of Michigan").in("MI");
  }

  /** Tasks do not disappear without a word (R51). */
  private void takenBackSince(String why, String task) {
    assertThat(journey.timeline())
        .filteredOn(line -> line.startsWith("Not needed any more, since " + why))
        .singleElement()
        .asString()
        .contains(task);
  }

  private void overturnedAtTheCall() {
    journey
        .coordinator("userTask_requestPeerToPeer", Answers.requestGranted())
        .coordinator("userTask_scheduleCall", Answers.slot("2026-11-19", "13:00"))
        .settles()
        .physician("userTask_conductCall", Answers.call("overturned"));
  }

  private static Map<String, Object> withdrawal() {
    return Map.of("withdrawnDate", "2026-11-18", "method", "fax", "confirmation", "W-1");
  }

  private CaseDeadline callWindow() {
    return deadlines.of(journey.number()).stream()
        .filter(deadline -> deadline.kind() == DeadlineKind.CALL_WINDOW)
        .findFirst()
        .orElseThrow();
  }

  private Instant instant(ProcessVariable<Date> variable) {
    return ((Date) journey.variable(variable.name())).toInstant();
  }
}
