package org.overturn.document;

import java.time.Instant;
import java.util.function.Supplier;
import org.overturn.denial.Coded;

/**
 * A piece of a case's record that can go out with an appeal, or into the case file. Protected
 * health information.
 *
 * @param key names it within the case and stays the same, such as {@code original:notice-1} or
 *     {@code call-record:1}
 * @param title in users' words, such as "Record of the call of Nov 21, 2026"
 * @param at when it came to the case or was made
 * @param name of the file as it is offered, without the patient's name
 * @param file its bytes and their content type, drawn or read only when asked for
 */
public record Exhibit(
    String key, Kind kind, String title, Instant at, String name, Supplier<StoredFile> file) {

  /** What it is, in the order in which a bundle has them. */
  public enum Kind implements Coded {
    DENIAL("denial", "The denial as it arrived"),
    LETTER("letter", "Letter"),
    CHART("chart", "Chart extract: what bears on the request"),
    POLICY("policy", "Policy"),
    CALL_RECORD("call-record", "Record of the peer-to-peer call"),
    PACKET("packet", "Prep packet"),
    WHOLE_CHART("whole-chart", "Whole chart extract"),
    REQUEST("request", "Corrected request"),
    DOCUMENT("document", "Document on file"),
    CONSENT("consent", "Enrollee's consent"),
    PROOF("proof", "Proof of filing"),
    DETERMINATION("determination", "Payer's determination");

    private final String code;
    private final String label;

    Kind(String code, String label) {
      this.code = code;
      this.label = label;
    }

    @Override
    public String code() {
      return code;
    }

    /** The words people read. */
    public String label() {
      return label;
    }
  }

  /** Says nothing of the patient: an exhibit must not reach a log by accident. */
  @Override
  public String toString() {
    return "Exhibit[" + key + "]";
  }
}
