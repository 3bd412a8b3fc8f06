package org.overturn.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.overturn.appeal.bundle.Bundles;
import org.overturn.appeal.bundle.SealedBundle;
import org.overturn.casework.People;
import org.overturn.deadline.CaseDeadline;
import org.overturn.deadline.CaseDeadlines;
import org.overturn.deadline.DeadlineKind;
import org.overturn.deadline.DeadlineState;
import org.overturn.denial.FormDraft;
import org.overturn.denial.LineOfBusiness;
import org.overturn.document.DocumentKind;
import org.overturn.document.Documents;
import org.overturn.testing.OverturnTest;
import org.overturn.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** An appeal is filed only when a document and a confirmation prove it (R60, R62, R70). */
@OverturnTest
@Import(Journey.class)
@ExtendWith(NoPatientDataElsewhere.class)
class FilingWithProofTest {

  private static final String FILE = "userTask_fileAppeal";

  @Autowired Journey journey;
  @Autowired Documents documents;
  @Autowired CaseDeadlines deadlines;
  @Autowired JdbcTemplate database;
  @Autowired List<FormDraft> drafts;
  @Autowired MockMvc web;
  @Autowired Bundles bundles;

  @Test
  void withoutAProofTheTaskStaysOpenAndTheDeadlineRunsOn() {
    signed();
    refused(Answers.filed(), "The proof is missing: upload it under Documents in the Case tab");
    journey.hasOpen(FILE);
    assertThat(filing().state()).isEqualTo(DeadlineState.OPEN);
    assertThat(journey.denial().isAppealFiled()).isFalse();

    files(Answers.filed());
    assertThat(filing().state()).isEqualTo(DeadlineState.MET);
    assertThat(sendings())
        .singleElement()
        .satisfies(
            sending -> {
              assertThat(sending)
                  .containsEntry("state", "CONFIRMED")
                  .containsEntry("destination", "800-555-0142")
                  .containsEntry("noted_by", "coordinator")
                  .containsEntry("late", false);
              assertThat((String) sending.get("letter_sha256")).hasSize(64);
            });
    assertThat(journey.timeline())
        .contains("Appeal filed by fax to 800-555-0142, confirmed and proven");
  }

  @Test
  void anotherKindOfDocumentAndOneFromBeforeTheSignatureProveNothing() {
    noCallCase();
    journey.uploadsProof();
    TestClock.get().advance(Duration.ofMinutes(30));
    journey.physician("userTask_signLetter", Answers.signature());
    documents.add(
        journey.number(),
        DocumentKind.CLINICAL_RECORD,
        "notes.txt",
        "Therapy notes".getBytes(StandardCharsets.UTF_8),
        "coordinator",
        "127.0.0.1");
    refused(Answers.filed(), "came before the letter was signed");
    refused(proof("1"), "number 1 was uploaded before the letter was signed");
    refused(proof("7"), "the case has no proof 7; it has 1");
    refused(proof("the fax"), "give the number of the proof");
    journey.uploadsProof();
    files(Answers.filed());
  }

  @Test
  void whereSeveralProofsAreUploadedThePersonSaysWhichAndOneProvesOneFilingOnly_R60() {
    Notices denial = Notices.clinical();
    journey
        .opens(denial.notice(), denial.payer())
        .coordinator("userTask_requestPeerToPeer", Answers.requestRefused())
        .physician("userTask_signLetter", Answers.signature());
    journey.uploadsProof();
    TestClock.get().advance(Duration.ofMinutes(2));
    journey.uploadsProof();
    refused(Answers.filed(), "several proofs are uploaded that prove nothing yet: 1 (uploaded");
    journey.coordinator(FILE, proof("1"));

    journey
        .coordinator("userTask_recordAppealDecision", Answers.decision("upheld", "2026-11-18"))
        .physician("userTask_signLetter", Answers.signature());
    refused(proof("1"), "number 1 proves another filing already");
  }

  @Test
  void nothingIsFiledBeforeTheLetterIsSignedNorInTheFuture() {
    signed();
    journey.uploadsProof();
    refused(Answers.with(Answers.filed(), "filedTime", "09:59"), "the letter was signed only on");
    refused(Answers.with(Answers.filed(), "filedTime", "10:30"), "it lies in the future");
    refused(Answers.with(Answers.filed(), "confirmation", "--"), "give the number that the payer");
    refused(without("destination"), "No address for this method is kept for the payer");
    journey.hasOpen(FILE).coordinator(FILE, Answers.filed());
  }

  @Test
  void aConsentThatALawAsksForIsThereBeforeTheAppealIsFiled_R70() {
    Notices denial = noCallCase();
    journey.physician("userTask_signLetter", Answers.signature());
    journey.corrects(denial.under(LineOfBusiness.MEDICAID_MANAGED_CARE).in("TX"));
    journey.uploadsProof();
    refused(Answers.filed(), "The enrollee's written consent is missing");
    journey.task(FILE);
  }

