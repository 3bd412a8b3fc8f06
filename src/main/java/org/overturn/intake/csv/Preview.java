package org.overturn.intake.csv;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.overturn.intake.Finding;
import org.overturn.intake.Foresight;
import org.overturn.intake.NoticeRefused;
import org.overturn.intake.NoticeState;
import org.overturn.intake.json.DocumentReader;
import org.springframework.stereotype.Component;

/** Shows what an import would do with the first rows of a table, and does nothing. */
@Component
class Preview {

  static final int ROWS = 50;

  private final DocumentReader documents;
  private final Foresight foresight;
  private final CsvProperties limits;
  private final Clock clock;

  Preview(DocumentReader documents, Foresight foresight, CsvProperties limits, Clock clock) {
    this.documents = documents;
    this.foresight = foresight;
    this.limits = limits;
    this.clock = clock;
  }

  /** The first rows as they would be imported by this mapping. */
  List<PreviewRow> of(Table table, Mapping mapping) {
    RowReader reader = new RowReader(documents, mapping, table.columns(), limits.maxCell());
    Map<String, Integer> seen = new HashMap<>();
    List<PreviewRow> rows = new ArrayList<>();
    Instant now = clock.instant();
    for (Row row : table.rows()) {
      if (rows.size() == ROWS) {
        break;
      }
      rows.add(one(reader, row, now, seen));
    }
    return rows;
  }

  private PreviewRow one(RowReader reader, Row row, Instant now, Map<String, Integer> seen) {
    try {
      Finding finding = reader.read(row, now);
      Foresight.Foreseen foreseen = foresight.of(finding);
      boolean flawed = foreseen.state() == NoticeState.REJECTED;
      Integer before =
          foreseen.identity() == null ? null : seen.putIfAbsent(foreseen.identity(), row.number());
      return new PreviewRow(
          row.number(),
          foreseen.state(),
          finding.facts(),
          foreseen.number(),
          before,
          flawed ? finding.flaws() : List.of());
    } catch (NoticeRefused refused) {
      return new PreviewRow(row.number(), NoticeState.REJECTED, null, null, null, refused.flaws());
    }
  }
}
