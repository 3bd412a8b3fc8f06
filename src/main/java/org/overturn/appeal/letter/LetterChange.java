package org.overturn.appeal.letter;

import java.util.List;

/**
 * One change that a page sends.
 *
 * @param what is to be done
 * @param key of the sentence; one that is added gets this key, so that it is added once however
 *     often it is sent
 * @param was the text that a write goes out from
 * @param now the text of a write or of a sentence that is added
 * @param after the key of the sentence behind which one is added; at the end where there is none
 *     such
 * @param apart whether it is added as a paragraph of its own
 * @param basis on what a sentence by hand stands
 * @param sources the ids of the sources that are chosen
 * @param mark of the proposal that is accepted or dismissed
 */
record LetterChange(
    What what,
    String key,
    String was,
    String now,
    String after,
    boolean apart,
    Basis basis,
    List<String> sources,
    String mark) {

  /** What can be done to a letter. */
  enum What {
    WRITE,
    ADD,
    STRIKE,
    RESTORE,
    UNDO,
    CHOOSE,
    ACCEPT,
    DISMISS,
    ACCEPT_ALL
  }

  LetterChange {
    key = key == null ? "" : key;
    was = was == null ? "" : was;
    now = now == null ? "" : now;
    after = after == null ? "" : after;
    mark = mark == null ? "" : mark;
    sources = sources == null ? List.of() : List.copyOf(sources);
  }

  /**
   * A write that was not kept, since somebody else had changed the sentence.
   *
   * @param theirs what stands there now; empty where the sentence is gone or struck
   * @param by whose words those are; empty where they are the draft's
   */
  record Conflict(String key, String theirs, String by, boolean gone) {

    @Override
    public String toString() {
      return "Conflict[" + key + "]";
    }
  }

  /** A change that cannot be done; says what and how to mend it, never what was typed. */
  record Refused(String key, String words) {}

  @Override
  public String toString() {
    return "LetterChange[" + what + "]";
  }
}
