package org.overturn.document;

import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.multipdf.LayerUtility;
import org.apache.pdfbox.pdmodel.PDDestinationNameTreeNode;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDNameTreeNode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageDestination;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.util.Matrix;

/**
 * A PDF, opened from its file for as long as it is looked through or drawn. Its pages are drawn as
 * they are, with the notes and stamps that people put on them; what would run, open or fetch
 * something stays behind.
 */
final class TakenPdf implements Taken {

  private static final int DEEPEST = 12;

  private final Path file;
  private final Scratch scratch;
  private final int pages;
  private final Map<String, Integer> places;

  private TakenPdf(Path file, Scratch scratch, int pages, Map<String, Integer> places) {
    this.file = file;
    this.scratch = scratch;
    this.pages = pages;
    this.places = places;
  }

  static TakenPdf of(byte[] content, Path file, Scratch scratch, BundleProperties limits)
      throws Unsound {
    if (!PdfLimits.unpacksWithin(limits.maxUnpacked().toBytes(), content)) {
      throw tooMuch();
    }
    try (PDDocument pdf = opened(file, scratch)) {
      refuseLocked(pdf);
      int pages = pages(pdf, limits);
      if (!PdfLimits.unpacksWithin(limits.maxUnpacked().toBytes(), pdf)) {
        throw tooMuch();
      }
      return new TakenPdf(file, scratch, pages, places(pdf));
    } catch (InvalidPasswordException locked) {
      throw new Unsound("is locked with a password", "add it without the password");
    } catch (IOException | RuntimeException | StackOverflowError damaged) {
      throw Unsound.damagedPdf();
    }
  }

  private static Unsound tooMuch() {
    return new Unsound("unpacks to more than is allowed", "print it to a PDF anew and add that");
  }

  private static PDDocument opened(Path file, Scratch scratch) throws IOException {
    RandomAccessReadBufferedFile in = new RandomAccessReadBufferedFile(file);
    try {
      return Loader.loadPDF(in, scratch.streams());
    } catch (IOException | RuntimeException | StackOverflowError failure) {
      in.close();
      throw failure;
    }
  }

  private static void refuseLocked(PDDocument pdf) throws Unsound {
    if (pdf.isEncrypted() && !pdf.getCurrentAccessPermission().canExtractContent()) {
      throw new Unsound("forbids copying", "ask for one that does not, or print and scan it");
    }
    PDAcroForm form = pdf.getDocumentCatalog().getAcroForm();
    if (form != null && form.xfaIsDynamic()) {
      throw new Unsound(
          "is a form that only Adobe's reader shows", "print it there to a PDF and add that");
    }
  }

  /** Counts them by looking at each; a damaged file says another number than it has. */
  private static int pages(PDDocument pdf, BundleProperties limits) throws Unsound, IOException {
    int said = pdf.getNumberOfPages();
    if (said <= 0) {
      throw new Unsound("has no page", "get it anew and add that");
    }
    Taking.refuseTooMany(said, limits);
    int found = 0;
    for (PDPage page : pdf.getPages()) {
      refuseDamaged(page);
      found++;
    }
    if (found != said) {
      throw Unsound.damagedPdf();
    }
    return found;
  }

  /** What PDFBox would pass over in silence, and the page would lack. */
  private static void refuseDamaged(PDPage page) throws Unsound, IOException {
    for (Iterator<PDStream> streams = page.getContentStreams(); streams.hasNext(); ) {
      PDStream stream = streams.next();
      if (COSName.FLATE_DECODE.equals(stream.getCOSObject().getFilters())) {
        try (InputStream content =
            new InflaterInputStream(stream.getCOSObject().createRawInputStream())) {
          content.transferTo(OutputStream.nullOutputStream());
        } catch (EOFException withoutItsEnd) {
          // many a writer leaves out the check at the end; nothing is missing of the page
        } catch (ZipException damaged) {
          throw Unsound.damagedPdf();
        }
      }
    }
  }

  private static Map<String, Integer> places(PDDocument pdf) throws IOException {
    PDDocumentNameDictionary names = pdf.getDocumentCatalog().getNames();
    PDDestinationNameTreeNode dests = names == null ? null : names.getDests();
    Map<String, Integer> places = new HashMap<>();
    if (dests != null) {
      Set<COSDictionary> seen = Collections.newSetFromMap(new IdentityHashMap<>());
      collect(dests, places, seen, DEEPEST);
    }
    return places;
  }

  /** Each branch once: a tree that names its own again would have more than can be walked. */
  private static void collect(
      PDNameTreeNode<PDPageDestination> node,
      Map<String, Integer> places,
      Set<COSDictionary> seen,
      int deep)
      throws IOException {
    if (!seen.add(node.getCOSObject())) {
      return;
    }
    if (node.getNames() != null) {
      node.getNames()
          .forEach((name, place) -> places.put(name, Math.max(0, place.retrievePageNumber())));
    }
    if (node.getKids() != null && deep > 0) {
      for (PDNameTreeNode<PDPageDestination> kid : node.getKids()) {
        collect(kid, places, seen, deep - 1);
      }
    }
  }

  @Override
  public int pages() {
    return pages;
  }

  @Override
  public Map<String, Integer> places() {
    return places;
  }

  /** From the page's coordinates to those of its sheet as people see it, turned (clockwise). */
  private static AffineTransform upright(PDPage page) {
    PDRectangle box = page.getCropBox();
    float x = box.getLowerLeftX();
    float y = box.getLowerLeftY();
    return switch (Math.floorMod(page.getRotation(), 360)) {
      case 90 -> new AffineTransform(0, -1, 1, 0, -y, box.getWidth() + x);
      case 180 -> new AffineTransform(-1, 0, 0, -1, box.getWidth() + x, box.getHeight() + y);
      case 270 -> new AffineTransform(0, 1, -1, 0, box.getHeight() + y, -x);
      default -> new AffineTransform(1, 0, 0, 1, -x, -y);
    };
  }

  @Override
  public void draw(Sheets sheets) throws IOException {
    try (PDDocument pdf = opened(file, scratch)) {
      Appearances appearances = new Appearances(pdf, sheets.pdf());
      LayerUtility pages = new LayerUtility(sheets.pdf());
      for (PDPage page : pdf.getPages()) {
        PDFormXObject form = pages.importPageAsForm(pdf, page);
        AffineTransform turn = upright(page);
        form.setBBox(page.getCropBox());
        form.setMatrix(turn);
        Rectangle2D seen = form.getBBox().transform(form.getMatrix()).getBounds2D();
        var notes = appearances.of(page);
        sheets.add(
            seen,
            content -> {
              content.drawForm(form);
              content.transform(new Matrix(turn));
              for (Appearances.Appearance each : notes) {
                content.saveGraphicsState();
                content.transform(each.at());
                content.drawForm(each.form());
                content.restoreGraphicsState();
              }
            });
      }
    }
  }
}
