package org.overturn.evidence.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.overturn.evidence.CriterionKind;

/**
 * Turns the items of a questionnaire into criteria. A question asks what somebody knows, a
 * criterion what has to be true, so the rule is cautious: what evidence of the chart can answer
 * becomes a criterion of its kind, anything else the physician's judgement with the question's
 * text.
 *
 * <ul>
 *   <li>A group gives its text to what stands in it; an item's section is its prefix or link id.
 *   <li>What codes make of an item stands with {@link QuestionnaireCodes}.
 *   <li>What is asked only on a condition is judgement, since the condition would be lost.
 *   <li>Blanks for free text and dates that need not be filled in, and fields that nobody fills in,
 *       are left out. So is what a referenced questionnaire asks.
 *   <li>Expressions are noted, never run.
 * </ul>
 */
final class QuestionnaireItems {

  private static final Set<QuestionnaireItemType> BLANKS =
      Set.of(
          QuestionnaireItemType.STRING,
          QuestionnaireItemType.TEXT,
          QuestionnaireItemType.URL,
          QuestionnaireItemType.DATE,
          QuestionnaireItemType.DATETIME,
          QuestionnaireItemType.TIME);

  private final QuestionnaireCodes codes;
  private final QuestionnaireTexts texts;
  private final List<DraftPolicy.Criterion> criteria = new ArrayList<>();
  private final Set<String> services = new LinkedHashSet<>();
  private final List<ReadPolicy.Fault> hints = new ArrayList<>();
  private final Map<String, Integer> ids = new HashMap<>();

  QuestionnaireItems(QuestionnaireFile file) {
    List<QuestionnaireItemComponent> items = file.questionnaire().getItem();
    this.codes = new QuestionnaireCodes(file);
    this.texts = new QuestionnaireTexts(items);
    walk(items, "", "");
  }

  List<DraftPolicy.Criterion> criteria() {
    return criteria;
  }

  /** What the questionnaire lets one order. */
  List<String> services() {
    return List.copyOf(services);
  }

  List<ReadPolicy.Fault> hints() {
    return hints;
  }

  private void walk(List<QuestionnaireItemComponent> items, String heading, String condition) {
    for (QuestionnaireItemComponent item : items) {
      String here = joined(condition, texts.condition(item));
      if (item.getType() == QuestionnaireItemType.GROUP) {
        noteAnyOf(item);
        walk(item.getItem(), Checking.plain(item.getText()), here);
      } else {
        question(item, heading, here);
        walk(item.getItem(), heading, here);
      }
    }
  }

  private void question(QuestionnaireItemComponent item, String heading, String condition) {
    Optional<String> elsewhere =
        QuestionnaireTexts.extension(item, "sdc-questionnaire-subQuestionnaire");
    if (elsewhere.isPresent()) {
      hint(item, "refers to the questionnaire " + lastOf(elsewhere.get()) + ", which is not in it");
    } else if (item.getType() != QuestionnaireItemType.DISPLAY) {
      noteExpressions(item);
      if (isLeftOut(item)) {
        hint(
            item,
            "\"%s\" is a field to fill in, and left out".formatted(Checking.plain(item.getText())));
      } else {
        add(item, heading, condition);
      }
    }
  }

  private void add(QuestionnaireItemComponent item, String heading, String condition) {
    QuestionnaireCodes.Coded coded = codes.of(item);
    coded.hints().forEach(words -> hint(item, words));
    services.addAll(coded.services());
    boolean matched = condition.isEmpty() && coded.kind() != CriterionKind.JUDGEMENT;
    if (!matched && !coded.labels().isEmpty()) {
      hint(item, "asks for " + String.join(", ", coded.labels()) + ", and is left to judgement");
    }
    boolean value = matched && coded.kind() == CriterionKind.VALUE;
    if (value) {
      hint(item, "says no threshold: give one from the policy's text, or make it a judgement");
    }
    criteria.add(
        new DraftPolicy.Criterion(
            id(item),
            QuestionnaireTexts.section(item),
            QuestionnaireTexts.text(
                item, heading, condition, matched ? List.of() : coded.answers()),
            (matched ? coded.kind() : CriterionKind.JUDGEMENT).code(),
            "",
            matched ? coded.labels() : List.of(),
            List.of(),
            "",
            "",
            value ? QuestionnaireTexts.unit(item) : "",
            "",
            "",
            "",
            "",
            ""));
  }

  private static boolean isLeftOut(QuestionnaireItemComponent item) {
    boolean hidden =
        QuestionnaireTexts.extension(item, "questionnaire-hidden")
            .map(Boolean::parseBoolean)
            .orElse(false);
    boolean blank = BLANKS.contains(item.getType()) && !item.getRequired() && !item.hasCode();
    return hidden || item.getReadOnly() || blank || Checking.plain(item.getText()).isEmpty();
  }

  private void noteExpressions(QuestionnaireItemComponent item) {
    item.getExtension().stream()
        .map(Extension::getUrl)
        .filter(url -> url != null && url.matches("(?i).*(expression|calculatedvalue)"))
        .findFirst()
        .ifPresent(
            url ->
                hint(
                    item, "is prefilled by an expression (" + lastOf(url) + "), which is not run"));
  }

  private void noteAnyOf(QuestionnaireItemComponent group) {
    String text = Checking.plain(group.getText()).toLowerCase(Locale.ROOT);
    if (text.matches(".*(one or more of|one of the following|any of).*")) {
      hint(group, "says that one is enough: give its criteria a common any-of");
    }
  }

  /** Of the link id, which stays the same from version to version. */
  private String id(QuestionnaireItemComponent item) {
    String slug =
        Checking.plain(item.getLinkId())
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    String id = "item-" + (slug.isEmpty() ? "x" : slug);
    id = (id.length() > 50 ? id.substring(0, 50) : id).replaceAll("-$", "");
    int times = ids.merge(id, 1, Integer::sum);
    return times == 1 ? id : id + "-" + times;
  }

  private void hint(QuestionnaireItemComponent item, String words) {
    hints.add(new ReadPolicy.Fault(0, "item " + Checking.plain(item.getLinkId()), words));
  }

  private static String lastOf(String address) {
    return address.substring(address.lastIndexOf('/') + 1);
  }

  private static String joined(String one, String other) {
    return one.isEmpty() || other.isEmpty() ? one + other : one + " and " + other;
  }
}
