package org.overturn.intake.x12;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.overturn.denial.OrderingPhysician;
import org.overturn.intake.PlainText;

/** Who ordered the service, among the names of a 278 or of a claim. */
final class Providers {

  /** Ordering, referring, attending, operating, supervising, primary care, and who serves. */
  private static final List<String> ROLES =
      List.of("DK", "DN", "71", "72", "DQ", "P3", "SJ", "1T", "82", "73", "1P");

  private Providers() {}

  /** The first person in the order of the roles; null when no person is named. */
  static OrderingPhysician physician(List<Party> parties) {
    return ROLES.stream()
        .flatMap(role -> parties.stream().filter(party -> party.is(role) && party.isPerson()))
        .map(Providers::physician)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static OrderingPhysician physician(Party party) {
    String name = PlainText.of(party.fullName(), 200);
    return name == null ? null : new OrderingPhysician(name, npi(party), specialty(party));
  }

  /** Ten digits, or none: a number that cannot be an NPI would only mislead. */
  private static String npi(Party party) {
    return party.identifier("XX").filter(value -> value.matches("\\d{10}")).orElse(null);
  }

  /** The provider taxonomy code (NUCC), which is all that X12 has of a specialty. */
  private static String specialty(Party party) {
    Optional<Segment> prv = party.first("PRV");
    return prv.map(each -> each.element(3))
        .filter(Codes::isCode)
        .map(code -> "Taxonomy " + code)
        .orElse(null);
  }

  /** The names at these levels, in their order. */
  static List<Party> at(Stream<Level> levels) {
    return levels.flatMap(level -> level.parties().stream()).toList();
  }
}
