package org.overturn.appeal;

/** An attempt cannot be noted as it was entered; says what, where and how to mend it. */
class SendingRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SendingRefused(String message) {
    super(message);
  }
}
