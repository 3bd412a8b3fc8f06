package org.overturn.intake.letter;

import org.overturn.intake.ReadField;

/**
 * A fact as it was found.
 *
 * @param words where it stands
 * @param confidence how surely this is the fact, 0 to 1
 * @param how for people: what it was recognized by
 */
record Found(String value, Passage words, double confidence, String how) {

  /** Found by a rule that is this sure, in words that were themselves recognized less surely. */
  static Found by(double rule, Passage words, String how) {
    return new Found(words.text(), words, rule * words.certainty(), how);
  }

  Found as(String other) {
    return new Found(other, words, confidence, how);
  }

  Found because(String reason) {
    return new Found(value, words, confidence, how + ", " + reason);
  }

  Found times(double factor) {
    return new Found(value, words, confidence * factor, how);
  }

  boolean isSure(double threshold) {
    return confidence >= threshold;
  }

  ReadField field(String name) {
    Box box = words.boxOnFirstPage();
    return new ReadField(
        name,
        value,
        words.page(),
        box.x(),
        box.y(),
        box.width(),
        box.height(),
        Math.min(1, confidence),
        how);
  }

  @Override
  public String toString() {
    return "Found[" + how + "]";
  }
}
