package org.overturn.process;

import org.overturn.denial.CaseNumber;

/** What a stage does when its process ends for a case, however that comes about. */
public interface ProcessEnd {

  /** The process's id. */
  String process();

  /** In the transaction in which it ends: at its own end, or by whatever ended it from outside. */
  void ended(CaseNumber number);
}
