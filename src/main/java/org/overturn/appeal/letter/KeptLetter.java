package org.overturn.appeal.letter;

import java.time.Instant;
import java.util.UUID;

/**
 * A letter as it is kept, without its documents.
 *
 * @param supersededBy the letter into which its words went on; null while it counts
 * @param signature null while it is being worked on
 * @param textSha256 over the words that were signed; null while it is being worked on
 * @param sha256 over the sealed PDF; of a letter from before documents were kept, over its words
 */
record KeptLetter(
    UUID id,
    String caseNumber,
    LetterKind kind,
    String level,
    int revision,
    WorkingLetter content,
    Instant draftedAt,
    UUID supersededBy,
    Signature signature,
    String textSha256,
    String sha256) {

  LetterState state() {
    return new LetterState(id, kind, level, revision, draftedAt, signature, sha256);
  }

  /** True while people may change it. */
  boolean isOpen() {
    return signature == null && supersededBy == null;
  }
}
