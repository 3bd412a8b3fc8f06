package org.overturn.resubmission;

/** A field in which a request asks otherwise than before; either side may be empty. */
record Difference(RequestField field, String before, String after) {

  /** Says nothing of the patient. */
  @Override
  public String toString() {
    return "Difference[" + field + "]";
  }
}
