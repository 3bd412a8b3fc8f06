package org.overturn.intake.x12;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.overturn.denial.CareSetting;
import org.overturn.denial.DenialNotice;
import org.overturn.denial.DenialReason;
import org.overturn.denial.LineOfBusiness;
import org.overturn.denial.Patient;
import org.overturn.denial.RequestedService;
import org.overturn.denial.Stage;
import org.overturn.denial.Urgency;
import org.overturn.intake.Answer;
import org.overturn.intake.NoticeCheck;
import org.overturn.intake.PlainText;
import org.overturn.intake.x12.Claim.Line;
import org.springframework.stereotype.Component;

/**
 * Reads the lines of a claim that were denied for want of an authorization. They are denials after
 * service; what else a remittance says is no business of ours.
 */
@Component
class RemittanceReader {

  private static final String NOTE =
      "This is a claim denial: the payer's remittance (835) refuses payment for care that was given";
  private static final int REFERENCE_LENGTH = 120;

  private final NoticeCheck check;
  private final ClaimDenials denials;

  RemittanceReader(NoticeCheck check, ClaimDenials denials) {
    this.check = check;
    this.denials = denials;
  }

  /**
   * Reads it.
   *
   * @param warnings on the file, for people; or null
   */
  List<Read> read(Claim claim, String warnings, Instant receivedAt) {
    ClaimDenials.Asked asked = denials.asked();
    boolean ofClaim = claim.all("CAS").anyMatch(asked::isDenial);
    String note = warnings == null ? NOTE : NOTE + ". " + warnings;
    List<Read> found = new ArrayList<>();
    for (int i = 0; i < claim.lines().size(); i++) {
      Line line = claim.lines().get(i);
      boolean unpaid = paid(claim, line).signum() == 0;
      if (line.all("CAS").anyMatch(asked::isDenial) || ofClaim && unpaid) {
        found.add(read(claim, line, String.valueOf(i + 1), note, receivedAt));
      }
    }
    if (found.isEmpty() && ofClaim) {
      found.add(read(claim, null, "1", note, receivedAt));
    }
    return found;
  }

  private Read read(Claim claim, Line line, String number, String note, Instant receivedAt) {
    boolean something = paid(claim, line).signum() > 0;
    Answer answer = something ? Answer.PARTLY_APPROVED : Answer.DENIED;
    List<String> references = references(claim, line);
    return Facts.read(
        answer,
        false,
        facts(claim, line, number, references, receivedAt),
        references,
        null,
        note,
        check,
        property -> place(property, claim, line));
  }

  /** What was paid for a line; null for the claim as a whole. */
  private static BigDecimal paid(Claim claim, Line line) {
    return Codes.amount(line == null ? claim.claim().element(4) : line.service().element(3));
  }

  private static DenialNotice facts(
      Claim claim, Line line, String number, List<String> references, Instant receivedAt) {
    return new DenialNotice(
        payerText(claim),
        references.stream().findFirst().orElse(null),
        number,
        determinationDate(claim),
        null,
        reason(claim, line),
        lineOfBusiness(claim.claim().element(6)),
        "unknown",
        CareSetting.UNKNOWN,
        Stage.POST_SERVICE,
        Urgency.STANDARD,
        patient(claim),
        service(claim, line),
        Providers.physician(claim.parties()),
        null,
        null,
        claim
            .organization("PR")
            .flatMap(Party::phone)
            .map(each -> PlainText.of(each, 60))
            .orElse(null),
        receivedAt);
  }

  private static String payerText(Claim claim) {
    Optional<Party> payer = claim.organization("PR");
    return payer
        .map(party -> PlainText.of(party.name().element(2), 200))
        .or(() -> payer.map(party -> PlainText.of(party.name().element(4), 200)))
        .orElse(null);
  }

  /** When the remittance was made (DTM 405), or else the day of the payment (BPR16). */
  private static LocalDate determinationDate(Claim claim) {
    return claim
        .allOfHead("DTM")
        .filter(dtm -> dtm.element(1).equals("405"))
        .map(dtm -> Dates.day(dtm.element(2)))
        .filter(Objects::nonNull)
        .findFirst()
        .or(() -> claim.ofHead("BPR").map(bpr -> Dates.day(bpr.element(16))))
        .orElse(null);
  }

