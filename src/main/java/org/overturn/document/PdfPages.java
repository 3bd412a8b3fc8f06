package org.overturn.document;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.PageSizeUnits;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.w3c.dom.Document;

/**
 * PDFs of pages of our own, for print and for a screen reader: Letter size unless the template's
 * {@code @page} says otherwise, tagged (PDF/UA), each font embedded, the same bytes for the same
 * template and model.
 *
 * <p>A template is well-formed XHTML without a doctype in {@code templates/pdf}, with a {@code
 * lang}, a {@code title} and a {@code <meta name="description">} of its own; what the model holds
 * is escaped by {@code th:text}. It starts with {@code <style th:replace="~{base ::
 * style}"></style>}, which names the fonts. The page can reach nothing: no address of an image,
 * style or file is ever opened.
 */
@Component
public class PdfPages {

  private static final float LETTER_WIDTH = 8.5f;
  private static final float LETTER_HEIGHT = 11f;

  private final SpringTemplateEngine templates = templates();
  private final PdfFonts fonts = new PdfFonts();

  static {
    // the renderer's messages may quote the page, and with it the patient
    XRLog.setLoggingEnabled(false);
  }

  /** A document with the number of its pages. */
  public record Pdf(byte[] bytes, int pages) {}

  /**
   * What a page measures before it is drawn.
   *
   * @param pages how many it would fill
   * @param heights of each element with an id, in points (72 to the inch), without its margins
   */
  public record Measured(int pages, Map<String, Float> heights) {}

  /**
   * Draws a page.
   *
   * @param template its name in {@code templates/pdf}, without the ending
   * @throws IllegalStateException when the template is not well-formed, or has no title, language
   *     or description; it never quotes the page
   */
  public Pdf render(String template, Map<String, Object> model) {
    return with(template, model, PdfPages::drawn);
  }

  /**
   * The same, and each element with an id can be found from outside: the id is the name of a
   * destination on its page.
   */
  public Pdf renderWithPlaces(String template, Map<String, Object> model) {
    return with(template, model, PdfPages::drawnWithPlaces);
  }

  /** Lays a page out without drawing it. */
  public Measured measure(String template, Map<String, Object> model) {
    return with(template, model, PdfPages::measured);
  }

  private <T> T with(String template, Map<String, Object> model, Function<PdfBoxRenderer, T> work) {
    PdfFonts.Set set = fonts.borrow();
    try (PDDocument pdf = new PDDocument()) {
      Document page = PdfMarkup.read(template, filled(template, model), set);
      try (PdfBoxRenderer renderer = renderer(pdf, page, set)) {
        renderer.layout();
        return work.apply(renderer);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException("The page " + template + " could not be drawn", failure);
    } finally {
      fonts.giveBack(set);
    }
  }

  private String filled(String template, Map<String, Object> model) {
    return templates.process(template, new Context(Locale.US, model));
  }

  private static PdfBoxRenderer renderer(PDDocument pdf, Document page, PdfFonts.Set set)
      throws IOException {
    PdfRendererBuilder builder =
        new PdfRendererBuilder()
            .usePDDocument(pdf)
            .withW3cDocument(page, null)
            .withProducer("Overturn")
            .useDefaultPageSize(LETTER_WIDTH, LETTER_HEIGHT, PageSizeUnits.INCHES)
            .usePdfUaAccessibility(true)
            .useExternalResourceAccessControl(
                (address, type) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
            .useExternalResourceAccessControl(
                (address, type) -> false, ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI);
    for (PdfFonts.Face face : set.faces()) {
      builder.useFont(
          new PDFontSupplier(face.in(pdf)),
          PdfFonts.FAMILY,
          face.weight(),
          face.oblique() ? FontStyle.OBLIQUE : FontStyle.NORMAL,
          true);
    }
    return builder.buildPdfRenderer();
  }

  private static Pdf drawn(PdfBoxRenderer renderer) {
    return drawn(renderer, pdf -> {});
  }

  private static Pdf drawnWithPlaces(PdfBoxRenderer renderer) {
    return drawn(renderer, pdf -> PdfPlaces.add(renderer, pdf));
  }

  private static Pdf drawn(PdfBoxRenderer renderer, Consumer<PDDocument> completing) {
    try {
      renderer.createPDFWithoutClosing();
      PDDocument pdf = renderer.getPdfDocument();
      completing.accept(pdf);
      // the moment of drawing says nothing of the content, and would make each copy another one
      pdf.getDocumentInformation().setCreationDate(null);
      pdf.setDocumentId(0L);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      pdf.save(bytes);
      return new Pdf(bytes.toByteArray(), pdf.getNumberOfPages());
    } catch (IOException failure) {
      throw new UncheckedIOException("A page could not be drawn", failure);
    }
  }

  private static Measured measured(PdfBoxRenderer renderer) {
    Map<String, Float> heights = new HashMap<>();
    renderer
        .getSharedContext()
        .getIdMap()
        .forEach((id, box) -> heights.put(id, box.getHeight() / renderer.getDotsPerPoint()));
    return new Measured(renderer.getRootBox().getLayer().getPages().size(), heights);
  }

  /** Markup that is well-formed XML, as the renderer reads nothing else. */
  private static SpringTemplateEngine templates() {
    ClassLoaderTemplateResolver resolver =
        new ClassLoaderTemplateResolver(PdfPages.class.getClassLoader());
    resolver.setPrefix("templates/pdf/");
    resolver.setSuffix(".html");
    resolver.setTemplateMode(TemplateMode.XML);
    resolver.setCharacterEncoding("UTF-8");
    SpringTemplateEngine engine = new SpringTemplateEngine();
    engine.setTemplateResolver(resolver);
    return engine;
  }
}
