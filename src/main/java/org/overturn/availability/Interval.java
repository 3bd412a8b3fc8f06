package org.overturn.availability;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A stretch of time.
 *
 * @param from its first moment
 * @param until its end, which is no longer part of it; later than {@code from}
 */
public record Interval(Instant from, Instant until) {

  public Interval {
    if (!from.isBefore(until)) {
      throw new IllegalArgumentException("An interval ends after it starts");
    }
  }

  /** True when they have a moment in common. */
  public boolean overlaps(Interval other) {
    return from.isBefore(other.until) && other.from.isBefore(until);
  }

  /** True when all of the other lies in this. */
  public boolean contains(Interval other) {
    return !other.from.isBefore(from) && !other.until.isAfter(until);
  }

  /** The same time, stretches that touch or overlap as one, in order. */
  public static List<Interval> joined(List<Interval> some) {
    List<Interval> joined = new ArrayList<>();
    for (Interval next : inOrder(some)) {
      int last = joined.size() - 1;
      if (last < 0 || joined.get(last).until.isBefore(next.from)) {
        joined.add(next);
      } else if (next.until.isAfter(joined.get(last).until)) {
        joined.set(last, new Interval(joined.get(last).from, next.until));
      }
    }
    return joined;
  }

  /** What is left of some stretches when others are cut out of them, in order. */
  public static List<Interval> without(List<Interval> some, List<Interval> others) {
    List<Interval> cuts = inOrder(others);
    List<Interval> left = new ArrayList<>();
    for (Interval one : inOrder(some)) {
      Instant start = one.from;
      for (Interval cut : cuts) {
        if (cut.overlaps(one)) {
          add(left, start, cut.from);
          start = cut.until.isAfter(start) ? cut.until : start;
        }
      }
      add(left, start, one.until);
    }
    return left;
  }

  /** What lies both in some stretches and in others, in order. */
  public static List<Interval> common(List<Interval> some, List<Interval> others) {
    List<Interval> both = new ArrayList<>();
    for (Interval one : inOrder(some)) {
      for (Interval other : inOrder(others)) {
        if (one.overlaps(other)) {
          add(
              both,
              one.from.isAfter(other.from) ? one.from : other.from,
              one.until.isBefore(other.until) ? one.until : other.until);
        }
      }
    }
    return both;
  }

  private static void add(List<Interval> to, Instant from, Instant until) {
    if (from.isBefore(until)) {
      to.add(new Interval(from, until));
    }
  }

  private static List<Interval> inOrder(List<Interval> intervals) {
    return intervals.stream().sorted(Comparator.comparing(Interval::from)).toList();
  }
}
