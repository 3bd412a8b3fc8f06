package org.overturn.evidence;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The criteria of a case, point by point.
 *
 * @param policy the version that the case is argued by; null while none is chosen
 * @param chart what was read
 * @param findings one for each criterion, in the policy's order; empty without a policy
 * @param met true when each criterion that has to be met is, counting one of each group; false
 *     without criteria
 */
public record Assessment(Policy policy, ChartReading chart, List<Finding> findings, boolean met) {

  public Assessment {
    findings = List.copyOf(findings);
  }

  /** With {@code met} as the findings say. */
  public static Assessment of(Policy policy, ChartReading chart, List<Finding> findings) {
    Assessment assessment = new Assessment(policy, chart, findings, false);
    boolean met = !findings.isEmpty() && assessment.pointsMet() == assessment.points();
    return new Assessment(policy, chart, findings, met);
  }

  public Optional<Finding> finding(String criterionId) {
    return findings.stream().filter(each -> each.criterion().id().equals(criterionId)).findFirst();
  }

  /**
   * What still stands against it, in the policy's order: all that is not met, except in a group of
   * which one is (R28).
   */
  public List<Finding> open() {
    return findings.stream()
        .filter(each -> each.standing() != Standing.MET && !stoodInFor(each))
        .toList();
  }

  /** How many things the policy asks for: each criterion is one, and each group is one. */
  public int points() {
    return byPoint().size();
  }

  /** How many of them are met. */
  public int pointsMet() {
    return (int)
        byPoint().values().stream()
            .filter(point -> point.stream().anyMatch(each -> each.standing() == Standing.MET))
            .count();
  }

  private Map<String, List<Finding>> byPoint() {
    return findings.stream().collect(Collectors.groupingBy(Assessment::point));
  }

  private static String point(Finding finding) {
    Criterion criterion = finding.criterion();
    return criterion.anyOf().isEmpty()
        ? "criterion " + criterion.id()
        : "group " + criterion.anyOf();
  }

  /** Whether another criterion of the same group is met in its place. */
  public boolean stoodInFor(Finding finding) {
    String group = finding.criterion().anyOf();
    return finding.standing() != Standing.MET
        && !group.isEmpty()
        && findings.stream()
            .anyMatch(
                each -> each.standing() == Standing.MET && each.criterion().anyOf().equals(group));
  }
}
