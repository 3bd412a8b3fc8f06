package org.overturn.intake.x12;

/**
 * What separates what in an interchange, as its ISA says.
 *
 * @param repetition {@link #NONE} where the interchange has none (before 004020)
 */
record Delimiters(char element, char repetition, char component, char segment) {

  static final char NONE = '\0';

  /** What we give to StAEDI and cannot stand in data, which has no control characters there. */
  static final Delimiters CANONICAL = new Delimiters('\u001d', '\u001e', '\u001f', '\u001c');

  /** The customary ones, in which we answer. */
  static final Delimiters USUAL = new Delimiters('*', '^', ':', '~');
}
