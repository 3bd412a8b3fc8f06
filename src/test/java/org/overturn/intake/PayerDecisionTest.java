package org.overturn.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.overturn.intake.Documents.administrative;
import static org.overturn.intake.Documents.approval;
import static org.overturn.intake.Documents.denial;
import static org.overturn.intake.Documents.with;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.overturn.deadline.CaseDeadlines;
import org.overturn.deadline.DeadlineKind;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Cases;
import org.overturn.denial.CloseReason;
import org.overturn.denial.Denial;
import org.overturn.denial.Outcome;
import org.overturn.denial.Stage;
import org.overturn.denial.Timeline;
import org.overturn.denial.TimelineEntry;
import org.overturn.intake.Posting.Reply;
import org.overturn.resolution.Closing;
import org.overturn.resubmission.RequestFixture;
import org.overturn.testing.OverturnTest;
import org.overturn.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a payer answers later finds its case and the step that waits for it. */
@OverturnTest
@Import(Posting.class)
class PayerDecisionTest {

  @Autowired Posting post;
  @Autowired Cases cases;
  @Autowired CaseDeadlines deadlines;
  @Autowired Timeline timeline;
  @Autowired TaskService tasks;
  @Autowired IdentityService identity;
  @Autowired Closing closing;
  @Autowired JdbcClient jdbc;
  @Autowired ApplicationContext application;

