package org.overturn.document;

import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;
import org.apache.pdfbox.util.Matrix;

/**
 * The sheets of a bundle, all of Letter size. What comes from elsewhere is drawn as a whole between
 * head and foot, smaller where it has to be, so that no stamp ever covers any of it.
 */
final class Sheets {

  /** Lines of text on a sheet, and letters in a line. */
  static final int ROWS = 70;

  /** The first segment of an X12 interchange is 106 letters long. */
  static final int COLUMNS = 108;

  static final float MARGIN = 54;
  private static final float HEAD = 26;
  private static final float FOOT = 30;
  private static final float ROW = 9.7f;
  private static final float SMALL = 8;
  private static final float MONOSPACED = 7.6f;
  private static final PDRectangle LETTER = PDRectangle.LETTER;

  private final PDDocument pdf;
  private final Lettering lettering;
  private final BundlePlan plan;
  private final int total;
  private int drawn;
  private Piece piece;
  private int piecePages;
  private int pieceDrawn;

  Sheets(PDDocument pdf, Lettering lettering, BundlePlan plan, int total) {
    this.pdf = pdf;
    this.lettering = lettering;
    this.plan = plan;
    this.total = total;
  }

  /** What is drawn on a sheet. */
  interface Drawing {
    void on(PDPageContentStream content) throws IOException;
  }

  PDDocument pdf() {
    return pdf;
  }

  int drawn() {
    return drawn;
  }

  /** The sheets that follow are this piece's; none for null. */
  void begin(Piece next, int pages) {
    this.piece = next;
    this.piecePages = pages;
    this.pieceDrawn = 0;
  }

  /** How large a picture of these proportions is at most. */
  static Rectangle2D filledBy(float width, float height) {
    boolean wide = width > height;
    float room = (wide ? LETTER.getHeight() : LETTER.getWidth()) - MARGIN;
    float high = (wide ? LETTER.getWidth() : LETTER.getHeight()) - HEAD - FOOT;
    float scale = Math.min(room / width, high / height);
    return new Rectangle2D.Float(0, 0, width * scale, height * scale);
  }

  /**
   * Adds a sheet with a page that comes from elsewhere.
   *
   * @param seen which part of the drawing's coordinates the page shows
   */
  void add(Rectangle2D seen, Drawing drawing) throws IOException {
    boolean wide = seen.getWidth() > seen.getHeight();
    float width = wide ? LETTER.getHeight() : LETTER.getWidth();
    float height = wide ? LETTER.getWidth() : LETTER.getHeight();
    float room = height - HEAD - FOOT;
    double scale = Math.min(1, Math.min(width / seen.getWidth(), room / seen.getHeight()));
    AffineTransform place = new AffineTransform();
    place.translate(
        (width - seen.getWidth() * scale) / 2, FOOT + (room - seen.getHeight() * scale) / 2);
    place.scale(scale, scale);
    place.translate(-seen.getX(), -seen.getY());
    sheet(
        width,
        height,
        content -> {
          content.saveGraphicsState();
          content.transform(new Matrix(place));
          drawing.on(content);
          content.restoreGraphicsState();
        });
  }

  /** Adds a sheet of lines in letters of one width. */
  void addRows(List<String> rows) throws IOException {
    add(
        content -> {
          float y = LETTER.getHeight() - HEAD - 2 * ROW;
          for (String row : rows) {
            lettering.mono(content, MARGIN, y, MONOSPACED, row);
            y -= ROW;
          }
        });
  }

  /** Adds an upright sheet that is drawn in its own coordinates. */
  PDPage add(Drawing drawing) throws IOException {
    return sheet(LETTER.getWidth(), LETTER.getHeight(), drawing);
  }

  private PDPage sheet(float width, float height, Drawing drawing) throws IOException {
    PDPage page = new PDPage(new PDRectangle(width, height));
    pdf.addPage(page);
    drawn++;
    pieceDrawn++;
    try (PDPageContentStream content =
        new PDPageContentStream(pdf, page, AppendMode.OVERWRITE, true)) {
      drawing.on(content);
      mark(content, width, height);
      head(content, width, height);
      foot(content, width);
    }
    return page;
  }

  private void head(PDPageContentStream content, float width, float height) throws IOException {
    if (piece == null || piece.label().isEmpty()) {
      return;
    }
    float y = height - 17;
    String count = "page %d of %d".formatted(pieceDrawn, piecePages);
    float right = width - MARGIN / 2 - lettering.width(count, SMALL, false);
    lettering.write(content, right, y, SMALL, false, count);
    float start = MARGIN / 2 + lettering.width(piece.label(), 10, true) + 10;
    lettering.write(content, MARGIN / 2, y, 10, true, piece.label());
    lettering.write(
        content,
        start,
        y,
        SMALL,
        false,
        lettering.cut(piece.title(), right - start - 10, SMALL, false));
  }

  private void foot(PDPageContentStream content, float width) throws IOException {
    String words =
        "%s%s \u00b7 page %d of %d"
            .formatted(
                plan.mark().isEmpty() ? "" : plan.mark() + " \u00b7 ",
                plan.reference(),
                drawn,
                total);
    lettering.write(
        content, (width - lettering.width(words, SMALL, false)) / 2, 12, SMALL, false, words);
  }

  /** Pale and slanted, so that what lies under it can still be read. */
  private void mark(PDPageContentStream content, float width, float height) throws IOException {
    if (plan.mark().isEmpty()) {
      return;
    }
    PDExtendedGraphicsState pale = new PDExtendedGraphicsState();
    pale.setNonStrokingAlphaConstant(0.14f);
    content.saveGraphicsState();
    content.setGraphicsStateParameters(pale);
    float size = 110;
    AffineTransform slanted = AffineTransform.getTranslateInstance(width / 2, height / 2);
    slanted.rotate(Math.atan2(height, width));
    content.transform(new Matrix(slanted));
    lettering.write(
        content, -lettering.width(plan.mark(), size, true) / 2, -size / 3, size, true, plan.mark());
    content.restoreGraphicsState();
  }
}
