package org.overturn.peertopeer.packet;

import java.util.List;
import java.util.stream.IntStream;
import org.overturn.denial.Denial;
import org.overturn.document.Exhibit;
import org.overturn.document.Exhibits;
import org.overturn.document.StoredFile;
import org.springframework.stereotype.Component;

/** Each completed version of the packet; what is still being prepared is nobody's record. */
@Component
class PacketExhibits implements Exhibits {

  private final PrepPackets packets;
  private final PacketRecords records;
  private final PrintingPacket printing;

  PacketExhibits(PrepPackets packets, PacketRecords records, PrintingPacket printing) {
    this.packets = packets;
    this.records = records;
    this.printing = printing;
  }

  @Override
  public List<Exhibit> of(Denial denial) {
    int versions =
        packets.findByCaseNumber(denial.number().value()).map(PrepPacket::versions).orElse(0);
    return IntStream.rangeClosed(1, versions)
        .mapToObj(each -> records.version(denial.number(), each))
        .flatMap(java.util.Optional::stream)
        .map(this::exhibit)
        .toList();
  }

  private Exhibit exhibit(Packet packet) {
    return new Exhibit(
        "packet:" + packet.version(),
        Exhibit.Kind.PACKET,
        "Prep packet, version " + packet.version(),
        packet.completedAt(),
        "packet-%d.pdf".formatted(packet.version()),
        () ->
            new StoredFile(
                "packet-%d.pdf".formatted(packet.version()),
                "application/pdf",
                printing.pdf(packet).bytes()));
  }
}
