package org.overturn.evidence.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.overturn.evidence.Criterion;
import org.overturn.evidence.Guideline;
import org.overturn.evidence.Policy;

/**
 * A version as pages show it.
 *
 * @param payer its name
 * @param requirements what has to be met, in the policy's order
 */
record PolicyView(
    UUID id,
    String label,
    String number,
    String version,
    String title,
    String payer,
    LocalDate effectiveFrom,
    LocalDate effectiveTo,
    LocalDate retrievedOn,
    String source,
    List<String> services,
    List<PolicyView.Requirement> requirements,
    List<PolicyView.GuidelineView> guidelines) {

  /**
   * A criterion by itself, or several of which one is enough.
   *
   * @param oneOf true where one is enough
   */
  record Requirement(boolean oneOf, List<CriterionView> criteria) {}

  /**
   * A criterion.
   *
   * @param need what evidence would meet it, in words; empty for a judgement
   * @param supportedBy citations of the guidelines that bear it out
   * @param contradictedBy citations of the guidelines that go against it
   */
  record CriterionView(
      String id,
      String section,
      String text,
      String kind,
      String need,
      String toGet,
      String from,
      List<String> supportedBy,
      List<String> contradictedBy) {}

  /** A guideline, with the criteria it is about. */
  record GuidelineView(String citation, String says, String supports, String contradicts) {}

  static PolicyView of(Policy policy, String payer) {
    return new PolicyView(
        policy.id(),
        policy.label(),
        policy.number(),
        policy.version(),
        policy.title(),
        payer,
        policy.effectiveFrom(),
        policy.effectiveTo(),
        policy.retrievedOn(),
        policy.source(),
        policy.services(),
        requirements(policy),
        policy.guidelines().stream()
            .map(
                each ->
                    new GuidelineView(
                        each.citation(), each.says(), each.supports(), each.contradicts()))
            .toList());
  }

  /** A group stands where its first member does. */
  private static List<Requirement> requirements(Policy policy) {
    Map<String, List<CriterionView>> byGroup = new LinkedHashMap<>();
    for (Criterion criterion : policy.criteria()) {
      String key = criterion.anyOf().isEmpty() ? "criterion " + criterion.id() : criterion.anyOf();
      byGroup
          .computeIfAbsent(key, none -> new ArrayList<>())
          .add(view(criterion, policy.guidelines()));
    }
    return byGroup.values().stream().map(each -> new Requirement(each.size() > 1, each)).toList();
  }

  private static CriterionView view(Criterion criterion, List<Guideline> guidelines) {
    return new CriterionView(
        criterion.id(),
        criterion.section(),
        criterion.text(),
        criterion.kind() == null ? "" : Words.of(criterion.kind()),
        Words.need(criterion.need()),
        criterion.toGet(),
        criterion.from(),
        guidelines.stream()
            .filter(each -> DraftPolicy.words(each.supports()).contains(criterion.id()))
            .map(Guideline::citation)
            .toList(),
        guidelines.stream()
            .filter(each -> DraftPolicy.words(each.contradicts()).contains(criterion.id()))
            .map(Guideline::citation)
            .toList());
  }
}
