package org.overturn.intake.x12;

import java.util.Map;

/** What a payer's action codes (HCR01) mean, in our own words, for timelines. */
final class Actions {

  private static final Map<String, String> WORDS =
      Map.of(
          "A1", "approved in full",
          "A2", "approved in part",
          "A3", "not approved",
          "A4", "not decided yet",
          "A6", "approved with changes",
          "C", "cancelled",
          "CT", "call the payer",
          "NA", "no approval needed");

  private Actions() {}

  /** "A3 (not approved)". */
  static String words(String code) {
    return code + " (" + WORDS.getOrDefault(code, "not a code we know") + ")";
  }
}
