package org.overturn.evidence.matching;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.overturn.evidence.ChartFact;
import org.overturn.evidence.ChartReading;
import org.overturn.evidence.Criterion;
import org.overturn.evidence.CriterionKind;
import org.overturn.evidence.Finding;
import org.overturn.evidence.Policy;

/**
 * Holds criteria against a chart, as the package says. The same for the same criterion, chart and
 * day; it asks nobody and never fails.
 */
final class Matching {

  private static final int SHOWN_TO_PHYSICIAN = 5;

  private Matching() {}

  /**
   * Each criterion of a policy.
   *
   * @param asOf the day on which the chart was read, in the practice's zone; may be null where it
   *     was not
   */
  static List<Finding> match(Policy policy, ChartReading chart, LocalDate asOf) {
    return policy.criteria().stream().map(criterion -> match(criterion, chart, asOf)).toList();
  }

  static Finding match(Criterion criterion, ChartReading chart, LocalDate asOf) {
    Verdict verdict = verdict(criterion, chart, asOf);
    return new Finding(criterion, verdict.standing(), verdict.because(), verdict.facts(), null);
  }

  private static Verdict verdict(Criterion criterion, ChartReading chart, LocalDate asOf) {
    boolean read = chart.state() == ChartReading.State.READ;
    boolean judged = criterion.kind() == CriterionKind.JUDGEMENT;
    if (asOf == null || (!read && chart.facts().isEmpty())) {
      return judged
          ? Verdict.judgement("Only the physician can say", List.of())
          : Verdict.missing(withoutStop(chart.state().words()), List.of());
    }
    Fitting fitting = Fitting.of(criterion, chart.facts(), asOf);
    if (judged) {
      return judgement("Only the physician can say", fitting);
    }
    return unmatchable(criterion.need())
        .map(why -> judgement(why, fitting))
        .orElseGet(() -> matched(criterion, fitting, unread(chart)));
  }

  private static Optional<String> unmatchable(Criterion.Need need) {
    if (need.codes().isEmpty() && need.names().isEmpty()) {
      return Optional.of(
          "The policy names no code or word to look for: only the physician can say");
    }
    if (asksForValue(need) && need.lasting() != null) {
      return Optional.of("A value over a duration is not matched: only the physician can say");
    }
    return Optional.empty();
  }

  /** Why the facts may not be all that the chart has; empty where they are. */
  private static String unread(ChartReading chart) {
    return chart.state() == ChartReading.State.READ ? chart.why() : chart.state().words();
  }

  private static Verdict matched(Criterion criterion, Fitting fitting, String unread) {
    Criterion.Need need = criterion.need();
    return switch (criterion.kind()) {
      case ABSENCE -> Absences.verdict(need, fitting, withoutStop(unread));
      case DIAGNOSIS -> Diagnoses.verdict(need, fitting);
      default -> present(need, fitting);
    };
  }

  static Verdict present(Criterion.Need need, Fitting fitting) {
    if (asksForValue(need)) {
      return Values.verdict(need, fitting);
    }
    return need.lasting() == null
        ? Occurrences.verdict(need, fitting)
        : Courses.verdict(need, fitting);
  }

  static boolean asksForValue(Criterion.Need need) {
    return need.comparison() != null && need.threshold() != null;
  }

  private static Verdict judgement(String why, Fitting fitting) {
    List<ChartFact> shown = fitting.counting().stream().limit(SHOWN_TO_PHYSICIAN).toList();
    String facts = Wording.listed(shown.stream().map(Wording::of).toList());
    return Verdict.judgement(shown.isEmpty() ? why : why + "; the chart has " + facts, shown);
  }

  private static String withoutStop(String sentence) {
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }
}
