package org.overturn.process;

import org.slf4j.Logger;

/** A step of a case failed; the text names the case, the step and the kind of failure, no more. */
public class StepFailed extends RuntimeException {

  private StepFailed(String message) {
    super(message);
  }

  /**
   * Wraps a failure of the process with this business key, a case number as a rule, without its
   * text or cause, either of which may quote a patient's data.
   */
  static StepFailed of(String businessKey, String element, Throwable failure, Logger log) {
    if (failure instanceof StepFailed already) {
      return already;
    }
    StackTraceElement where = placeOf(failure);
    String message =
        "%s: %s failed (%s at %s)"
            .formatted(businessKey, element, failure.getClass().getSimpleName(), where);
    log.warn(message);
    return new StepFailed(message);
  }

  private static StackTraceElement placeOf(Throwable failure) {
    for (StackTraceElement element : failure.getStackTrace()) {
      if (element.getClassName().startsWith("org.overturn")) {
        return element;
      }
    }
    return failure.getStackTrace().length > 0 ? failure.getStackTrace()[0] : null;
  }
}
