package org.overturn.appeal.bundle;

import java.time.Instant;
import java.util.UUID;

/**
 * A bundle as it was sealed, without its bytes.
 *
 * @param level the code of the appeal level that it files
 * @param version counts from 1 at each level
 * @param letter the sealed letter in it
 * @param sha256 of the PDF, hexadecimal
 */
public record SealedBundle(
    UUID id,
    String level,
    int version,
    UUID letter,
    String sha256,
    int pages,
    String sealedBy,
    Instant sealedAt) {

  /** Where its PDF is. */
  public String address(String caseNumber) {
    return "/cases/%s/appeals/%s/bundle/%d.pdf".formatted(caseNumber, level, version);
  }
}
