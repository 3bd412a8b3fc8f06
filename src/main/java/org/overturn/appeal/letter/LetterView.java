package org.overturn.appeal.letter;

import java.util.List;
import java.util.UUID;
import org.overturn.evidence.Source;

/**
 * A letter as a page shows it. Patient data stands in it.
 *
 * @param saved when it was last changed, in words
 * @param by whose change that was
 * @param open whether it can still be changed by anybody
 * @param why it cannot be signed yet, each in a sentence
 * @param toKnow what should be known before it is signed; may be empty
 * @param choices all sources of the case; null in the answer to a save, which changes none
 * @param conflicts writes that were not kept, since somebody else had changed the sentence
 * @param refused changes that cannot be done
 */
record LetterView(
    UUID id,
    int revision,
    String saved,
    String by,
    boolean open,
    List<ParagraphView> paragraphs,
    List<ProposalView> proposals,
    List<String> why,
    String toKnow,
    List<SourceChoices.Choice> choices,
    List<LetterChange.Conflict> conflicts,
    List<LetterChange.Refused> refused) {

  /** A paragraph. */
  record ParagraphView(String key, String style, List<SentenceView> sentences) {}

  /**
   * A sentence.
   *
   * @param by the name of whose words these are; empty while they are the draft's
   * @param at when they were written, in words
   * @param drafted the draft's words; null for a sentence that a person added
   * @param was what became of the draft's words; empty where nothing did
   */
  record SentenceView(
      String key,
      String text,
      String by,
      String at,
      Basis basis,
      List<Source> sources,
      boolean struck,
      String drafted,
      List<WordDiff.Run> was) {}

  /** A proposal; the runs say what would change against what stands in the letter. */
  record ProposalView(
      Proposal.Kind kind,
      String key,
      String mark,
      String heading,
      String now,
      List<WordDiff.Run> runs,
      boolean byHand,
      List<Source> sources) {}

  @Override
  public String toString() {
    return "LetterView[" + id + "]";
  }
}
