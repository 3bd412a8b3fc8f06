package org.overturn.document;

import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.image.CCITTFactory;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/** A picture of paper: each becomes a page, as large as the sheet. */
final class TakenPicture implements Taken {

  private final Path file;
  private final boolean jpeg;
  private final int pages;

  private TakenPicture(Path file, boolean jpeg, int pages) {
    this.file = file;
    this.jpeg = jpeg;
    this.pages = pages;
  }

  static TakenPicture of(Path file, boolean jpeg, BundleProperties limits) throws Unsound {
    int pages =
        reading(
            file,
            reader -> {
              int found = reader.getNumImages(true);
              Taking.refuseTooMany(found, limits);
              for (int i = 0; i < found; i++) {
                refuseHuge(reader.getWidth(i), reader.getHeight(i), limits);
              }
              return found;
            });
    if (pages <= 0) {
      throw damaged();
    }
    return new TakenPicture(file, jpeg, pages);
  }

  private static void refuseHuge(long wide, long high, BundleProperties limits) throws Unsound {
    if (wide <= 0 || high <= 0 || wide * high > limits.maxPagePixels()) {
      throw new Unsound(
          "has a page of more than %d pixels".formatted(limits.maxPagePixels()),
          "scan it at 300 dots per inch and add that");
    }
  }

  private static Unsound damaged() {
    return new Unsound("is a damaged picture", "scan it again and add that");
  }

  private interface Use<R> {
    R of(ImageReader reader) throws IOException, Unsound;
  }

  private static <R> R reading(Path file, Use<R> use) throws Unsound {
    try (ImageInputStream input = new FileImageInputStream(file.toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
      if (!readers.hasNext()) {
        throw damaged();
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(input);
        return use.of(reader);
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException unreadable) {
      throw damaged();
    }
  }

  @Override
  public int pages() {
    return pages;
  }

  @Override
  public void draw(Sheets sheets) throws IOException, Unsound {
    if (jpeg) {
      try (InputStream in = Files.newInputStream(file)) {
        add(sheets, JPEGFactory.createFromStream(sheets.pdf(), in));
      }
      return;
    }
    for (int page = 0; page < pages; page++) {
      int each = page;
      add(sheets, image(sheets.pdf(), reading(file, reader -> reader.read(each))));
    }
  }

  /** A fax stays as small as it came. */
  private static PDImageXObject image(PDDocument pdf, BufferedImage picture) throws IOException {
    return picture.getType() == BufferedImage.TYPE_BYTE_BINARY
            && picture.getColorModel().getPixelSize() == 1
        ? CCITTFactory.createFromImage(pdf, picture)
        : LosslessFactory.createFromImage(pdf, picture);
  }

  private static void add(Sheets sheets, PDImageXObject image) throws IOException {
    Rectangle2D sheet = Sheets.filledBy(image.getWidth(), image.getHeight());
    sheets.add(
        sheet,
        content ->
            content.drawImage(image, 0, 0, (float) sheet.getWidth(), (float) sheet.getHeight()));
  }
}
