package org.overturn.intake.csv;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Shows a format of dates by an example, for the mapping page. */
@Component("cellDateWords")
class CellDateWords {

  private static final LocalDate EXAMPLE = LocalDate.of(2026, 3, 31);

  /** Such as "3/31/2026 (M/d/uuuu)". */
  public String of(String format) {
    return DateTimeFormatter.ofPattern(format, Locale.US).format(EXAMPLE);
  }
}
