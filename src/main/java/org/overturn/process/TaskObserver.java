package org.overturn.process;

import org.overturn.denial.CaseNumber;

/**
 * Told when a task of a case opens, changes (who has it, when it is due, how urgent it is) or ends,
 * in the transaction in which it happens.
 */
@FunctionalInterface
public interface TaskObserver {

  void taskChanged(CaseNumber number);
}
