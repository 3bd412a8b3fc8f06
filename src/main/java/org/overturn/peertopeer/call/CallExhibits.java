package org.overturn.peertopeer.call;

import java.util.List;
import org.overturn.denial.Denial;
import org.overturn.document.Exhibit;
import org.overturn.document.Exhibits;
import org.overturn.document.StoredFile;
import org.springframework.stereotype.Component;

/** The record of each call that was completed, with the corrections beside it. */
@Component
class CallExhibits implements Exhibits {

  private final CallRecords records;
  private final RecordPages pages;

  CallExhibits(CallRecords records, RecordPages pages) {
    this.records = records;
    this.pages = pages;
  }

  @Override
  public List<Exhibit> of(Denial denial) {
    return records.findByCaseNumberOrderByAttempt(denial.number().value()).stream()
        .filter(CallRecord::isCompleted)
        .map(each -> exhibit(denial, each))
        .toList();
  }

  private Exhibit exhibit(Denial denial, CallRecord record) {
    String name = "call-record-%d.pdf".formatted(record.attempt());
    return new Exhibit(
        "call-record:" + record.attempt(),
        Exhibit.Kind.CALL_RECORD,
        "Record of peer-to-peer call " + record.attempt(),
        record.completedAt(),
        name,
        () -> new StoredFile(name, "application/pdf", pages.enclosed(denial, record.attempt())));
  }
}
