package org.overturn.evidence.chart;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Condition.ConditionStageComponent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.StringType;
import org.overturn.evidence.FactKind;

/**
 * Facts of conditions. One that is only suspected (unconfirmed, or one of several that would
 * explain the findings) is no diagnosis and so no fact.
 */
final class Conditions {

  private static final Set<String> RUNNING = Set.of("active", "recurrence", "relapse");
  private static final Set<String> SUSPECTED = Set.of("unconfirmed", "differential");

  private Conditions() {}

  static List<FactDraft> of(String id, Condition condition, ZoneId zone) {
    CodeableConcept sure = condition.getVerificationStatus();
    if (Concepts.is(sure, "entered-in-error") || SUSPECTED.stream().anyMatch(is(sure))) {
      return List.of();
    }
    FactDraft draft =
        new FactDraft(
                id,
                FactKind.CONDITION,
                CodeSystems.of(condition.getCode()),
                Concepts.words(condition.getCode()))
            .lasting(from(condition, zone), to(condition, zone))
            .ongoing(isOngoing(condition))
            .words(words(condition))
            .outcome(outcome(condition));
    return List.of(isRuledOut(sure) ? draft.denied() : draft);
  }

  private static Predicate<String> is(CodeableConcept concept) {
    return code -> Concepts.is(concept, code);
  }

  /** Systems write "ruled out" in words of their own beside FHIR's refuted. */
  private static boolean isRuledOut(CodeableConcept sure) {
    return Concepts.is(sure, "refuted")
        || Concepts.is(sure, "ruled-out")
        || Concepts.words(sure).toLowerCase(Locale.ROOT).matches("ruled[ -]out");
  }

  /** Where the onset has no day, the day on which the condition was put on record is known. */
  private static Day from(Condition condition, ZoneId zone) {
    Day onset = Day.NONE;
    if (condition.getOnset() instanceof DateTimeType date) {
      onset = Day.of(date, zone);
    } else if (condition.getOnset() instanceof Period period) {
      onset = Day.of(period.getStartElement(), zone);
    }
    Day recorded = Day.of(condition.getRecordedDateElement(), zone);
    return onset.isKnown() || !recorded.isKnown() ? onset : recorded;
  }

  private static Day to(Condition condition, ZoneId zone) {
    if (condition.getAbatement() instanceof DateTimeType date) {
      return Day.of(date, zone);
    }
    return condition.getAbatement() instanceof Period period
        ? Day.of(period.getEndElement(), zone)
        : Day.NONE;
  }

  private static boolean isOngoing(Condition condition) {
    return condition.hasClinicalStatus()
        ? RUNNING.stream().anyMatch(is(condition.getClinicalStatus())) && !condition.hasAbatement()
        : !condition.hasAbatement();
  }

  private static String words(Condition condition) {
    return Plain.joined(
        Concepts.is(condition.getVerificationStatus(), "provisional") ? "provisional" : "",
        Concepts.words(condition.getSeverity()),
        stage(condition.getStage()),
        Concepts.words(condition.getBodySite()),
        onset(condition),
        Concepts.notes(condition.getNote()));
  }

  private static String stage(List<ConditionStageComponent> stages) {
    return Plain.joined(
        stages.stream()
            .map(stage -> Concepts.words(stage.getSummary()))
            .filter(each -> !each.isEmpty())
            .map(each -> each.toLowerCase(Locale.ROOT).contains("stage") ? each : "stage " + each)
            .toArray(String[]::new));
  }

  /** An onset without a day is told in the chart's own words. */
  private static String onset(Condition condition) {
    if (condition.getOnset() instanceof StringType text) {
      return "onset " + Plain.line(text.getValue());
    }
    if (condition.getOnset() instanceof DateTimeType date
        && date.hasValue()
        && date.getValueAsString().length() < "yyyy-MM-dd".length()
        && condition.hasRecordedDate()) {
      return "onset " + Plain.line(date.getValueAsString());
    }
    return "";
  }

  private static String outcome(Condition condition) {
    CodeableConcept status = condition.getClinicalStatus();
    boolean over =
        Concepts.is(status, "resolved")
            || Concepts.is(status, "remission")
            || Concepts.is(status, "inactive");
    return over ? Concepts.words(status) : "";
  }
}
