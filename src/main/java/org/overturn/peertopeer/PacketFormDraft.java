package org.overturn.peertopeer;

import java.util.HashMap;
import java.util.Map;
import org.overturn.denial.Denial;
import org.overturn.denial.FormDraft;
import org.springframework.stereotype.Component;

/** The packet's draft, for the form in which a person completes it. */
@Component
class PacketFormDraft implements FormDraft {

  private final PrepPackets packets;

  PacketFormDraft(PrepPackets packets) {
    this.packets = packets;
  }

  @Override
  public String form() {
    return "complete-prep-packet";
  }

  @Override
  public Map<String, String> of(Denial denial) {
    return packets
        .findByCaseNumber(denial.number().value())
        .map(PacketFormDraft::fields)
        .orElse(Map.of());
  }

  private static Map<String, String> fields(PrepPacket packet) {
    Map<String, String> fields = new HashMap<>();
    fields.put("diagnosisAndSeverity", packet.diagnosisAndSeverity());
    fields.put("criterionCited", packet.criterionCited());
    fields.put("approvalAskedFor", packet.approvalAskedFor());
    fields.put("missing", packet.missing());
    fields.values().removeIf(text -> text == null);
    return fields;
  }
}
