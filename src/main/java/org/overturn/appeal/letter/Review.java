package org.overturn.appeal.letter;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A working letter beside the draft of this moment. Protected health information.
 *
 * @param draft empty where none can be made now
 * @param problem why not, in words; empty where it can
 * @param proposals open ones
 * @param choices all sources that the case has; they take a while to gather, and few ask for them
 */
record Review(
    KeptLetter letter,
    Optional<DraftedLetter> draft,
    String problem,
    List<Proposal> proposals,
    Supplier<List<SourceChoices.Choice>> choices) {

  /** The letter as it became, beside the same draft. */
  Review of(KeptLetter changed) {
    return new Review(
        changed,
        draft,
        problem,
        draft.map(fresh -> new Comparing(changed.content(), fresh).proposals()).orElse(List.of()),
        choices);
  }

  /** Why it cannot be sealed. */
  List<String> hindrances() {
    List<String> all = words().all();
    if (!problem.isEmpty()) {
      all.add("The draft cannot be made to compare with: " + problem);
    }
    return all;
  }

  /** What is to be known before signing, and does not stand in the way. */
  String toKnow() {
    return words().toKnow();
  }

  private Hindrances words() {
    return new Hindrances(letter.content(), proposals, () -> SourceChoices.words(choices.get()));
  }

  Optional<Proposal> proposal(String key, String mark) {
    return proposals.stream()
        .filter(each -> each.key().equals(key) && each.mark().equals(mark))
        .findFirst();
  }

  Comparing comparing() {
    return new Comparing(letter.content(), draft.orElseThrow());
  }

  @Override
  public String toString() {
    return "Review[" + letter.id() + "]";
  }
}
