package org.overturn.peertopeer.documents;

import java.util.List;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.CaseSection;
import org.overturn.denial.Denial;
import org.overturn.peertopeer.call.RequestedDocument;
import org.overturn.peertopeer.call.RequestedDocuments;
import org.springframework.stereotype.Component;

/**
 * What reviewers asked for on the case page: what is still to be sent, each with its cover sheet.
 */
@Component
class RequestedDocumentsSection implements CaseSection {

  private final RequestedDocuments documents;

  RequestedDocumentsSection(RequestedDocuments documents) {
    this.documents = documents;
  }

  @Override
  public String title() {
    return "Documents asked for";
  }

  @Override
  public int order() {
    return 22;
  }

  @Override
  public List<Part> of(Denial denial) {
    return documents.of(denial.number()).stream()
        .map(document -> part(denial.number(), document))
        .toList();
  }

  private static Part part(CaseNumber number, RequestedDocument document) {
    return Part.facts(
        document.isSent() ? "Sent" : "To be sent",
        Entry.of("Document", document.what()),
        Entry.of("Due", document.isSent() ? null : document.dueAt()),
        Entry.of("Sent", document.sentOn()),
        Entry.of("By", document.method()),
        Entry.of("Confirmation", document.confirmation()),
        Entry.of("Cover sheet", "Print the cover sheet")
            .to(CoverSheetController.address(number, document.id())));
  }
}
