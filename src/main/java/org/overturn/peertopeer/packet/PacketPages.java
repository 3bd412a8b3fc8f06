package org.overturn.peertopeer.packet;

import java.util.Optional;
import org.overturn.audit.Audit;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Cases;
import org.overturn.denial.Denial;
import org.overturn.document.PdfPages;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens packets for people; each look is on record. */
@Service
@Transactional
class PacketPages {

  private final Cases cases;
  private final PrepPackets packets;
  private final PacketRecords records;
  private final DraftingPacket drafting;
  private final PrintingPacket printing;
  private final Audit audit;

  PacketPages(
      Cases cases,
      PrepPackets packets,
      PacketRecords records,
      DraftingPacket drafting,
      PrintingPacket printing,
      Audit audit) {
    this.cases = cases;
    this.packets = packets;
    this.records = records;
    this.drafting = drafting;
    this.printing = printing;
    this.audit = audit;
  }

  /**
   * The page; empty before the call track has opened, and for a version that there is not.
   *
   * @param version 0 for what counts: what is being prepared, else what was completed last
   */
  Optional<PacketPage> page(CaseNumber number, int version, EditingPacket.Person by) {
    Denial denial = cases.get(number);
    audit.record(by.user(), "packet-viewed", number, by.from(), detail(version));
    boolean ahead = EditingPacket.isCallAhead(denial);
    return packets
        .findByCaseNumber(number.value())
        .flatMap(
            state -> {
              DraftingPacket.Working now = drafting.of(denial);
              if (version == 0 && state.isOpen()) {
                return Optional.of(PacketPage.ofWorking(now, state, ahead));
              }
              return records
                  .version(number, version == 0 ? state.versions() : version)
                  .map(kept -> PacketPage.ofVersion(kept, state, now, ahead));
            });
  }

  /** The same on paper. */
  Optional<PdfPages.Pdf> pdf(CaseNumber number, int version, EditingPacket.Person by) {
    Denial denial = cases.get(number);
    audit.record(by.user(), "packet-printed", number, by.from(), detail(version));
    return packets
        .findByCaseNumber(number.value())
        .flatMap(
            state ->
                version == 0 && state.isOpen()
                    ? Optional.of(drafting.of(denial).packet())
                    : records.version(number, version == 0 ? state.versions() : version))
        .map(printing::pdf);
  }

  private static String detail(int version) {
    return version == 0 ? null : "version " + version;
  }
}