  private static DenialReason reason(Claim claim, Line line) {
    Set<String> codes = new LinkedHashSet<>();
    Stream<Segment> ofLine = line == null ? Stream.empty() : line.all("CAS");
    Stream.concat(ofLine, claim.all("CAS"))
        .flatMap(cas -> every(cas, 2, 3))
        .forEach(code -> codes.add("CARC:" + code));
    if (line != null) {
      line.all("LQ")
          .filter(lq -> lq.element(1).equals("HE"))
          .map(lq -> lq.element(2))
          .filter(Codes::isCode)
          .forEach(code -> codes.add("RARC:" + code));
    }
    Stream.concat(
            claim.all("MOA").flatMap(moa -> Stream.of(3, 4, 5, 6, 7).map(moa::element)),
            claim.all("MIA").flatMap(mia -> Stream.of(5, 20, 21, 22, 23).map(mia::element)))
        .filter(Codes::isCode)
        .forEach(code -> codes.add("RARC:" + code));
    return new DenialReason("", Codes.joined(codes), null, null);
  }

  private static Stream<String> every(Segment segment, int first, int step) {
    return Stream.iterate(first, i -> i <= segment.size(), i -> i + step)
        .map(segment::element)
        .filter(Codes::isCode);
  }

  /** Element 1032: the kind of plan, where it says one. */
  private static LineOfBusiness lineOfBusiness(String filingIndicator) {
    return switch (filingIndicator) {
      case "16" -> LineOfBusiness.MEDICARE_ADVANTAGE;
      case "MC" -> LineOfBusiness.MEDICAID_MANAGED_CARE;
      case "FI" -> LineOfBusiness.FEP;
      default -> LineOfBusiness.UNKNOWN;
    };
  }

  private static Patient patient(Claim claim) {
    Optional<Party> patient = claim.party("QC");
    Optional<Party> insured = claim.party("IL");
    return new Patient(
        patient
            .map(each -> PlainText.of(each.name().element(4) + " " + each.name().element(5)))
            .orElse(null),
        patient.map(each -> PlainText.of(each.name().element(3))).orElse(null),
        null,
        Stream.of(insured, patient)
            .flatMap(Optional::stream)
            .map(each -> PlainText.of(each.name().element(9)))
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null));
  }

  private static RequestedService service(Claim claim, Line line) {
    if (line != null) {
      Integer units =
          Codes.units(
              line.service().element(7).isEmpty()
                  ? line.service().element(5)
                  : line.service().element(7));
      RequestedService service = Codes.procedure(line.service(), 1, units, "");
      if (service != null) {
        return service;
      }
      String revenue = line.service().element(4);
      if (Codes.isCode(revenue)) {
        return new RequestedService("Revenue", revenue, null, units, "");
      }
    }
    String drg = claim.claim().element(11);
    return Codes.isCode(drg)
        ? new RequestedService("DRG", drg, null, null, "")
        : new RequestedService("Claim", "all", "All services of the claim", null, "");
  }

  /** The payer's number of the claim, the authorization that was named, then our own numbers. */
  private static List<String> references(Claim claim, Line line) {
    List<String> references = new ArrayList<>();
    references.add(claim.claim().element(7));
    Stream<Segment> ofLine = line == null ? Stream.empty() : line.all("REF");
    Stream.concat(ofLine, claim.all("REF"))
        .filter(ref -> Set.of("G1", "BB").contains(ref.element(1)))
        .map(ref -> ref.element(2))
        .forEach(references::add);
    references.add(claim.claim().element(1));
    return references.stream()
        .map(reference -> PlainText.of(reference, REFERENCE_LENGTH))
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  private static Place place(String property, Claim claim, Line line) {
    int position = claim.claim().position();
    return switch (property) {
      case "payerText" -> new Place("N1", 2, "1000A", 1);
      case "determinationDate" -> new Place("BPR", 16, "the header", 2);
      case "patient.firstName" -> new Place("NM1", 4, "2100", position);
      case "patient.lastName" -> new Place("NM1", 3, "2100", position);
      case "patient.memberId" -> new Place("NM1", 9, "2100", position);
      default ->
          line == null
              ? new Place("CLP", 0, "2100", position)
              : new Place("SVC", 0, "2110", line.service().position());
    };
  }
}
