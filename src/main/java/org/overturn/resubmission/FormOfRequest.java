package org.overturn.resubmission;

/** Makes a corrected request in one form that payers take. */
interface FormOfRequest {

  RequestFormat format();

  /**
   * Makes it.
   *
   * @throws RequestRefused when the form cannot hold what the request says; the text says what
   */
  byte[] of(RequestToSend request);
}
