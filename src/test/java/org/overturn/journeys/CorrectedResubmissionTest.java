package org.overturn.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.overturn.denial.CaseSection;
import org.overturn.denial.Outcome;
import org.overturn.process.Variables;
import org.overturn.testing.OverturnTest;
import org.overturn.testing.TestMail;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Import;

/** Every path through {@code corrected-resubmission.bpmn}. */
@OverturnTest
@Import(Journey.class)
@ExtendWith(NoPatientDataElsewhere.class)
class CorrectedResubmissionTest {

  @RegisterExtension
  static final ModelCoverage COVERAGE = ModelCoverage.ofEveryPathThrough("corrected-resubmission");

  @Autowired Journey journey;

  @Autowired
  @Qualifier("resubmissionSection")
  CaseSection section;

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
    assertThat(journey.denial().reason().codes()).as("codes of the first denial").isNull();
  }

  @Test
  void aRequestThatNobodyCorrectedCannotBeRecordedAsSent() {
    String task = journey.task("userTask_correctRequest").getId();

    assertThatThrownBy(
            () -> journey.completesTask("coordinator", task, Answers.correction("2026-11-18")))
        .hasMessageContaining("There is no corrected request yet");
    journey.hasOpen("userTask_correctRequest");
  }

  @Test
  void asOftenAsItIsDeniedAgainEveryDenialStaysWithTheRequestThatAnsweredIt_R4() {
    deniedAgain("CARC:31", "Zyxtyped The member is not found.");
    deniedAgain("CARC:11", "Zyxtyped The diagnosis does not fit.");
    journey
        .coordinator("userTask_correctRequest", Answers.correction("2026-11-18"))
        .coordinator(
            "userTask_recordResubmissionDecision",
            Answers.resubmissionDecision("approved", "2026-11-18"))
        .hasOpen("userTask_confirmAuthorization");

    List<CaseSection.Part> shown = section.of(journey.denial());
    assertThat(shown)
        .extracting(CaseSection.Part::heading)
        .containsExactly("Request 3", "Request 2", "Request 1", "The denial that opened the case");
    assertThat(words(shown.get(0))).contains("approved").doesNotContain("Denied again because");
    assertThat(words(shown.get(1))).contains("The diagnosis does not fit", "CARC:11");
    assertThat(words(shown.get(2))).contains("The member is not found", "CARC:31");
    assertThat(words(shown.get(3))).contains("missing or invalid code", "AAA:33");
  }

  @Test
  void aSecondRequestNeverTakesUpTheDecisionOnTheFirst() {
    deniedAgain("CARC:31", "Zyxtyped The member is not found.");
    journey.coordinator("userTask_correctRequest", Answers.correction("2026-11-18"));
    Map<String, Object> undecided = Map.of("decidedDate", "2026-11-18");

    assertThatThrownBy(() -> journey.coordinator("userTask_recordResubmissionDecision", undecided))
        .hasMessageContaining("say what the payer decided");
    journey.hasOpen("userTask_recordResubmissionDecision");
  }

  @Test
  void aSecondDenialThatArrivesByItselfIsSortedAnew() {
    deniedAgain("CARC:31", "Zyxtyped The member is not found.");
    journey
        .coordinator("userTask_correctRequest", Answers.correction("2026-11-18"))
        .tells(process -> process.decisionReceived(journey.number(), "upheld"));

    assertThat(journey.denial().kindDecidedBy()).isEmpty();
    assertThat(section.of(journey.denial()))
        .extracting(CaseSection.Part::heading)
        .contains("Request 2", "Request 1", "The denial that opened the case");
  }

  /** The request is corrected, sent, and denied for another reason of the same kind. */
  private void deniedAgain(String codes, String words) {
    Map<String, Object> denied = Answers.resubmissionDecision("denied", "2026-11-18");
    journey
        .coordinator("userTask_correctRequest", Answers.correction("2026-11-18"))
        .coordinator(
            "userTask_recordResubmissionDecision",
            Answers.with(Answers.with(denied, "reasonText", words), "codesOfAnswer", codes));
    if (journey.openTasks().contains("userTask_triageDenial")) {
      journey.coordinator(
          "userTask_triageDenial",
          Map.of("kindOfDenial", "administrative", "triageReason", "Zyxtyped It can be mended"));
    }
    journey.hasOpen("userTask_correctRequest");
  }

  private static String words(CaseSection.Part part) {
    return part.entries().stream()
        .map(entry -> entry.label() + ": " + entry.text())
        .collect(Collectors.joining("\n"));
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
