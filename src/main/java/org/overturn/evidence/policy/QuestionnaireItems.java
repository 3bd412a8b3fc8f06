package org.overturn.evidence.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.hl7.fhir.r4.model.Type;
import org.overturn.evidence.CriterionKind;
import org.overturn.evidence.chart.CodeSystems;

/**
 * Turns the items of a questionnaire into criteria. A question asks what somebody knows, a
 * criterion what has to be true, so the rule is cautious: what evidence of the chart can answer
 * becomes a criterion of its kind, anything else the physician's judgement with the question's
 * text.
 *
 * <ul>
 *   <li>A group gives its text to what stands in it; an item's section is its prefix or link id.
 *   <li>A number with a LOINC code is a value, with its unit. A questionnaire has no threshold: a
 *       person gives one from the policy's text.
 *   <li>Codes of the item, or else of its answers, decide otherwise: ICD-10-CM and SNOMED make a
 *       diagnosis, RxNorm, NDC and CVX a treatment, CPT and ICD-10-PCS a procedure; LOINC of an
 *       attachment a document. Answers with HCPCS codes are what is ordered: the policy's services.
 *   <li>What is asked only on a condition is judgement, since the condition would be lost.
 *   <li>Blanks for free text and dates that need not be filled in, and fields that nobody fills in,
 *       are left out. So is what a referenced questionnaire asks.
 *   <li>Expressions are noted, never run.
 * </ul>
 */
final class QuestionnaireItems {

  private static final Set<QuestionnaireItemType> NUMBERS =
      Set.of(
          QuestionnaireItemType.DECIMAL,
          QuestionnaireItemType.INTEGER,
          QuestionnaireItemType.QUANTITY);
  private static final Set<QuestionnaireItemType> BLANKS =
      Set.of(
          QuestionnaireItemType.STRING,
          QuestionnaireItemType.TEXT,
          QuestionnaireItemType.URL,
          QuestionnaireItemType.DATE,
          QuestionnaireItemType.DATETIME,
          QuestionnaireItemType.TIME);

  /** In the order in which they are looked for. */
  private static final Map<String, CriterionKind> KINDS =
      Map.of(
          "ICD-10-CM", CriterionKind.DIAGNOSIS,
          "SNOMED", CriterionKind.DIAGNOSIS,
          "RxNorm", CriterionKind.TREATMENT,
          "NDC", CriterionKind.TREATMENT,
          "CVX", CriterionKind.TREATMENT,
          "CPT", CriterionKind.PROCEDURE,
          "ICD-10-PCS", CriterionKind.PROCEDURE);

  private final QuestionnaireFile file;
  private final List<DraftPolicy.Criterion> criteria = new ArrayList<>();
  private final Set<String> services = new LinkedHashSet<>();
  private final List<ReadPolicy.Fault> hints = new ArrayList<>();
  private final Map<String, Integer> ids = new HashMap<>();
  private final Map<String, String> texts = new HashMap<>();

  QuestionnaireItems(QuestionnaireFile file) {
    this.file = file;
    List<QuestionnaireItemComponent> items = file.questionnaire().getItem();
    remember(items);
    walk(items, "", "");
  }

  List<DraftPolicy.Criterion> criteria() {
    return criteria;
  }

  List<String> services() {
    return List.copyOf(services);
  }

  List<ReadPolicy.Fault> hints() {
    return hints;
  }

  private void remember(List<QuestionnaireItemComponent> items) {
    for (QuestionnaireItemComponent item : items) {
      texts.put(item.getLinkId(), plain(item.getText()));
      remember(item.getItem());
    }
  }

  private void walk(List<QuestionnaireItemComponent> items, String heading, String condition) {
    for (QuestionnaireItemComponent item : items) {
      String here = joined(condition, condition(item));
      if (item.getType() == QuestionnaireItemType.GROUP) {
        noteAnyOf(item);
        walk(item.getItem(), plain(item.getText()), here);
      } else {
        question(item, heading, here);
        walk(item.getItem(), heading, here);
      }
    }
  }

  private void question(QuestionnaireItemComponent item, String heading, String condition) {
    Optional<String> elsewhere = extension(item, "sdc-questionnaire-subQuestionnaire");
    if (elsewhere.isPresent()) {
      hint(item, "refers to the questionnaire " + name(elsewhere.get()) + ", which is not in it");
      return;
    }
    if (item.getType() == QuestionnaireItemType.DISPLAY) {
      return;
    }
    noteExpressions(item);
    if (leftOut(item)) {
      hint(item, "\"%s\" is a field to fill in, and left out".formatted(plain(item.getText())));
      return;
    }
    add(item, heading, condition);
  }

