package org.overturn.appeal.letter;

import java.util.List;
import java.util.Optional;
import org.overturn.denial.Denial;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

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
    Optional<DraftedLetter> fresh = Optional.empty();
    String problem = "";
    try {
      fresh = Optional.of(drafts.of(denial, letter.kind(), letter.level()));
    } catch (LetterRefused refused) {
      problem = refused.getMessage();
    }
    Optional<DraftedLetter> draft = fresh;
    return new Review(
            letter,
            draft,
            problem,
            List.of(),
            SingletonSupplier.of(() -> sources.of(denial, draft)))
        .of(letter);
  }
}
