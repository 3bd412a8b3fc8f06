package org.overturn.appeal.letter;

import java.util.List;

/** A paragraph of a letter that is being worked on. */
record WorkingParagraph(String key, Paragraph.Style style, List<WorkingSentence> sentences) {

  WorkingParagraph {
    sentences = List.copyOf(sentences);
  }

  static WorkingParagraph of(Paragraph drafted) {
    return new WorkingParagraph(
        drafted.key(),
        drafted.style(),
        drafted.sentences().stream().map(WorkingSentence::of).toList());
  }

  WorkingParagraph with(List<WorkingSentence> now) {
    return new WorkingParagraph(key, style, now);
  }

  /** True when nothing of it stands in the letter. */
  boolean isStruck() {
    return sentences.stream().allMatch(WorkingSentence::struck);
  }
}
