package org.overturn.intake.x12;

import org.overturn.intake.Flaw;

/**
 * Where something stands, or would stand, in a transaction set.
 *
 * @param loop as the implementation guide calls it
 * @param position of the segment, in which ST is 1; of the one that begins its loop where the
 *     segment is missing
 */
record Place(String segment, int element, String loop, int position) {

  Place of(String other) {
    return new Place(other, element, loop, position);
  }

  /** For people: "NM103 in loop 2010C (segment 8)". */
  String words() {
    String where = loop.startsWith("2") || loop.startsWith("1") ? "loop " + loop : loop;
    return "%s%s in %s (segment %d)"
        .formatted(segment, element == 0 ? "" : "%02d".formatted(element), where, position);
  }

  /** The same place in the codes of a 999. */
  Fault fault(Flaw flaw) {
    boolean missing = flaw.problem().contains("missing") || flaw.problem().contains("no service");
    if (element == 0) {
      return new Fault(segment, position, loop, 0, 0, 0, null, missing ? "3" : "8");
    }
    String code = missing ? "1" : flaw.problem().contains("longer") ? "5" : "8";
    return new Fault(segment, position, loop, element, 0, 0, null, code);
  }
}
