package org.overturn.intake.x12;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.overturn.intake.Finding;
import org.overturn.intake.NoticeRefused;
import org.springframework.stereotype.Component;

/** Reads a transaction set against its standard, and says what it says. */
@Component
class TransactionReader {

  private static final int WARNINGS = 5;
  private static final int FAULTS = 100;
  private static final String REQUEST = "13";

  private final ReviewReader reviews;
  private final RemittanceReader remittances;
  private final X12Properties limits;

  TransactionReader(ReviewReader reviews, RemittanceReader remittances, X12Properties limits) {
    this.reviews = reviews;
    this.remittances = remittances;
    this.limits = limits;
  }

  /**
   * The findings of a unit, in its order. What does not keep to the standard and can be read all
   * the same becomes a note.
   *
   * @throws NoticeRefused when it cannot be read
   */
  List<Read> read(Unit unit, Instant receivedAt) {
    if (unit.isAcknowledgement()) {
      return List.of(new Read(acknowledgement(unit.acceptsAll(), receivedAt), List.of()));
    }
    Standard standard = unit.standard(limits);
    List<String> warnings = new ArrayList<>(unit.trailerFaults());
    if (standard == Standard.REMITTANCE) {
      Claim claim = new Claim();
      standard.read(unit.segments().iterator(), claim, fault -> add(warnings, fault));
      return claim.claim() == null
          ? List.of()
          : remittances.read(claim, words(warnings), receivedAt);
    }
    Hierarchy hierarchy = new Hierarchy();
    standard.read(unit.segments().iterator(), hierarchy, fault -> add(warnings, fault));
    return read(hierarchy, words(warnings), receivedAt);
  }

  /** Gateways put them beside the answers; one that accepts all is nobody's work. */
  static Finding acknowledgement(boolean accepted, Instant receivedAt) {
    return accepted
        ? Finding.notADenial("An acknowledgment that what was sent was accepted", receivedAt)
        : Finding.forAPerson(
            "An acknowledgment that rejects what was sent to the payer: correct and send it again",
            receivedAt);
  }

  /** The findings of a 278 that was read already. */
  List<Read> read(Hierarchy hierarchy, String warnings, Instant receivedAt) {
    Segment beginning = hierarchy.beginning();
    if (beginning != null && beginning.element(2).equals(REQUEST)) {
      throw NoticeRefused.unreadable(
          "BHT02", "says that this is a request", "send the payer's answer to it");
    }
    if (hierarchy.decided().isEmpty()) {
      throw NoticeRefused.unreadable(
          "HL", "is missing", "send the levels of the answer, from the payer to the event");
    }
    return reviews.read(hierarchy, warnings, receivedAt);
  }

  private static void add(List<String> warnings, Fault fault) {
    if (warnings.size() < FAULTS) {
      warnings.add(fault.words());
    }
  }

  /** The first of them; null where there are none. */
  private static String words(List<String> warnings) {
    if (warnings.isEmpty()) {
      return null;
    }
    int more = warnings.size() - WARNINGS;
    String first = String.join("; ", warnings.subList(0, Math.min(warnings.size(), WARNINGS)));
    return "The file does not keep to the standard and was taken all the same: "
        + first
        + (more > 0 ? "; and more" : "");
  }
}
