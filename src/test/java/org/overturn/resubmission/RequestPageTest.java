package org.overturn.resubmission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.overturn.casework.People.coordinator;
import static org.overturn.casework.People.owner;
import static org.overturn.casework.People.physician;
import static org.overturn.casework.People.supervisor;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.overturn.audit.Audit;
import org.overturn.audit.AuditEntry;
import org.overturn.casework.SampleCases;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Cases;
import org.overturn.denial.DenialReason;
import org.overturn.denial.Payer;
import org.overturn.denial.Sha256;
import org.overturn.document.DocumentKind;
import org.overturn.document.Documents;
import org.overturn.testing.OverturnTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** The page of a corrected request: what it shows, what people write into it, what it prepares. */
@OverturnTest
class RequestPageTest {

  @Autowired MockMvc web;
  @Autowired Cases cases;
  @Autowired RequestDrafts drafts;
  @Autowired PreparedRequests prepared;
  @Autowired Documents documents;
  @Autowired Audit audit;
  @Autowired JdbcClient jdbc;
  private SampleCases samples;
  private RequestFixture requests;
  private CaseNumber number;

  @BeforeEach
  void aRequestWasRefused(@Autowired ApplicationContext application) {
    samples = SampleCases.in(application);
    requests = RequestFixture.in(application);
    number = administrative();
  }

  private CaseNumber administrative() {
    CaseNumber opened = samples.open("Testperson");
    samples.change(
        opened,
        denial ->
            denial.reasonReceived(
                new DenialReason("AAA", "AAA:72", "The member id is not valid.", null)));
    return samples.start(opened);
  }

  @Test
  void itShowsWhyItWasDeniedWhatToLookAtAndWhatTheCaseKnows_R73() throws Exception {
    page(coordinator())
        .andExpect(content().string(containsString("The member id is not valid.")))
        .andExpect(content().string(containsString("AAA:72")))
        .andExpect(content().string(containsString("The payer did not find this one member.")))
        .andExpect(content().string(containsString("Go to Member id")))
        .andExpect(content().string(containsString("value=\"72148\"")))
        .andExpect(content().string(containsString("Nothing yet: every field is as it was")))
        .andExpect(content().string(containsString("The time to appeal runs on")));
    assertThat(audit.of(number, 5)).extracting(AuditEntry::what).contains("request-viewed");
  }

  @Test
  void whatIsSavedIsShownBesideTheOriginalFieldByField() throws Exception {
    save(Map.of(RequestField.MEMBER_ID, "MEM-CORRECT", RequestField.GROUP_NUMBER, "G-1"))
        .andExpect(status().is3xxRedirection())
        .andExpect(flash().attribute("done", "Saved as version 1."));

    page(physician())
        .andExpect(content().string(containsString("<del class=\"keep-lines\">MEM-901</del>")))
        .andExpect(content().string(containsString("<ins class=\"keep-lines\">MEM-CORRECT</ins>")))
        .andExpect(content().string(containsString("Group number")))
        .andExpect(content().string(not(containsString("Save the draft"))));
    assertThat(requests.now(number).draft().content().get(RequestField.MEMBER_ID))
        .isEqualTo("MEM-CORRECT");
  }

  @Test
  void aDraftWithFlawsIsKeptAndSaysWhatToMendBeforeItIsSent() throws Exception {
    save(Map.of(RequestField.UNITS, "two", RequestField.ORDERING_NPI, "1003000127"))
        .andExpect(status().is3xxRedirection());

    page(coordinator())
        .andExpect(content().string(containsString("value=\"two\"")))
        .andExpect(content().string(containsString("give a whole number above zero")))
        .andExpect(content().string(containsString("ends with its check digit")))
        .andExpect(content().string(containsString("To be mended before it can be sent")));
    prepare(1).andExpect(flash().attribute("refused", containsString("Units: give a whole")));
    assertThat(prepared.of(number)).isEmpty();
  }

