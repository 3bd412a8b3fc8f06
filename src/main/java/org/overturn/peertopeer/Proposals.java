package org.overturn.peertopeer;

import java.util.List;

/**
 * What can be proposed to the payer.
 *
 * @param slots the best first
 * @param warnings what to know before choosing, in whole sentences
 * @param covering whether the slots are of physicians who would cover for the ordering one
 */
record Proposals(List<ProposedSlot> slots, List<String> warnings, boolean covering) {

  Proposals {
    slots = List.copyOf(slots);
    warnings = List.copyOf(warnings);
  }
}
