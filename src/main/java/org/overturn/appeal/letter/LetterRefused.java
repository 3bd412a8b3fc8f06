package org.overturn.appeal.letter;

/**
 * What was asked of a letter cannot be done; says what, where and how to mend it, and nothing of
 * the patient.
 */
public class LetterRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public LetterRefused(String message) {
    super(message);
  }
}
