package org.overturn.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * DejaVu Sans Condensed in the faces that pages use: legible when small, and narrow enough for a
 * page that has to hold much. Reading a font file takes longer than drawing a page, and a font that
 * was read must not serve two threads at once: so each set is read once and lent to one page at a
 * time.
 */
class PdfFonts {

  static final String FAMILY = "DejaVu Sans Condensed";

  private static final String FOLDER = "/net/sf/jasperreports/fonts/dejavu/";
  private static final String CONDENSED = "DejaVuSansCondensed";
  private static final String MONOSPACED = "DejaVuSansMono";
  private static final int NORMAL = 400;
  private static final int BOLD = 700;

  private final Queue<Set> idle = new ConcurrentLinkedQueue<>();
  private final Supplier<Set> reading;

  /** The faces of pages. */
  PdfFonts() {
    this(Set::read);
  }

  private PdfFonts(Supplier<Set> reading) {
    this.reading = reading;
  }

  /** A face in which all letters are as wide, for what systems send one another. */
  static PdfFonts monospaced() {
    return new PdfFonts(Set::readMonospaced);
  }

  Set borrow() {
    Set set = idle.poll();
    return set == null ? reading.get() : set;
  }

  void giveBack(Set set) {
    idle.add(set);
  }

  /** One face of the family. */
  record Face(TrueTypeFont font, int weight, boolean oblique) {

    private static Face read(String name, int weight, boolean oblique) {
      try (InputStream file = PdfFonts.class.getResourceAsStream(FOLDER + name + ".ttf")) {
        return new Face(
            new TTFParser().parse(new RandomAccessReadBuffer(file.readAllBytes())),
            weight,
            oblique);
      } catch (IOException missing) {
        throw new UncheckedIOException("A font of the PDFs cannot be read: " + name, missing);
      }
    }

    /** Only the letters that the document uses go into it. */
    PDType0Font in(PDDocument pdf) throws IOException {
      return PDType0Font.load(pdf, font, true);
    }
  }

  /** The faces, for one page at a time. */
  record Set(List<Face> faces, List<CmapLookup> letters) {

    private static Set read() {
      return of(
          List.of(
              Face.read(CONDENSED, NORMAL, false),
              Face.read(CONDENSED + "-Bold", BOLD, false),
              Face.read(CONDENSED + "-Oblique", NORMAL, true)));
    }

    private static Set readMonospaced() {
      return of(List.of(Face.read(MONOSPACED, NORMAL, false)));
    }

    private static Set of(List<Face> faces) {
      return new Set(faces, faces.stream().map(Set::letters).toList());
    }

    private static CmapLookup letters(Face face) {
      try {
        return face.font().getUnicodeCmapLookup();
      } catch (IOException unreadable) {
        throw new UncheckedIOException("A font of the PDFs cannot be read", unreadable);
      }
    }

    /** True when every face has this code point. */
    boolean has(int codePoint) {
      return letters.stream().allMatch(each -> each.getGlyphId(codePoint) != 0);
    }
  }
}
