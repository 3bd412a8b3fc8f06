package org.overturn.peertopeer.documents;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.overturn.denial.CallFindings;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Cases;
import org.overturn.denial.Denial;
import org.overturn.document.CoverSheets;
import org.overturn.document.CoverSheets.Line;
import org.overturn.document.CoverSheets.Sheet;
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
  private final CoverSheets sheets;
  private final PracticeProperties practice;
  private final Clock clock;

  CoverSheet(
      Cases cases,
      RequestedDocuments documents,
      CallFindings findings,
      CoverSheets sheets,
      PracticeProperties practice,
      Clock clock) {
    this.cases = cases;
    this.documents = documents;
    this.findings = findings;
    this.sheets = sheets;
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
        .map(
            document -> {
              CallFindings.Finding call = findings.of(number).orElse(null);
              return sheets.pdf(first(denial, document, call), 0, second(denial, document, call));
            });
  }

  private Sheet first(Denial denial, RequestedDocument document, CallFindings.Finding call) {
    return Sheet.of(
        "Document for a peer-to-peer review",
        new Line("To", denial.payer().name()),
        new Line("Attention", call == null ? "" : call.reviewerName()),
        new Line("Payer's phone", denial.payerPhone()),
        new Line("From", practice.name()),
        new Line("Date", day(clock.instant())),
        new Line("Your reference", denial.payerReference()),
        new Line("Our case", denial.number().value()),
        new Line("Asked for by you until", DAY.format(document.dueOn())));
  }

  private Sheet second(Denial denial, RequestedDocument document, CallFindings.Finding call) {
    LocalDate born = denial.patient().birthDate();
    String service = denial.service().label();
    String words = denial.service().description();
    return Sheet.of(
        "What this document answers",
        new Line("Document", document.what()),
        new Line("Patient", denial.patient().fullName()),
        new Line("Born", born == null ? "" : DAY.format(born)),
        new Line("Member id", denial.patient().memberId()),
        new Line("Service", words == null || words.isBlank() ? service : service + ", " + words),
        new Line("Asked for in the call of", call == null ? "" : held(call)),
        new Line("Criterion in question", call == null ? "" : call.criterionFailed()));
  }

  private String held(CallFindings.Finding call) {
    String by = call.reviewerName();
    return day(call.heldAt()) + (by == null || by.isBlank() ? "" : " by " + by);
  }

  private String day(Instant at) {
    return DAY.format(LocalDate.ofInstant(at, practice.zone()));
  }
}
