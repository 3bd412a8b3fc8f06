package org.overturn.evidence.policy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemEnableWhenComponent;
import org.hl7.fhir.r4.model.Type;

/** How the items of a questionnaire read as criteria: text, place, unit and condition. */
final class QuestionnaireTexts {

  private static final int LONGEST_SECTION = 60;

  private final Map<String, String> questions = new HashMap<>();

  QuestionnaireTexts(List<QuestionnaireItemComponent> items) {
    remember(items);
  }

  private void remember(List<QuestionnaireItemComponent> items) {
    for (QuestionnaireItemComponent item : items) {
      questions.put(item.getLinkId(), Checking.plain(item.getText()));
      remember(item.getItem());
    }
  }

  /** On what it is asked, in words; empty where it always is. */
  String condition(QuestionnaireItemComponent item) {
    boolean all =
        item.getEnableBehavior() != null && "all".equals(item.getEnableBehavior().toCode());
    return item.getEnableWhen().stream()
        .map(this::condition)
        .distinct()
        .collect(Collectors.joining(all ? " and " : " or "));
  }

  private String condition(QuestionnaireItemEnableWhenComponent when) {
    String text = questions.getOrDefault(when.getQuestion(), "");
    String question = text.isEmpty() ? "item " + when.getQuestion() : "\"" + text + "\"";
    String operator = when.getOperator() == null ? "is" : operator(when.getOperator().toCode());
    return question + " " + operator + " " + value(when.getAnswer());
  }

  private static String operator(String code) {
    return switch (code) {
      case "=" -> "is";
      case "!=" -> "is not";
      case "exists" -> "is answered:";
      default -> code;
    };
  }

  private static String value(Type answer) {
    if (answer instanceof Coding coding) {
      return words(coding);
    }
    return answer instanceof PrimitiveType<?> plain ? plain.getValueAsString() : "as asked";
  }

  /** The question under its heading, with the answers that it offers and its condition. */
  static String text(
      QuestionnaireItemComponent item, String heading, String condition, List<Coding> answers) {
    String question = withoutColon(Checking.plain(item.getText()));
    String offered =
        answers.stream()
            .map(QuestionnaireTexts::words)
            .filter(each -> !each.isBlank())
            .distinct()
            .collect(Collectors.joining(", "));
    return (heading.isEmpty() ? "" : withoutColon(heading) + ": ")
        + question
        + (offered.isEmpty() ? "" : " (" + offered + ")")
        + (condition.isEmpty() ? "" : " [only where " + condition + "]");
  }

  private static String words(Coding coding) {
    String words = coding.hasDisplay() ? coding.getDisplay() : coding.getCode();
    return words == null ? "" : words;
  }

  private static String withoutColon(String text) {
    return text.endsWith(":") ? text.substring(0, text.length() - 1).strip() : text;
  }

  static String section(QuestionnaireItemComponent item) {
    String place = Checking.plain(item.hasPrefix() ? item.getPrefix() : item.getLinkId());
    return place.length() > LONGEST_SECTION ? place.substring(0, LONGEST_SECTION) : place;
  }

  /** Its unit, empty where it names none. */
  static String unit(QuestionnaireItemComponent item) {
    return item.getExtension().stream()
        .filter(each -> each.getUrl() != null && each.getUrl().endsWith("/questionnaire-unit"))
        .map(Extension::getValue)
        .filter(Coding.class::isInstance)
        .map(Coding.class::cast)
        .map(unit -> unit.hasCode() ? unit.getCode() : Checking.plain(unit.getDisplay()))
        .findFirst()
        .orElse("");
  }

  /** The plain value of an extension by the end of its address. */
  static Optional<String> extension(QuestionnaireItemComponent item, String name) {
    return item.getExtension().stream()
        .filter(each -> each.getUrl() != null && each.getUrl().endsWith("/" + name))
        .filter(each -> each.getValue() instanceof PrimitiveType<?>)
        .map(each -> ((PrimitiveType<?>) each.getValue()).getValueAsString())
        .findFirst();
  }
}
