package org.overturn.appeal.letter;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.overturn.evidence.Source;

/**
 * Why a letter cannot be sealed as it stands, in sentences that name places and nothing of what is
 * written (R64).
 *
 * @param known the words of all sources that the case has; asked only where a sentence stands on a
 *     chosen one
 */
record Hindrances(WorkingLetter letter, List<Proposal> proposals, Supplier<Set<String>> known) {

  List<String> all() {
    List<String> all = new ArrayList<>();
    if (letter.isEmpty()) {
      all.add("The letter says nothing yet: accept what is drafted, or write it.");
    }
    uncited(all);
    lost(all);
    open(Proposal.Kind.CHANGED, all);
    open(Proposal.Kind.GONE, all);
    return all;
  }

  /** What does not stand in the way, and yet is to be known before signing; empty for nothing. */
  String toKnow() {
    long open = proposals.stream().filter(each -> each.kind() == Proposal.Kind.NEW).count();
    return open == 0
        ? ""
        : "%s proposed and would not stand in the letter: accept or dismiss under What changed since the draft."
            .formatted(open == 1 ? "1 new sentence is" : open + " new sentences are");
  }

  private void uncited(List<String> all) {
    List<String> places = places(WorkingSentence::isUncited);
    if (!places.isEmpty()) {
      all.add(
          "%s in a person's own words without a source (%s): choose where it stands, say that it is the physician's own statement or mere courtesy, or strike it."
              .formatted(counted(places.size()), String.join("; ", places)));
    }
  }

  /** Chosen once, and the case has it no longer. */
  private void lost(List<String> all) {
    List<String> places =
        places(
            each ->
                !each.struck()
                    && each.basis() == Basis.SOURCES
                    && !each.sources().stream().map(Source::words).allMatch(known.get()::contains));
    if (!places.isEmpty()) {
      all.add(
          "%s on a source that the case no longer has (%s): choose another one, or strike it."
              .formatted(
                  places.size() == 1 ? "1 sentence stands" : places.size() + " sentences stand",
                  String.join("; ", places)));
    }
  }

  private void open(Proposal.Kind kind, List<String> all) {
    List<String> places =
        places(
            each ->
                proposals.stream()
                    .anyMatch(open -> open.kind() == kind && open.key().equals(each.key())));
    if (!places.isEmpty()) {
      all.add(
          (kind == Proposal.Kind.CHANGED
                  ? "The facts under %s have changed since it was drafted (%s): accept the new wording, or keep yours, under What changed since the draft."
                  : "The source of %s is gone (%s): take it out, or keep it as your own with another source, under What changed since the draft.")
              .formatted(
                  places.size() == 1 ? "1 sentence" : places.size() + " sentences",
                  String.join("; ", places)));
    }
  }

  private static String counted(int sentences) {
    return sentences == 1 ? "1 sentence is" : sentences + " sentences are";
  }

  /** Such as "paragraph 3, sentence 2", as they are counted on the page. */
  private List<String> places(Predicate<WorkingSentence> which) {
    List<String> places = new ArrayList<>();
    for (int paragraph = 0; paragraph < letter.paragraphs().size(); paragraph++) {
      List<WorkingSentence> sentences = letter.paragraphs().get(paragraph).sentences();
      for (int sentence = 0; sentence < sentences.size(); sentence++) {
        if (which.test(sentences.get(sentence))) {
          places.add("paragraph %d, sentence %d".formatted(paragraph + 1, sentence + 1));
        }
      }
    }
    return places;
  }
}
