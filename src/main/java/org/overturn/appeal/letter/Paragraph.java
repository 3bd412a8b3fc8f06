package org.overturn.appeal.letter;

import java.util.List;

/**
 * A paragraph of a letter.
 *
 * @param key stays the same from draft to draft; unique within a letter
 * @param style how it is set
 */
public record Paragraph(String key, Style style, List<Sentence> sentences) {

  /** How a paragraph is set. */
  public enum Style {
    /** Addresses, dates and the block of reference numbers: one sentence a line. */
    LINES,
    HEADING,
    TEXT,
    /** An item of a list. */
    ITEM,
    /** The payer's or a policy's own words, set in. */
    QUOTE
  }

  public Paragraph {
    sentences = List.copyOf(sentences);
  }
}
