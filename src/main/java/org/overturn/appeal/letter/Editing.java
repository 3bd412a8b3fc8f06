package org.overturn.appeal.letter;

import java.util.ArrayList;
import java.util.List;

/** How a sentence that a person adds gets its place. */
final class Editing {

  private Editing() {}

  /**
   * The letter with one more sentence.
   *
   * @param after the key of the sentence behind which it stands; at the end where there is none
   *     such
   * @param apart in a paragraph of its own, behind that sentence's
   */
  static WorkingLetter added(
      WorkingLetter letter, String after, WorkingSentence added, boolean apart) {
    List<WorkingParagraph> paragraphs = new ArrayList<>(letter.paragraphs());
    int at = indexOf(paragraphs, after);
    if (at < 0 || apart) {
      paragraphs.add(
          at < 0 ? paragraphs.size() : at + 1,
          new WorkingParagraph(added.key(), Paragraph.Style.TEXT, List.of(added)));
    } else {
      WorkingParagraph paragraph = paragraphs.get(at);
      List<WorkingSentence> sentences = new ArrayList<>(paragraph.sentences());
      sentences.add(
          sentences.stream().map(WorkingSentence::key).toList().indexOf(after) + 1, added);
      paragraphs.set(at, paragraph.with(sentences));
    }
    return letter.with(paragraphs);
  }

  private static int indexOf(List<WorkingParagraph> paragraphs, String sentence) {
    for (int i = 0; i < paragraphs.size(); i++) {
      if (paragraphs.get(i).sentences().stream().anyMatch(each -> each.key().equals(sentence))) {
        return i;
      }
    }
    return -1;
  }
}
