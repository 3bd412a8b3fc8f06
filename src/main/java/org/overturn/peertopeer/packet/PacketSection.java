package org.overturn.peertopeer.packet;

import java.util.ArrayList;
import java.util.List;
import org.overturn.denial.CaseSection;
import org.overturn.denial.Denial;
import org.springframework.stereotype.Component;

/**
 * The prep packet on the case page: what is missing, why it was denied and what to ask for; the
 * rest is on its own page.
 */
@Component
class PacketSection implements CaseSection {

  private static final List<PacketPart> SHOWN =
      List.of(PacketPart.MISSING, PacketPart.LEAD, PacketPart.APPROVAL);

  private final Packets packets;

  PacketSection(Packets packets) {
    this.packets = packets;
  }

  @Override
  public String title() {
    return "Prep packet";
  }

  @Override
  public int order() {
    return 10;
  }

  @Override
  public List<Part> of(Denial denial) {
    return packets.of(denial).map(PacketSection::parts).orElse(List.of());
  }

  private static List<Part> parts(Packet packet) {
    List<Part> parts = new ArrayList<>();
    parts.add(
        Part.facts(
            "",
            Entry.of(
                    "Packet",
                    packet.isComplete()
                        ? "Version " + packet.version()
                        : "Draft: open and prepare it")
                .to("/cases/" + packet.number() + "/packet"),
            Entry.of("On one page", "PDF").to("/cases/" + packet.number() + "/packet.pdf"),
            Entry.of("Completed by", packet.completedBy()),
            Entry.of("Completed", packet.completedAt())));
    for (PacketPart part : SHOWN) {
      parts.add(part(packet, part));
    }
    return parts.stream().filter(each -> !each.isEmpty()).toList();
  }

  private static Part part(Packet packet, PacketPart part) {
    return Part.text(
        part.title(),
        packet.of(part).stream()
            .filter(each -> !each.isStruck())
            .map(Statement::text)
            .toArray(String[]::new));
  }
}
