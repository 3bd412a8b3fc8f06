package org.overturn.appeal.letter;

/** On what a sentence of a working letter stands. */
enum Basis {
  /** As it was drafted, with the draft's sources. */
  DRAFT,
  /** In a person's words, and nobody has said yet where it stands: the letter cannot be sealed. */
  NONE,
  /** In a person's words, on sources of the case that the person chose. */
  SOURCES,
  /** The physician's own statement: the physician's word is the source. */
  PHYSICIAN,
  /** Mere courtesy, which claims nothing. */
  COURTESY
}
