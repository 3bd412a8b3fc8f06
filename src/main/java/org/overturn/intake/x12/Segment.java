package org.overturn.intake.x12;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A segment as StAEDI read it: elements, each with repetitions, each with components. */
final class Segment {

  private final String tag;
  private final int position;
  private final List<List<List<String>>> elements = new ArrayList<>();

  /**
   * Starts an empty one.
   *
   * @param position in its transaction set, in which ST is 1
   */
  Segment(String tag, int position) {
    this.tag = tag;
    this.position = position;
  }

  void put(int element, int repetition, int component, String value) {
    set(at(at(elements, element - 1), Math.max(repetition, 1) - 1), component, value);
  }

  private static void set(List<String> components, int component, String value) {
    int index = Math.max(component, 1) - 1;
    while (components.size() <= index) {
      components.add("");
    }
    components.set(index, value.strip());
  }

  private static <T> List<T> at(List<List<T>> lists, int index) {
    while (lists.size() <= index) {
      lists.add(new ArrayList<>());
    }
    return lists.get(index);
  }

  String tag() {
    return tag;
  }

  int position() {
    return position;
  }

  boolean is(String other) {
    return tag.equals(other);
  }

  /** An element, from 1, or its first component; empty where there is none. */
  String element(int element) {
    return component(element, 1);
  }

  /** An element of free text, in which a sender may have used separators as signs. */
  String text(int element) {
    return repetitions(element).stream()
        .map(components -> String.join(":", components))
        .collect(Collectors.joining(" "));
  }

  /** A component of an element, both from 1; empty where there is none. */
  String component(int element, int component) {
    List<List<String>> repetitions = repetitions(element);
    return repetitions.isEmpty() || repetitions.get(0).size() < component
        ? ""
        : repetitions.get(0).get(component - 1);
  }

  /** Each repetition of an element, as its first component. */
  List<String> all(int element) {
    return repetitions(element).stream()
        .filter(components -> !components.isEmpty())
        .map(components -> components.get(0))
        .toList();
  }

  int size() {
    return elements.size();
  }

  private List<List<String>> repetitions(int element) {
    return element <= elements.size() ? elements.get(element - 1) : List.of();
  }

  /** Says nothing: segments are about patients. */
  @Override
  public String toString() {
    return "Segment[" + position + "]";
  }
}
