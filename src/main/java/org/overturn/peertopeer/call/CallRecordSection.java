package org.overturn.peertopeer.call;

import java.util.ArrayList;
import java.util.List;
import org.overturn.denial.CaseSection;
import org.overturn.denial.Denial;
import org.springframework.stereotype.Component;

/** The call page and the records of the calls on the case page. */
@Component
class CallRecordSection implements CaseSection {

  private final CallRecords records;
  private final RecordInWords words;
  private final CallPages pages;

  CallRecordSection(CallRecords records, RecordInWords words, CallPages pages) {
    this.records = records;
    this.words = words;
    this.pages = pages;
  }

  @Override
  public String title() {
    return "Record of the call";
  }

  @Override
  public int order() {
    return 21;
  }

  @Override
  public List<Part> of(Denial denial) {
    List<Part> parts = new ArrayList<>();
    if (pages.ahead(denial.number()).isPresent()) {
      parts.add(
          Part.facts(
              "",
              Entry.of("Call page", "The packet, what to say, and where to write it down")
                  .to("/cases/" + denial.number() + "/call")));
    }
    records.findByCaseNumberOrderByAttempt(denial.number().value()).stream()
        .filter(CallRecord::isCompleted)
        .forEach(record -> parts.add(part(denial, record)));
    return parts;
  }

  private Part part(Denial denial, CallRecord record) {
    List<Entry> entries = new ArrayList<>(words.of(record.notes(), record.reviewer()));
    entries.add(Entry.of("Recorded", record.completedAt()));
    entries.add(Entry.of("Recorded by", record.completedBy()));
    entries.add(
        Entry.of("Record", "The whole record, its corrections, and the PDF")
            .to("/cases/%s/calls/%d".formatted(denial.number(), record.attempt())));
    return Part.facts("Call " + record.attempt(), entries);
  }
}
