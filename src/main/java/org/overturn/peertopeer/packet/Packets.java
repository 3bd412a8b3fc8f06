package org.overturn.peertopeer.packet;

import java.util.Optional;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Denial;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The packets of the cases, for who shows or cites them. */
@Service
@Transactional(readOnly = true)
public class Packets {

  private final PrepPackets packets;
  private final PacketRecords records;
  private final DraftingPacket drafting;

  Packets(PrepPackets packets, PacketRecords records, DraftingPacket drafting) {
    this.packets = packets;
    this.records = records;
    this.drafting = drafting;
  }

  /**
   * The packet to speak from: the version completed last, else the one that is being prepared;
   * empty before the call track has opened.
   */
  public Optional<Packet> of(Denial denial) {
    return packets
        .findByCaseNumber(denial.number().value())
        .flatMap(
            packet ->
                packet.versions() > 0
                    ? records.version(denial.number(), packet.versions())
                    : Optional.of(drafting.of(denial).packet()));
  }

  /** True once a person has completed a version. */
  public boolean isComplete(CaseNumber number) {
    return packets.findByCaseNumber(number.value()).filter(each -> each.versions() > 0).isPresent();
  }

  /** A version as it was completed. */
  Optional<Packet> version(CaseNumber number, int version) {
    return records.version(number, version);
  }
}
