package org.overturn.appeal.letter;

/**
 * What is wrong with a template.
 *
 * @param line from 1 on; 0 where it is not about one line
 * @param words what it is and how to mend it
 */
record TemplateFlaw(int line, String words) {

  /** Such as "Line 12: there is no name patient.nam." */
  public String text() {
    return line == 0 ? words : "Line " + line + ": " + words;
  }
}
