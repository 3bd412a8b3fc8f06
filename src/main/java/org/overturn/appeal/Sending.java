package org.overturn.appeal;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.overturn.denial.CaseNumber;

/**
 * One attempt to send something of an appeal. It never changes but for being settled, once: proven,
 * or failed.
 *
 * @param level the code of the appeal level
 * @param payer its id in {@code identify-payer.dmn}
 * @param method {@code portal}, {@code fax}, {@code mail}, {@code fhir}, {@code e-mail} or {@code
 *     phone}
 * @param destination where it went, as it was then
 * @param address the version of the payer's address that it was taken from; null when it was typed
 * @param note what the person noted of the attempt; never null
 * @param explanation why it was sent although another one is not settled; never null
 * @param letter what was sent, and its fingerprint; null where nothing of ours was
 * @param bundle what was sent, and its fingerprint; null where none was
 * @param confirmation the payer's, or empty
 * @param late true when it was filed after its deadline
 * @param settledBy null while it is neither proven nor failed
 */
record Sending(
    UUID id,
    CaseNumber number,
    String level,
    SendingPurpose purpose,
    String payer,
    String method,
    String destination,
    UUID address,
    Instant at,
    String note,
    String explanation,
    Sent letter,
    Sent bundle,
    String notedBy,
    Instant notedAt,
    SendingState state,
    String confirmation,
    boolean late,
    String settledNote,
    String settledBy,
    Instant settledAt) {

  /** The exact bytes that went out, by their fingerprint. */
  record Sent(UUID id, String sha256) {}

  /** The same, with the bundle that went out; null for none. */
  Sending with(Sent sentBundle) {
    return new Sending(
        id,
        number,
        level,
        purpose,
        payer,
        method,
        destination,
        address,
        at,
        note,
        explanation,
        letter,
        sentBundle,
        notedBy,
        notedAt,
        state,
        confirmation,
        late,
        settledNote,
        settledBy,
        settledAt);
  }

  public boolean isUnconfirmed() {
    return state == SendingState.UNCONFIRMED;
  }

  boolean isFor(SendingPurpose what, String atLevel) {
    return purpose == what && level.equals(atLevel);
  }

  Optional<Sent> sentBundle() {
    return Optional.ofNullable(bundle);
  }

  /** In words, such as "by fax to 800-555-0142"; says nothing of the patient. */
  public String how() {
    return "by " + method + (destination.isEmpty() ? "" : " to " + destination);
  }
}
