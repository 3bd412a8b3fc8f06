package org.overturn.intake.x12;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.overturn.denial.Authorization;
import org.overturn.denial.DenialNotice;
import org.overturn.denial.DenialReason;
import org.overturn.denial.LineOfBusiness;
import org.overturn.denial.OrderingPhysician;
import org.overturn.denial.Patient;
import org.overturn.denial.RequestedService;
import org.overturn.intake.Answer;
import org.overturn.intake.PlainText;
import org.overturn.intake.x12.Level.Kind;

/** What a 278 says of one line, or of an event that has none. */
final class ReviewFacts {

  private static final int REFERENCE_LENGTH = 120;

  private final Hierarchy hierarchy;
  private final Level event;
  private final Level line;
  private final String number;
  private final boolean onlyEvent;
  private final ReviewCircumstances circumstances;

  /**
   * Looks at a line.
   *
   * @param line the event itself where it has no lines
   * @param number of the line in its event
   * @param onlyEvent true when the transaction set is about nothing else
   */
  ReviewFacts(Hierarchy hierarchy, Level event, Level line, String number, boolean onlyEvent) {
    this.hierarchy = hierarchy;
    this.event = event;
    this.line = line;
    this.number = number;
    this.onlyEvent = onlyEvent;
    this.circumstances = new ReviewCircumstances(line, event);
  }

  DenialNotice of(DenialReason reason, Instant receivedAt) {
    LocalDate determined = determinationDate();
    List<String> references = references();
    return new DenialNotice(
        payerText(),
        references.stream().findFirst().orElse(null),
        number,
        determined,
        determinationTime(),
        reason,
        LineOfBusiness.UNKNOWN,
        "unknown",
        circumstances.setting(),
        circumstances.stage(determined),
        circumstances.urgency(),
        patient(),
        ReviewService.of(line, event, circumstances),
        physician(),
        null,
        null,
        payer().flatMap(Party::phone).map(phone -> PlainText.of(phone, 60)).orElse(null),
        receivedAt);
  }

  private Optional<Party> payer() {
    return event
        .nearest(Kind.PAYER)
        .flatMap(
            level ->
                level.party("X3", "PR", "2B", "36").or(() -> level.parties().stream().findFirst()));
  }

  /** The payer's name, or the number that stands for it. */
  private String payerText() {
    return payer()
        .map(party -> PlainText.of(party.name().element(3), 200))
        .or(() -> payer().map(party -> PlainText.of(party.name().element(9), 200)))
        .orElse(null);
  }

  /**
   * When the certification was issued (DTP 102), or else when the answer was made (BHT04). When it
   * reached the practice says nothing of it.
   */
  private LocalDate determinationDate() {
    return issued()
        .map(Dates::from)
        .orElseGet(() -> beginning().map(bht -> Dates.day(bht.element(4))).orElse(null));
  }

  /** The hour of the answer, where its day is the determination's. */
  private LocalTime determinationTime() {
    Optional<Segment> issued = issued();
    return issued.isPresent()
        ? time(issued.get().element(3))
        : beginning().map(bht -> Dates.time(bht.element(5))).orElse(null);
  }

  private static LocalTime time(String instant) {
    return instant.length() == 12 ? Dates.time(instant.substring(8)) : null;
  }

  private Optional<Segment> issued() {
    return circumstances.dates("102").filter(dtp -> Dates.from(dtp) != null).findFirst();
  }

  private Optional<Segment> beginning() {
    return Optional.ofNullable(hierarchy.beginning());
  }

  /** The patient is the dependent where there is one; the member's number is the subscriber's. */
  private Patient patient() {
    Optional<Party> person = person();
    String given =
        person.map(each -> (each.name().element(4) + " " + each.name().element(5))).orElse(null);
    return new Patient(
        PlainText.of(given),
        person.map(each -> PlainText.of(each.name().element(3))).orElse(null),
        person
            .flatMap(each -> each.first("DMG"))
            .map(dmg -> Dates.day(dmg.element(2)))
            .orElse(null),
        memberId());
  }

  private Optional<Party> person() {
    return dependent().or(this::subscriber);
  }

  private Optional<Party> dependent() {
    return event
        .nearest(Kind.DEPENDENT)
        .flatMap(
            level -> level.party("QC", "03", "IL").or(() -> level.parties().stream().findFirst()));
  }

  private Optional<Party> subscriber() {
    return event
        .nearest(Kind.SUBSCRIBER)
        .flatMap(level -> level.party("IL", "QC").or(() -> level.parties().stream().findFirst()));
  }

