package org.overturn.peertopeer.call;

import java.util.Arrays;
import java.util.Optional;

/**
 * What can be noted of a call, beside the lists of {@link NoteList}.
 *
 * <p>Instants are kept as ISO instants, days as ISO dates, choices as codes, all else as typed.
 */
enum NoteField {
  REVIEWER_NAME("reviewerName", "Reviewer's name", 200),
  REVIEWER_CREDENTIALS("reviewerCredentials", "Credentials", 100),
  REVIEWER_SPECIALTY("reviewerSpecialty", "Specialty", 120),
  REVIEWER_CONTACT("reviewerContact", "Direct contact", 200),
  REVIEWER_LICENSE("reviewerLicense", "State of license", 60),
  STARTED_AT("startedAt", "Call began", 40),
  ENDED_AT("endedAt", "Call ended", 40),
  CRITERION_FAILED("criterionFailed", "Criterion not met, in the reviewer's words", 8000),
  FURTHER_INFORMATION("furtherInformation", "What would change the decision", 8000),
  AUTHORITY("authority", "Could this reviewer overturn the denial?", 10),
  OUTCOME("callOutcome", "How the call ended", 40),
  PARTIAL_ACCEPTED("partialAccepted", "Is the part that was approved accepted?", 10),
  PROMISED_REFERENCE("promisedReference", "Reference promised", 200),
  DECISION_EXPECTED("decisionExpected", "Decision expected by", 10),
  RATIONALE_ASKED("rationaleAsked", "Rationale asked for in writing", 10),
  SAME_SPECIALTY_ASKED("sameSpecialtyAsked", "Same or similar specialty asked for and noted", 10),
  REMARKS("remarks", "Anything else", 8000);

  private final String key;
  private final String label;
  private final int limit;

  NoteField(String key, String label, int limit) {
    this.key = key;
    this.label = label;
    this.limit = limit;
  }

  /** As it is kept and as the page names it. */
  String key() {
    return key;
  }

  String label() {
    return label;
  }

  /** The most characters that are kept. */
  int limit() {
    return limit;
  }

  /** Begin and end of the call: read as an instant, or as a time of the practice. */
  boolean isInstant() {
    return this == STARTED_AT || this == ENDED_AT;
  }

  static Optional<NoteField> named(String key) {
    return Arrays.stream(values()).filter(field -> field.key.equals(key)).findFirst();
  }
}
