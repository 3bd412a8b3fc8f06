package org.overturn.appeal.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.docx4j.TextUtils;
import org.docx4j.openpackaging.packages.WordprocessingMLPackage;
import org.junit.jupiter.api.Test;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Sha256;
import org.overturn.document.PdfPages;
import org.overturn.evidence.Source;
import org.overturn.practice.PracticeProperties;

/** The letter on paper: the same in both formats, each statement with where it stands. */
class PrintedLetterTest {

  private static final Instant AT = Instant.parse("2026-11-20T15:00:00Z");

  private final LetterDocuments documents =
      new LetterDocuments(
          new PdfPages(),
          new PracticeProperties(
              "Lakeside Orthopedics",
              ZoneId.of("America/New_York"),
              LocalTime.of(8, 0),
              LocalTime.of(17, 0)));

  private WorkingLetter words =
      WorkingLetter.of(DraftOfATest.ordinary().letter())
          .changed("pain", each -> each.written("Her pain is severe.", "physician", AT))
          .changed("pain", each -> each.standsOn(Basis.PHYSICIAN, List.of()))
          .changed(
              "six-weeks",
              each -> each.written("The six weeks & more are shown.", "coordinator", AT))
          .changed(
              "six-weeks",
              each ->
                  each.standsOn(
                      Basis.SOURCES, List.of(Source.of("Procedure/3"), Source.of("SP-3.1, B.2"))));

  @Test
  void aSealedLetterSaysTheSameAsPdfAndAsDocx_R60() throws Exception {
    PrintedLetter signed = documents.printed(letter(), signature());
    String pdf = pdf(signed);
    String docx = docx(signed);
    assertThat(letters(docx)).isEqualTo(letters(pdf));
    assertThat(pdf)
        .contains("Lakeside Orthopedics", "Internal appeal, case D-2026-000001")
        .contains("Her pain is severe.", "The six weeks & more are shown.")
        .contains("Where each statement stands", "The signing physician's own statement")
        .contains("I certify that it cannot wait.")
        .contains("Signed by Jane Roe, MD", "Fri, Nov 20, 2026, 10:00 AM EST")
        .contains(signed.sha256())
        .doesNotContain("Draft", "internal-appeal, version 1");
    assertThat(signed.sha256()).isEqualTo(Sha256.of(signed.text()));
  }

  @Test
  void eachSentenceThatClaimsSomethingHasTheNumbersOfItsSources() {
    PrintedLetter draft = documents.printed(letter(), null);
    assertThat(draft.stands())
        .extracting(PrintedLetter.Stand::words)
        .containsExactly(
            "notice, payer",
            "notice, reference",
            "Procedure/3",
            "The signing physician's own statement",
            "SP-3.1, B.2",
            "notice, reason");
    assertThat(draft.blocks().stream().flatMap(each -> each.lines().stream()))
        .extracting(PrintedLetter.Line::marks)
        .containsExactly("1", "2", "", "3", "4", "3, 5", "6", "");
  }

  @Test
  void whatOnlyThePracticeCanLookUpIsNotAmongTheSourcesOnPaper() {
    DraftSources sources = new DraftSources(new CaseNumber("D-2026-000123"));
    assertThat(
            List.of(
                sources.packet(),
                sources.ours("number"),
                DraftSources.practice(),
                sources.policy(null),
                sources.right("")))
        .allMatch(DraftSources::isInHouse);
    assertThat(List.of(sources.notice("reason"), sources.right("42 CFR 422.582")))
        .noneMatch(DraftSources::isInHouse);
    words =
        Editing.added(
            words,
            "thanks",
            WorkingSentence.own("own:1", "The diagnoses on record are:", "p", AT)
                .standsOn(Basis.SOURCES, List.of(sources.packet())),
            true);
    assertThat(documents.printed(letter(), null).stands())
        .extracting(PrintedLetter.Stand::words)
        .doesNotContain("Prep packet");
  }

  @Test
  void aDraftSaysOnEachPageThatItIsOneAndIsTagged() throws Exception {
    for (int i = 0; i < 60; i++) {
      WorkingSentence more = WorkingSentence.own("own:" + i, "More words. ".repeat(12), "p", AT);
      words = Editing.added(words, "thanks", more, true);
    }
    byte[] bytes = documents.pdf(documents.printed(letter(), null));
    try (PDDocument pdf = Loader.loadPDF(bytes)) {
      assertThat(pdf.getNumberOfPages()).isGreaterThan(2);
      assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).as("tagged").isTrue();
      for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        assertThat(stripper.getText(pdf))
            .contains("Draft, not signed")
            .contains("Page " + page + " of " + pdf.getNumberOfPages());
      }
    }
  }

  @Test
  void whatWasStruckDoesNotStandOnPaper() throws Exception {
    words = words.changed("therapy", each -> each.struck(true));
    assertThat(pdf(documents.printed(letter(), null))).doesNotContain("seven weeks");
  }

  @Test
  void theHashChangesWithAnyWordThatIsSigned() {
    String before = documents.printed(letter(), signature()).sha256();
    words = words.changed("thanks", each -> each.written("Thank you.", "physician", AT));
    assertThat(documents.printed(letter(), signature()).sha256()).isNotEqualTo(before);
  }

  private KeptLetter letter() {
    return new KeptLetter(
        java.util.UUID.randomUUID(),
        "D-2026-000001",
        LetterKind.INTERNAL_APPEAL,
        "internal-1",
        4,
        new WorkingLetter(words.template(), words.paragraphs(), Map.of()),
        AT,
        null,
        null,
        null,
        null);
  }

  private static Signature signature() {
    return new Signature("physician", "Jane Roe, MD", "I certify that it cannot wait.", AT);
  }

  private String pdf(PrintedLetter letter) throws Exception {
    try (PDDocument pdf = Loader.loadPDF(documents.pdf(letter))) {
      return new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
    }
  }

  private String docx(PrintedLetter letter) throws Exception {
    WordprocessingMLPackage docx =
        WordprocessingMLPackage.load(new ByteArrayInputStream(documents.docx(letter)));
    return letter.practice() + TextUtils.getText(docx.getMainDocumentPart().getJaxbElement());
  }

  /** Without what each format lays out by itself: blanks, bullets, and the foot of a page. */
  private static String letters(String text) {
    return text.replaceAll("Protected health information|Page \\d+ of \\d+", "")
        .replaceAll("[\\s•]+", "");
  }
}
