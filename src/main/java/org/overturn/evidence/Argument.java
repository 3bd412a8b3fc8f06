package org.overturn.evidence;

import java.util.List;

/**
 * One thing that the practice says for a case, with where it stands: what is spoken in the call and
 * what is written in the letter are made of the same (R50). Protected health information.
 *
 * @param key stays the same from draft to draft, such as {@code criterion:conservative-care}
 * @param label how a criterion stands, or what kind of thing this is; may be empty
 * @param text as the packet says it
 * @param sources where it stands; never empty
 * @param byPerson true where a person's words stand in place of the drafted ones, or beside them
 */
public record Argument(
    Kind kind, String key, String label, String text, List<Source> sources, boolean byPerson) {

  /** What an argument is about. */
  public enum Kind {
    REASON,
    APPROVAL,
    LEAD,
    CRITERION,
    DIAGNOSIS,
    SEVERITY,
    TREATMENT,
    EVIDENCE,
    GUIDELINE,
    OBJECTION
  }

  public Argument {
    sources = List.copyOf(sources);
    if (sources.isEmpty()) {
      throw new IllegalArgumentException("An argument without a source: " + key);
    }
  }

  /** Says nothing of the patient: an argument must not reach a log by accident. */
  @Override
  public String toString() {
    return "Argument[" + key + "]";
  }
}
