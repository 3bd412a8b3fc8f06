package org.overturn.intake.x12;

import java.util.ArrayList;
import java.util.List;

/**
 * A segment as it stands in the file, without its terminator.
 *
 * @param tag in capitals; may be anything in a broken file
 */
record RawSegment(String tag, String text, Delimiters delimiters) {

  /** An element by its number, from 1; empty where there is none. */
  String element(int number) {
    int start = 0;
    for (int i = 0; i < number; i++) {
      start = text.indexOf(delimiters.element(), start) + 1;
      if (start == 0) {
        return "";
      }
    }
    int end = text.indexOf(delimiters.element(), start);
    return (end < 0 ? text.substring(start) : text.substring(start, end)).strip();
  }

  /** All elements, the tag first. */
  List<String> elements() {
    List<String> elements = new ArrayList<>();
    int start = 0;
    for (int end; (end = text.indexOf(delimiters.element(), start)) >= 0; start = end + 1) {
      elements.add(text.substring(start, end));
    }
    elements.add(text.substring(start));
    return elements;
  }

  boolean is(String other) {
    return tag.equals(other);
  }

  /** Says nothing: segments are about patients. */
  @Override
  public String toString() {
    return "RawSegment[" + tag.length() + "]";
  }
}
