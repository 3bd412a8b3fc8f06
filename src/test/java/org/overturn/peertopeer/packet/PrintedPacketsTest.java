package org.overturn.peertopeer.packet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.overturn.document.PdfPages;
import org.overturn.practice.PracticeProperties;

/** R24: fifty varied packets, each one page and an appendix, with nothing cut. */
class PrintedPacketsTest {

  private static final float SMALLEST = 8.5f;
  private static final PrintingPacket PRINTING =
      new PrintingPacket(
          new PdfPages(),
          new PracticeProperties(
              "Lakeside", InventedCase.PRACTICE, LocalTime.of(8, 0), LocalTime.of(17, 0)));

  static IntStream cases() {
    return IntStream.range(0, 50);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void thePacketIsOnePageAndWhatDoesNotFitIsInTheAppendix(int n) throws IOException {
    Packet packet = new InventedCase(n).packet();
    PdfPages.Pdf pdf = PRINTING.pdf(packet);
    draw(n, pdf);
    try (PDDocument document = Loader.loadPDF(pdf.bytes())) {
      List<String> pages = pages(document);

      assertThat(plain(pages.get(0))).startsWith(plain("Prep packet " + packet.number()));
      for (int i = 0; i < pages.size(); i++) {
        assertThat(pages.get(i).contains("Appendix to prep packet")).isEqualTo(i == 1);
      }
      assertThat(pages.get(0).contains("More in the appendix")).isEqualTo(pages.size() > 1);
      nothingIsCut(packet, plain(String.join("", pages)));
      assertThat(smallest(document)).isGreaterThanOrEqualTo(SMALLEST - 0.01f);
      isAccessible(document);
    }
  }

  private static void nothingIsCut(Packet packet, String text) {
    for (Statement each : packet.statements()) {
      assertThat(each.sources()).as(each.key()).isNotEmpty();
      assertThat(text.contains(plain(each.text()))).as("the text of " + each.key()).isTrue();
      assertThat(text.contains(plain("[" + each.sourceWords() + "]")))
          .as("the source of " + each.key())
          .isTrue();
      if (each.isStruck()) {
        assertThat(text).contains(plain(each.text() + " (struck by " + each.struckBy() + ")"));
      }
    }
    for (Packet.Fact fact : packet.head()) {
      assertThat(text).contains(plain(fact.label() + ": " + fact.value()));
    }
  }

  private static void isAccessible(PDDocument document) throws IOException {
    assertThat(document.getDocumentCatalog().getStructureTreeRoot()).isNotNull();
    assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
    assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("en");
    for (PDPage page : document.getPages()) {
      for (COSName font : page.getResources().getFontNames()) {
        assertThat(page.getResources().getFont(font).isEmbedded()).isTrue();
      }
    }
  }

  @Test
  void theSamePacketIsTheSamePaper() {
    assertThat(PRINTING.pdf(new InventedCase(7).packet()).bytes())
        .isEqualTo(PRINTING.pdf(new InventedCase(7).packet()).bytes());
  }

  @Test
  void whatMattersMostStaysOnThePage() throws IOException {
    Packet packet = new InventedCase(24).packet();
    try (PDDocument document = Loader.loadPDF(PRINTING.pdf(packet).bytes())) {
      String first = plain(pages(document).get(0));

      assertThat(first).contains(plain(packet.statement("approval").orElseThrow().text()));
      assertThat(first).contains(plain(packet.statement("lead").orElseThrow().text()));
      assertThat(first.indexOf(plain(PacketPart.MISSING.title())))
          .isLessThan(first.indexOf(plain(PacketPart.REASON.title())))
          .isPositive();
    }
  }

  private static List<String> pages(PDDocument document) throws IOException {
    List<String> pages = new ArrayList<>();
    for (int i = 1; i <= document.getNumberOfPages(); i++) {
      PDFTextStripper stripper = new PDFTextStripper();
      stripper.setStartPage(i);
      stripper.setEndPage(i);
      pages.add(
          stripper
              .getText(document)
              .replace("Protected health information", "")
              .replaceAll("Page \\d+ of \\d+", "")
              .strip());
    }
    return pages;
  }

  /** As the page has it: without spaces and breaks, and letters of no font by their number. */
  private static String plain(String text) {
    StringBuilder plain = new StringBuilder();
    Normalizer.normalize(text, Normalizer.Form.NFC)
        .codePoints()
        .forEach(
            each -> {
              if (Character.UnicodeScript.of(each) == Character.UnicodeScript.HAN) {
                plain.append("[U+%04X]".formatted(each));
              } else if (!Character.isWhitespace(each) && each != 0xA0) {
                plain.appendCodePoint(each);
              }
            });
    return plain.toString();
  }

  private static float smallest(PDDocument document) throws IOException {
    float[] smallest = {Float.MAX_VALUE};
    new PDFTextStripper() {
      @Override
      protected void processTextPosition(TextPosition text) {
        if (!text.getUnicode().isBlank()) {
          smallest[0] = Math.min(smallest[0], text.getTextMatrix().getScalingFactorY());
        }
      }
    }.getText(document);
    return smallest[0];
  }

  /** For people to look at, where a folder is given. */
  private static void draw(int n, PdfPages.Pdf pdf) throws IOException {
    String folder = System.getProperty("overturn.packets");
    if (folder != null) {
      try (PDDocument document = Loader.loadPDF(pdf.bytes())) {
        for (int i = 0; i < Math.min(2, document.getNumberOfPages()); i++) {
          var picture = new PDFRenderer(document).renderImageWithDPI(i, 80);
          ByteArrayOutputStream png = new ByteArrayOutputStream();
          ImageIO.write(picture, "png", png);
          Files.write(Path.of(folder, "packet-" + n + "-" + (i + 1) + ".png"), png.toByteArray());
        }
      }
    }
  }
}
