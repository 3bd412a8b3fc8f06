package org.overturn.intake.letter;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.util.Matrix;

/** A letter as it is written: lines, paragraphs and tables set on pages of US letter size. */
final class Sheet {

  static final float LEFT = 62;
  static final float WIDTH = 488;

  private final PDDocument document = new PDDocument();
  private final PDFont plain;
  private final PDFont bold;
  private final List<PDPageContentStream> pages = new ArrayList<>();
  private float y;
  private float size = 10.5f;

  Sheet(FontName plain, FontName bold) {
    this.plain = new PDType1Font(plain);
    this.bold = new PDType1Font(bold);
    page();
  }

  static Sheet sans() {
    return new Sheet(FontName.HELVETICA, FontName.HELVETICA_BOLD);
  }

  static Sheet serif() {
    return new Sheet(FontName.TIMES_ROMAN, FontName.TIMES_BOLD);
  }

  Sheet size(float points) {
    this.size = points;
    return this;
  }

  Sheet page() {
    try {
      PDPage page = new PDPage(PDRectangle.LETTER);
      document.addPage(page);
      pages.add(new PDPageContentStream(document, page));
      y = 738;
      return this;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  Sheet gap(float points) {
    y -= points;
    return this;
  }

  Sheet at(float fromTop) {
    y = 792 - fromTop;
    return this;
  }

  float fromTop() {
    return 792 - y;
  }

  Sheet line(String text) {
    return line(LEFT, text, plain, size);
  }

  Sheet head(String text) {
    return line(LEFT, text, bold, size);
  }

  Sheet title(String text) {
    return line(LEFT, text, bold, size * 1.5f).gap(6);
  }

  Sheet right(String text) {
    return line(LEFT + WIDTH - width(plain, size, text), text, plain, size);
  }

  Sheet footer(String text) {
    float before = y;
    y = 40;
    line(LEFT, text, plain, 7.5f);
    y = before;
    return this;
  }

  private Sheet line(float x, String text, PDFont font, float points) {
    write(x, y, text, font, points);
    y -= points * 1.32f;
    return this;
  }

  /** A paragraph across the page, with a blank line after it. */
  Sheet paragraph(String text) {
    return paragraph(LEFT, WIDTH, text).gap(size * 0.75f);
  }

  Sheet paragraph(float x, float width, String text) {
    for (String line : wrapped(text, width)) {
      line(x, line, plain, size);
    }
    return this;
  }

  /** Cells on one line, each with where it begins; long ones wrap in their column. */
  Sheet row(boolean heads, float[] columns, String... cells) {
    float top = y;
    float lowest = y;
    for (int i = 0; i < cells.length; i++) {
      float right = i + 1 < columns.length ? columns[i + 1] - 10 : LEFT + WIDTH;
      y = top;
      for (String line : wrapped(cells[i], right - columns[i])) {
        line(columns[i], line, heads ? bold : plain, size);
      }
      lowest = Math.min(lowest, y);
    }
    y = lowest - 3;
    return this;
  }

  private List<String> wrapped(String text, float width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ")) {
      if (line.length() > 0 && width(plain, size, line + " " + word) > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  private static float width(PDFont font, float points, String text) {
    try {
      return font.getStringWidth(text) * points / 1000;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void write(float x, float at, String text, PDFont font, float points) {
    try {
      PDPageContentStream page = pages.get(pages.size() - 1);
      page.beginText();
      page.setFont(font, points);
      page.newLineAtOffset(x, at);
      page.showText(text);
      page.endText();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  byte[] pdf() {
    try (document;
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      for (PDPageContentStream page : pages) {
        page.close();
      }
      // the same letter gives the same bytes
      document.setDocumentId(20_261_118L);
      document.save(out);
      return out.toByteArray();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The same letter as a scanner makes it: a picture on each page, a little askew, no text. */
  static byte[] scanned(byte[] pdf) {
    try (PDDocument text = Loader.loadPDF(pdf);
        PDDocument scan = new PDDocument();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      for (int i = 0; i < text.getNumberOfPages(); i++) {
        PDPage page = new PDPage(PDRectangle.LETTER);
        scan.addPage(page);
        PDImageXObject image = LosslessFactory.createFromImage(scan, picture(text, i));
        try (PDPageContentStream content = new PDPageContentStream(scan, page)) {
          content.drawImage(image, 0, 0, 612, 792);
        }
      }
      scan.setDocumentId(20_261_119L);
      scan.save(out);
      return out.toByteArray();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /**
   * As a scanner with an OCR of its own makes it: the picture, and its text behind it, not drawn.
   */
  static byte[] searchable(byte[] pdf) {
    try (PDDocument text = Loader.loadPDF(pdf);
        PDDocument scan = Loader.loadPDF(scanned(pdf));
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      List<Word> words = PdfWords.of(text, new Budget(java.time.Duration.ofSeconds(20)));
      PDFont font = new PDType1Font(FontName.HELVETICA);
      for (int i = 0; i < scan.getNumberOfPages(); i++) {
        int number = i + 1;
        try (PDPageContentStream page =
            new PDPageContentStream(
                scan, scan.getPage(i), PDPageContentStream.AppendMode.APPEND, true)) {
          page.beginText();
          page.setRenderingMode(RenderingMode.NEITHER);
          page.setFont(font, 9);
          for (Word word : words.stream().filter(each -> each.page() == number).toList()) {
            page.setTextMatrix(
                Matrix.getTranslateInstance(
                    (float) word.box().x(), 792 - (float) word.box().bottom()));
            page.showText(word.text());
          }
          page.endText();
        }
      }
      scan.save(out);
      return out.toByteArray();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The pages as a fax server stores them: one TIFF of black and white pictures. */
  static byte[] faxed(byte[] pdf) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
    try (PDDocument text = Loader.loadPDF(pdf);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        var stream = ImageIO.createImageOutputStream(out)) {
      writer.setOutput(stream);
      writer.prepareWriteSequence(null);
      ImageWriteParam pack = writer.getDefaultWriteParam();
      pack.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      pack.setCompressionType("CCITT T.6");
      for (int i = 0; i < text.getNumberOfPages(); i++) {
        writer.writeToSequence(new javax.imageio.IIOImage(picture(text, i), null, null), pack);
      }
      writer.endWriteSequence();
      stream.flush();
      return out.toByteArray();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } finally {
      writer.dispose();
    }
  }

  static byte[] png(byte[] pdf) {
    try (PDDocument text = Loader.loadPDF(pdf)) {
      return PageImages.png(picture(text, 0));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static BufferedImage picture(PDDocument text, int page) throws IOException {
    return new PDFRenderer(text).renderImageWithDPI(page, 200, ImageType.BINARY);
  }
}
