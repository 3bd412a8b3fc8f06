package org.overturn.appeal.letter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.overturn.deadline.ClockText;
import org.overturn.denial.Denial;
import org.overturn.denial.Sha256;
import org.overturn.document.Exhibit;
import org.overturn.document.Exhibits;
import org.overturn.evidence.Argument;
import org.overturn.evidence.Arguments;
import org.overturn.evidence.Assessment;
import org.overturn.evidence.Assessments;
import org.overturn.evidence.ChartFact;
import org.overturn.evidence.Criterion;
import org.overturn.evidence.Finding;
import org.overturn.evidence.Policy;
import org.overturn.evidence.Source;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * All sources that a case has, for a person to choose from: where a sentence by hand stands is
 * chosen, never typed, so that it is there to be looked up.
 */
@Component
class SourceChoices {

  /** Under what is taken over from a time before letters were kept by sentences. */
  static final String BEFORE = "as written before";

  private static final int KEY_LENGTH = 16;

  private final Arguments arguments;
  private final Assessments assessments;
  private final ObjectProvider<Exhibits> exhibits;

  SourceChoices(Arguments arguments, Assessments assessments, ObjectProvider<Exhibits> exhibits) {
    this.arguments = arguments;
    this.assessments = assessments;
    this.exhibits = exhibits;
  }

  /**
   * One source to choose.
   *
   * @param id stays the same for the same source
   * @param group under which it is offered
   * @param label what it is about; may be empty
   */
  record Choice(String id, String group, String label, Source source) {

    @Override
    public String toString() {
      return "Choice[" + id + "]";
    }
  }

  /** Each source once, in groups. */
  List<Choice> of(Denial denial, Optional<DraftedLetter> draft) {
    Map<String, Choice> choices = new LinkedHashMap<>();
    draft.ifPresent(
        letter ->
            letter
                .sentences()
                .forEach(each -> add(choices, "In the draft", each.text(), each.sources())));
    for (Argument argument : arguments.of(denial)) {
      add(choices, "In the prep packet", argument.text(), argument.sources());
    }
    addEvidence(choices, denial, assessments.of(denial));
    exhibits.stream()
        .flatMap(each -> each.of(denial).stream())
        .filter(each -> each.kind() != Exhibit.Kind.LETTER && each.kind() != Exhibit.Kind.PROOF)
        .forEach(
            each ->
                add(
                    choices,
                    "Documents on file",
                    each.kind().label(),
                    List.of(Source.of(each.title()))));
    return new ArrayList<>(choices.values());
  }

  private static void addEvidence(
      Map<String, Choice> choices, Denial denial, Assessment assessment) {
    String cases = "/cases/" + denial.number();
    for (Finding finding : assessment.findings()) {
      add(
          choices,
          "Payer's criteria",
          finding.criterion().text(),
          List.of(
              new Source(
                  cited(assessment.policy(), finding.criterion()),
                  cases + "/criteria#criterion-" + finding.criterion().id())));
    }
    for (ChartFact fact : assessment.chart().facts()) {
      add(choices, "Chart", said(fact), List.of(new Source(fact.id(), cases + "/chart")));
    }
  }

  private static String cited(Policy policy, Criterion criterion) {
    return policy.label()
        + ", section "
        + (criterion.section().isBlank() ? criterion.id() : criterion.section());
  }

  private static String said(ChartFact fact) {
    return fact.name()
        + (fact.value() == null ? "" : " " + fact.value().toPlainString() + " " + fact.unit())
            .stripTrailing()
        + (fact.from() == null ? "" : ", " + ClockText.format(fact.from()));
  }

  private static void add(
      Map<String, Choice> choices, String group, String label, List<Source> sources) {
    for (Source source : sources) {
      if (!DraftSources.isInHouse(source)) {
        choices.putIfAbsent(
            source.words(),
            new Choice(Sha256.of(source.words()).substring(0, KEY_LENGTH), group, label, source));
      }
    }
  }

  /** The words of all sources, with those that are known from before. */
  static Set<String> words(List<Choice> choices) {
    Set<String> words =
        choices.stream().map(each -> each.source().words()).collect(Collectors.toSet());
    words.add(BEFORE);
    return words;
  }
}
