package org.overturn.deadline;

/** A length to count from an event: how many of which unit, and where in its last day it closes. */
record Span(int length, WindowUnit unit, ClosesAt closesAt) {

  String words() {
    return unit.words(length);
  }
}