  @Test
  void twoWhoWriteInDifferentFieldsLoseNothing() throws Exception {
    WorkingRequest.Now opened = requests.now(number);
    save(opened, Map.of(RequestField.MEMBER_ID, "MEM-CORRECT"));
    save(opened, Map.of(RequestField.GROUP_NUMBER, "G-1")).andExpect(status().is3xxRedirection());

    RequestValues now = requests.now(number).draft().content();
    assertThat(now.get(RequestField.MEMBER_ID)).isEqualTo("MEM-CORRECT");
    assertThat(now.get(RequestField.GROUP_NUMBER)).isEqualTo("G-1");
    assertThat(drafts.of(number, 1)).extracting(RequestDraft::version).containsExactly(2, 1);
  }

  @Test
  void twoWhoWriteInTheSameFieldAreAskedAndBothTextsAreThere() throws Exception {
    WorkingRequest.Now opened = requests.now(number);
    save(opened, Map.of(RequestField.MEMBER_ID, "MEM-FIRST", RequestField.PLAN_NAME, "Plan A"));

    save(opened, Map.of(RequestField.MEMBER_ID, "MEM-SECOND", RequestField.GROUP_NUMBER, "G-1"))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("You both wrote in the fields below")))
        .andExpect(content().string(containsString("MEM-FIRST")))
        .andExpect(content().string(containsString("value=\"MEM-SECOND\"")))
        .andExpect(content().string(containsString("value=\"Plan A\"")))
        .andExpect(content().string(containsString("name=\"seen\" value=\"1\"")));
    assertThat(requests.now(number).draft().content().get(RequestField.MEMBER_ID))
        .isEqualTo("MEM-FIRST");

    save(requests.now(number), Map.of(RequestField.MEMBER_ID, "MEM-SECOND"))
        .andExpect(status().is3xxRedirection());
    assertThat(requests.now(number).draft().content().get(RequestField.MEMBER_ID))
        .isEqualTo("MEM-SECOND");
  }

  @Test
  void aFactThatIsCorrectedOnTheCaseMeanwhileIsNotWrittenOver() throws Exception {
    WorkingRequest.Now opened = requests.now(number);
    jdbc.sql("update overturn.denial set service_code = '72158'").update();

    save(opened, Map.of(RequestField.MEMBER_ID, "MEM-CORRECT"))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("Facts of the case were corrected meanwhile")))
        .andExpect(content().string(containsString("value=\"MEM-CORRECT\"")));
    assertThat(drafts.of(number, 1)).isEmpty();
  }

  @Test
  void savingTheSameAgainIsNoNewVersion() throws Exception {
    save(Map.of(RequestField.MEMBER_ID, "MEM-CORRECT"));
    save(Map.of()).andExpect(flash().attribute("done", "Saved as version 1."));
    assertThat(drafts.of(number, 1)).hasSize(1);
  }

  @Test
  void aTextThatIsTooLongIsRefusedAndStays() throws Exception {
    String text = "x".repeat(4001);
    save(Map.of(RequestField.WHY, text))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("4,001 characters, 4,000 at most")))
        .andExpect(content().string(containsString(text)));
    assertThat(drafts.of(number, 1)).isEmpty();
  }

  @Test
  void theWorksheetSaysWhatToTypeWhatDiffersAndWhatIsAttached_R60() throws Exception {
    documents.add(
        number,
        DocumentKind.CLINICAL_RECORD,
        "therapy notes.txt",
        "Seven weeks".getBytes(StandardCharsets.UTF_8),
        "coordinator",
        "127.0.0.1");
    String key = "document:" + documents.of(number).get(0).id();
    save(
        Map.of(
            RequestField.MEMBER_ID, "MEM-CORRECT",
            RequestField.WHAT_WAS_WRONG, "eligibility",
            RequestField.WHY, "The id was that of the old card.",
            RequestField.ATTACHMENTS, key));

    prepare(1).andExpect(flash().attribute("done", containsString("Version 1 is prepared")));

    String address = "/cases/" + number + "/request/1/1/worksheet";
    byte[] pdf =
        web.perform(get(address).with(coordinator()))
            .andExpect(status().isOk())
            .andExpect(
                header()
                    .string(
                        "Content-Disposition",
                        "attachment; filename=\"request-" + number + "-1-v1.pdf\""))
            .andReturn()
            .getResponse()
            .getContentAsByteArray();
    assertThat(text(pdf))
        .contains("MEM-901", "MEM-CORRECT", "(was MEM-901)", "The id was that of the old card.")
        .contains("therapy notes.txt", Sha256.of("Seven weeks"))
        .contains("Enter it as a new request");
    assertThat(prepared.of(number))
        .singleElement()
        .extracting(PreparedRequest::sha256)
        .isEqualTo(Sha256.of(pdf));
    assertThat(audit.of(number, 20))
        .extracting(AuditEntry::what)
        .contains("request-prepared", "request-downloaded", "document-downloaded");

    prepare(1);
    assertThat(prepared.of(number)).as("what was prepared stays").hasSize(1);
    assertThatThrownBy(() -> jdbc.sql("update overturn.prepared_request set sha256 = ''").update())
        .hasStackTraceContaining("append-only");
    assertThatThrownBy(() -> jdbc.sql("delete from overturn.request_draft").update())
        .hasStackTraceContaining("append-only");
  }

  @Test
  void anAttachmentThatIsGoneIsSaidAndNothingIsPrepared() throws Exception {
    save(
        Map.of(
            RequestField.MEMBER_ID, "MEM-CORRECT",
            RequestField.WHAT_WAS_WRONG, "eligibility",
            RequestField.WHY, "The id was that of the old card.",
            RequestField.ATTACHMENTS, "document:00000000-0000-0000-0000-000000000001"));

    page(coordinator())
        .andExpect(content().string(containsString("No longer on file")))
        .andExpect(content().string(containsString("take it out, and choose another")));
    prepare(1).andExpect(flash().attribute("refused", containsString("no longer on file")));
    assertThat(prepared.of(number)).isEmpty();
  }

  @Test
  void aPayerThatTakesThemGetsThePasBundleAndTheX12RequestToo() throws Exception {
    from(new Payer("electronic-plan", "Electronic Plan", true));
    save(sound(Map.of(RequestField.PLACE_OF_SERVICE, "22")));

    prepare(1).andExpect(flash().attribute("done", containsString("Version 1 is prepared")));

    assertThat(prepared.of(number))
        .extracting(PreparedRequest::format)
        .containsExactlyInAnyOrder(RequestFormat.values());
    String pas = download("pas");
    assertThat(pas).contains("\"resourceType\": \"Bundle\"", "MEM-CORRECT");
    assertThat(download("x12")).startsWith("ISA*").contains("NM1*IL*1*TESTPERSON", "MEM-CORRECT");
    assertThat(prepared.of(number))
        .filteredOn(each -> each.format() == RequestFormat.PAS)
        .extracting(PreparedRequest::sha256)
        .containsExactly(Sha256.of(pas));
  }

  @Test
  void aFormThatCannotHoldTheRequestIsLeftOutAndThePageSaysWhy() throws Exception {
    from(new Payer("electronic-plan", "Electronic Plan", true));
    save(sound(Map.of()));

    page(coordinator())
        .andExpect(
            content()
                .string(
                    containsString(
                        "Da Vinci PAS request (FHIR) is not made: it needs the place of service")));
    prepare(1);
    assertThat(prepared.of(number))
        .extracting(PreparedRequest::format)
        .containsExactlyInAnyOrder(RequestFormat.WORKSHEET, RequestFormat.X12);
  }

  @Test
  void aRequestToAnotherPayerIsNeverPutIntoTheFormsOfTheOneThatDeniedIt() throws Exception {
    from(new Payer("electronic-plan", "Electronic Plan", true));
    save(sound(Map.of(RequestField.PAYER_NAME, "Right Plan", RequestField.PLACE_OF_SERVICE, "22")));

    page(coordinator())
        .andExpect(content().string(containsString("goes to another payer")))
        .andExpect(content().string(containsString("Until then it is a worksheet only")));
    prepare(1);
    assertThat(prepared.of(number))
        .extracting(PreparedRequest::format)
        .containsExactly(RequestFormat.WORKSHEET);
  }

  @Test
  void aRequestToAPayerThatNobodyKnowsIsAWorksheet() throws Exception {
    from(new Payer("other", "Prairie Mutual", false));
    save(sound(Map.of()));

    page(coordinator())
        .andExpect(content().string(containsString("The payer is not one that Overturn knows")));
    prepare(1);
    assertThat(prepared.of(number))
        .extracting(PreparedRequest::format)
        .containsExactly(RequestFormat.WORKSHEET);
  }

  private void from(Payer payer) {
    number = samples.open("Testperson", payer, "72148");
    samples.change(
        number,
        denial ->
            denial.reasonReceived(
                new DenialReason("AAA", "AAA:72", "The member id is not valid.", null)));
    samples.start(number);
  }

  /** Corrections with which a request has no flaw, and these. */
  private static Map<RequestField, String> sound(Map<RequestField, String> more) {
    Map<RequestField, String> all = new TreeMap<>(more);
    all.put(RequestField.MEMBER_ID, "MEM-CORRECT");
    all.put(RequestField.WHAT_WAS_WRONG, "eligibility");
    all.put(RequestField.WHY, "The id was that of the old card.");
    return all;
  }

  private String download(String format) throws Exception {
    return web.perform(get("/cases/" + number + "/request/1/1/" + format).with(coordinator()))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString(StandardCharsets.UTF_8);
  }

  @Test
  void onlyCoordinatorsWriteAndOnlyCareworkersLook() throws Exception {
    MockHttpServletRequestBuilder saving =
        post("/cases/" + number + "/request").with(csrf()).param("seenAttempt", "1");
    web.perform(saving.with(physician())).andExpect(status().isForbidden());
    web.perform(get("/cases/" + number + "/request").with(owner()))
        .andExpect(status().isForbidden());
    page(supervisor()).andExpect(status().isOk());
  }

  @Test
  void withoutItsTaskThereIsNothingToCorrect() throws Exception {
    CaseNumber clinical = samples.open("Otherperson");
    web.perform(get("/cases/" + clinical + "/request").with(coordinator()))
        .andExpect(content().string(containsString("There is nothing to correct now")))
        .andExpect(content().string(not(containsString("Save the draft"))));
    web.perform(get("/cases/" + clinical + "/request/1/1/worksheet").with(coordinator()))
        .andExpect(status().isNotFound());
    web.perform(get("/cases/" + number + "/request/1/1/telex").with(coordinator()))
        .andExpect(status().isNotFound());
  }

  private ResultActions page(RequestPostProcessor who) throws Exception {
    return web.perform(get("/cases/" + number + "/request").with(who));
  }

  private ResultActions prepare(int version) throws Exception {
    return web.perform(
        post("/cases/" + number + "/request/prepare")
            .with(coordinator())
            .with(csrf())
            .param("version", String.valueOf(version)));
  }

  private ResultActions save(Map<RequestField, String> changes) throws Exception {
    return save(requests.now(number), changes);
  }

  /** As a browser sends the form that was opened then. */
  private ResultActions save(WorkingRequest.Now opened, Map<RequestField, String> changes)
      throws Exception {
    MockHttpServletRequestBuilder form =
        post("/cases/" + number + "/request")
            .with(coordinator())
            .with(csrf())
            .param("seenAttempt", String.valueOf(opened.draft().attempt()))
            .param("seen", String.valueOf(opened.draft().version()))
            .param("original", EditingRequest.mark(opened.original()));
    Map<String, String> typed = new TreeMap<>(opened.draft().content().byKey());
    changes.forEach((field, value) -> typed.put(field.key(), value));
    typed.forEach(form::param);
    return web.perform(form);
  }

  private static String text(byte[] pdf) throws Exception {
    try (var document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }
}
