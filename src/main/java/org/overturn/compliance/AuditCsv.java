package org.overturn.compliance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.overturn.audit.RecordedAct;

/** Entries of the audit as a table that a spreadsheet opens, and does not calculate. */
final class AuditCsv {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss XXX");

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setHeader("entry", "time", "user", "act", "case", "from", "details", "why")
          .get();

  private final CSVPrinter table;
  private final ZoneId zone;

  AuditCsv(Appendable out, ZoneId zone) throws IOException {
    this.table = FORMAT.print(out);
    this.zone = zone;
  }

  void add(RecordedAct act) {
    try {
      table.printRecord(
          act.id(),
          time(act.at()),
          harmless(act.who()),
          harmless(act.what()),
          act.caseNumber(),
          harmless(act.from()),
          harmless(act.detail()),
          harmless(act.why()));
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private String time(Instant at) {
    return TIME.format(at.atZone(zone));
  }

  /** What begins like a formula is text: spreadsheets take a leading apostrophe as that. */
  private static String harmless(String text) {
    return text != null && !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0
        ? "'" + text
        : text;
  }
}
