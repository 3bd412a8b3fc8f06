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
        Part.letter(packet.isComplete() ? "Still missing" : "Draft: missing", packet.missing()),
        Part.letter("Criterion cited", packet.criterionCited()),
        Part.letter("Diagnosis and severity", packet.diagnosisAndSeverity()),
        Part.letter("Treatments tried", packet.treatmentsTried()),
        Part.letter("Evidence", packet.evidence()),
        Part.letter("Approval asked for", packet.approvalAskedFor()),
        Part.letter("Guidelines", packet.guidelines()),
        Part.letter("Objections to expect", packet.objections()));
  }
}
