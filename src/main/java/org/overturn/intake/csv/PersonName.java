package org.overturn.intake.csv;

/** Takes a whole name apart: "Halloran, Marguerite A." or "Marguerite A. Halloran". */
final class PersonName {

  private PersonName() {}

  /** First and last name; null where there is none. */
  static String[] of(String whole) {
    if (whole == null) {
      return new String[2];
    }
    int comma = whole.indexOf(',');
    if (comma >= 0) {
      return new String[] {orNull(whole.substring(comma + 1)), orNull(whole.substring(0, comma))};
    }
    int blank = whole.strip().lastIndexOf(' ');
    return blank < 0
        ? new String[] {null, whole.strip()}
        : new String[] {
          orNull(whole.strip().substring(0, blank)), orNull(whole.strip().substring(blank))
        };
  }

  private static String orNull(String part) {
    String plain = part.strip();
    return plain.isEmpty() ? null : plain;
  }
}
