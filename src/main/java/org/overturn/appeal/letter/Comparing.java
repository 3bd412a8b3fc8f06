package org.overturn.appeal.letter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A working letter beside the draft as it would be made now, sentence by sentence. Nothing changes
 * by itself: what differs is proposed, also where no person has touched it (R48).
 */
final class Comparing {

  private final WorkingLetter letter;
  private final DraftedLetter fresh;
  private final Map<String, Wording> drafted = new LinkedHashMap<>();
  private final Map<String, String> headings = new LinkedHashMap<>();

  Comparing(WorkingLetter letter, DraftedLetter fresh) {
    this.letter = letter;
    this.fresh = fresh;
    String heading = "";
    for (Paragraph paragraph : fresh.paragraphs()) {
      if (paragraph.style() == Paragraph.Style.HEADING && !paragraph.sentences().isEmpty()) {
        heading = paragraph.sentences().get(0).text();
      }
      for (Sentence sentence : paragraph.sentences()) {
        drafted.put(sentence.key(), Wording.of(sentence));
        headings.put(sentence.key(), heading);
      }
    }
  }

  /** What is to be decided, in the order of the draft; what is gone comes last. */
  List<Proposal> proposals() {
    List<Proposal> proposals = new ArrayList<>();
    Placing placing = Placing.by(fresh);
    drafted.forEach(
        (key, now) ->
            letter
                .sentence(key)
                .ifPresentOrElse(
                    sentence -> changed(sentence, now, proposals),
                    () -> added(key, now, placing, proposals)));
    letter.sentences().forEach(sentence -> gone(sentence, proposals));
    return proposals;
  }

  private void added(String key, Wording now, Placing placing, List<Proposal> proposals) {
    if (!letter.hasDismissed(key, now.mark())) {
      proposals.add(
          new Proposal(
              Proposal.Kind.NEW,
              key,
              now.mark(),
              placing.before(letter, key),
              headings.get(key),
              "",
              "",
              now.text(),
              now.sources()));
    }
  }

  private void changed(WorkingSentence sentence, Wording now, List<Proposal> proposals) {
    Wording before = sentence.drafted();
    boolean taken = sentence.struck() || before == null || before.says(now);
    if (!taken) {
      proposals.add(
          new Proposal(
              Proposal.Kind.CHANGED,
              sentence.key(),
              now.mark(),
              "",
              headings.get(sentence.key()),
              before.text(),
              sentence.text(),
              now.text(),
              now.sources()));
    }
  }

  private void gone(WorkingSentence sentence, List<Proposal> proposals) {
    boolean stays =
        sentence.struck()
            || sentence.drafted() == null
            || drafted.containsKey(sentence.key())
            || letter.hasDismissed(sentence.key(), Proposal.GONE_MARK);
    if (!stays) {
      proposals.add(
          new Proposal(
              Proposal.Kind.GONE,
              sentence.key(),
              Proposal.GONE_MARK,
              "",
              "",
              sentence.drafted().text(),
              sentence.text(),
              "",
              sentence.drafted().sources()));
    }
  }

  /** The letter with a proposal in it. */
  WorkingLetter accepted(Proposal proposal) {
    Wording now = drafted.get(proposal.key());
    return switch (proposal.kind()) {
      case NEW -> Placing.by(fresh).put(letter, WorkingSentence.asDrafted(proposal.key(), now));
      case CHANGED ->
          letter.changed(proposal.key(), any -> WorkingSentence.asDrafted(proposal.key(), now));
      case GONE -> letter.without(proposal.key());
    };
  }

  /**
   * The letter as it stands, with a proposal turned down. What a person keeps although the draft no
   * longer says it is that person's own, and needs a source of its own.
   */
  WorkingLetter dismissed(Proposal proposal, String by, Instant at) {
    Wording now = drafted.get(proposal.key());
    return switch (proposal.kind()) {
      case NEW -> letter.dismissing(proposal.key(), proposal.mark());
      case CHANGED -> letter.changed(proposal.key(), each -> each.keptAgainst(now, by, at));
      case GONE ->
          letter
              .changed(proposal.key(), each -> each.keptAgainst(null, by, at))
              .dismissing(proposal.key(), proposal.mark());
    };
  }
}
