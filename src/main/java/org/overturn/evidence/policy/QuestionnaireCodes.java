package org.overturn.evidence.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.overturn.evidence.CriterionKind;
import org.overturn.evidence.chart.CodeSystems;

/**
 * What the codes of an item, or else of its answers, make of it.
 *
 * <ul>
 *   <li>LOINC of a number is a value. A questionnaire has no threshold: a person gives one from the
 *       policy's text. LOINC of an attachment is a document.
 *   <li>ICD-10-CM and SNOMED make a diagnosis, RxNorm, NDC and CVX a treatment, CPT and ICD-10-PCS
 *       a procedure; codes of several kinds would say too much together and make a judgement.
 *   <li>Answers with HCPCS codes are what is ordered: the policy's services.
 *   <li>Anything else is judgement.
 * </ul>
 */
final class QuestionnaireCodes {

  private static final Set<QuestionnaireItemType> NUMBERS =
      Set.of(
          QuestionnaireItemType.DECIMAL,
          QuestionnaireItemType.INTEGER,
          QuestionnaireItemType.QUANTITY);

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

  QuestionnaireCodes(QuestionnaireFile file) {
    this.file = file;
  }

  /**
   * An item by its codes.
   *
   * @param labels such as {@code LOINC 2708-6}
   * @param answers that can be chosen
   * @param services that the answers name
   * @param hints for the person who completes the draft
   */
  record Coded(
      CriterionKind kind,
      List<String> labels,
      List<Coding> answers,
      List<String> services,
      List<String> hints) {}

  Coded of(QuestionnaireItemComponent item) {
    List<String> hints = new ArrayList<>();
    List<Coding> answers = answers(item, hints);
    List<String> ofAnswers = labels(answers);
    List<String> services =
        ofAnswers.stream().filter(label -> system(label).equals("HCPCS")).toList();
    if (!services.isEmpty()) {
      hints.add("lists what can be ordered: taken as services of the policy; check them");
    }
    List<String> own = labels(item.getCode());
    List<String> deciding = own.isEmpty() ? ofAnswers : own;
    CriterionKind kind = kind(item.getType(), deciding);
    return new Coded(kind, deciding, answers, services, hints);
  }

  private static CriterionKind kind(QuestionnaireItemType type, List<String> labels) {
    Set<CriterionKind> kinds =
        labels.stream().map(label -> kind(type, label)).collect(Collectors.toSet());
    return kinds.size() == 1 ? kinds.iterator().next() : CriterionKind.JUDGEMENT;
  }

  private static CriterionKind kind(QuestionnaireItemType type, String label) {
    if (NUMBERS.contains(type) || type == QuestionnaireItemType.ATTACHMENT) {
      CriterionKind asked = NUMBERS.contains(type) ? CriterionKind.VALUE : CriterionKind.DOCUMENT;
      return system(label).equals("LOINC") ? asked : CriterionKind.JUDGEMENT;
    }
    return KINDS.getOrDefault(system(label), CriterionKind.JUDGEMENT);
  }

  private List<Coding> answers(QuestionnaireItemComponent item, List<String> hints) {
    if (item.hasAnswerValueSet()) {
      Optional<List<Coding>> listed = file.answers(item.getAnswerValueSet());
      if (listed.isEmpty() && !isYesOrNo(item.getAnswerValueSet())) {
        hints.add("takes its answers from a value set that is not in the file");
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
}
