package org.overturn.intake;

/**
 * One fact as it was read from an original that was made for people, such as a letter, and where it
 * stands there.
 *
 * @param name which fact, as a kebab-case code such as {@code member-id}
 * @param value as it stands in the original, its line breaks as spaces; about a patient
 * @param page from 1
 * @param x of the left edge, in points of 1/72 inch from the page's left edge
 * @param y of the upper edge, in points from the page's upper edge
 * @param confidence how surely it was read, 0 to 1
 * @param how for people: what it was recognized by
 */
public record ReadField(
    String name,
    String value,
    int page,
    double x,
    double y,
    double width,
    double height,
    double confidence,
    String how) {

  /** Says nothing of the value: it is about a patient. */
  @Override
  public String toString() {
    return "ReadField[" + name + " on page " + page + "]";
  }
}
