package org.overturn.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.containsString;
import static org.overturn.casework.People.coordinator;
import static org.overturn.casework.People.machine;
import static org.overturn.casework.People.physician;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.overturn.audit.Audit;
import org.overturn.audit.AuditEntry;
import org.overturn.casework.SampleCases;
import org.overturn.denial.CaseNumber;
import org.overturn.testing.OverturnTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@OverturnTest
class DocumentsTest {

  private static final byte[] PDF = "%PDF-1.7 letter".getBytes(StandardCharsets.US_ASCII);

  @Autowired MockMvc web;
  @Autowired Documents documents;
  @Autowired Audit audit;
  private SampleCases samples;
  private CaseNumber number;

  @BeforeEach
  void aCase(@Autowired ApplicationContext application) {
    samples = SampleCases.in(application);
    number = samples.open("Testperson");
  }

  @Test
  void aDocumentComesBackByteForByteAsADownload() throws Exception {
    upload("Denial letter.pdf", PDF)
        .andExpect(redirectedUrl("/cases/" + number + "#documents"))
        .andExpect(flash().attribute("done", "The document is added."));
    UUID id = documents.of(number).get(0).id();

    web.perform(get("/cases/{number}/documents/{id}", number, id).with(physician()))
        .andExpect(status().isOk())
        .andExpect(content().bytes(PDF))
        .andExpect(content().contentType("application/pdf"))
        .andExpect(header().string("X-Content-Type-Options", "nosniff"))
        .andExpect(header().string("Content-Disposition", containsString("attachment")))
        .andExpect(header().string("Content-Disposition", containsString("Denial letter.pdf")));
    web.perform(get("/cases/{number}", number).with(coordinator()))
        .andExpect(content().string(containsString("Denial letter.pdf")))
        .andExpect(content().string(containsString("Document added: Denial letter")));
  }

  @Test
  void addingAndReadingADocumentIsAuditedWithoutItsName() throws Exception {
    upload("Testperson.pdf", PDF);
    UUID id = documents.of(number).get(0).id();
    web.perform(get("/cases/{number}/documents/{id}", number, id).with(physician()));

    assertThat(audit.of(number, 9))
        .extracting(AuditEntry::who, AuditEntry::what, AuditEntry::detail)
        .containsExactly(
            tuple("physician", "document-downloaded", "denial-letter " + id),
            tuple("coordinator", "document-added", "denial-letter " + id));
  }

  @Test
  void theSameBytesAreKeptOnceForACase() throws Exception {
    upload("a.pdf", PDF);
    upload("b.pdf", PDF)
        .andExpect(flash().attribute("done", "The case has this document already."));
    number = samples.open("Testperson");
    upload("a.pdf", PDF).andExpect(flash().attribute("done", "The document is added."));

    assertThat(documents.of(number)).hasSize(1);
  }

  @Test
  void aFileIsWhatItsBytesSayNotWhatItsNameSays() throws Exception {
    upload("letter.pdf", new byte[] {'M', 'Z', 0, 1, 2})
        .andExpect(
            flash()
                .attribute(
                    "refused", "The file is none of PDF, PNG, JPEG, TIFF, DOCX or plain text."));
    upload("letter.exe", PDF);

    assertThat(documents.of(number))
        .extracting(DocumentInfo::name, DocumentInfo::contentType)
        .containsExactly(tuple("letter.exe.pdf", "application/pdf"));
  }

  @Test
  void emptyAndTooLargeFilesAreRefusedWithWhatToDo() throws Exception {
    upload("a.pdf", new byte[0])
        .andExpect(flash().attribute("refused", "The file is empty. Choose another one."));
    upload("a.pdf", new byte[25 * 1024 * 1024 + 1])
        .andExpect(flash().attribute("refused", "The file is larger than 25 MB. Split it."));

    assertThat(documents.of(number)).isEmpty();
  }

  @Test
  void aRecordThatNobodyCouldReadIsRefusedAndThePayersPaperIsKeptAsItCame() throws Exception {
    upload("notes.pdf", PDF, "clinical-record")
        .andExpect(
            flash()
                .attribute(
                    "refused", "The file is a damaged PDF: get it anew or scan it, and add that."));
    assertThat(documents.of(number)).isEmpty();

    upload("letter.pdf", PDF, "determination")
        .andExpect(flash().attribute("done", "The document is added."));
  }

  @Test
  void aDocumentOfAnotherCaseIsNotFoundAndOthersMayNotAsk() throws Exception {
    upload("a.pdf", PDF);
    UUID id = documents.of(number).get(0).id();
    CaseNumber other = samples.open("Testperson");

    web.perform(get("/cases/{number}/documents/{id}", other, id).with(coordinator()))
        .andExpect(status().isNotFound());
    web.perform(get("/cases/{number}/documents/{id}", number, id).with(machine()))
        .andExpect(status().isForbidden());
  }

  @Test
  void anUploadInsideTasklistComesBackToTheEmbeddedPage() throws Exception {
    web.perform(
            multipart("/cases/{number}/documents", number)
                .file(new MockMultipartFile("file", "a.pdf", "text/html", PDF))
                .param("kind", "nonsense")
                .param("embedded", "true")
                .with(coordinator())
                .with(csrf()))
        .andExpect(redirectedUrl("/cases/" + number + "?embedded=true#documents"))
        .andExpect(flash().attribute("refused", "Choose what kind of document it is."));
  }

  @Test
  void aNameInAnotherScriptComesBackToo() throws Exception {
    upload("Überweisung.pdf", PDF);
    UUID id = documents.of(number).get(0).id();

    web.perform(get("/cases/{number}/documents/{id}", number, id).with(physician()))
        .andExpect(
            header()
                .string(
                    "Content-Disposition",
                    containsString("filename*=UTF-8''%C3%9Cberweisung.pdf")));
  }

  private ResultActions upload(String name, byte[] bytes) throws Exception {
    return upload(name, bytes, "denial-letter");
  }

  private ResultActions upload(String name, byte[] bytes, String kind) throws Exception {
    return web.perform(
        multipart("/cases/{number}/documents", number)
            .file(new MockMultipartFile("file", name, "application/octet-stream", bytes))
            .param("kind", kind)
            .with(coordinator())
            .with(csrf()));
  }
}
