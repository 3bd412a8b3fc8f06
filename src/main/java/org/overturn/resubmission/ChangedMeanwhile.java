package org.overturn.resubmission;

import java.util.List;

/**
 * Somebody else has saved other words in the same fields since the page was opened. Both are kept
 * for the person to choose from; neither is in the message, for it may reach a log.
 */
class ChangedMeanwhile extends RuntimeException {

  private final transient RequestValues merged;
  private final transient RequestDraft now;
  private final transient List<RequestField> fields;

  ChangedMeanwhile(RequestValues merged, RequestDraft now, List<RequestField> fields) {
    super("The same fields were changed meanwhile");
    this.merged = merged;
    this.now = now;
    this.fields = List.copyOf(fields);
  }

  /** Theirs where only they wrote, this person's everywhere else. */
  RequestValues merged() {
    return merged;
  }

  /** What stands there now. */
  RequestDraft now() {
    return now;
  }

  /** In which fields both wrote. */
  List<RequestField> fields() {
    return fields;
  }

  /** Never of use in a log. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
