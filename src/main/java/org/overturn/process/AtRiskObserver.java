package org.overturn.process;

import java.util.Collection;
import org.overturn.denial.CaseNumber;

/**
 * Told when a model escalates that a window is at risk, in the transaction in which it does: once
 * for each time that it does.
 */
@FunctionalInterface
public interface AtRiskObserver {

  /**
   * A window is at risk.
   *
   * @param tasks the ids of the open tasks on which the clock that ran out stands
   */
  void windowAtRisk(CaseNumber number, Collection<String> tasks);
}
