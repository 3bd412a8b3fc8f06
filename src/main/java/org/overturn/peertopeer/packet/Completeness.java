package org.overturn.peertopeer.packet;

import java.util.ArrayList;
import java.util.List;

/** What a packet has to have before a person may say that it is complete (R19, R21, R22, R24). */
final class Completeness {

  private Completeness() {}

  /** What is missing and how to mend it; empty when it may be completed. */
  static List<String> flaws(Packet packet) {
    List<String> flaws = new ArrayList<>();
    if (nothing(packet, PacketPart.REASON)) {
      flaws.add(
          "The reason for the denial is empty: write down the criterion that the payer cites.");
    }
    if (nothing(packet, PacketPart.APPROVAL)) {
      flaws.add("The approval to ask for is empty: write down the code and the units.");
    }
    if (packet.statement(PacketDraft.DURATION_MISSING).isPresent()) {
      flaws.add("Say how long the approval has to last.");
    }
    packet.of(PacketPart.LEAD).stream()
        .findFirst()
        .map(lead -> lead(lead.text()))
        .filter(flaw -> !flaw.isEmpty())
        .ifPresent(flaws::add);
    return flaws;
  }

  /** What is wrong with a lead; empty when nothing is. */
  static String lead(String text) {
    int sentences = Sentences.count(text);
    if (sentences == 0) {
      return "The summary to lead with is empty.";
    }
    if (sentences > LeadDraft.SENTENCES) {
      return "The summary to lead with has %d sentences: say it in %d."
          .formatted(sentences, LeadDraft.SENTENCES);
    }
    return text.length() > LeadDraft.LENGTH
        ? "The summary to lead with has %d characters: %d at most, so that it can be said."
            .formatted(text.length(), LeadDraft.LENGTH)
        : "";
  }

  private static boolean nothing(Packet packet, PacketPart part) {
    return packet.of(part).stream().allMatch(each -> each.isStruck() || each.text().isBlank());
  }
}
