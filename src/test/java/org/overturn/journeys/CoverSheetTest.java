package org.overturn.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.IOException;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.overturn.audit.Audit;
import org.overturn.audit.AuditEntry;
import org.overturn.casework.People;
import org.overturn.peertopeer.call.RequestedDocument;
import org.overturn.peertopeer.call.RequestedDocuments;
import org.overturn.process.Variables;
import org.overturn.testing.OverturnTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;

/** What goes out with a document that the reviewer asked for. */
@OverturnTest
@Import({Journey.class, Agent.class})
@ExtendWith(NoPatientDataElsewhere.class)
class CoverSheetTest {

  @Autowired Journey journey;
  @Autowired MockMvc web;
  @Autowired RequestedDocuments documents;
  @Autowired Audit audit;

  private RequestedDocument document;

  @BeforeEach
  void aDocumentIsAskedFor() {
    Notices denial = Notices.clinical();
    journey
        .opens(denial.notice(), denial.payer())
        .coordinator("userTask_requestPeerToPeer", Answers.requestGranted())
        .coordinator("userTask_scheduleCall", Answers.slot("2026-11-19", "13:00"))
        .physician("userTask_conductCall", Answers.call("more-information-requested"));
    document = documents.toSend(journey.number()).get(0);
  }

  @Test
  void thePageThatLiesOpenAtTheFaxNamesNoPatientAndTheNextSaysWhatTheDocumentAnswers_R43()
      throws Exception {
    byte[] sheet =
        web.perform(get(address(document.id())).with(People.coordinator()))
            .andExpect(status().isOk())
            .andReturn()
            .getResponse()
            .getContentAsByteArray();
    var patient = journey.denial().patient();

    assertThat(page(sheet, 1))
        .contains("Document for a peer-to-peer review", journey.denial().payer().name())
        .contains(journey.denial().payerReference(), "November 24, 2026", "Zyxtyped Dr. Reviewer")
        .doesNotContain(patient.lastName())
        .doesNotContain(patient.memberId())
        .doesNotContain(document.what());
    assertThat(page(sheet, 2))
        .contains(document.what(), patient.lastName(), patient.memberId())
        .contains("Conservative care not documented");
    assertThat(audit.of(journey.number(), 5))
        .extracting(AuditEntry::what)
        .contains("cover-sheet-viewed");
  }

  @Test
  void onlyTheCasesOwnDocumentsHaveOneAndOnlyPeopleOfTheCaseSeeIt() throws Exception {
    web.perform(get(address(UUID.randomUUID())).with(People.coordinator()))
        .andExpect(status().isNotFound());
    web.perform(get(address(document.id())).with(People.machine()))
        .andExpect(status().isForbidden());
  }

  @Test
  void theFormOfATaskNamesItsDocumentFromOurOwnPage() throws Exception {
    assertThat(journey.variable(Variables.REQUESTED_DOCUMENT.name()))
        .isEqualTo(document.id().toString());
    String form = "/cases/" + journey.number() + "/prefill/send-requested-documents";
    web.perform(get(form).param("part", document.id().toString()).with(People.coordinator()))
        .andExpect(jsonPath("$.documentsSent").value(document.what()));
    web.perform(get(form).param("part", UUID.randomUUID().toString()).with(People.coordinator()))
        .andExpect(jsonPath("$").value(not(hasKey("documentsSent"))));
  }

  private String address(UUID id) {
    return "/cases/" + journey.number() + "/requested-documents/" + id + "/cover-sheet.pdf";
  }

  private static String page(byte[] pdf, int page) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(document.getNumberOfPages()).isEqualTo(2);
      PDFTextStripper text = new PDFTextStripper();
      text.setStartPage(page);
      text.setEndPage(page);
      return text.getText(document);
    }
  }
}
