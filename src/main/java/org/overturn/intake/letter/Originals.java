package org.overturn.intake.letter;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.overturn.document.FileFormat;
import org.overturn.document.PdfLimits;
import org.overturn.document.PictureLimits;
import org.overturn.intake.NoticeRefused;
import org.springframework.stereotype.Component;

/** Opens the file of a letter within the limits, and says what is wrong with one it cannot open. */
@Component
class Originals {

  static final String PDF = FileFormat.PDF.contentType();
  static final String TIFF = FileFormat.TIFF.contentType();
  static final String PNG = FileFormat.PNG.contentType();
  static final String JPEG = FileFormat.JPEG.contentType();

  private static final List<FileFormat> OF_LETTERS =
      List.of(FileFormat.PNG, FileFormat.JPEG, FileFormat.TIFF, FileFormat.PDF);

  private static final String DOCUMENT = "the document";

  /** In bytes; a page that is written, not scanned, has some thousands. */
  private static final long MOST_INSTRUCTIONS = 16L * 1024 * 1024;

  private final LetterProperties properties;

  Originals(LetterProperties properties) {
    this.properties = properties;
    // pictures of letters are unpacked in memory, not in files of the temporary folder
    ImageIO.setUseCache(false);
  }

  /** What the bytes are, by their first few. */
  static Optional<String> typeOf(byte[] original) {
    return OF_LETTERS.stream()
        .filter(format -> format.isOf(original))
        .map(FileFormat::contentType)
        .findFirst();
  }

  /**
   * Opens a PDF; the caller closes it.
   *
   * @throws NoticeRefused when it is damaged, locked, or larger than a letter is
   */
  PDDocument pdf(byte[] original) {
    if (!PdfLimits.unpacksWithin(properties.maxUnpacked().toBytes(), original)) {
      throw tooMuch("unpacks to more than a letter holds", "have it printed to a PDF anew");
    }
    try {
      PDDocument document = Loader.loadPDF(original);
      if (document.getNumberOfPages() == 0) {
        document.close();
        throw NoticeRefused.unreadable(DOCUMENT, "has no page", "have the letter sent again");
      }
      refuseTooMany(document.getNumberOfPages());
      if (!PdfLimits.unpacksWithin(properties.maxUnpacked().toBytes(), document)
          || !PdfLimits.isDrawnWithin(MOST_INSTRUCTIONS, document)) {
        document.close();
        throw tooMuch("unpacks to more than a letter holds", "have it printed to a PDF anew");
      }
      return document;
    } catch (InvalidPasswordException locked) {
      throw NoticeRefused.unreadable(
          DOCUMENT, "is locked with a password", "send the PDF without a password");
    } catch (IOException damaged) {
      throw NoticeRefused.unreadable(
          DOCUMENT, "is a damaged PDF", "have the letter sent or scanned again");
    }
  }

  /** Refuses a page whose pictures are larger than can be shown. */
  void refuseHugePictures(PDPage page) throws IOException {
    PDResources resources = page.getResources();
    if (resources == null) {
      return;
    }
    for (COSName name : resources.getXObjectNames()) {
      if (resources.isImageXObject(name)
          && resources.getXObject(name) instanceof PDImageXObject image) {
        refuseHuge(image.getWidth(), image.getHeight());
      }
    }
  }

  /** Refuses a picture of a page that is larger than can be shown, or has such a mask. */
  void refuseHuge(PDImage picture) throws IOException {
    refuseHuge(picture.getWidth(), picture.getHeight());
    if (picture instanceof PDImageXObject image) {
      for (PDImageXObject mask : Arrays.asList(image.getSoftMask(), image.getMask())) {
        if (mask != null) {
          refuseHuge(mask.getWidth(), mask.getHeight());
        }
      }
    }
  }

  /** Refuses one that stands among the instructions, which is unpacked before it is drawn. */
  void refuseHuge(COSDictionary picture) {
    refuseHuge(Byte.SIZE * Math.max(1, PdfLimits.claimed(picture)), 1);
  }

  /** The pages of a picture, without their content. */
  record PictureSize(int width, int height) {}

  /**
   * The sizes of the pages of a TIFF, PNG or JPEG.
   *
   * @throws NoticeRefused when it is damaged or larger than a letter is
   */
  List<PictureSize> sizes(byte[] original) {
    refuseTooMany(PictureLimits.pages(original, properties.maxPages() + 1));
    return reading(
        original,
        reader -> {
          int pages = reader.getNumImages(true);
          refuseTooMany(pages);
          List<PictureSize> sizes = new ArrayList<>();
          for (int i = 0; i < pages; i++) {
            refuseHuge(reader.getWidth(i), reader.getHeight(i));
            sizes.add(new PictureSize(reader.getWidth(i), reader.getHeight(i)));
          }
          if (sizes.isEmpty()) {
            throw new IOException("no page");
          }
          return sizes;
        });
  }

  /**
   * One page of a TIFF, PNG or JPEG.
   *
   * @param page from 1
   */
  java.awt.image.BufferedImage picture(byte[] original, int page) {
    return reading(
        original,
        reader -> {
          refuseHuge(reader.getWidth(page - 1), reader.getHeight(page - 1));
          return reader.read(page - 1);
        });
  }

  private interface Use<R> {
    R of(ImageReader reader) throws IOException;
  }

  private static <R> R reading(byte[] original, Use<R> use) {
    try (ImageInputStream input =
        ImageIO.createImageInputStream(new ByteArrayInputStream(original))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
      if (!readers.hasNext()) {
        throw damagedPicture();
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(input);
        return use.of(reader);
      } finally {
        reader.dispose();
      }
    } catch (NoticeRefused ours) {
      throw ours;
    } catch (IOException | RuntimeException damaged) {
      throw damagedPicture();
    }
  }

  private static NoticeRefused damagedPicture() {
    return NoticeRefused.unreadable(
        DOCUMENT, "is a damaged picture", "have the letter sent or scanned again");
  }

  private void refuseTooMany(int pages) {
    if (pages > properties.maxPages()) {
      throw tooMuch(
          "has more than %d pages".formatted(properties.maxPages()),
          "send the letter by itself, or have overturn.intake.letter.max-pages raised");
    }
  }

  void refuseHuge(long width, long height) {
    if (width <= 0 || height <= 0 || width * height > properties.maxPagePixels()) {
      throw tooMuch(
          "has a page of more than %d pixels".formatted(properties.maxPagePixels()),
          "scan it at 300 dots per inch, or have overturn.intake.letter.max-page-pixels raised");
    }
  }

  static NoticeRefused tooMuch(String problem, String mend) {
    return NoticeRefused.unreadable(DOCUMENT, problem, mend);
  }
}
