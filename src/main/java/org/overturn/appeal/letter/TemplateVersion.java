package org.overturn.appeal.letter;

import java.time.Instant;

/**
 * A version of a template as it is kept.
 *
 * @param number counts the versions of a kind, from 1 on
 * @param note why it was made
 */
record TemplateVersion(
    LetterKind kind,
    int number,
    Origin origin,
    String text,
    String sha256,
    String note,
    String savedBy,
    Instant savedAt) {

  /** Who made it. */
  enum Origin {
    SHIPPED("came with the installation"),
    OWNER("edited here");

    private final String words;

    Origin(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  /** Such as "internal-appeal, version 3". */
  public String label() {
    return kind.code() + ", version " + number;
  }

  public boolean isShipped() {
    return origin == Origin.SHIPPED;
  }
}