  private void add(QuestionnaireItemComponent item, String heading, String condition) {
    List<Coding> answers = answers(item);
    Codes codes = codes(item, answers);
    CriterionKind kind = condition.isEmpty() ? codes.kind() : CriterionKind.JUDGEMENT;
    if (kind == CriterionKind.JUDGEMENT && !codes.labels().isEmpty()) {
      hint(item, "asks for " + String.join(", ", codes.labels()) + ", and is left to judgement");
    }
    if (kind == CriterionKind.VALUE) {
      hint(item, "says no threshold: give one from the policy's text, or make it a judgement");
    }
    boolean matched = kind != CriterionKind.JUDGEMENT;
    criteria.add(
        new DraftPolicy.Criterion(
            id(item),
            section(item),
            text(item, heading, condition, matched ? List.of() : answers),
            kind.code(),
            "",
            matched ? codes.labels() : List.of(),
            List.of(),
            "",
            "",
            kind == CriterionKind.VALUE ? unit(item) : "",
            "",
            "",
            "",
            "",
            ""));
  }

  /** What the codes make of an item. */
  private record Codes(CriterionKind kind, List<String> labels) {}

  private Codes codes(QuestionnaireItemComponent item, List<Coding> answers) {
    List<String> own = labels(item.getCode());
    if (NUMBERS.contains(item.getType())) {
      List<String> measured = own.stream().filter(each -> each.startsWith("LOINC ")).toList();
      return new Codes(
          measured.isEmpty() ? CriterionKind.JUDGEMENT : CriterionKind.VALUE, measured);
    }
    if (item.getType() == QuestionnaireItemType.ATTACHMENT) {
      return new Codes(own.isEmpty() ? CriterionKind.JUDGEMENT : CriterionKind.DOCUMENT, own);
    }
    Codes byItem = byKind(own);
    return byItem.kind() == CriterionKind.JUDGEMENT
        ? orElse(byKind(ofAnswers(item, answers)), own)
        : byItem;
  }

  private static Codes orElse(Codes found, List<String> own) {
    return found.kind() == CriterionKind.JUDGEMENT ? new Codes(found.kind(), own) : found;
  }

  /** All of one kind, or judgement: a mixture would say too much. */
  private static Codes byKind(List<String> labels) {
    Set<CriterionKind> kinds =
        labels.stream()
            .map(label -> KINDS.getOrDefault(system(label), CriterionKind.JUDGEMENT))
            .collect(Collectors.toSet());
    return kinds.size() == 1
        ? new Codes(kinds.iterator().next(), labels)
        : new Codes(CriterionKind.JUDGEMENT, labels);
  }

  private List<String> ofAnswers(QuestionnaireItemComponent item, List<Coding> answers) {
    List<String> labels = labels(answers);
    List<String> ordered = labels.stream().filter(label -> system(label).equals("HCPCS")).toList();
    if (!ordered.isEmpty() && services.addAll(ordered)) {
      hint(item, "lists what can be ordered: taken as services of the policy; check them");
    }
    return labels;
  }

  private List<Coding> answers(QuestionnaireItemComponent item) {
    if (item.hasAnswerValueSet()) {
      Optional<List<Coding>> listed = file.answers(item.getAnswerValueSet());
      if (listed.isEmpty() && !isYesOrNo(item.getAnswerValueSet())) {
        hint(item, "takes its answers from a value set that is not in the file");
      }
      return listed.orElse(List.of());
    }
    return item.getAnswerOption().stream()
        .filter(option -> option.hasValueCoding())
        .map(option -> option.getValueCoding())
        .toList();
  }

  private static boolean isYesOrNo(String valueSet) {
    return valueSet.contains("v2-0136") || valueSet.contains("yesnodontknow");
  }

  private static List<String> labels(List<Coding> codings) {
    return codings.stream()
        .filter(coding -> coding.hasSystem() && coding.hasCode())
        .map(coding -> CodeSystems.name(coding.getSystem()) + " " + coding.getCode().strip())
        .distinct()
        .toList();
  }

  private static String system(String label) {
    return label.substring(0, label.indexOf(' '));
  }

  private static boolean leftOut(QuestionnaireItemComponent item) {
    boolean hidden =
        extension(item, "questionnaire-hidden").map(Boolean::parseBoolean).orElse(false);
    boolean blank = BLANKS.contains(item.getType()) && !item.getRequired() && !item.hasCode();
    return hidden || item.getReadOnly() || blank || plain(item.getText()).isEmpty();
  }

