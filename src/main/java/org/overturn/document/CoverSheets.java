package org.overturn.document;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * The sheets that go before a fax. The first lies open at the machine, for everybody to read:
 * whoever fills it puts nothing of the patient there but the payer's reference. A second one may
 * say more.
 */
@Component
public class CoverSheets {

  private final PdfPages pages;

  CoverSheets(PdfPages pages) {
    this.pages = pages;
  }

  /** A labeled line; one without a value is left out. */
  public record Line(String label, String value) {

    /** Says nothing of the patient. */
    @Override
    public String toString() {
      return "Line[" + label + "]";
    }
  }

  /**
   * What is on a sheet.
   *
   * @param title in users' words, such as "Appeal of a denied authorization"
   */
  public record Sheet(String title, List<Line> lines) {

    public Sheet {
      lines =
          lines.stream().filter(line -> line.value() != null && !line.value().isBlank()).toList();
    }

    public static Sheet of(String title, Line... lines) {
      return new Sheet(title, Arrays.asList(lines));
    }
  }

  /**
   * Draws them.
   *
   * @param count pages of the whole fax with these; 0 leaves a place to write it into
   * @param second null for a cover of one page
   */
  public byte[] pdf(Sheet first, int count, Sheet second) {
    Map<String, Object> model = new HashMap<>();
    model.put("first", first);
    model.put("count", count);
    model.put("second", second);
    return pages.render("cover-sheet", model).bytes();
  }
}
