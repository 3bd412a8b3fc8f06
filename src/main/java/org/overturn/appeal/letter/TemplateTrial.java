package org.overturn.appeal.letter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tries a template on the sample cases, before anything is put in force. */
@Component
class TemplateTrial {

  private final TemplateFilling filling;

  TemplateTrial(TemplateFilling filling) {
    this.filling = filling;
  }

  /**
   * What came of it.
   *
   * @param flaws what is wrong with the template itself; it was tried on no sample then
   * @param letters one for each sample
   * @param hints what to look at first; they keep nobody from saving
   */
  record Result(List<TemplateFlaw> flaws, List<Tried> letters, List<String> hints) {

    Result {
      flaws = List.copyOf(flaws);
      letters = List.copyOf(letters);
      hints = List.copyOf(hints);
    }

    /** Whether it may be put in force. */
    public boolean isFit() {
      return flaws.isEmpty() && letters.stream().allMatch(each -> each.problem().isEmpty());
    }

    /** The letter of this sample, else the first that fails, else the first. */
    public Optional<Tried> shown(String sample) {
      return letters.stream()
          .filter(each -> each.code().equals(sample))
          .findFirst()
          .or(() -> letters.stream().filter(each -> !each.problem().isEmpty()).findFirst())
          .or(() -> letters.stream().findFirst());
    }
  }

  /**
   * A sample's letter.
   *
   * @param problem why there is none; empty where there is one
   * @param sentences how many it has
   */
  record Tried(String code, String label, List<Paragraph> paragraphs, String problem) {

    public long sentences() {
      return paragraphs.stream().mapToLong(each -> each.sentences().size()).sum();
    }
  }

  Result of(LetterKind kind, String template) {
    TemplateText text = TemplateReading.read(template);
    if (!text.isWhole()) {
      return new Result(text.flaws(), List.of(), List.of());
    }
    List<Tried> letters = new ArrayList<>();
    for (TemplateSamples.Sample sample : TemplateSamples.all()) {
      letters.add(tried(kind, text, sample));
    }
    return new Result(List.of(), letters, hints(template));
  }

  private Tried tried(LetterKind kind, TemplateText text, TemplateSamples.Sample sample) {
    try {
      List<Paragraph> paragraphs =
          filling.fill(
              text, DraftFacts.of(sample.inputs()), DraftingLetters.wording(kind, "this version"));
      boolean saysNothing =
          paragraphs.stream()
              .noneMatch(
                  each ->
                      each.style() == Paragraph.Style.TEXT || each.style() == Paragraph.Style.ITEM);
      return new Tried(
          sample.code(),
          sample.label(),
          paragraphs,
          saysNothing
              ? "Nothing is left of the letter: each of its sentences prints what this case does"
                  + " not know. Give it a sentence that prints only what each case has, such as"
                  + " patient.name."
              : "");
    } catch (LetterRefused why) {
      return new Tried(sample.code(), sample.label(), List.of(), why.getMessage());
    }
  }

  private static List<String> hints(String template) {
    List<String> hints = new ArrayList<>();
    for (String name :
        List.of("patient.name", "patient.member", "request.reference", "request.service")) {
      if (!template.contains("${" + name + "}")) {
        hints.add(
            "It nowhere prints %s: a payer may not find the case by this letter.".formatted(name));
      }
    }
    return hints;
  }
}
