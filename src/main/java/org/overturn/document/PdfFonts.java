package org.overturn.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
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

  private static final String FOLDER = "/net/sf/jasperreports/fonts/dejavu/DejaVuSansCondensed";
  private static final int NORMAL = 400;
  private static final int BOLD = 700;

  private final Queue<Set> idle = new ConcurrentLinkedQueue<>();

  Set borrow() {
    Set set = idle.poll();
    return set == null ? Set.read() : set;
  }

  void giveBack(Set set) {
    idle.add(set);
  }

  /** One face of the family. */
  record Face(TrueTypeFont font, int weight, boolean oblique) {

    private static Face read(String ending, int weight, boolean oblique) {
      try (InputStream file = PdfFonts.class.getResourceAsStream(FOLDER + ending + ".ttf")) {
        return new Face(
            new TTFParser().parse(new RandomAccessReadBuffer(file.readAllBytes())),
            weight,
            oblique);
      } catch (IOException missing) {
        throw new UncheckedIOException("A font of the PDFs cannot be read: " + ending, missing);
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
      List<Face> faces =
          List.of(
              Face.read("", NORMAL, false),
              Face.read("-Bold", BOLD, false),
              Face.read("-Oblique", NORMAL, true));
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
