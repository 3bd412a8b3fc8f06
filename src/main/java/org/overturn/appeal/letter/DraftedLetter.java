package org.overturn.appeal.letter;

import java.util.List;
import java.util.stream.Stream;

/**
 * A letter as template and facts give it at this moment: the same for the same facts.
 *
 * @param template which version of the wording it was made with, such as "internal-appeal, version
 *     3"
 * @param paragraphs from the addressee to the list of enclosures; without the signature, which
 *     sealing adds
 */
public record DraftedLetter(LetterKind kind, String template, List<Paragraph> paragraphs) {

  public DraftedLetter {
    paragraphs = List.copyOf(paragraphs);
  }

  /** Its sentences, in the order in which they are read. */
  public Stream<Sentence> sentences() {
    return paragraphs.stream().flatMap(each -> each.sentences().stream());
  }
}
