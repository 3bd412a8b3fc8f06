package org.overturn.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.overturn.denial.CallFindings;
import org.overturn.peertopeer.call.RequestedDocument;
import org.overturn.peertopeer.call.RequestedDocuments;
import org.overturn.process.Variables;
import org.overturn.testing.OverturnTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What stays of a call once it is recorded. */
@OverturnTest
@Import({Journey.class, Agent.class})
@ExtendWith(NoPatientDataInTheEngine.class)
class CallRecordTest {

  @Autowired Journey journey;
  @Autowired JdbcClient jdbc;
  @Autowired CallFindings findings;
  @Autowired RequestedDocuments documents;
  @Autowired TransactionTemplate transactions;

  @Test
  void theDatabaseRefusesToChangeOrDeleteARecordR57() {
    scheduled(Notices.clinical()).physician("userTask_conductCall", Answers.call("upheld"));
    for (String change :
        List.of(
            "update overturn.call_record set notes = '{}'::jsonb",
            "update overturn.call_record set completed_at = null, outcome = null",
            "delete from overturn.call_record")) {
      assertThatThrownBy(() -> jdbc.sql(change).update())
          .rootCause()
          .hasMessageContaining("append-only");
    }
  }

  @Test
  void whatIsMissingIsSaidAndTheTaskStaysOpen() {
    scheduled(Notices.clinical());
    assertThatThrownBy(
            () -> journey.physician("userTask_conductCall", Map.of("callOutcome", "upheld")))
        .hasMessageContaining("put the reviewer on record: the name (R34)")
        .hasMessageContaining("what would change the decision (R37)");
    journey.task("userTask_conductCall");
    assertThat(jdbc.sql("select count(*) from overturn.call_record").query(Long.class).single())
        .isZero();
  }

  @Test
  void eachDocumentAskedForHasItsDayAndIsSentOnceR43() {
    scheduled(Notices.clinical())
        .physician(
            "userTask_conductCall",
            Answers.with(
                Answers.call("more-information-requested"),
                "documentsRequested",
                "Therapy notes\n\nMRI report"));
    List<RequestedDocument> asked = documents.toSend(journey.number());

    assertThat(asked)
        .extracting(RequestedDocument::what)
        .containsExactly("Therapy notes", "MRI report");
    assertThat(asked).allMatch(each -> each.dueOn().equals(LocalDate.parse("2026-11-24")));
    assertThat(asked.get(0).dueAt())
        .isEqualTo(((Date) journey.variable(Variables.DOCUMENTS_DUE_AT.name())).toInstant());
    assertThat(send(asked.get(0), "FAX-1")).isTrue();
    assertThat(send(asked.get(0), "FAX-2")).as("a second time").isFalse();
    assertThat(documents.toSend(journey.number()))
        .extracting(RequestedDocument::what)
        .containsExactly("MRI report");
    assertThat(documents.find(asked.get(0).id()))
        .hasValueSatisfying(sent -> assertThat(sent.confirmation()).isEqualTo("FAX-1"));
    for (String change :
        List.of(
            "update overturn.requested_document set what = 'else'",
            "update overturn.requested_document set sent_on = null",
            "delete from overturn.requested_document")) {
      assertThatThrownBy(() -> jdbc.sql(change).update())
          .rootCause()
          .hasMessageContaining("only the sending");
    }
  }

  @Test
  void aReviewerOfAnotherSpecialtyIsKeptAndNamedInTheAppealR38() {
    Notices orthopedic = Notices.clinical().orderedBy("Orthopaedic Surgery");
    scheduled(orthopedic)
        .physician(
            "userTask_conductCall",
            Answers.with(Answers.call("upheld"), "reviewerSpecialty", "Family medicine"))
        .settles();
    assertThat(findings.of(journey.number()).orElseThrow().mismatch().caseSpecialty())
        .isEqualTo("Orthopaedic Surgery");
    assertThat(letter())
        .contains("whose specialty was given as Family medicine.")
        .contains(
            "That is not the specialty of this case, Orthopaedic Surgery (the ordering"
                + " physician's, as the denial names it).");
  }

  @Test
  void theSameSpecialtySpelledOtherwiseIsNoMismatchR38() {
    Notices orthopedic = Notices.clinical().orderedBy("Orthopaedic Surgery");
    scheduled(orthopedic).physician("userTask_conductCall", Answers.call("upheld")).settles();
    assertThat(findings.of(journey.number()).orElseThrow().mismatch()).isNull();
    assertThat(letter()).doesNotContain("not the specialty");
  }

  private boolean send(RequestedDocument document, String confirmation) {
    return Boolean.TRUE.equals(
        transactions.execute(
            status ->
                documents.sent(
                    document.id(),
                    LocalDate.parse("2026-11-20"),
                    "fax",
                    confirmation,
                    "coordinator")));
  }

  private String letter() {
    return jdbc.sql("select draft from overturn.appeal where case_number = ?")
        .param(journey.number().value())
        .query(String.class)
        .single();
  }

  private Journey scheduled(Notices denial) {
    return journey
        .opens(denial.notice(), denial.payer())
        .coordinator("userTask_requestPeerToPeer", Answers.requestGranted())
        .coordinator("userTask_scheduleCall", Answers.slot("2026-11-19", "13:00"))
        .settles();
  }
}
