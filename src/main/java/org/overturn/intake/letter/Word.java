package org.overturn.intake.letter;

/**
 * A word on a page.
 *
 * @param page from 1
 * @param certainty 1 for text, what the OCR says of itself otherwise
 */
record Word(int page, Box box, String text, double certainty) {

  @Override
  public String toString() {
    return "Word on page " + page;
  }
}
