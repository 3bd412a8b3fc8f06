package org.overturn.intake.letter;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;
import org.overturn.intake.NoticeRefused;
import org.springframework.stereotype.Component;

/** Pictures of a letter's pages: for people beside the facts, and for the OCR. */
@Component
class PageImages {

  /** The width, in points, that a page without a size of its own counts as: US letter. */
  static final double PICTURE_WIDTH = 612;

  private static final double POINTS_PER_INCH = 72;

  private final Originals originals;
  private final LetterProperties properties;

  PageImages(Originals originals, LetterProperties properties) {
    this.originals = originals;
    this.properties = properties;
  }

  /** The size of a page, in points. */
  record PageSize(double width, double height) {}

  /** The sizes of all pages of an original, in their order. */
  List<PageSize> sizes(byte[] original) {
    if (!isPdf(original)) {
      return originals.sizes(original).stream()
          .map(size -> new PageSize(PICTURE_WIDTH, PICTURE_WIDTH * size.height() / size.width()))
          .toList();
    }
    try (PDDocument document = originals.pdf(original)) {
      List<PageSize> sizes = new java.util.ArrayList<>();
      for (PDPage page : document.getPages()) {
        sizes.add(sizeOf(page));
      }
      return sizes;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static PageSize sizeOf(PDPage page) {
    double width = page.getCropBox().getWidth();
    double height = page.getCropBox().getHeight();
    boolean turned = page.getRotation() % 180 != 0;
    return turned ? new PageSize(height, width) : new PageSize(width, height);
  }

  /**
   * One page as a PNG.
   *
   * @param page from 1
   * @param dots per inch
   * @throws NoticeRefused when the page is larger than allowed or cannot be drawn
   */
  byte[] png(byte[] original, int page, int dots) {
    return png(isPdf(original) ? drawn(original, page, dots) : scaled(original, page, dots));
  }

  private BufferedImage drawn(byte[] original, int page, int dots) {
    try (PDDocument document = originals.pdf(original)) {
      return draw(document, page, dots);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Draws a page of an open PDF. */
  BufferedImage draw(PDDocument document, int page, int dots) {
    Budget budget = new Budget(properties.timeOut());
    try {
      PDPage drawn = document.getPage(page - 1);
      PageSize size = sizeOf(drawn);
      double scale = dots / POINTS_PER_INCH;
      originals.refuseHuge(
          (long) Math.ceil(size.width() * scale), (long) Math.ceil(size.height() * scale));
      originals.refuseHugePictures(drawn);
      return new Limited(document, budget).renderImageWithDPI(page - 1, dots, ImageType.GRAY);
    } catch (NoticeRefused ours) {
      throw ours;
    } catch (Budget.Spent endless) {
      throw Originals.tooMuch("has a page that takes too long to draw", "have it scanned anew");
    } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError damaged) {
      // what a page claims of itself can ask for more memory than there is, at one go
      throw NoticeRefused.unreadable(
          "the document", "has a page that cannot be drawn", "have it scanned anew");
    }
  }

  /** Drawing that stops when its time is over. */
  private final class Limited extends PDFRenderer {

    private final Budget budget;

    Limited(PDDocument document, Budget budget) {
      super(document);
      this.budget = budget;
      setSubsamplingAllowed(true);
    }

    @Override
    protected PageDrawer createPageDrawer(PageDrawerParameters parameters) throws IOException {
      return new PageDrawer(parameters) {
        @Override
        protected void processOperator(Operator operator, List<COSBase> operands)
            throws IOException {
          budget.use();
          if (operator.getImageParameters() != null) {
            originals.refuseHuge(operator.getImageParameters());
          }
          super.processOperator(operator, operands);
        }

        /** Also those of forms within forms, and those that stand in the instructions. */
        @Override
        public void drawImage(PDImage image) throws IOException {
          originals.refuseHuge(image);
          super.drawImage(image);
        }

        @Override
        protected void showGlyph(Matrix place, PDFont font, int code, Vector width)
            throws IOException {
          budget.use();
          super.showGlyph(place, font, code, width);
        }
      };
    }
  }

  private BufferedImage scaled(byte[] original, int page, int dots) {
    BufferedImage picture = originals.picture(original, page);
    int width = (int) Math.round(PICTURE_WIDTH * dots / POINTS_PER_INCH);
    if (picture.getWidth() <= width) {
      return picture;
    }
    int height = Math.max(1, (int) ((long) picture.getHeight() * width / picture.getWidth()));
    BufferedImage smaller = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D canvas = smaller.createGraphics();
    canvas.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    canvas.drawImage(picture, 0, 0, width, height, Color.WHITE, null);
    canvas.dispose();
    return smaller;
  }

  static byte[] png(BufferedImage picture) {
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      ImageIO.write(picture, "png", out);
      return out.toByteArray();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  static boolean isPdf(byte[] original) {
    return Originals.typeOf(original).filter(Originals.PDF::equals).isPresent();
  }
}
