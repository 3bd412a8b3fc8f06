package org.overturn.resubmission;

/**
 * What is likely wrong with a request, by one reason of its denial.
 *
 * @param reason the code, such as {@code AAA:72}; empty for the payer's words
 * @param wrong one of the choices of {@link RequestField#WHAT_WAS_WRONG}
 * @param field to look at first, or null
 * @param look what to look at, in words
 */
record RequestHint(String reason, String wrong, RequestField field, String look) {

  public String wrongInWords() {
    return RequestChoices.words(RequestField.WHAT_WAS_WRONG, wrong);
  }
}
