package org.overturn.appeal.letter;

import java.time.Instant;
import java.util.UUID;

/**
 * Where a letter stands, without its words.
 *
 * @param level the code of the appeal level that it is about
 * @param revision counts each change; what is signed is one revision
 * @param signature null while it is being worked on
 * @param sha256 of the sealed PDF, hexadecimal; null while it is being worked on
 */
public record LetterState(
    UUID id,
    LetterKind kind,
    String level,
    int revision,
    Instant draftedAt,
    Signature signature,
    String sha256) {

  public boolean isSealed() {
    return signature != null;
  }

  /** The page of ours on which it is read and changed. */
  public String address(String caseNumber) {
    return "/cases/" + caseNumber + "/letters/" + id;
  }
}
