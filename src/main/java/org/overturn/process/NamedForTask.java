package org.overturn.process;

import org.overturn.denial.CaseNumber;

/**
 * Whom a case itself names for a kind of task, though they are in none of the groups that the model
 * names. They gain the right to work on it; nobody else does by being put on it.
 */
public interface NamedForTask {

  /** The element's id in the model. */
  String element();

  boolean isNamed(CaseNumber number, String user);
}
