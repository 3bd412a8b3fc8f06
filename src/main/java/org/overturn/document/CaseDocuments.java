package org.overturn.document;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The documents of all cases; added to and read, never changed. */
interface CaseDocuments extends Repository<CaseDocument, UUID> {

  CaseDocument save(CaseDocument document);

  Optional<CaseDocument> findByIdAndCaseNumber(UUID id, String caseNumber);

  /** The list without the bytes. */
  @Query(
      "select new org.overturn.document.DocumentInfo(d.id, d.name, d.contentType, d.kind, d.sha256,"
          + " d.size, d.addedBy, d.addedAt)"
          + " from CaseDocument d where d.caseNumber = :caseNumber order by d.addedAt desc, d.id")
  List<DocumentInfo> list(String caseNumber);

  @Query("select d.id from CaseDocument d where d.caseNumber = :caseNumber and d.sha256 = :sha256")
  Optional<UUID> sameAs(String caseNumber, String sha256);
}
