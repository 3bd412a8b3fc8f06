package org.overturn.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.overturn.document.PdfPages.Pdf;

class PdfPagesTest {

  private final PdfPages pages = new PdfPages();

  @Test
  void aPageIsTaggedNamedAndInItsLanguage() throws IOException {
    try (PDDocument pdf = Loader.loadPDF(page("Findings", "Grade 3").bytes())) {
      var catalog = pdf.getDocumentCatalog();
      assertThat(catalog.getLanguage()).isEqualTo("en");
      assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo("Findings");
      assertThat(catalog.getViewerPreferences().displayDocTitle()).isTrue();
      assertThat(catalog.getMarkInfo().isMarked()).isTrue();
      assertThat(catalog.getStructureTreeRoot().getKids()).isNotEmpty();
      assertThat(new String(catalog.getMetadata().toByteArray())).contains("pdfuaid");
      assertThat(pdf.getPage(0).getMediaBox().getWidth()).isEqualTo(612);
      assertThat(pdf.getPage(0).getMediaBox().getHeight()).isEqualTo(792);
    }
  }

  @Test
  void eachFontIsEmbedded() throws IOException {
    try (PDDocument pdf = Loader.loadPDF(page("Findings", "Grade 3").bytes())) {
      List<String> loose = new ArrayList<>();
      int fonts = 0;
      for (PDPage each : pdf.getPages()) {
        for (COSName name : each.getResources().getFontNames()) {
          fonts++;
          var font = each.getResources().getFont(name);
          if (!font.isEmbedded()) {
            loose.add(font.getName());
          }
        }
      }
      assertThat(fonts).isGreaterThan(0);
      assertThat(loose).isEmpty();
    }
  }

  @Test
  void namesAndMedicalSignsComeOutAsTheyWere() throws IOException {
    String said = "Nguyễn Thị Ánh, Łukasz Żółć, Ελένη, Дмитрий: ≥ 7.5 µg/m² ± 0.3 °C → ½";

    assertThat(text(page("Names", said))).contains(said);
  }

  @Test
  void aLetterApartFromItsAccentIsPutTogether() throws IOException {
    assertThat(text(page("Names", "Jose\u0301 Nu\u0301n\u0303ez"))).contains("José Núñez");
  }

  @Test
  void aLetterThatNoFontHasIsNamedAndNotLost() throws IOException {
    assertThat(text(page("Names", "漢 and 𠮷"))).contains("[U+6F22] and [U+20BB7]");
  }

  @Test
  void markupInTheModelIsTextAndNothingIsFetched() throws IOException {
    String said = "<img src=\"file:///etc/passwd\"/><script>1</script> & \u0000\u000b done";

    assertThat(text(page("Markup", said)))
        .contains("<img src=\"file:///etc/passwd\"/><script>1</script> & done");
  }

  @Test
  void theSamePageHasTheSameBytes() {
    assertThat(page("Same", "Grade 3").bytes()).isEqualTo(page("Same", "Grade 3").bytes());
  }

  @Test
  void manyAtOnceDoNotMixTheirLetters() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<String>> work =
          IntStream.range(0, 16)
              .mapToObj(i -> (Callable<String>) () -> text(page("Many", "Row number " + i)))
              .toList();
      var done = threads.invokeAll(work);
      for (int i = 0; i < done.size(); i++) {
        assertThat(done.get(i).get()).contains("Row number " + i);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aPageIsMeasuredBeforeItIsDrawn() {
    var one = pages.measure("test-page", Map.of("title", "One", "lines", List.of("a", "b")));
    var many = IntStream.range(0, 200).mapToObj(i -> "Line " + i).toList();
    var three = pages.measure("test-page", Map.of("title", "Many", "lines", many));

    assertThat(one.pages()).isEqualTo(1);
    assertThat(one.heights().get("line-0")).isBetween(8f, 20f);
    assertThat(three.pages())
        .isEqualTo(pages.render("test-page", Map.of("title", "Many", "lines", many)).pages())
        .isGreaterThan(2);
  }

  @Test
  void whatHasAnIdCanBeFoundFromOutsideAndAPageMayHaveNone() throws IOException {
    var many = IntStream.range(0, 200).mapToObj(i -> "Line " + i).toList();
    Pdf three = pages.renderWithPlaces("test-page", Map.of("title", "Many", "lines", many));
    try (PDDocument pdf = Loader.loadPDF(three.bytes())) {
      var places = pdf.getDocumentCatalog().getNames().getDests().getNames();
      assertThat(places).hasSize(200);
      int page = places.get("line-199").retrievePageNumber() + 1;
      PDFTextStripper stripper = new PDFTextStripper();
      stripper.setStartPage(page);
      stripper.setEndPage(page);
      assertThat(page).isGreaterThan(1);
      assertThat(stripper.getText(pdf)).contains("Line 199");
    }
    Pdf none = pages.renderWithPlaces("test-page", Map.of("title", "None", "lines", List.of()));
    assertThat(none.pages()).isEqualTo(1);
  }

  @Test
  void aPageWithoutATitleIsRefusedWithoutQuotingIt() {
    assertThatThrownBy(() -> page(" ", "Rosa Example"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("test-page needs a lang, a title")
        .hasMessageNotContaining("Rosa");
  }

  private Pdf page(String title, String line) {
    return pages.render("test-page", Map.of("title", title, "lines", List.of(line)));
  }

  private static String text(Pdf pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf.bytes())) {
      return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
    }
  }
}
