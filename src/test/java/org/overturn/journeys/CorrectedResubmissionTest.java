package org.overturn.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.overturn.denial.Outcome;
import org.overturn.process.Variables;
import org.overturn.testing.OverturnTest;
import org.overturn.testing.TestMail;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Every path through {@code corrected-resubmission.bpmn}. */
@OverturnTest
@Import(Journey.class)
@ExtendWith(NoPatientDataInTheEngine.class)
class CorrectedResubmissionTest {

  @RegisterExtension
  static final ModelCoverage COVERAGE = ModelCoverage.ofEveryPathThrough("corrected-resubmission");

  @Autowired Journey journey;

  @BeforeEach
  void anAdministrativeDenialArrives() {
    Notices denial = Notices.administrative();
    journey.opens(denial.notice(), denial.payer());
  }

  @Test
  void aWrongCodeIsCorrectedResubmittedAndApprovedWithNoTaskForAPhysician_R4_R73() {
    journey
        .hasOpen("userTask_correctRequest")
        .coordinator("userTask_correctRequest", Answers.correction("2026-11-18"))
        .hasOpen("userTask_recordResubmissionDecision")
        .coordinator(
            "userTask_recordResubmissionDecision",
            Answers.resubmissionDecision("approved", "2026-11-18"))
        .hasOpen("userTask_confirmAuthorization")
        .coordinator("userTask_confirmAuthorization", Answers.authorized())
        .isOver();
    assertThat(journey.denial().outcome()).contains(Outcome.RESUBMISSION_APPROVED);
  }

  @Test
  void aRequestDeniedAgainGoesBackToTriageWithTheNewReason() {
    journey
        .coordinator("userTask_correctRequest", Answers.correction("2026-11-18"))
        .coordinator(
            "userTask_recordResubmissionDecision",
            Answers.with(
                Answers.resubmissionDecision("denied", "2026-11-18"),
                "reasonText",
                "The service is not medically necessary."))
        .hasOpen("userTask_triageDenial");
    assertThat(journey.denial().deniedBefore()).isTrue();
  }

  @Test
  void aResubmissionThatIsNotSentInTimeIsRemindedOf() {
    journey.waitsUntil(at("resubmissionDueAt")).settles();
    assertThat(TestMail.all())
        .extracting(TestMail.Mail::subject)
        .anyMatch(subject -> subject.contains("corrected request is due"));
    journey.hasOpen("userTask_correctRequest");
  }

  @Test
  void aPayerThatDoesNotAnswerIsChasedAndAskedAgain() {
    journey
        .coordinator("userTask_correctRequest", Answers.correction("2026-11-18"))
        .waitsUntil(at(Variables.RESUBMISSION_DECISION_DUE_AT.name()))
        .hasOpen("userTask_chaseResubmissionDecision")
        .coordinator("userTask_chaseResubmissionDecision", Answers.chased("2026-12-04"))
        .hasOpen("userTask_recordResubmissionDecision");
    assertThat(at(Variables.RESUBMISSION_DECISION_DUE_AT.name())).isEqualTo("2026-12-04T22:00:00Z");
  }

  @Test
  void anAnswerThatArrivesByItselfIsTakenAtOnce() {
    journey
        .coordinator("userTask_correctRequest", Answers.correction("2026-11-18"))
        .tells(process -> process.decisionReceived(journey.number(), "overturned"))
        .hasOpen("userTask_confirmAuthorization");
  }

  @Test
  void anAnswerThatArrivesWhileThePayerIsChasedIsTakenAllTheSame() {
    journey
        .coordinator("userTask_correctRequest", Answers.correction("2026-11-18"))
        .waitsUntil(at(Variables.RESUBMISSION_DECISION_DUE_AT.name()))
        .tells(process -> process.decisionReceived(journey.number(), "upheld"))
        .hasOpen("userTask_triageDenial");
  }

  private Instant at(String variable) {
    return ((Date) journey.variable(variable)).toInstant();
  }
}
