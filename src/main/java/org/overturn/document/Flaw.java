package org.overturn.document;

/**
 * Why a piece cannot be bound.
 *
 * @param key of the piece
 * @param name of the piece, such as "Exhibit 3, Clinical record"
 * @param why as the rest of a sentence, such as "is locked with a password"
 * @param mend what a person can do about it, as the rest of a sentence
 */
public record Flaw(String key, String name, String why, String mend) {

  /** The whole of it, for people. */
  public String words() {
    return name + " " + why + ": " + mend + ".";
  }

  /** Says nothing of the patient. */
  @Override
  public String toString() {
    return "Flaw[" + key + ", " + why + "]";
  }
}
