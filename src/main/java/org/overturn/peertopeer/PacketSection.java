package org.overturn.peertopeer;

import java.util.List;
import org.overturn.denial.CaseSection;
import org.overturn.denial.Denial;
import org.springframework.stereotype.Component;

/** The prep packet on the case page: what is missing comes first. */
@Component
class PacketSection implements CaseSection {

  private final PrepPackets packets;

  PacketSection(PrepPackets packets) {
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
    return packets.findByCaseNumber(denial.number().value()).stream()
        .flatMap(packet -> parts(packet).stream())
        .filter(part -> !part.isEmpty())
        .toList();
  }

  private static List<Part> parts(PrepPacket packet) {
    return List.of(
        Part.text(packet.isComplete() ? "Still missing" : "Draft: missing", packet.missing()),
        Part.text("Criterion cited", packet.criterionCited()),
        Part.text("Diagnosis and severity", packet.diagnosisAndSeverity()),
        Part.text("Treatments tried", packet.treatmentsTried()),
        Part.text("Evidence", packet.evidence()),
        Part.text("Approval asked for", packet.approvalAskedFor()),
        Part.text("Guidelines", packet.guidelines()),
        Part.text("Objections to expect", packet.objections()));
  }
}
