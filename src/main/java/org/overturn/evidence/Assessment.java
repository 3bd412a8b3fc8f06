package org.overturn.evidence;

import java.util.List;
import java.util.Optional;

/**
 * The criteria of a case, point by point.
 *
 * @param policy the version that the case is argued by; null while none is chosen
 * @param chart what was read
 * @param findings one for each criterion, in the policy's order; empty without a policy
 * @param met true when each criterion that has to be met is, counting one of each group
 */
public record Assessment(Policy policy, ChartReading chart, List<Finding> findings, boolean met) {

  public Assessment {
    findings = List.copyOf(findings);
  }

  public Optional<Finding> finding(String criterionId) {
    return findings.stream().filter(each -> each.criterion().id().equals(criterionId)).findFirst();
  }
}
