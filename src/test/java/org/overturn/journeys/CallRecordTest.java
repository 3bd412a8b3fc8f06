package org.overturn.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.overturn.casework.People.coordinator;
import static org.overturn.casework.People.machine;
import static org.overturn.casework.People.physician;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.overturn.appeal.letter.LetterFixture;
import org.overturn.denial.CallFindings;
import org.overturn.peertopeer.call.RequestedDocument;
import org.overturn.peertopeer.call.RequestedDocuments;
import org.overturn.process.Variables;
import org.overturn.testing.OverturnTest;
import org.overturn.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** What stays of a call once it is recorded. */
@OverturnTest
@Import({Journey.class, Agent.class})
@ExtendWith(NoPatientDataElsewhere.class)
class CallRecordTest {

  @Autowired Journey journey;
  @Autowired JdbcClient jdbc;
  @Autowired DataSource database;
  @Autowired MockMvc http;
  @Autowired CallFindings findings;
  @Autowired RequestedDocuments documents;
  @Autowired TransactionTemplate transactions;
  private LetterFixture letters;

  @BeforeEach
  void letters(@Autowired ApplicationContext application) {
    letters = LetterFixture.in(application);
  }

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
            () -> journey.physician("userTask_conductCall", Map.of("outcomeOfCall", "upheld")))
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
    assertThat(documents.find(journey.number(), asked.get(0).id()))
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
        .contains("The reviewer's specialty was given as Family medicine.")
        .contains("The reviewer named this criterion as not met")
        .contains("Therapy notes with dates")
        .contains(
            "The specialty of this case is Orthopaedic Surgery, by the ordering physician's, as the"
                + " denial names it, and the reviewer was not of that specialty.");
  }

  @Test
  void aLicenseOfAnotherStateThanTheLawAsksForIsNamedInTheAppealR38() {
    scheduled(Notices.clinical().in("TX"))
        .physician(
            "userTask_conductCall",
            Answers.with(Answers.call("upheld"), "reviewerLicense", "OK, NM"))
        .settles();
    assertThat(letter())
        .contains("The reviewer's license was given as OK, NM.")
        .contains("By law the reviewer is licensed in Texas, of the same or a similar specialty")
        .doesNotContain("not of that specialty");
  }

  @Test
  void aLicenseOfTheStateOrNoneThatIsKnownIsNoMismatchR38() {
    scheduled(Notices.clinical().in("TX"))
        .physician(
            "userTask_conductCall",
            Answers.with(Answers.call("upheld"), "reviewerLicense", "NM, TX"))
        .settles();
    assertThat(findings.of(journey.number()).orElseThrow().mismatch()).isNull();
  }

  @Test
  void theSameSpecialtySpelledOtherwiseIsNoMismatchR38() {
    Notices orthopedic = Notices.clinical().orderedBy("Orthopaedic Surgery");
    scheduled(orthopedic).physician("userTask_conductCall", Answers.call("upheld")).settles();
    assertThat(findings.of(journey.number()).orElseThrow().mismatch()).isNull();
    assertThat(letter()).contains("Orthopedics").doesNotContain("not of that specialty");
  }

  @Test
  void theRecordIsATaggedPdfWithItsTimesItsCorrectionsAndItsHashR57() throws Exception {
    scheduled(Notices.clinical()).physician("userTask_conductCall", Answers.call("upheld"));
    String record = "/cases/" + journey.number() + "/calls/1";
    http.perform(
            post(record + "/corrections")
                .with(physician())
                .with(csrf())
                .param("field", "Specialty")
                .param("correction", "Zyxtyped Hand surgery")
                .param("why", "Zyxtyped Misheard on the line"))
        .andExpect(status().is3xxRedirection());
    byte[] bytes =
        http.perform(get(record + "/record.pdf").with(coordinator()))
            .andExpect(status().isOk())
            .andExpect(content().contentType(MediaType.APPLICATION_PDF))
            .andReturn()
            .getResponse()
            .getContentAsByteArray();
    try (PDDocument pdf = Loader.loadPDF(bytes)) {
      assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).as("tagged").isTrue();
      String hash =
          jdbc.sql("select sha256 from overturn.call_record").query(String.class).single();
      assertThat(new PDFTextStripper().getText(pdf))
          .contains("upheld", "Orthopedics", "Therapy notes with dates")
          .contains("Thu, Nov 19, 2026, 1:00:00 PM EST", "Thu, Nov 19, 2026, 1:12:00 PM EST")
          .contains("Hand surgery", "Misheard on the line")
          .contains(hash);
    }
    http.perform(get("/cases/" + journey.number() + "/calls/2/record.pdf").with(coordinator()))
        .andExpect(status().isNotFound());
    http.perform(get(record + "/record.pdf").with(machine())).andExpect(status().isForbidden());
  }

  @Test
  void aRecordThatIsChangedPastTheDatabasesGuardIsSeenToBeR57() throws Exception {
    scheduled(Notices.clinical()).physician("userTask_conductCall", Answers.call("upheld"));
    String record = "/cases/" + journey.number() + "/calls/1";
    http.perform(get(record).with(physician()))
        .andExpect(content().string(not(containsString("is not what was completed"))));
    JdbcTemplate administrator = TestDatabase.administrator(database);
    administrator.execute("set session_replication_role = replica");
    try {
      administrator.update(
          "update overturn.call_record set notes = notes || '{\"remarks\":\"Zyxtyped\"}'::jsonb");
    } finally {
      administrator.execute("set session_replication_role = default");
    }
    http.perform(get(record).with(physician()))
        .andExpect(content().string(containsString("is not what was completed")));
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

  /** What the call proposes to the letter, and nothing of it stands there by itself (R48). */
  private String letter() {
    List<String> proposed = letters.proposed(journey.number());
    assertThat(letters.says(journey.number())).doesNotContainAnyElementsOf(proposed);
    return String.join("\n", proposed);
  }

  private Journey scheduled(Notices denial) {
    return journey
        .opens(denial.notice(), denial.payer())
        .coordinator("userTask_requestPeerToPeer", Answers.requestGranted())
        .coordinator("userTask_scheduleCall", Answers.slot("2026-11-19", "13:00"))
        .settles();
  }
}
