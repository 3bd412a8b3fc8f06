package org.overturn.appeal.letter;

/** The letter is not one that can be changed now; the text says why and what to do. */
class LetterGone extends RuntimeException {

  private static final long serialVersionUID = 1L;

  static final String NONE = "There is no such letter in this case: open it from the case.";

  LetterGone(String message) {
    super(message);
  }
}
