package org.overturn.peertopeer.documents;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.overturn.denial.CallFindings;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Cases;
import org.overturn.denial.Denial;
import org.overturn.document.PdfPages;
import org.overturn.peertopeer.call.RequestedDocument;
import org.overturn.peertopeer.call.RequestedDocuments;
import org.overturn.practice.PracticeProperties;
import org.springframework.stereotype.Service;

/**
 * The sheets that go before a requested document: the first, which lies open at a fax machine,
 * names no patient but the payer's reference; the second says what the document answers.
 */
@Service
class CoverSheet {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("MMMM d, uuuu", Locale.US);

  private final Cases cases;
  private final RequestedDocuments documents;
  private final CallFindings findings;
  private final PdfPages pages;
  private final PracticeProperties practice;
  private final Clock clock;

  CoverSheet(
      Cases cases,
      RequestedDocuments documents,
      CallFindings findings,
      PdfPages pages,
      PracticeProperties practice,
      Clock clock) {
    this.cases = cases;
    this.documents = documents;
    this.findings = findings;
    this.pages = pages;
    this.practice = practice;
    this.clock = clock;
  }

  /**
   * A PDF of two pages; empty when the case has no such document.
   *
   * @throws org.overturn.denial.NoSuchCase when there is no such case
   */
  Optional<byte[]> of(CaseNumber number, UUID id) {
    Denial denial = cases.get(number);
    return documents
        .find(number, id)
        .map(document -> pages.render("cover-sheet", model(denial, document)).bytes());
  }

  private Map<String, Object> model(Denial denial, RequestedDocument document) {
    Map<String, Object> model = new HashMap<>();
    model.put("practice", practice.name());
    model.put("today", DAY.format(LocalDate.ofInstant(clock.instant(), practice.zone())));
    model.put("case", denial.number().value());
    model.put("payer", denial.payer().name());
    model.put("payerPhone", denial.payerPhone());
    model.put("reference", denial.payerReference());
    model.put("patient", denial.patient().fullName());
    model.put(
        "born",
        denial.patient().birthDate() == null ? "" : DAY.format(denial.patient().birthDate()));
    model.put("memberId", denial.patient().memberId());
    model.put("service", denial.service().label());
    model.put("serviceWords", denial.service().description());
    model.put("document", document.what());
    model.put("due", DAY.format(document.dueOn()));
    findings
        .of(denial.number())
        .ifPresent(
            call -> {
              model.put("reviewer", call.reviewerName());
              model.put("heldOn", DAY.format(LocalDate.ofInstant(call.heldAt(), practice.zone())));
              model.put("criterion", call.criterionFailed());
            });
    return model;
  }
}
