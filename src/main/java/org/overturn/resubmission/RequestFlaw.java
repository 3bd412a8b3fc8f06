package org.overturn.resubmission;

/** What has to be mended before a request can be sent: where, and how. It quotes nothing typed. */
record RequestFlaw(RequestField field, String how) {

  /** For example "Units: give a whole number above zero". */
  public String words() {
    return field.label() + ": " + how;
  }
}
