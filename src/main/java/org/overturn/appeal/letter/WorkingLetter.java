package org.overturn.appeal.letter;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.overturn.evidence.Source;

/**
 * The words of a letter that is being worked on. Protected health information.
 *
 * @param template with which it was drafted first
 * @param dismissed what was proposed and turned down: the mark of the wording by the sentence's key
 */
record WorkingLetter(
    String template, List<WorkingParagraph> paragraphs, Map<String, String> dismissed) {

  WorkingLetter {
    paragraphs = List.copyOf(paragraphs);
    dismissed = dismissed == null ? Map.of() : Map.copyOf(dismissed);
  }

  static WorkingLetter of(DraftedLetter draft) {
    return new WorkingLetter(
        draft.template(), draft.paragraphs().stream().map(WorkingParagraph::of).toList(), Map.of());
  }

  Stream<WorkingSentence> sentences() {
    return paragraphs.stream().flatMap(each -> each.sentences().stream());
  }

  /** What all sentences rest on that are not struck, with repetitions. */
  Stream<Source> standsOn() {
    return sentences().filter(each -> !each.struck()).flatMap(each -> each.stands().stream());
  }

  Optional<WorkingSentence> sentence(String key) {
    return sentences().filter(each -> each.key().equals(key)).findFirst();
  }

  /** The paragraph in which a sentence stands. */
  Optional<WorkingParagraph> around(String key) {
    return paragraphs.stream()
        .filter(each -> each.sentences().stream().anyMatch(one -> one.key().equals(key)))
        .findFirst();
  }

  WorkingLetter with(List<WorkingParagraph> now) {
    return new WorkingLetter(template, now, dismissed);
  }

  /** With one sentence changed. */
  WorkingLetter changed(String key, UnaryOperator<WorkingSentence> change) {
    return with(
        paragraphs.stream()
            .map(
                each ->
                    each.with(
                        each.sentences().stream()
                            .map(one -> one.key().equals(key) ? change.apply(one) : one)
                            .toList()))
            .toList());
  }

  /** Without a sentence, and without its paragraph where it was the last one in it. */
  WorkingLetter without(String key) {
    return with(
        paragraphs.stream()
            .map(
                each ->
                    each.with(
                        each.sentences().stream().filter(one -> !one.key().equals(key)).toList()))
            .filter(each -> !each.sentences().isEmpty())
            .toList());
  }

  WorkingLetter dismissing(String key, String mark) {
    Map<String, String> now = new HashMap<>(dismissed);
    now.put(key, mark);
    return new WorkingLetter(template, paragraphs, now);
  }

  boolean hasDismissed(String key, String mark) {
    return mark.equals(dismissed.get(key));
  }

  /** True while no person has written, struck or dismissed anything. */
  boolean isUntouched() {
    return dismissed.isEmpty() && sentences().noneMatch(each -> each.isByHand() || each.struck());
  }

  /** True when nothing of it would stand on paper but headings and addresses. */
  boolean isEmpty() {
    return paragraphs.stream()
        .filter(each -> each.style() != Paragraph.Style.LINES)
        .filter(each -> each.style() != Paragraph.Style.HEADING)
        .flatMap(each -> each.sentences().stream())
        .allMatch(each -> each.struck() || each.text().isBlank());
  }

  @Override
  public String toString() {
    return "WorkingLetter[" + template + "]";
  }
}
