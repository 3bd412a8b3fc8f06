package org.overturn.intake.letter;

/** What stands on a case in place of a fact that could not be read, until a person checks it. */
final class NotRead {

  static final String TEXT = "not read";

  /** With {@link #TEXT} as the code, a service reads "Code not read". */
  static final String CODE_SYSTEM = "Code";

  private NotRead() {}

  /** The value; the marker where there is none. */
  static String or(String value) {
    return value == null ? TEXT : value;
  }

  static boolean is(String value) {
    return value == null || TEXT.equals(value);
  }
}
