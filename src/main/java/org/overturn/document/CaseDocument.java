package org.overturn.document;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Formula;
import org.overturn.denial.CaseNumber;

/** A document with its bytes, exactly as they were uploaded; never changed. */
@Entity
class CaseDocument {

  @Id private UUID id;

  @Column(name = "case_number")
  private String caseNumber;

  private String name;
  private String contentType;

  @Enumerated(EnumType.STRING)
  private DocumentKind kind;

  private String sha256;
  private byte[] content;

  /** In bytes; PostgreSQL knows it without reading the content. */
  @Formula("octet_length(content)")
  private long size;

  private String addedBy;
  private Instant addedAt;

  protected CaseDocument() {}

  CaseDocument(CaseNumber number, DocumentKind kind, Upload upload, String by, Instant at) {
    this.id = UUID.randomUUID();
    this.caseNumber = number.value();
    this.kind = kind;
    this.name = upload.name();
    this.contentType = upload.format().contentType();
    this.sha256 = upload.sha256();
    this.content = upload.content();
    this.addedBy = by;
    this.addedAt = at;
  }

  UUID id() {
    return id;
  }

  String name() {
    return name;
  }

  String contentType() {
    return contentType;
  }

  DocumentKind kind() {
    return kind;
  }

  byte[] content() {
    return content;
  }
}
