package org.overturn.document;

import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.multipdf.PDFCloneUtility;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationPopup;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.util.Matrix;

/**
 * What people put on the pages of a PDF: filled fields, stamps, signatures, marks. They become part
 * of the drawn page, as on paper.
 */
final class Appearances {

  private final Copying copying;

  Appearances(PDDocument from, PDDocument to) {
    this.copying = new Copying(to);
    PDAcroForm form = from.getDocumentCatalog().getAcroForm();
    if (form != null && form.getNeedAppearances()) {
      try {
        form.refreshAppearances();
      } catch (IOException | RuntimeException incomplete) {
        // a field whose look cannot be made is shown as the file has it
      }
    }
  }

  /** A look of a note, copied, and where it is drawn on the page. */
  record Appearance(PDFormXObject form, Matrix at) {}

  /** Makes the copying of single objects reachable. */
  private static final class Copying extends PDFCloneUtility {
    Copying(PDDocument to) {
      super(to);
    }
  }

  List<Appearance> of(PDPage page) throws IOException {
    List<Appearance> appearances = new ArrayList<>();
    for (PDAnnotation note : page.getAnnotations()) {
      PDAppearanceStream look = note.getNormalAppearanceStream();
      PDRectangle place = note.getRectangle();
      boolean shown = !note.isHidden() && !note.isNoView() && !(note instanceof PDAnnotationPopup);
      if (shown && look != null && place != null && look.getBBox() != null) {
        Rectangle2D box = look.getBBox().transform(look.getMatrix()).getBounds2D();
        if (box.getWidth() > 0 && box.getHeight() > 0) {
          COSStream copy = copying.cloneForNewDocument(look.getCOSObject());
          appearances.add(new Appearance(new PDFormXObject(copy), onto(place, box)));
        }
      }
    }
    return appearances;
  }

  /** From the box of the look to its place on the page (ISO 32000-1, 12.5.5, algorithm 8.1). */
  private static Matrix onto(PDRectangle place, Rectangle2D box) {
    float wide = (float) (place.getWidth() / box.getWidth());
    float high = (float) (place.getHeight() / box.getHeight());
    return new Matrix(
        wide,
        0,
        0,
        high,
        (float) (place.getLowerLeftX() - box.getX() * wide),
        (float) (place.getLowerLeftY() - box.getY() * high));
  }
}
