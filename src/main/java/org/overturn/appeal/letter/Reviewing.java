package org.overturn.appeal.letter;

import java.util.List;
import java.util.Optional;
import org.overturn.denial.Denial;
import org.springframework.stereotype.Component;

/** Drafts a letter anew whenever somebody looks at it, and compares. */
@Component
class Reviewing {

  private final LetterDrafts drafts;
  private final SourceChoices sources;

  Reviewing(LetterDrafts drafts, SourceChoices sources) {
    this.drafts = drafts;
    this.sources = sources;
  }

  Review of(Denial denial, KeptLetter letter) {
    try {
      DraftedLetter fresh = drafts.of(denial, letter.kind(), letter.level());
      return new Review(
          letter,
          Optional.of(fresh),
          "",
          new Comparing(letter.content(), fresh).proposals(),
          sources.of(denial, Optional.of(fresh)));
    } catch (LetterRefused refused) {
      return new Review(
          letter,
          Optional.empty(),
          refused.getMessage(),
          List.of(),
          sources.of(denial, Optional.empty()));
    }
  }
}
