package org.overturn.document;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.overturn.audit.Audit;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Cases;
import org.overturn.denial.Timeline;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes in, lists and hands out the documents of a case; each act is audited in its transaction.
 */
@Service
public class Documents {

  private final CaseDocuments documents;
  private final Taking taking;
  private final Cases cases;
  private final Timeline timeline;
  private final Audit audit;
  private final Clock clock;

  Documents(
      CaseDocuments documents,
      Taking taking,
      Cases cases,
      Timeline timeline,
      Audit audit,
      Clock clock) {
    this.documents = documents;
    this.taking = taking;
    this.cases = cases;
    this.timeline = timeline;
    this.audit = audit;
    this.clock = clock;
  }

  /** The documents of a case, newest first, without their bytes. */
  @Transactional(readOnly = true)
  public List<DocumentInfo> of(CaseNumber number) {
    return documents.list(number.value());
  }

  /**
   * Adds a file to a case. The same bytes are kept once.
   *
   * @param name the file's name as the browser gave it
   * @param by the user's id
   * @param from the address the request came from
   * @return false when the case has these bytes already
   * @throws DocumentRefused when the file is empty, too large or of a format not taken, or nobody
   *     could read it and it is our own to mend; what the payer wrote is kept as it is
   * @throws org.overturn.denial.NoSuchCase when there is no such case
   */
  @Transactional(noRollbackFor = DocumentRefused.class)
  public boolean add(
      CaseNumber number, DocumentKind kind, String name, byte[] content, String by, String from) {
    Upload upload = Upload.of(name, content);
    if (!kind.isOfThePayer()) {
      taking.refuseUnreadable(upload);
    }
    cases.lock(number);
    if (documents.sameAs(number.value(), upload.sha256()).isPresent()) {
      audit.record(by, "document-added-again", number, from, kind.code());
      return false;
    }
    CaseDocument added =
        documents.save(new CaseDocument(number, kind, upload, by, clock.instant()));
    timeline.add(number, by, "Document added: " + kind.label());
    audit.record(by, "document-added", number, from, kind.code() + " " + added.id());
    return true;
  }

  /**
   * Hands out a document.
   *
   * @return empty when this case has no such document
   */
  @Transactional
  public Optional<StoredFile> open(CaseNumber number, UUID id, String by, String from) {
    Optional<CaseDocument> found = documents.findByIdAndCaseNumber(id, number.value());
    found.ifPresent(
        document ->
            audit.record(
                by, "document-downloaded", number, from, document.kind().code() + " " + id));
    return found.map(
        document -> new StoredFile(document.name(), document.contentType(), document.content()));
  }
}
