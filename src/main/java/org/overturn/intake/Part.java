package org.overturn.intake;

/**
 * A notice that arrived inside a larger original, as an original of its own that its format reads
 * by itself.
 *
 * @param place where it stands in the larger one, for people: "row 14", "transaction 0003"
 */
public record Part(String place, byte[] bytes) {

  @Override
  public String toString() {
    return "Part[" + place + "]";
  }
}
