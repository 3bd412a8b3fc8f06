package org.overturn.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Cases;
import org.overturn.denial.Denial;
import org.overturn.denial.Sha256;
import org.overturn.denial.Timeline;
import org.overturn.denial.TimelineEntry;
import org.overturn.intake.Posting.Reply;
import org.overturn.intake.fhir.Pas;
import org.overturn.testing.OverturnTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

/** {@code POST /api/denials} with FHIR. */
@OverturnTest
@Import(Posting.class)
class FhirIntakeTest {

  @Autowired Posting post;
  @Autowired Cases cases;
  @Autowired Timeline timeline;
  @Autowired ArrivalSection arrivals;
  @Autowired JdbcTemplate database;

  @Test
  void aDeniedLineOpensACase_R1() {
    Reply reply = post.fhir(Pas.answer().line(1, "A3", "0F").bundle());

    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.state()).isEqualTo("accepted");
    Denial denial = cases.get(new CaseNumber(reply.onlyCase()));
    assertThat(denial.payer().id()).isEqualTo("aetna");
    assertThat(timelineOf(reply.onlyCase()))
        .first()
        .isEqualTo("Denial received from Aetna by the API");
  }

  @Test
  void eachDeniedLineIsACaseAndTheNoticeLinksThem() {
    Reply reply = post.fhir(Pas.answer().line(1, "A3", "0F").line(2, "A6", "10").bundle());

    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.cases()).hasSize(2);
    assertThat(timelineOf(reply.cases().get(0)))
        .contains("The same notice opened " + reply.cases().get(1));
    assertThat(database.queryForList("select case_number from overturn.notice_case", String.class))
        .containsExactlyInAnyOrderElementsOf(reply.cases());
  }

  @Test
  void theCasePageShowsWhatArrivedWithItsChecksum() {
    String bundle = Pas.answer().line(1, "A3", "0F").bundle();
    Denial denial = cases.get(new CaseNumber(post.fhir(bundle).onlyCase()));
    post.fhir(bundle);

    assertThat(arrivals.of(denial))
        .extracting(part -> part.entries().get(2).text())
        .containsExactly("accepted", "duplicate");
    assertThat(arrivals.of(denial).get(0).entries().get(4).text()).isEqualTo(Sha256.of(bundle));
  }

  @Test
  void twoLinesWithDifferentDecisionsOpenACaseForTheDeniedOneOnly() {
    Reply reply = post.fhir(Pas.answer().line(1, "A3", "0F").approved(2, "AUTH-2").bundle());

    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.cases()).hasSize(1);
    Denial denial = cases.get(new CaseNumber(reply.onlyCase()));
    assertThat(denial.serviceLine()).isEqualTo("1");
    assertThat(denial.authorization()).as("the other line's").isEmpty();
    assertThat(denial.isOpen()).isTrue();
  }

  @Test
  void theSameAnswerTwiceGivesTheSameCases() {
    Pas answer = Pas.answer().line(1, "A3", "0F").line(2, "A3", "0F");
    Reply first = post.fhir(answer.bundle());
    Reply sameBytes = post.fhir(answer.bundle());
    Reply sentAnew = post.fhir(answer.set("id", "\"another\"").bundle());

    assertThat(List.of(sameBytes, sentAnew))
        .allSatisfy(
            reply -> {
              assertThat(reply.status()).isEqualTo(200);
              assertThat(reply.state()).isEqualTo("duplicate");
              assertThat(reply.cases()).isEqualTo(first.cases());
            });
  }

  @Test
  void aRefusedRequestIsWorkAndNotAClinicalDenial_R73() {
    Reply reply = post.fhir(refusedRequest().bundle());

    assertThat(reply.status()).isEqualTo(201);
    Denial denial = cases.get(new CaseNumber(reply.onlyCase()));
    assertThat(denial.reason().actionCode()).isEqualTo("AAA");
    assertThat(denial.kind()).hasToString("Optional[ADMINISTRATIVE]");
    assertThat(openTasks()).containsExactly("userTask_correctRequest");
  }

  @Test
  void aRefusedRequestThatNamesNoPatientNeedsAPerson_R73() {
    Reply reply = post.fhir(refusedRequest().without("Patient").bundle());

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.state()).isEqualTo("needs-a-person");
    assertThat(reply.cases()).isEmpty();
  }

  @Test
  void anApprovalAndAPendAreNotDenials() {
    assertThat(post.fhir(Pas.answer().approved(1, "AUTH-1").bundle()).state())
        .isEqualTo("not-a-denial");
    assertThat(post.fhir(Pas.answer().line(1, "A4", "0U").bundle()).state())
        .isEqualTo("not-a-denial");
    assertThat(database.queryForObject("select count(*) from overturn.denial", Integer.class))
        .isZero();
  }

  @Test
  void aRequestToCallThePayerNeedsAPerson() {
    Reply reply = post.fhir(Pas.answer().line(1, "CT").bundle());

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.state()).isEqualTo("needs-a-person");
    assertThat(why(reply)).contains("called (CT)");
  }

  @Test
  void anAnswerWithoutAnyDecisionNeedsAPerson() {
    assertThat(post.fhir(Pas.answer().bundle()).state()).isEqualTo("needs-a-person");
  }

  @Test
  void aDenialThatNamesNoPatientIsRefusedWholeWithElementAndMend() {
    Reply reply =
        post.fhir(Pas.answer().line(1, "A3").approved(2, "AUTH-2").without("Patient").bundle());

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.element()).isEqualTo("ClaimResponse.patient");
    assertThat(reply.body().path("detail").asText()).contains("send the Patient");
    assertThat(reply.body().path("notice").asText()).isNotBlank();
    assertThat(database.queryForObject("select count(*) from overturn.denial", Integer.class))
        .isZero();
  }

  @Test
  void oneLineThatCannotBeTakenKeepsTheOthersOut() {
    Reply reply = post.fhir(Pas.answer().line(1, "A3", "0F").line(3, "A3", "0F").bundle());

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.elements()).containsExactly("ClaimResponse.item[1]");
    assertThat(database.queryForObject("select count(*) from overturn.denial", Integer.class))
        .as("nothing half-done")
        .isZero();
    assertThat(database.queryForObject("select count(*) from act_ru_execution", Integer.class))
        .isZero();
  }

  @Test
  void aDeterminationInTheFutureIsRefused() {
    Reply reply =
        post.fhir(
            Pas.answer().line(1, "A3").set("created", "\"2026-12-01T10:00:00-05:00\"").bundle());

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.element()).isEqualTo("ClaimResponse.created");
  }

  @Test
  void fhirThatComesAsPlainJsonIsReadAsFhir() {
    Reply reply = post.json(Pas.answer().line(1, "A3", "0F").bundle());

    assertThat(reply.status()).isEqualTo(201);
    assertThat(timelineOf(reply.onlyCase())).first().asString().endsWith("by the API");
  }

  @Test
  void theAnswerIsJsonEvenForAClientThatAsksForFhir() {
    Reply reply = post.fhir(Pas.answer().line(1, "A3").bundle());
    assertThat(reply.response().getContentType()).isEqualTo("application/json");
  }

  @Test
  void aBodyThatIsNotFhirIsABadRequest() {
    assertThat(post.send(Posting.FHIR, "nonsense".getBytes(StandardCharsets.UTF_8)).status())
        .isEqualTo(400);
    assertThat(post.fhir("{\"resourceType\":\"Patient\"}").status()).isEqualTo(400);
    assertThat(post.fhir("{}").element()).isEqualTo("resourceType");
  }

  private static Pas refusedRequest() {
    return Pas.answer()
        .set("outcome", "\"error\"")
        .set(
            "error",
            "[{\"code\":{\"coding\":[{\"system\":\"https://codesystem.x12.org/005010/901\",\"code\":\"AG\"}]}}]");
  }

  private List<String> timelineOf(String number) {
    return timeline.of(new CaseNumber(number)).stream().map(TimelineEntry::what).toList();
  }

  private List<String> openTasks() {
    return database.queryForList("select task_def_key_ from act_ru_task", String.class);
  }

  private String why(Reply reply) {
    return database.queryForObject(
        "select why from overturn.notice where id = ?::uuid",
        String.class,
        reply.body().path("notice").asText());
  }
}
