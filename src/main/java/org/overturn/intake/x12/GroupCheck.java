package org.overturn.intake.x12;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with a functional group's envelope, in the codes of AK905. */
final class GroupCheck {

  private final List<String> codes = new ArrayList<>();
  private final String included;

  /**
   * Looks at it.
   *
   * @param gs null where the transaction sets stand in no group
   * @param ge null where it is missing
   */
  GroupCheck(RawSegment gs, RawSegment ge, int received) {
    boolean numbered = ge != null && ge.element(1).matches("\\d{1,6}");
    included = numbered ? ge.element(1) : String.valueOf(received);
    if (gs == null) {
      codes.add("6");
    } else if (ge == null) {
      codes.add("3");
    } else {
      if (!ge.element(2).equals(gs.element(6))) {
        codes.add("4");
      }
      if (!ge.element(1).matches("0*" + received)) {
        codes.add("5");
      }
    }
  }

  /** How many transaction sets the sender says there are. */
  String included() {
    return included;
  }

  List<String> codes() {
    return codes;
  }
}
