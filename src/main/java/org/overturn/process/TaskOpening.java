package org.overturn.process;

/**
 * What a stage adds to one kind of task when it opens, before anyone sees it: who else may do it,
 * when it is due, which of several it is. The model has the rule; this is for what only the case
 * knows.
 */
public interface TaskOpening {

  /** The element's id in the model. */
  String element();

  /** In the transaction in which the task opens. */
  void opened(OpenedTask task);
}
