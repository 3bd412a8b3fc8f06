package org.overturn.appeal.letter;

import java.util.List;
import java.util.UUID;
import org.overturn.evidence.Source;

/**
 * The page of a letter around its words. Patient data stands in it.
 *
 * @param state where it stands, in words
 * @param writable whether the person who looks may write in it
 * @param why not, in words; empty where they may
 * @param mayOwn whether the person's word is the source of a sentence in it
 * @param cannotWait whether it is a letter that can be made the expedited appeal
 * @param canWait whether it is the expedited one, and can be made the standard one again
 * @param toSign whether it is the one that files the appeal at the case's level
 * @param signAt the task in which it is signed; empty where none is open
 * @param next the letter that has taken its place; null while it counts
 * @param printed as on paper; for a letter that nobody changes any more
 * @param changes what people did to the draft
 * @param history each revision, newest first
 */
record AppealLetterPage(
    String number,
    UUID id,
    LetterKind kind,
    String state,
    boolean open,
    boolean sealed,
    boolean writable,
    String why,
    boolean mayOwn,
    boolean cannotWait,
    boolean canWait,
    boolean toSign,
    String signAt,
    UUID next,
    PrintedLetter printed,
    String sha256,
    List<Change> changes,
    List<Past> history) {

  /** One sentence against the draft. */
  record Change(
      String what,
      List<WordDiff.Run> runs,
      String by,
      String at,
      List<Source> sources,
      String own) {}

  /** One revision. */
  record Past(int number, String what, String by, String at, List<WordDiff.Run> runs) {}

  @Override
  public String toString() {
    return "AppealLetterPage[" + id + "]";
  }
}
