package org.overturn.appeal.letter;

import java.util.List;
import org.overturn.evidence.Source;

/**
 * A difference between a working letter and the draft as it would be made now, for a person to
 * accept or to dismiss. Protected health information.
 *
 * @param key of the sentence
 * @param mark of the wording that is proposed: who decides, decides on this one
 * @param after the key of the sentence behind which a new one would stand; empty at the start
 * @param heading under which it would stand; empty where there is none
 * @param was the sentence as it was drafted before; empty for a new one
 * @param yours what stands in the letter; empty for a new one
 * @param now the sentence as it is drafted now; empty for one that is gone
 * @param sources where the present draft stands; of one that is gone, where it stood
 */
record Proposal(
    Kind kind,
    String key,
    String mark,
    String after,
    String heading,
    String was,
    String yours,
    String now,
    List<Source> sources) {

  /** What became of a sentence. */
  enum Kind {
    NEW,
    CHANGED,
    GONE
  }

  /** The mark of what is no longer drafted. */
  static final String GONE_MARK = "gone";

  /** Whether the letter cannot be sealed before somebody has decided. */
  boolean hinders() {
    return kind != Kind.NEW;
  }

  @Override
  public String toString() {
    return "Proposal[" + kind + " " + key + "]";
  }
}
