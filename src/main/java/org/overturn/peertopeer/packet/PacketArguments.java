package org.overturn.peertopeer.packet;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.overturn.denial.Denial;
import org.overturn.evidence.Argument;
import org.overturn.evidence.Argument.Kind;
import org.overturn.evidence.Arguments;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The packet's statements, for the letter that argues the same case. */
@Component
class PacketArguments implements Arguments {

  /** What is missing is no argument; how a person explains a gap of a criterion is one (R29). */
  private static final Map<PacketPart, Kind> KINDS =
      Map.of(
          PacketPart.REASON, Kind.REASON,
          PacketPart.APPROVAL, Kind.APPROVAL,
          PacketPart.LEAD, Kind.LEAD,
          PacketPart.CRITERIA, Kind.CRITERION,
          PacketPart.DIAGNOSIS, Kind.DIAGNOSIS,
          PacketPart.SEVERITY, Kind.SEVERITY,
          PacketPart.TREATMENTS, Kind.TREATMENT,
          PacketPart.EVIDENCE, Kind.EVIDENCE,
          PacketPart.GUIDELINES, Kind.GUIDELINE,
          PacketPart.OBJECTIONS, Kind.OBJECTION);

  private final DraftingPacket drafting;

  PacketArguments(DraftingPacket drafting) {
    this.drafting = drafting;
  }

  @Override
  @Transactional(readOnly = true)
  public List<Argument> of(Denial denial) {
    DraftingPacket.Working working = drafting.of(denial);
    return working.packet().statements().stream()
        .filter(each -> !each.isStruck())
        .filter(each -> KINDS.containsKey(each.part()) || isExplained(each, working.people()))
        .sorted(Comparator.comparing(Statement::part))
        .map(each -> argument(each, working.people().isWritten(each.key())))
        .toList();
  }

  private static boolean isExplained(Statement said, PacketAssembly people) {
    return said.key().startsWith(CriteriaDraft.GAP) && people.explained(said.key()).isPresent();
  }

  private static Argument argument(Statement said, boolean byPerson) {
    return new Argument(
        KINDS.getOrDefault(said.part(), Kind.CRITERION),
        said.key(),
        said.label(),
        said.text(),
        said.sources(),
        byPerson);
  }
}
