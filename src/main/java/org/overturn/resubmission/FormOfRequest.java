package org.overturn.resubmission;

import java.util.Optional;

/** Makes a corrected request in one form that payers take. */
interface FormOfRequest {

  RequestFormat format();

  /** Why a request cannot be put into this form, in words for people; empty when it can. */
  default Optional<String> hindrance(RequestValues request) {
    return Optional.empty();
  }

  /**
   * Makes it.
   *
   * @throws RequestRefused when the form cannot hold what is attached; the text says what
   */
  byte[] of(RequestToSend request);
}
