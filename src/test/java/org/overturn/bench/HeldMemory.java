package org.overturn.bench;

import java.lang.management.ManagementFactory;

/** How much of the heap a piece of work holds on to: what is left after a collection. */
final class HeldMemory {

  private static final double MEGABYTE = 1024 * 1024;

  private final long before = afterCollection();
  private long highest = before;

  /** Looks again, in the middle of the work. */
  void look() {
    highest = Math.max(highest, afterCollection());
  }

  /** The most that was held at any look, beyond what was in use before. */
  double megabytes() {
    return (highest - before) / MEGABYTE;
  }

  private static long afterCollection() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
