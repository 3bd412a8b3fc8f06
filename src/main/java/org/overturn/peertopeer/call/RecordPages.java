package org.overturn.peertopeer.call;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.overturn.audit.Audit;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Cases;
import org.overturn.denial.Denial;
import org.overturn.document.PdfPages;
import org.overturn.peertopeer.PeerToPeerCall;
import org.overturn.peertopeer.PeerToPeerCalls;
import org.overturn.practice.PracticeProperties;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts the record of a call together; each look at it is audited (R56). */
@Service
class RecordPages {

  private final Cases cases;
  private final PeerToPeerCalls calls;
  private final CallRecords records;
  private final Corrections corrections;
  private final CorrectingRecord correcting;
  private final RequestedDocuments documents;
  private final RecordInWords words;
  private final PdfPages pdfs;
  private final Audit audit;
  private final PracticeProperties practice;
  private final Clock clock;

  RecordPages(
      Cases cases,
      PeerToPeerCalls calls,
      CallRecords records,
      Corrections corrections,
      CorrectingRecord correcting,
      RequestedDocuments documents,
      RecordInWords words,
      PdfPages pdfs,
      Audit audit,
      PracticeProperties practice,
      Clock clock) {
    this.cases = cases;
    this.calls = calls;
    this.records = records;
    this.corrections = corrections;
    this.correcting = correcting;
    this.documents = documents;
    this.words = words;
    this.pdfs = pdfs;
    this.audit = audit;
    this.practice = practice;
    this.clock = clock;
  }

  /** The record of one of the case's calls; empty while it is not recorded. */
  @Transactional
  Optional<RecordPage> open(CaseNumber number, int attempt, String user, String from) {
    Optional<RecordPage> page = page(number, attempt, user);
    page.ifPresent(
        shown -> audit.record(user, "call-record-viewed", number, from, "call " + attempt));
    return page;
  }

  /** The same on paper. */
  @Transactional
  Optional<byte[]> pdf(CaseNumber number, int attempt, String user, String from) {
    Optional<RecordPage> page = page(number, attempt, user);
    page.ifPresent(
        shown -> audit.record(user, "call-record-printed", number, from, "call " + attempt));
    return page.map(record -> drawn(record, words.moment(clock.instant())));
  }

  /**
   * The record as it is enclosed with others: without the moment of printing, so that the same
   * record is the same bytes.
   *
   * @throws java.util.NoSuchElementException when this call is not recorded
   */
  @Transactional(readOnly = true)
  byte[] enclosed(Denial denial, int attempt) {
    return drawn(page(denial.number(), attempt, null).orElseThrow(), "");
  }

  private byte[] drawn(RecordPage record, String printedAt) {
    Map<String, Object> model = new HashMap<>();
    model.put("page", record);
    model.put("words", words);
    model.put("practice", practice.name());
    model.put("printedAt", printedAt);
    return pdfs.render("call-record", model).bytes();
  }

  private Optional<RecordPage> page(CaseNumber number, int attempt, String user) {
    Denial denial = cases.get(number);
    return calls.findByCaseNumberOrderByAttempt(number.value()).stream()
        .filter(call -> call.attempt() == attempt)
        .findFirst()
        .flatMap(
            call ->
                records
                    .findByCallId(call.id())
                    .filter(CallRecord::isCompleted)
                    .map(record -> page(denial, call, record, user)));
  }

  private RecordPage page(Denial denial, PeerToPeerCall call, CallRecord record, String user) {
    return new RecordPage(
        denial.number().value(),
        denial.payer().name(),
        denial.service().label()
            + (denial.service().description() == null ? "" : ", " + denial.service().description()),
        denial.patient().fullName(),
        denial.payerReference() == null ? "" : denial.payerReference(),
        call.attempt(),
        call.startsAt(),
        words.of(record.notes(), record.reviewer()),
        record.completedBy(),
        record.completedAt(),
        record.sha256() == null ? "" : record.sha256(),
        record.isAsCompleted(),
        corrections.of(call.id()),
        documents.of(denial.number()).stream()
            .filter(document -> document.call().equals(call.id()))
            .toList(),
        correcting.may(user, denial, call));
  }
}
