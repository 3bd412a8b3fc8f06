package org.overturn.appeal.letter;

import java.time.Instant;

/**
 * One change of a letter. Protected health information.
 *
 * @param what was done, without a word of the letter
 * @param key of the sentence; empty for a change of the whole
 * @param before the sentence's words; empty where there were none
 * @param after the same, afterwards
 */
record Revision(
    int number, String what, String key, String before, String after, String by, Instant at) {

  @Override
  public String toString() {
    return "Revision[" + number + "]";
  }
}
