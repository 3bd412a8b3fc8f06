package org.overturn.appeal.letter;

import java.util.HashMap;
import java.util.Map;

/**
 * What people did in one letter goes along into another of the same appeal: their words for a
 * sentence of the same key, what they struck, and what they added, at the same place.
 */
final class Carrying {

  private Carrying() {}

  static WorkingLetter into(WorkingLetter fresh, WorkingLetter before) {
    Placing placing = Placing.by(before);
    Map<String, String> dismissed = new HashMap<>(before.dismissed());
    WorkingLetter carried = new WorkingLetter(fresh.template(), fresh.paragraphs(), dismissed);
    for (WorkingSentence sentence : before.sentences().toList()) {
      carried = carry(carried, sentence, placing);
    }
    return carried;
  }

  private static WorkingLetter carry(
      WorkingLetter letter, WorkingSentence sentence, Placing placing) {
    if (!sentence.isByHand() && !sentence.struck()) {
      return letter;
    }
    if (letter.sentence(sentence.key()).isPresent()) {
      return letter.changed(sentence.key(), fresh -> over(fresh, sentence));
    }
    return sentence.isByHand() ? placing.put(letter, sentence) : letter;
  }

  private static WorkingSentence over(WorkingSentence fresh, WorkingSentence sentence) {
    return sentence.isByHand()
        ? new WorkingSentence(
            sentence.key(),
            sentence.text(),
            fresh.drafted(),
            sentence.by(),
            sentence.at(),
            sentence.basis(),
            sentence.sources(),
            sentence.struck())
        : fresh.struck(true);
  }
}
