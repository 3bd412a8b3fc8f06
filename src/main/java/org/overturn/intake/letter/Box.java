package org.overturn.intake.letter;

import java.util.Collection;

/** A place on a page, in points from its upper left corner. */
record Box(double x, double y, double width, double height) {

  double right() {
    return x + width;
  }

  double bottom() {
    return y + height;
  }

  double middle() {
    return y + height / 2;
  }

  /** How much of the narrower of the two stands above or below the other, 0 to 1. */
  double sharedWidth(Box other) {
    double shared = Math.min(right(), other.right()) - Math.max(x, other.x);
    return Math.max(0, shared) / Math.max(1, Math.min(width, other.width));
  }

  /** How much of the lower of the two stands beside the other, 0 to 1. */
  double sharedHeight(Box other) {
    double shared = Math.min(bottom(), other.bottom()) - Math.max(y, other.y);
    return Math.max(0, shared) / Math.max(1, Math.min(height, other.height));
  }

  /** The smallest box around all of them. */
  static Box around(Collection<Box> boxes) {
    double left = boxes.stream().mapToDouble(Box::x).min().orElse(0);
    double top = boxes.stream().mapToDouble(Box::y).min().orElse(0);
    double right = boxes.stream().mapToDouble(Box::right).max().orElse(0);
    double bottom = boxes.stream().mapToDouble(Box::bottom).max().orElse(0);
    return new Box(left, top, right - left, bottom - top);
  }
}
