package org.overturn.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.overturn.casework.People.coordinator;
import static org.overturn.casework.People.machine;
import static org.overturn.casework.People.owner;
import static org.overturn.casework.People.supervisor;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.overturn.audit.Audit;
import org.overturn.audit.AuditEntry;
import org.overturn.denial.Sha256;
import org.overturn.document.DocumentKind;
import org.overturn.document.Documents;
import org.overturn.testing.OverturnTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;

/** The whole record of a case as one PDF. */
@OverturnTest
@Import({Journey.class, Agent.class})
@ExtendWith(NoPatientDataElsewhere.class)
class CaseFileTest {

  private static final byte[] BROKEN = "%PDF-1.7 broken".getBytes();

  @Autowired Journey journey;
  @Autowired Documents documents;
  @Autowired MockMvc web;
  @Autowired Audit audit;

  @Test
  void itHoldsWhatHappenedAndEveryPaperInTheOrderOfTime_R49_R57() throws Exception {
    held();
    byte[] file = file();
    try (PDDocument pdf = Loader.loadPDF(file)) {
      String all = new PDFTextStripper().getText(pdf);
      String number = journey.number().value();
      assertThat(all)
          .contains("Case " + number, "Deadlines", "Timeline of case " + number)
          .contains(journey.denial().payer().name(), journey.denial().patient().fullName())
          .contains("Zyxtyped Dr. Reviewer")
          .contains("Times are the practice's");
      assertThat(journey.timeline())
          .allSatisfy(
              line ->
                  assertThat(all.replaceAll("\\s+", " ")).contains(line.replaceAll("\\s+", " ")));
      for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
        assertThat(text(pdf, page))
            .contains(number + " · page %d of %d".formatted(page, pdf.getNumberOfPages()));
      }
      assertThat(bookmarks(pdf))
          .startsWith("Summary of the case", "Contents", "Timeline")
          .anySatisfy(each -> assertThat(each).startsWith("No. ").contains("Prep packet"))
          .anySatisfy(each -> assertThat(each).contains("Record of peer-to-peer call 1"));
      assertThat(bookmarks(pdf).indexOf("Timeline")).isEqualTo(2);
    }
  }

  @Test
  void whatCannotBeShownIsNamedWithItsHashAndTheRestIsThere() throws Exception {
    held();
    documents.add(
        journey.number(), DocumentKind.DENIAL_LETTER, "fax.pdf", BROKEN, "coordinator", "here");
    byte[] text = "Patient consents.".getBytes();
    documents.add(
        journey.number(), DocumentKind.CONSENT, "consent.txt", text, "coordinator", "here");

    try (PDDocument pdf = Loader.loadPDF(file())) {
      assertThat(text(pdf, contents(pdf)))
          .contains("Denial letter: fax.pdf", "not in it", "Not in it: it is a damaged PDF")
          .contains("SHA-256 " + Sha256.of(BROKEN))
          .contains("SHA-256 " + Sha256.of(text));
      assertThat(new PDFTextStripper().getText(pdf)).contains("Patient consents.");
    }
  }

  @Test
  void itIsTheSameFileWhoeverAsksAndEachTimeIsOnRecord_R56() throws Exception {
    held();
    byte[] first = file();

    web.perform(get(address()).with(supervisor()))
        .andExpect(status().isOk())
        .andExpect(content().bytes(first))
        .andExpect(content().contentType("application/pdf"))
        .andExpect(header().string("Cache-Control", "no-store"))
        .andExpect(header().longValue("Content-Length", first.length));
    assertThat(audit.of(journey.number(), 20))
        .extracting(AuditEntry::what)
        .filteredOn("case-file-printed"::equals)
        .hasSize(2);
  }

  @Test
  void onlyWhoMaySeeTheCaseGetsIt() throws Exception {
    held();
    web.perform(get(address()).with(machine())).andExpect(status().isForbidden());
    web.perform(get(address()).with(owner())).andExpect(status().isForbidden());
    web.perform(get("/cases/D-2026-999999/file.pdf").with(coordinator()))
        .andExpect(status().isNotFound());
  }

  private void held() {
    Notices denial = Notices.clinical();
    journey
        .opens(denial.notice(), denial.payer())
        .coordinator("userTask_requestPeerToPeer", Answers.requestGranted())
        .coordinator("userTask_scheduleCall", Answers.slot("2026-11-19", "13:00"))
        .coordinator("userTask_completePrepPacket", Answers.packet())
        .physician("userTask_conductCall", Answers.call("upheld"));
  }

  private byte[] file() throws Exception {
    return web.perform(get(address()).with(coordinator()))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsByteArray();
  }

  private String address() {
    return "/cases/" + journey.number() + "/file.pdf";
  }

  private static int contents(PDDocument pdf) throws Exception {
    for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
      if (text(pdf, page).startsWith("Case file")) {
        return page;
      }
    }
    throw new AssertionError("no contents");
  }

  private static String text(PDDocument pdf, int page) throws Exception {
    PDFTextStripper stripper = new PDFTextStripper();
    stripper.setStartPage(page);
    stripper.setEndPage(page);
    return stripper.getText(pdf);
  }

  private static List<String> bookmarks(PDDocument pdf) {
    List<String> titles = new ArrayList<>();
    for (PDOutlineItem item : pdf.getDocumentCatalog().getDocumentOutline().children()) {
      titles.add(item.getTitle());
    }
    return titles;
  }
}
