package org.overturn.appeal.letter;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.overturn.deadline.ClockText;
import org.overturn.practice.PracticeProperties;
import org.overturn.process.Staff;
import org.springframework.stereotype.Component;

/** Puts a letter into the words of its page. */
@Component
class LetterViews {

  private final LetterRecords records;
  private final Staff staff;
  private final PracticeProperties practice;

  LetterViews(LetterRecords records, Staff staff, PracticeProperties practice) {
    this.records = records;
    this.staff = staff;
    this.practice = practice;
  }

  LetterView of(Review review, boolean withChoices, Changing done) {
    KeptLetter letter = review.letter();
    Revision last = records.lastRevision(letter.id());
    Map<String, String> names = new HashMap<>();
    return new LetterView(
        letter.id(),
        letter.revision(),
        moment(last.at()),
        name(last.by(), names),
        letter.isOpen(),
        letter.content().paragraphs().stream().map(each -> paragraph(each, names)).toList(),
        review.proposals().stream().map(each -> proposal(each, letter)).toList(),
        letter.isOpen() ? review.hindrances() : List.of(),
        letter.isOpen() ? review.toKnow() : "",
        withChoices ? review.choices().get() : null,
        done == null
            ? List.of()
            : done.conflicts().stream()
                .map(
                    each ->
                        new LetterChange.Conflict(
                            each.key(), each.theirs(), name(each.by(), names), each.gone()))
                .toList(),
        done == null ? List.of() : done.refused());
  }

  private LetterView.ParagraphView paragraph(
      WorkingParagraph paragraph, Map<String, String> names) {
    return new LetterView.ParagraphView(
        paragraph.key(),
        paragraph.style().name(),
        paragraph.sentences().stream().map(each -> sentence(each, names)).toList());
  }

  private LetterView.SentenceView sentence(WorkingSentence each, Map<String, String> names) {
    boolean changed = each.isByHand() && each.drafted() != null;
    return new LetterView.SentenceView(
        each.key(),
        each.text(),
        each.isByHand() ? name(each.by(), names) : "",
        each.isByHand() ? moment(each.at()) : "",
        each.basis(),
        each.stands(),
        each.struck(),
        each.drafted() == null ? null : each.drafted().text(),
        changed ? WordDiff.of(each.drafted().text(), each.text()) : List.of());
  }

  private static LetterView.ProposalView proposal(Proposal each, KeptLetter letter) {
    boolean byHand =
        letter.content().sentence(each.key()).filter(WorkingSentence::isByHand).isPresent();
    return new LetterView.ProposalView(
        each.kind(),
        each.key(),
        each.mark(),
        each.heading(),
        each.now(),
        WordDiff.of(each.yours(), each.now()),
        byHand,
        each.sources());
  }

  String moment(Instant at) {
    return ClockText.format(at, practice.zone());
  }

  /** A person's name, asked for once. */
  String name(String user, Map<String, String> known) {
    return user.isEmpty()
        ? ""
        : known.computeIfAbsent(user, id -> staff.person(id).map(Staff.Person::name).orElse(id));
  }
}
