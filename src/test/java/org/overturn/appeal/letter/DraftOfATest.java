package org.overturn.appeal.letter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.overturn.denial.Denial;
import org.overturn.evidence.Source;

/** A draft whose sentences a test changes, as new facts would. */
final class DraftOfATest implements LetterDrafts {

  private final Map<String, Paragraph> paragraphs = new LinkedHashMap<>();

  /** A letter with an address, a heading, two sentences in a paragraph, an item and a quote. */
  static DraftOfATest ordinary() {
    return new DraftOfATest()
        .says("address", Paragraph.Style.LINES, "to", "To: Molina Healthcare", "notice, payer")
        .says("address", Paragraph.Style.LINES, "ref", "Reference: PA-771", "notice, reference")
        .says("why", Paragraph.Style.HEADING, "why", "Why the denial is wrong", TEMPLATE)
        .says(
            "history",
            Paragraph.Style.TEXT,
            "therapy",
            "Therapy lasted seven weeks.",
            "Procedure/3")
        .says("history", Paragraph.Style.TEXT, "pain", "Pain is 8 of 10.", "Observation/8")
        .says("points", Paragraph.Style.ITEM, "six-weeks", "Six weeks are met.", "SP-3.1, B.2")
        .says("quote", Paragraph.Style.QUOTE, "denied", "Not necessary.", "notice, reason")
        .says("close", Paragraph.Style.TEXT, "thanks", "Thank you for your review.", TEMPLATE);
  }

  static final String TEMPLATE = "internal-appeal, version 1";

  DraftOfATest says(
      String paragraph, Paragraph.Style style, String key, String text, String... sources) {
    Paragraph before = paragraphs.get(paragraph);
    List<Sentence> sentences = new ArrayList<>(before == null ? List.of() : before.sentences());
    Sentence now = new Sentence(key, text, Arrays.stream(sources).map(Source::of).toList());
    int at = sentences.stream().map(Sentence::key).toList().indexOf(key);
    if (at < 0) {
      sentences.add(now);
    } else {
      sentences.set(at, now);
    }
    paragraphs.put(paragraph, new Paragraph(paragraph, style, sentences));
    return this;
  }

  DraftOfATest forgets(String key) {
    paragraphs.replaceAll(
        (name, paragraph) ->
            new Paragraph(
                name,
                paragraph.style(),
                paragraph.sentences().stream().filter(each -> !each.key().equals(key)).toList()));
    return this;
  }

  DraftedLetter letter() {
    return new DraftedLetter(
        LetterKind.INTERNAL_APPEAL, TEMPLATE, List.copyOf(paragraphs.values()));
  }

  @Override
  public DraftedLetter of(Denial denial, LetterKind kind, String level) {
    return new DraftedLetter(kind, kind.code() + ", version 1", letter().paragraphs());
  }

  @Override
  public LetterKind toFile(Denial denial, String level, boolean expedited) {
    return expedited ? LetterKind.EXPEDITED_APPEAL : LetterKind.INTERNAL_APPEAL;
  }
}