  @Test
  void aConfirmationThatThePayerGaveBeforeIsRecognizedHoweverItIsWritten_R62() {
    signed();
    files(Answers.with(Answers.filed(), "confirmation", "UHC 77-41a"));
    String first = journey.number().value();
    Notices other =
        Notices.clinical()
            .from("humana", "Humana")
            .under(LineOfBusiness.MEDICARE_ADVANTAGE)
            .numbered("REF-1002");
    journey
        .opens(other.notice(), other.payer())
        .physician("userTask_signLetter", Answers.signature());
    journey.uploadsProof();
    Map<String, Object> again = Answers.with(Answers.filed(), "confirmation", "uhc-7741A");
    refused(again, "confirmed a sending of case " + first);
    journey.coordinator(FILE, Answers.with(again, "explanation", "One number for both cases"));
    assertThat(sendings())
        .singleElement()
        .satisfies(
            sending ->
                assertThat(sending).containsEntry("explanation", "One number for both cases"));
  }

  @Test
  void whatWasFiledAfterItsDeadlineIsKeptAsSuch() {
    signed();
    TestClock.get().moveTo(filing().dueAt().plus(Duration.ofMinutes(10)));
    files(Answers.filed());
    assertThat(filing())
        .satisfies(
            late -> {
              assertThat(late.state()).isEqualTo(DeadlineState.LAPSED);
              assertThat(late.cause()).contains("Filed after the deadline");
            });
    assertThat(journey.timeline()).anyMatch(line -> line.endsWith("but after its deadline"));
  }

  @Test
  void theAddressOnFileIsProposedAndTheFilingKeepsWhichVersionItWas_R61() throws Exception {
    signed();
    Map<String, String> address =
        Map.of(
            "payer", "humana",
            "inUse", "yes",
            "unit", "Appeals (invented)",
            "fax", "800-555-0177",
            "source", "Invented for a test",
            "checkedOn", "2026-11-17");
    MockHttpServletRequestBuilder kept =
        post("/appeal-addresses").with(People.coordinator()).with(csrf());
    address.forEach(kept::param);
    web.perform(kept).andExpect(status().is3xxRedirection());
    assertThat(drafts)
        .filteredOn(draft -> draft.form().equals("file-appeal"))
        .singleElement()
        .satisfies(
            draft ->
                assertThat(draft.of(journey.denial()))
                    .containsEntry("destination", "800-555-0177"));
    web.perform(get("/cases/" + journey.number() + "/filing").with(People.coordinator()))
        .andExpect(content().string(containsString("Nov 17, 2026")));

    files(without("destination"));
    assertThat(sendings().get(0))
        .containsEntry("destination", "800-555-0177")
        .containsEntry(
            "address_id",
            database.queryForObject("select id from overturn.appeal_address", UUID.class));
    TestClock.get().advance(Duration.ofDays(200));
    web.perform(get("/cases/" + journey.number() + "/filing").with(People.coordinator()))
        .andExpect(content().string(containsString("check it against the letter")));
  }

  @Test
  void theFilingKeepsTheFingerprintOfTheBundleThatWentOut_R60() {
    signed();
    files(Answers.filed());
    SealedBundle bundle = bundles.sealed(journey.number(), "internal-1").orElseThrow();
    assertThat(sendings().get(0))
        .containsEntry("bundle_id", bundle.id())
        .containsEntry("bundle_sha256", bundle.sha256());
  }

  @Test
  void aSendingThatIsProvenNeverChanges_R57() {
    signed();
    files(Answers.filed());
    assertThatThrownBy(() -> database.update("update overturn.appeal_sending set method = 'mail'"))
        .hasStackTraceContaining("settled once");
    assertThatThrownBy(() -> database.update("delete from overturn.appeal_sending"))
        .hasStackTraceContaining("settled once");
    assertThatThrownBy(() -> database.update("delete from overturn.appeal_proof"))
        .hasStackTraceContaining("append-only");
  }

  private void signed() {
    noCallCase();
    journey.physician("userTask_signLetter", Answers.signature());
  }

  private Notices noCallCase() {
    Notices denial =
        Notices.clinical().from("humana", "Humana").under(LineOfBusiness.MEDICARE_ADVANTAGE);
    journey.opens(denial.notice(), denial.payer());
    return denial;
  }

  private void files(Map<String, Object> answers) {
    journey.coordinator(FILE, answers);
  }

  /** Completes the task with what is uploaded, and nothing more. */
  private void refused(Map<String, Object> answers, String words) {
    String task = journey.task(FILE).getId();
    assertThatThrownBy(() -> journey.completesTask("coordinator", task, answers))
        .hasMessageContaining(words);
  }

  private static Map<String, Object> proof(String numbers) {
    return Answers.with(Answers.filed(), "proof", numbers);
  }

  private static Map<String, Object> without(String field) {
    Map<String, Object> answers = new HashMap<>(Answers.filed());
    answers.remove(field);
    return answers;
  }

  private CaseDeadline filing() {
    return deadlines.of(journey.number()).stream()
        .filter(each -> each.kind() == DeadlineKind.APPEAL_FILING)
        .findFirst()
        .orElseThrow();
  }

  private List<Map<String, Object>> sendings() {
    return database.queryForList(
        "select * from overturn.appeal_sending where case_number = ? order by place",
        journey.number().value());
  }
}
