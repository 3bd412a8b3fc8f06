package org.overturn.evidence.policy;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Questionnaire;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Reads a payer's documentation questionnaire (FHIR R4, as Da Vinci DTR uses it) as a draft of a
 * policy. It never is whole: a questionnaire names neither the payer nor the day on which a person
 * looked at the policy, so a person completes what was read. Items become criteria as {@link
 * QuestionnaireItems} says.
 */
@Component
@Order(10)
class QuestionnaireReader implements PolicyReader {

  private static final String DAY = "yyyy-MM-dd";

  private final PolicyCheck check;

  QuestionnaireReader(PolicyCheck check) {
    this.check = check;
  }

  /** Whatever is JSON, or means to be. */
  @Override
  public boolean reads(byte[] file) {
    for (byte each : file) {
      boolean blankOrMark = each <= ' ';
      if (!blankOrMark) {
        return each == '{';
      }
    }
    return false;
  }

  @Override
  public ReadPolicy read(byte[] file) {
    try {
      return read(QuestionnaireFile.read(file));
    } catch (QuestionnaireFile.Unreadable unreadable) {
      return new ReadPolicy(null, List.of(unreadable.fault()), List.of());
    }
  }

  private ReadPolicy read(QuestionnaireFile file) {
    QuestionnaireItems items = new QuestionnaireItems(file);
    PolicyCheck.Checked checked = check.check(draft(file.questionnaire(), items));
    List<ReadPolicy.Fault> hints = new ArrayList<>(notes(file));
    hints.addAll(items.hints());
    hints.addAll(located(checked.hints()));
    return new ReadPolicy(checked.policy(), located(checked.faults()), hints);
  }

  private static DraftPolicy draft(Questionnaire questionnaire, QuestionnaireItems items) {
    return new DraftPolicy(
        number(questionnaire),
        first(questionnaire.getTitle(), questionnaire.getName()),
        first(questionnaire.getVersion(), written(questionnaire.getDateElement())),
        "",
        day(questionnaire.getEffectivePeriod().getStartElement()),
        day(questionnaire.getEffectivePeriod().getEndElement()),
        "",
        first(questionnaire.getUrl(), ""),
        items.services(),
        items.criteria(),
        List.of());
  }

  private static String number(Questionnaire questionnaire) {
    String identifier =
        questionnaire.getIdentifier().stream()
            .map(each -> each.getValue())
            .filter(value -> value != null && !value.isBlank())
            .findFirst()
            .orElse("");
    return first(
        identifier, first(questionnaire.getName(), questionnaire.getIdElement().getIdPart()));
  }

  private static List<ReadPolicy.Fault> notes(QuestionnaireFile file) {
    List<ReadPolicy.Fault> notes = new ArrayList<>();
    Questionnaire questionnaire = file.questionnaire();
    if (questionnaire.getStatus() != null && !"active".equals(questionnaire.getStatus().toCode())) {
      notes.add(note("status", "the payer calls it " + questionnaire.getStatus().toCode()));
    }
    boolean adaptive =
        questionnaire.getExtension().stream()
            .anyMatch(
                each -> each.getUrl() != null && each.getUrl().endsWith("-questionnaireAdaptive"));
    if (adaptive) {
      notes.add(
          note(
              "", "the payer's server asks its questions one by one; those in the file were read"));
    }
    questionnaire.getExtension().stream()
        .filter(each -> each.getUrl() != null && each.getUrl().endsWith("/cqf-library"))
        .filter(each -> each.getValue() instanceof PrimitiveType<?>)
        .map(each -> ((PrimitiveType<?>) each.getValue()).getValueAsString())
        .distinct()
        .forEach(
            library ->
                notes.add(
                    note(
                        "",
                        "its logic library %s is not run"
                            .formatted(library.substring(library.lastIndexOf('/') + 1)))));
    file.broken()
        .forEach(name -> notes.add(note(name, "is not as FHIR R4 has it, and was passed over")));
    return notes;
  }

  private static ReadPolicy.Fault note(String key, String words) {
    return new ReadPolicy.Fault(0, key, words);
  }

  private static List<ReadPolicy.Fault> located(List<Flaws.Flaw> flaws) {
    return flaws.stream().map(flaw -> new ReadPolicy.Fault(0, flaw.key(), flaw.words())).toList();
  }

  private static String first(String one, String other) {
    return one == null || one.isBlank() ? (other == null ? "" : other) : one;
  }

  /** As it stands in the file: a day is no instant, and has no zone. */
  private static String written(DateTimeType date) {
    return first(date.getValueAsString(), "");
  }

  private static String day(DateTimeType date) {
    String written = written(date);
    return written.length() >= DAY.length() ? written.substring(0, DAY.length()) : "";
  }
}
