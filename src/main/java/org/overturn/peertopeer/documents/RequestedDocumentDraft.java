package org.overturn.peertopeer.documents;

import java.util.Map;
import java.util.UUID;
import org.overturn.denial.Denial;
import org.overturn.denial.FormDraft;
import org.overturn.peertopeer.call.RequestedDocuments;
import org.springframework.stereotype.Component;

/** Names the document in the form of its task; what it is may say something of the patient. */
@Component
class RequestedDocumentDraft implements FormDraft {

  private final RequestedDocuments documents;

  RequestedDocumentDraft(RequestedDocuments documents) {
    this.documents = documents;
  }

  @Override
  public String form() {
    return "send-requested-documents";
  }

  @Override
  public Map<String, String> of(Denial denial) {
    return Map.of();
  }

  @Override
  public Map<String, String> of(Denial denial, UUID part) {
    return documents
        .find(denial.number(), part)
        .map(document -> Map.of("documentsSent", document.what()))
        .orElse(Map.of());
  }
}
