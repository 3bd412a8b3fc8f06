package org.overturn.appeal.letter;

import org.overturn.denial.Denial;

/** Words a letter from its template in force and the facts of the case as they are now. */
public interface LetterDrafts {

  /**
   * The draft.
   *
   * @param level the code of the appeal level that it is about
   * @throws LetterRefused when the template in force cannot be filled, with what, where and how to
   *     mend it
   */
  DraftedLetter of(Denial denial, LetterKind kind, String level);

  /**
   * Which letter files an appeal at this level, by {@code appeal-letters.dmn}.
   *
   * @param expedited whether a physician has certified, or the case says, that it cannot wait
   */
  LetterKind toFile(Denial denial, String level, boolean expedited);
}
