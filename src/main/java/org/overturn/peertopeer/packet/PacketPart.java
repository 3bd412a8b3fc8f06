package org.overturn.peertopeer.packet;

/**
 * The parts of a packet, in the order in which they are read in the call: what is missing comes
 * first.
 */
public enum PacketPart {
  MISSING("Missing: what to get before the call", 4, 3),
  REASON("Why it was denied", 2, 4),
  APPROVAL("Ask for this approval", 1, 2),
  LEAD("Say first", 3, 1),
  CRITERIA("The policy, point by point", 5, 4),
  DIAGNOSIS("Diagnosis", 6, 2),
  SEVERITY("Severity, as measured", 7, 3),
  TREATMENTS("Treatments tried", 8, 3),
  EVIDENCE("Other evidence", 11, 1),
  GUIDELINES("Guidelines", 9, 1),
  OBJECTIONS("What they will object, and the answer", 10, 2);

  private final String title;
  private final int importance;
  private final int first;

  PacketPart(String title, int importance, int first) {
    this.title = title;
    this.importance = importance;
    this.first = first;
  }

  public String title() {
    return title;
  }

  /**
   * How much it matters on the one page, 1 before 2: what is asked for, why it was denied, what to
   * say first, what is missing, the criteria, then the evidence.
   */
  int importance() {
    return importance;
  }

  /** How many of its statements go onto the page before any part may have more. */
  int first() {
    return first;
  }

  /** The anchor of the part on a page. */
  public String anchor() {
    return "part-" + name().toLowerCase(java.util.Locale.ROOT);
  }
}
