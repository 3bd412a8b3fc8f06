package org.overturn.appeal.letter;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Denial;
import org.overturn.document.StoredFile;
import org.overturn.evidence.Source;

/** The letters of the cases: the working ones, and the sealed ones, which never change. */
public interface Letters {

  /**
   * Drafts a letter, or finds the one that is being worked on; what people wrote in it stays. Where
   * the last one of this kind and level is sealed, a new one is begun from its words.
   *
   * @param level the code of the appeal level that it is about
   */
  LetterState drafted(Denial denial, LetterKind kind, String level);

  /** The newest letter of this kind at this level. */
  Optional<LetterState> newest(CaseNumber number, LetterKind kind, String level);

  /** The newest letter that files an appeal at this level, whatever its kind. */
  Optional<LetterState> toFile(CaseNumber number, String level);

  /** All letters of a case that count, oldest first. */
  List<LetterState> of(CaseNumber number);

  /** Where its sentences stand, in the order in which they are read; each once. */
  List<Source> sources(CaseNumber number, UUID letter);

  /** Why it cannot be sealed as it stands, each in a sentence; empty when it can. */
  List<String> hindrances(Denial denial, UUID letter);

  /** What the signer should know although it does not stand in the way; empty for nothing. */
  String toKnow(Denial denial, UUID letter);

  /**
   * Seals a letter: its PDF and DOCX are drawn once, kept and never change (R60).
   *
   * @param seen the revision that the signer had before them
   * @throws LetterRefused when it has changed since, or something hinders it
   */
  LetterState sealed(Denial denial, UUID letter, Signature signature, int seen);

  /** The sealed PDF; before, a draft marked as such. */
  Optional<StoredFile> pdf(CaseNumber number, UUID letter);

  /** The sealed DOCX; before, a draft marked as such. */
  Optional<StoredFile> docx(CaseNumber number, UUID letter);
}
