package org.overturn.retention;

import java.time.Instant;
import java.util.Map;
import org.overturn.denial.CaseNumber;

/**
 * What is left of a purged case; nothing of it says anything of the patient.
 *
 * @param rule by which it was due
 * @param removed how many rows went, by table
 */
public record Tombstone(
    CaseNumber number, Instant closedAt, Instant dueAt, String rule, Map<String, Long> removed) {

  /** All rows that went. */
  public long rows() {
    return removed.values().stream().mapToLong(Long::longValue).sum();
  }
}
