package org.overturn.document;

import java.util.Comparator;
import java.util.List;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Denial;
import org.overturn.document.Exhibit.Kind;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people added to a case: records, consents, proofs, the payer's determinations. */
@Component
class DocumentExhibits implements Exhibits {

  private final CaseDocuments documents;

  DocumentExhibits(CaseDocuments documents) {
    this.documents = documents;
  }

  @Override
  @Transactional(readOnly = true)
  public List<Exhibit> of(Denial denial) {
    return documents.list(denial.number().value()).stream()
        .sorted(Comparator.comparing(DocumentInfo::addedAt).thenComparing(DocumentInfo::id))
        .map(each -> exhibit(denial.number(), each))
        .toList();
  }

  private Exhibit exhibit(CaseNumber number, DocumentInfo document) {
    return new Exhibit(
        "document:" + document.id(),
        kind(document.kind()),
        document.kind().label() + ": " + document.name(),
        document.addedAt(),
        "document-" + document.id(),
        () ->
            documents
                .findByIdAndCaseNumber(document.id(), number.value())
                .map(each -> new StoredFile(each.name(), each.contentType(), each.content()))
                .orElseThrow());
  }

  private static Kind kind(DocumentKind kind) {
    return switch (kind) {
      case DENIAL_LETTER -> Kind.DENIAL;
      case CONSENT -> Kind.CONSENT;
      case PROOF_OF_FILING -> Kind.PROOF;
      case DETERMINATION -> Kind.DETERMINATION;
      case CLINICAL_RECORD, OTHER -> Kind.DOCUMENT;
    };
  }
}