  private String memberId() {
    return Stream.of(subscriber(), dependent())
        .flatMap(Optional::stream)
        .map(party -> PlainText.of(party.name().element(9)))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private OrderingPhysician physician() {
    return Providers.physician(
        Providers.at(Stream.concat(Stream.of(line), event.upwards()).distinct()));
  }

  /**
   * The numbers by which the payer may name the request: its reference (REF NT), its certification
   * (HCR02, REF BB), then the traces (TRN), its own before ours; the number of the whole answer
   * only where it is about one event. A patient's account number is none of them.
   */
  List<String> references() {
    List<String> references = new ArrayList<>();
    levels().forEach(level -> numbers(level, "NT").forEach(references::add));
    levels().flatMap(level -> level.all("HCR")).map(hcr -> hcr.element(2)).forEach(references::add);
    levels().forEach(level -> numbers(level, "BB").forEach(references::add));
    for (String by : List.of("1", "2")) {
      levels()
          .flatMap(level -> level.all("TRN"))
          .filter(trn -> trn.element(1).equals(by))
          .map(trn -> trn.element(2))
          .forEach(references::add);
    }
    if (onlyEvent) {
      beginning().map(bht -> bht.element(3)).ifPresent(references::add);
    }
    return references.stream()
        .map(reference -> PlainText.of(reference, REFERENCE_LENGTH))
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  private static Stream<String> numbers(Level level, String qualifier) {
    return level
        .all("REF")
        .filter(ref -> ref.element(1).equals(qualifier))
        .map(ref -> ref.element(2));
  }

  /** What was approved; null when nothing was. */
  Authorization authorization(Answer answer, Optional<Segment> decision) {
    if (answer != Answer.APPROVED && answer != Answer.PARTLY_APPROVED) {
      return null;
    }
    RequestedService service = ReviewService.of(line, event, circumstances);
    String number =
        Stream.concat(
                decision.map(hcr -> hcr.element(2)).stream(),
                levels().flatMap(level -> numbers(level, "BB")))
            .map(each -> PlainText.of(each, REFERENCE_LENGTH))
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    return new Authorization(
        number, service.code(), service.units(), day(true, "007", "AAH", "472"), validTo());
  }

  private LocalDate validTo() {
    LocalDate expires = day(true, "036");
    return expires == null ? day(false, "007", "AAH", "472") : expires;
  }

  private LocalDate day(boolean first, String... qualifiers) {
    return circumstances
        .dates(qualifiers)
        .map(dtp -> first ? Dates.from(dtp) : Dates.to(dtp))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private Stream<Level> levels() {
    return Stream.of(line, event).distinct();
  }

  /** Where a property of the case stands, or would stand. */
  Place place(String property) {
    return switch (property) {
      case "payerText" -> named(payer(), event.nearest(Kind.PAYER), 3, "2010A");
      case "payerPhone" -> named(payer(), event.nearest(Kind.PAYER), 4, "2010A").of("PER");
      case "determinationDate", "determinationTime" -> determination();
      case "patient.firstName" -> ofPatient(4);
      case "patient.lastName" -> ofPatient(3);
      case "patient.memberId" -> named(subscriber(), event.nearest(Kind.SUBSCRIBER), 9, "2010C");
      default -> property.startsWith("service") ? service() : decision();
    };
  }

  private Place ofPatient(int element) {
    Optional<Level> dependent = event.nearest(Kind.DEPENDENT);
    return dependent.isPresent()
        ? named(dependent(), dependent, element, "2010D")
        : named(subscriber(), event.nearest(Kind.SUBSCRIBER), element, "2010C");
  }

  private Place named(Optional<Party> party, Optional<Level> level, int element, String loop) {
    Segment near = party.map(Party::name).or(() -> level.map(Level::head)).orElse(event.head());
    return new Place("NM1", party.isPresent() ? element : 0, loop, near.position());
  }

  private Place determination() {
    return issued()
        .map(dtp -> new Place("DTP", 3, loop(event), dtp.position()))
        .or(() -> beginning().map(bht -> new Place("BHT", 4, "the header", bht.position())))
        .orElse(new Place("BHT", 4, "the header", 2));
  }

  private Place service() {
    boolean ofLine = line.is(Kind.SERVICE);
    return line.segments().stream()
        .filter(segment -> segment.tag().matches("SV[123]"))
        .map(segment -> new Place(segment.tag(), 1, loop(line), segment.position()))
        .findFirst()
        .orElse(new Place(ofLine ? "SV1" : "UM", 0, loop(line), line.head().position()));
  }

  private Place decision() {
    return levels()
        .flatMap(level -> level.all("HCR"))
        .map(hcr -> new Place("HCR", 0, loop(line), hcr.position()))
        .findFirst()
        .orElse(new Place("HL", 0, loop(line), line.head().position()));
  }

  private static String loop(Level level) {
    return level.kind().loop() == null ? "2000" : level.kind().loop();
  }
}
