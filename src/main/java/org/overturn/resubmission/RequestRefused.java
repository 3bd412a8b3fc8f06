package org.overturn.resubmission;

/**
 * What somebody does with a corrected request cannot be done; the text says why and how to mend it.
 */
class RequestRefused extends RuntimeException {

  RequestRefused(String message) {
    super(message);
  }

  /** Never of use in a log. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
