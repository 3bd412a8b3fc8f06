package org.overturn.intake.x12;

import java.util.Iterator;
import java.util.NoSuchElementException;

/** The segments of one transaction set from ST to SE, or to where its envelope goes on. */
final class Body implements Iterator<RawSegment> {

  private final Segments segments;
  private int count;
  private RawSegment trailer;

  /** Begins at the ST that comes next. */
  Body(Segments segments) {
    this.segments = segments;
  }

  @Override
  public boolean hasNext() {
    return trailer == null && segments.hasNext() && (count == 0 || !segments.atEnvelope());
  }

  @Override
  public RawSegment next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    RawSegment segment = segments.next();
    count++;
    if (segment.is("SE")) {
      trailer = segment;
    }
    return segment;
  }

  /** Goes to the end. */
  void skip() {
    while (hasNext()) {
      next();
    }
  }

  /** How many segments were given, ST and SE included. */
  int count() {
    return count;
  }

  /** SE, or null as long as it did not come. */
  RawSegment trailer() {
    return trailer;
  }
}