  @Test
  void anApprovalWithANumberResolvesAKnownCaseFromAnywhere_R42() {
    String number = open(denial());

    Reply reply = post.json(approval());

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.state()).isEqualTo("decision");
    assertThat(reply.cases()).containsExactly(number);
    assertThat(caseOf(number).outcome()).contains(Outcome.OVERTURNED);
    assertThat(caseOf(number).authorization().orElseThrow().number()).isEqualTo("AUTH-9");
    assertThat(openTasks()).isEmpty();
  }

  @Test
  void theSameApprovalAgainIsADuplicateAfterTheCaseHasEnded() {
    String number = open(denial());
    post.json(approval());

    assertThat(post.json(approval()).state()).isEqualTo("duplicate");
    Reply reformatted = post.json(approval().toPrettyString());
    assertThat(reformatted.state()).isEqualTo("duplicate");
    assertThat(reformatted.cases()).containsExactly(number);
  }

  @Test
  void anApprovalOfAnotherLineOrPayerOrNumberDecidesNothing() {
    String number = open(denial());

    assertThat(post.json(with(approvalOf("72149"), "serviceLine", "2")).state())
        .isEqualTo("not-a-denial");
    assertThat(post.json(with(approval(), "payer", "Humana")).state()).isEqualTo("not-a-denial");
    assertThat(post.json(with(approval(), "payerReference", "REF-2")).state())
        .isEqualTo("not-a-denial");
    assertThat(caseOf(number).isOpen()).isTrue();
  }

  @Test
  void theFinalDenialOfAnAnnouncedOneMovesItsCaseAndItsClocksR15() {
    String number = open(with(denial(), "stage", "before-determination"));
    TestClock.get().advance(Duration.ofDays(1));

    Reply reply =
        post.json(with(with(denial(), "determination.date", "2026-11-19"), "stage", "pre-service"));

    assertThat(reply.state()).isEqualTo("decision");
    assertThat(reply.cases()).containsExactly(number);
    assertThat(caseOf(number).stage()).isEqualTo(Stage.PRE_SERVICE);
    assertThat(caseOf(number).determinationDate()).isEqualTo("2026-11-19");
    assertThat(timelineOf(number))
        .contains("The payer's final denial arrived; it had been announced before")
        .contains("Stage corrected from before-determination to pre-service")
        .anyMatch(line -> line.startsWith("Deadline moved. File the appeal: from "));
    assertThat(deadlines.of(new CaseNumber(number)))
        .filteredOn(deadline -> deadline.kind() == DeadlineKind.APPEAL_FILING)
        .allSatisfy(deadline -> assertThat(deadline.startsAt()).isAfter(TestClock.START));
  }

  @Test
  void aFinalDenialOfTheSameDayIsNoDuplicateOfItsAnnouncementAndTheSameAgainIsOne() {
    String number = open(with(denial(), "stage", "before-determination"));

    assertThat(post.json(denial()).state()).isEqualTo("decision");
    assertThat(caseOf(number).stage()).isEqualTo(Stage.PRE_SERVICE);
    assertThat(post.json(denial().toPrettyString()).state()).isEqualTo("duplicate");
  }

  @Test
  void aSecondAnnouncementIsForAPersonAndMovesNothing() {
    String number = open(with(denial(), "stage", "before-determination"));

    Reply reply =
        post.json(
            with(
                with(denial(), "stage", "before-determination"),
                "determination.date",
                "2026-11-18"));

    assertThat(reply.state()).isEqualTo("needs-a-person");
    assertThat(caseOf(number).stage()).isEqualTo(Stage.BEFORE_DETERMINATION);
  }

  @Test
  void anApprovalOfACaseThatWasClosedNeedsAPerson() {
    String number = open(denial());
    closing.close(new CaseNumber(number), CloseReason.OTHER, null, "supervisor");

    Reply reply = post.json(approval());

    assertThat(reply.state()).isEqualTo("needs-a-person");
    assertThat(reply.cases()).containsExactly(number);
    assertThat(timelineOf(number)).anyMatch(line -> line.contains("after the case had ended"));
  }

  @Test
  void anApprovalWithoutANumberAnswersTheStepThatWaits() {
    String number = open(administrative());
    resubmit(null);

    Reply reply = post.json(with(approval(), "authorization", null));

    assertThat(reply.state()).isEqualTo("decision");
    assertThat(openTasks()).containsExactly("userTask_confirmAuthorization");
    assertThat(caseOf(number).isOpen()).isTrue();
  }

  @Test
  void anApprovalWithoutANumberThatNoStepWaitsForNeedsAPerson() {
    String number = open(denial());

    Reply reply = post.json(with(approval(), "authorization", null));

    assertThat(reply.state()).isEqualTo("needs-a-person");
    assertThat(timelineOf(number)).anyMatch(line -> line.contains("No step of the case waits"));
    assertThat(caseOf(number).isOpen()).isTrue();
  }

  @Test
  void aCorrectedRequestThatIsDeniedAgainGoesBackToTriageAndOpensNoSecondCase() {
    String number = open(administrative());
    resubmit(null);

    Reply reply = post.json(later(denial()));

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.state()).isEqualTo("decision");
    assertThat(reply.cases()).containsExactly(number);
    assertThat(caseOf(number).determinationDate()).isEqualTo("2026-11-20");
    assertThat(caseOf(number).reason().codes()).isEqualTo("HCR:0F");
    assertThat(caseOf(number).deniedBefore()).isTrue();
    assertThat(openTasks()).containsExactly("userTask_triageDenial");
    assertThat(post.json(later(denial()).toPrettyString()).state()).isEqualTo("duplicate");
  }

  @Test
  void theAnswerToACorrectedRequestIsFoundByItsNewNumber() {
    String number = open(administrative());
    resubmit("NEW-77");

    Reply reply = post.json(with(approval(), "payerReference", "new-77"));

    assertThat(reply.state()).isEqualTo("decision");
    assertThat(caseOf(number).outcome()).contains(Outcome.RESUBMISSION_APPROVED);
  }

  @Test
  void aRequestRefusedAgainIsNoDecisionOnAnAppealButOneOnAResubmission_R73() {
    String administrative = open(administrative());
    resubmit(null);
    assertThat(post.json(later(administrative())).state()).isEqualTo("decision");
    assertThat(caseOf(administrative).deniedBefore()).isTrue();
  }

  @Test
  void aLaterDenialThatNoStepWaitsForNeedsAPersonAndOpensNoSecondCase() {
    String number = open(denial());

    Reply reply = post.json(later(denial()));

    assertThat(reply.state()).isEqualTo("needs-a-person");
    assertThat(reply.cases()).containsExactly(number);
    assertThat(timelineOf(number)).anyMatch(line -> line.contains("2026-11-20"));
  }

  @Test
  void aLaterDenialOfACaseThatHasEndedOpensANewOne() {
    String first = open(denial());
    post.json(approval());

    Reply reply = post.json(later(denial()));

    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.cases()).doesNotContain(first);
  }

  @Test
  void anEarlierDenialThatArrivesLateIsNoDecision() {
    String number = open(administrative());
    resubmit(null);

    Reply reply = post.json(with(denial(), "determination.date", "2026-11-02"));

    assertThat(reply.state()).isEqualTo("needs-a-person");
    assertThat(caseOf(number).determinationDate()).isEqualTo("2026-11-17");
  }

  @Test
  void aLaterDenialNeedNotRepeatThePatient() {
    String number = open(administrative());
    resubmit(null);
    ObjectNode terse = later(denial());
    terse.remove(List.of("patient", "physician"));

    assertThat(post.json(terse).state()).isEqualTo("decision");
    assertThat(caseOf(number).deniedBefore()).isTrue();
  }

  @Test
  void aLaterAnswerWhoseReasonCannotBeReadIsRefusedAndTheCaseStaysAsItWas() {
    String number = open(administrative());
    resubmit(null);

    Reply reply = post.json(with(later(denial()), "reason.codes", "Zyxmarked in words"));

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.elements()).containsExactly("reason.codes");
    assertThat(caseOf(number).deniedBefore()).isFalse();
  }

  @Test
  void anApprovalWhoseAuthorizationCannotBeReadIsRefused() {
    String number = open(denial());

    Reply reply = post.json(with(approval(), "authorization.validFrom", "next week"));

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.elements()).containsExactly("authorization.validFrom");
    assertThat(caseOf(number).isOpen()).isTrue();
  }

  @Test
  void aPartialApprovalOfARequestThatIsNoCaseOpensOne() {
    ObjectNode partial = with(denial(), "reason.actionCode", "A6");

    Reply reply = post.json(partial);

    assertThat(reply.status()).isEqualTo(201);
    assertThat(post.json(partial.toPrettyString()).state()).isEqualTo("duplicate");
  }

  @Test
  void aPendOfAKnownCaseIsNotedOnIt() {
    String number = open(denial());

    assertThat(post.json(with(later(denial()), "reason.actionCode", "A4")).state())
        .isEqualTo("not-a-denial");
    assertThat(timelineOf(number)).contains("The payer has not decided yet (A4), with HCR:0F");
  }

  private String open(ObjectNode document) {
    Reply reply = post.json(document);
    assertThat(reply.status()).as(reply.body().toString()).isEqualTo(201);
    return reply.onlyCase();
  }

  /** The same request, answered again three days later. */
  private static ObjectNode later(ObjectNode document) {
    TestClock.get().moveTo("2026-11-20T12:00", "America/New_York");
    with(document, "determination.time", null);
    return with(document, "determination.date", "2026-11-20");
  }

  private static ObjectNode approvalOf(String code) {
    return with(approval(), "service.code", code);
  }

  private void resubmit(String newReference) {
    Map<String, Object> answers = new java.util.HashMap<>();
    answers.put("whatWasWrong", "code");
    answers.put("correction", "Another code");
    answers.put("resubmittedDate", "2026-11-18");
    answers.put("method", "portal");
    answers.put("newReference", newReference);
    Task task = tasks.createTaskQuery().taskDefinitionKey("userTask_correctRequest").singleResult();
    RequestFixture.in(application).corrected(onlyCase());
    identity.setAuthentication("coordinator", List.of("coordinators"));
    tasks.complete(task.getId(), answers);
    identity.clearAuthentication();
  }

  private CaseNumber onlyCase() {
    return new CaseNumber(
        jdbc.sql("select case_number from overturn.denial").query(String.class).single());
  }

  private Denial caseOf(String number) {
    return cases.get(new CaseNumber(number));
  }

  private List<String> openTasks() {
    return tasks.createTaskQuery().list().stream().map(Task::getTaskDefinitionKey).toList();
  }

  private List<String> timelineOf(String number) {
    return timeline.of(new CaseNumber(number)).stream().map(TimelineEntry::what).toList();
  }
}
