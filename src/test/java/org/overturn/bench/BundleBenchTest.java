package org.overturn.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.multipdf.PDFMergerUtility;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.overturn.document.Binder;
import org.overturn.document.Binders;
import org.overturn.document.PdfBundle;

/**
 * A bundle of 200 pages in eight exhibits, a scan on every fifth page, beside the bare merger of
 * the PDF library, which checks, stamps and numbers nothing: how long it takes, and in how small a
 * heap it can be made at all.
 */
@Tag("bench")
class BundleBenchTest {

  private static final int EXHIBITS = 8;
  private static final int PAGES = 25;
  private static final int ROUNDS = 40;
  private static final int[] HEAPS = {512, 256, 192, 128, 96, 64, 48, 32, 24};
  private static final BenchTable TABLE = new BenchTable("bench-bundle");

  @TempDir static Path folder;
  private static final List<Path> FILES = new ArrayList<>();

  @BeforeAll
  static void exhibits() throws IOException {
    long bytes = 0;
    for (int i = 0; i < EXHIBITS; i++) {
      FILES.add(exhibit(i));
      bytes += Files.size(FILES.get(i));
    }
    TABLE.section("The eight exhibits have %.1f MB in all.".formatted(bytes / 1048576.0));
  }

  @AfterAll
  static void show() {
    TABLE.write();
  }

  @Test
  void twoHundredPages() throws Exception {
    Binder binder = Binders.ordinary();
    Timings ours = new Timings();
    Timings bare = new Timings();
    for (int round = -1; round < 4; round++) {
      (round < 0 ? new Timings() : ours)
          .measure(1, Timings.calls(ROUNDS / 4, n -> () -> bound(binder, FILES)));
      (round < 0 ? new Timings() : bare)
          .measure(1, Timings.calls(ROUNDS / 4, n -> () -> merged(FILES)));
    }
    TABLE.note("A bundle of 200 pages: p95, ms, beside the bare merger", ours.p95(), bare.p95());
  }

  @Test
  void inHowSmallAHeap() throws Exception {
    int ours = smallest("ours");
    int bare = smallest("bare");
    assertThat(ours).isLessThan(512);
    TABLE.note("The smallest heap in which it is made, MB, beside the bare merger", ours, bare);
  }

  private static int smallest(String what) throws Exception {
    int smallest = Integer.MAX_VALUE;
    for (int heap : HEAPS) {
      Process child =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx" + heap + "m",
                  "-XX:+UseSerialGC",
                  "-cp",
                  System.getProperty("java.class.path"),
                  BundleBenchTest.class.getName(),
                  what,
                  folder.toString())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve(what + heap + ".log").toFile())
              .start();
      if (!child.waitFor(5, TimeUnit.MINUTES) || child.exitValue() != 0) {
        child.destroyForcibly();
        return smallest;
      }
      smallest = heap;
    }
    return smallest;
  }

  /** In a process of its own: binds or merges what lies in a folder, once. */
  public static void main(String[] what) throws IOException {
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < EXHIBITS; i++) {
      files.add(Path.of(what[1], i + ".pdf"));
    }
    if ("ours".equals(what[0])) {
      bound(Binders.ordinary(), files);
    } else {
      merged(files);
    }
  }

  private static void bound(Binder binder, List<Path> files) {
    try (PdfBundle bundle = binder.bind(Binders.plan(files));
        OutputStream out = OutputStream.nullOutputStream()) {
      assertThat(bundle.pages()).isEqualTo(EXHIBITS * PAGES + 1);
      bundle.writeTo(out);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void merged(List<Path> files) {
    try {
      Path to = Files.createTempFile("merged", ".pdf");
      PDFMergerUtility merger = new PDFMergerUtility();
      for (Path file : files) {
        merger.addSource(file.toFile());
      }
      merger.setDestinationFileName(to.toString());
      merger.mergeDocuments(IOUtils.createTempFileOnlyStreamCache());
      Files.delete(to);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Path exhibit(int number) throws IOException {
    Random chance = new Random(number);
    Path file = folder.resolve(number + ".pdf");
    try (PDDocument pdf = new PDDocument()) {
      for (int i = 0; i < PAGES; i++) {
        PDPage page = new PDPage(PDRectangle.LETTER);
        pdf.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
          if (i % 5 == 0) {
            content.drawImage(JPEGFactory.createFromImage(pdf, scan(chance)), 36, 36, 540, 720);
          } else {
            text(content, chance);
          }
        }
      }
      pdf.save(file.toFile());
    }
    try (PDDocument read = Loader.loadPDF(file.toFile())) {
      assertThat(read.getNumberOfPages()).isEqualTo(PAGES);
    }
    return file;
  }

  private static void text(PDPageContentStream content, Random chance) throws IOException {
    content.beginText();
    content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 10);
    content.newLineAtOffset(54, 730);
    content.setLeading(13);
    for (int line = 0; line < 50; line++) {
      content.showText(
          "Visit %d: pain %d of 10, straight leg raise positive, therapy continued for %d weeks."
              .formatted(chance.nextInt(1000), chance.nextInt(11), chance.nextInt(12)));
      content.newLine();
    }
    content.endText();
  }

  /** Grey and grainy, as from a fax. */
  private static BufferedImage scan(Random chance) {
    BufferedImage scan = new BufferedImage(850, 1100, BufferedImage.TYPE_BYTE_GRAY);
    for (int x = 0; x < scan.getWidth(); x++) {
      for (int y = 0; y < scan.getHeight(); y++) {
        int grey = 200 + chance.nextInt(56);
        scan.setRGB(x, y, grey << 16 | grey << 8 | grey);
      }
    }
    return scan;
  }
}
