package org.overturn.evidence;

/**
 * Where a statement stands: a field of the notice, a resource of the chart, a section of the
 * policy, a row of a decision table, a law, a record of ours, or who wrote it.
 *
 * @param words such as {@code Observation/8} or "NCD 240.4, version 3, section B.2"
 * @param address of the page of ours that shows it; empty where there is none
 */
public record Source(String words, String address) {

  public static Source of(String words) {
    return new Source(words, "");
  }
}
