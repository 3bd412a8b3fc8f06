package org.overturn.peertopeer.packet;

/**
 * Where a statement stands: a field of the notice, a resource of the chart, a section of the
 * policy, a row of a decision table, or who wrote it.
 *
 * @param words such as {@code Observation/8} or "NCD 240.4, version 3, section B.2"
 * @param address of the page of ours that shows it; empty where there is none
 */
public record Source(String words, String address) {

  static Source of(String words) {
    return new Source(words, "");
  }
}
