package org.overturn.peertopeer.packet;

import java.util.HashMap;
import java.util.Map;
import org.overturn.denial.Denial;
import org.overturn.denial.FormDraft;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the packet has by now, for the form in which a person completes it. */
@Component
class PacketFormDraft implements FormDraft {

  private final PrepPackets packets;
  private final DraftingPacket drafting;

  PacketFormDraft(PrepPackets packets, DraftingPacket drafting) {
    this.packets = packets;
    this.drafting = drafting;
  }

  @Override
  public String form() {
    return "complete-prep-packet";
  }

  @Override
  @Transactional(readOnly = true)
  public Map<String, String> of(Denial denial) {
    return packets.findByCaseNumber(denial.number().value()).isEmpty()
        ? Map.of()
        : fields(drafting.of(denial));
  }

  private static Map<String, String> fields(DraftingPacket.Working now) {
    Map<String, String> fields = new HashMap<>();
    fields.put("summary", present(now, LeadDraft.KEY));
    fields.put("criterionCited", present(now, PacketAssembly.REASON));
    fields.put("approvalAskedFor", present(now, PacketDraft.APPROVAL));
    fields.put("approvalDuration", present(now, PacketAssembly.DURATION));
    fields.values().removeIf(String::isBlank);
    return fields;
  }

  private static String present(DraftingPacket.Working now, String key) {
    return now.people().edited(key).orElseGet(() -> WritingPacket.drafted(now, key));
  }
}
