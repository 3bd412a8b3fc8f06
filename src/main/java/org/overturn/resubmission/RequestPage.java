package org.overturn.resubmission;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.overturn.deadline.CaseDeadline;

/**
 * A corrected request as its page shows it.
 *
 * @param mark by which the original that is shown is known again
 * @param laterRound true when a corrected request was denied before: then {@code denied} is that
 * @param appeal the running deadline to appeal, or null
 */
record RequestPage(
    String payer,
    int attempt,
    int version,
    Instant savedAt,
    String savedBy,
    String mark,
    boolean open,
    boolean laterRound,
    Denied denied,
    List<RequestHint> hints,
    List<Part> parts,
    List<Line> differences,
    List<File> files,
    List<RequestFlaw> flaws,
    List<RequestDraft> versions,
    List<PreparedRequest> prepared,
    List<Round> rounds,
    CaseDeadline appeal,
    List<String> notes) {

  /** True while the newest version has no flaw and none of its forms. */
  public boolean mayBePrepared() {
    return version > 0
        && flaws.isEmpty()
        && prepared.stream().noneMatch(each -> each.version() == version);
  }

  /** Why the payer denied it last. */
  record Denied(String action, List<String> codes, String text, String policy) {}

  /** A part of the form. */
  record Part(String id, String title, List<Input> inputs) {}

  /**
   * A field of the form.
   *
   * @param value as it is filled in
   * @param original in words; empty where the case does not know it
   * @param changed whether it differs from what was denied last
   * @param flaw what has to be mended, or empty
   * @param choices by code; empty for a field that is typed
   * @param other a value that is none of the choices, or empty
   */
  record Input(
      RequestField field,
      String value,
      String original,
      boolean changed,
      String flaw,
      Map<String, String> choices,
      String other) {

    public String key() {
      return field.key();
    }

    public String label() {
      return field.label();
    }

    public String hint() {
      return field.hint();
    }

    public String kind() {
      return field.type().name();
    }

    public int longest() {
      return field.longest();
    }

    /** What a screen reader says beside the field: the ids of its hint, original and flaw. */
    public String describedBy() {
      StringBuilder ids = new StringBuilder();
      if (!field.hint().isEmpty()) {
        ids.append(key()).append("-hint ");
      }
      if (changed) {
        ids.append(key()).append("-was ");
      }
      if (!flaw.isEmpty()) {
        ids.append(key()).append("-fault ");
      }
      return ids.isEmpty() ? null : ids.toString().strip();
    }

    /** Says nothing of the patient. */
    @Override
    public String toString() {
      return "Input[" + field + "]";
    }
  }

  /** A field that differs; all in words, empty where nothing stands. */
  record Line(String key, String label, String original, String sentLast, String now) {}

  /** Something that can be attached. */
  record File(String key, String title, String kind, Instant at, boolean chosen, boolean gone) {}

  /** A corrected request that was sent, with the denial that it answered. */
  record Round(DenialRound answers, Sent sent, DenialRound answeredBy) {}

  /** What went out; {@code request} may be null for one of before drafts were kept. */
  record Sent(Resubmission resubmission, List<Line> differences, List<PreparedRequest> files) {}
}
