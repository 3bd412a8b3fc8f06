package org.overturn.peertopeer.call;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the payer's reviewer compares with the case (R38).
 *
 * @param specialty how the two specialties compare
 * @param caseSpecialty the case's, in words; empty where it is not known
 * @param caseSpecialtySource where that stands; empty where it is not known
 * @param license whether the state's license is the one that a law asks for
 * @param law what a law asks of the reviewer, with its source; empty where none is known to us
 */
record ReviewerCheck(
    Fit specialty, String caseSpecialty, String caseSpecialtySource, Fit license, String law) {

  static final ReviewerCheck NOTHING_TO_COMPARE =
      new ReviewerCheck(Fit.NOT_KNOWN, "", "", Fit.NOT_KNOWN, "");

  /** How something of the reviewer compares with what is asked for. */
  enum Fit {
    FITS,
    DIFFERS,
    /** One of the two is not known, or not in the table: a person compares. */
    NOT_KNOWN
  }

  boolean isMismatch() {
    return specialty == Fit.DIFFERS || license == Fit.DIFFERS;
  }

  /** Why to object, in one line; empty where there is no mismatch. */
  String objection() {
    return Stream.of(
            specialty == Fit.DIFFERS
                ? "The reviewer's specialty differs from the case's: %s (%s)."
                    .formatted(caseSpecialty, caseSpecialtySource)
                : "",
            license == Fit.DIFFERS ? "The reviewer's license is of another state." : "",
            isMismatch() && !law.isEmpty() ? "By law the reviewer is " + law + "." : "")
        .filter(sentence -> !sentence.isEmpty())
        .collect(Collectors.joining(" "));
  }

  /** For the record. */
  Map<String, String> asText() {
    Map<String, String> text = new TreeMap<>();
    text.put("specialty", specialty.name());
    text.put("caseSpecialty", caseSpecialty);
    text.put("caseSpecialtySource", caseSpecialtySource);
    text.put("license", license.name());
    text.put("law", law);
    return text;
  }

  /** From the record; of a call from before this was compared nothing is known. */
  static ReviewerCheck read(Map<String, String> text) {
    return text == null || text.isEmpty()
        ? NOTHING_TO_COMPARE
        : new ReviewerCheck(
            Fit.valueOf(text.get("specialty")),
            text.get("caseSpecialty"),
            text.get("caseSpecialtySource"),
            Fit.valueOf(text.get("license")),
            text.get("law"));
  }
}
