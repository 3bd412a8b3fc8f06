package org.overturn.bench;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * The renderer alone: the HTML of a page that is filled already, with the same fonts, which were
 * read already, drawn once.
 */
final class BarePdf {

  private static final String FAMILY = "DejaVu Sans Condensed";
  private static final String FILES = "/net/sf/jasperreports/fonts/dejavu/DejaVuSansCondensed";

  /** One of the fonts, read. */
  private record Face(TrueTypeFont font, int weight, FontStyle style) {}

  private final String html;
  private final List<Face> faces =
      List.of(
          face("", 400, FontStyle.NORMAL),
          face("-Bold", 700, FontStyle.NORMAL),
          face("-Oblique", 400, FontStyle.OBLIQUE));

  /** Fills the page once, as it was filled for the PDF. */
  BarePdf(String template, Map<String, Object> model) {
    ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver();
    resolver.setPrefix("templates/pdf/");
    resolver.setSuffix(".html");
    resolver.setTemplateMode(TemplateMode.XML);
    resolver.setCharacterEncoding("UTF-8");
    SpringTemplateEngine templates = new SpringTemplateEngine();
    templates.setTemplateResolver(resolver);
    this.html = templates.process(template, new Context(Locale.US, model));
  }

  byte[] draw() {
    try (PDDocument pdf = new PDDocument()) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      PdfRendererBuilder builder =
          new PdfRendererBuilder()
              .usePDDocument(pdf)
              .usePdfUaAccessibility(true)
              .withHtmlContent(html, null)
              .toStream(bytes);
      for (Face face : faces) {
        builder.useFont(
            new PDFontSupplier(PDType0Font.load(pdf, face.font(), true)),
            FAMILY,
            face.weight(),
            face.style(),
            true);
      }
      builder.run();
      return bytes.toByteArray();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Face face(String ending, int weight, FontStyle style) {
    try (InputStream file = BarePdf.class.getResourceAsStream(FILES + ending + ".ttf")) {
      return new Face(
          new TTFParser().parse(new RandomAccessReadBuffer(file.readAllBytes())), weight, style);
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}