  private void noteExpressions(QuestionnaireItemComponent item) {
    item.getExtension().stream()
        .map(Extension::getUrl)
        .filter(
            url ->
                url != null
                    && url.toLowerCase(Locale.ROOT).matches(".*(expression|calculatedvalue)$"))
        .findFirst()
        .ifPresent(
            url ->
                hint(item, "is prefilled by an expression (" + name(url) + "), which is not run"));
  }

  private void noteAnyOf(QuestionnaireItemComponent group) {
    String text = plain(group.getText()).toLowerCase(Locale.ROOT);
    if (text.contains("one or more of")
        || text.contains("one of the following")
        || text.contains("any of")) {
      hint(group, "says that one is enough: give its criteria a common any-of");
    }
  }

  private String condition(QuestionnaireItemComponent item) {
    return item.getEnableWhen().stream()
        .map(
            when ->
                "%s %s %s"
                    .formatted(
                        question(when.getQuestion()),
                        when.getOperator() == null ? "is" : operator(when.getOperator().toCode()),
                        value(when.getAnswer())))
        .distinct()
        .collect(
            Collectors.joining(
                item.getEnableBehavior() != null && "all".equals(item.getEnableBehavior().toCode())
                    ? " and "
                    : " or "));
  }

  private String question(String linkId) {
    String text = texts.getOrDefault(linkId, "");
    return text.isEmpty() ? "item " + linkId : "\"" + text + "\"";
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
      return coding.hasDisplay() ? coding.getDisplay() : String.valueOf(coding.getCode());
    }
    return answer instanceof PrimitiveType<?> plain ? plain.getValueAsString() : "as asked";
  }

  private static String text(
      QuestionnaireItemComponent item, String heading, String condition, List<Coding> answers) {
    StringBuilder text = new StringBuilder();
    if (!heading.isEmpty()) {
      text.append(withoutColon(heading)).append(": ");
    }
    text.append(withoutColon(plain(item.getText())));
    String words =
        answers.stream()
            .map(answer -> answer.hasDisplay() ? answer.getDisplay() : answer.getCode())
            .filter(each -> each != null && !each.isBlank())
            .distinct()
            .collect(Collectors.joining(", "));
    if (!words.isEmpty()) {
      text.append(" (").append(words).append(')');
    }
    if (!condition.isEmpty()) {
      text.append(" [only where ").append(condition).append(']');
    }
    return text.toString();
  }

  private static String withoutColon(String text) {
    return text.endsWith(":") ? text.substring(0, text.length() - 1).strip() : text;
  }

  private static String section(QuestionnaireItemComponent item) {
    String place = plain(item.hasPrefix() ? item.getPrefix() : item.getLinkId());
    return place.length() > 60 ? place.substring(0, 60) : place;
  }

  /** Of the link id, which stays the same from version to version. */
  private String id(QuestionnaireItemComponent item) {
    String slug =
        plain(item.getLinkId())
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    String id = "item-" + (slug.isEmpty() ? "x" : slug);
    id = (id.length() > 50 ? id.substring(0, 50) : id).replaceAll("-$", "");
    int times = ids.merge(id, 1, Integer::sum);
    return times == 1 ? id : id + "-" + times;
  }

  private static String unit(QuestionnaireItemComponent item) {
    return item.getExtension().stream()
        .filter(each -> each.getUrl() != null && each.getUrl().endsWith("/questionnaire-unit"))
        .map(Extension::getValue)
        .filter(Coding.class::isInstance)
        .map(Coding.class::cast)
        .map(unit -> unit.hasCode() ? unit.getCode() : plain(unit.getDisplay()))
        .findFirst()
        .orElse("");
  }

  private static Optional<String> extension(QuestionnaireItemComponent item, String name) {
    return item.getExtension().stream()
        .filter(each -> each.getUrl() != null && each.getUrl().endsWith("/" + name))
        .filter(each -> each.getValue() instanceof PrimitiveType<?>)
        .map(each -> ((PrimitiveType<?>) each.getValue()).getValueAsString())
        .findFirst();
  }

  private void hint(QuestionnaireItemComponent item, String words) {
    hints.add(new ReadPolicy.Fault(0, "item " + plain(item.getLinkId()), words));
  }

  private static String name(String address) {
    return address.substring(address.lastIndexOf('/') + 1);
  }

  private static String joined(String one, String other) {
    return one.isEmpty() || other.isEmpty() ? one + other : one + " and " + other;
  }

  private static String plain(String text) {
    return Checking.plain(text);
  }
}
