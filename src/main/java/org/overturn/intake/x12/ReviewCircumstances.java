package org.overturn.intake.x12;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.overturn.denial.CareSetting;
import org.overturn.denial.Stage;
import org.overturn.denial.Urgency;

/**
 * Where, when and how urgently care was to be given, as UM and the dates of a line and its event
 * say.
 */
record ReviewCircumstances(Level line, Level event) {

  /** Hospital, psychiatric and rehabilitation facility: CMS's places of service. */
  private static final Set<String> INPATIENT_PLACES = Set.of("21", "51", "61");

  /** Nursing, custodial, hospice and residential places: neither one nor the other. */
  private static final Set<String> NEITHER = Set.of("31", "32", "33", "34", "54", "55", "56", "99");

  /** Element 1338: U is urgent and 03 an emergency; E is elective. */
  Urgency urgency() {
    boolean urgent = um(6).filter(code -> code.equals("U") || code.equals("03")).isPresent();
    return urgent ? Urgency.EXPEDITED : Urgency.STANDARD;
  }

  /** Element 1525: AR is an admission review; otherwise the facility of UM04 says it. */
  CareSetting setting() {
    if (um(1).filter("AR"::equals).isPresent()) {
      return CareSetting.INPATIENT;
    }
    return reviews()
        .map(um -> setting(um.component(4, 1), um.component(4, 2)))
        .filter(setting -> setting != CareSetting.UNKNOWN)
        .findFirst()
        .orElse(CareSetting.UNKNOWN);
  }

  /** B is a place of service, A the first two digits of a uniform bill type. */
  private static CareSetting setting(String facility, String qualifier) {
    if (!facility.matches("\\d{2}")) {
      return CareSetting.UNKNOWN;
    }
    if (qualifier.equals("A")) {
      return switch (facility) {
        case "11", "12", "41" -> CareSetting.INPATIENT;
        case "13", "14", "83", "85" -> CareSetting.OUTPATIENT;
        default -> CareSetting.UNKNOWN;
      };
    }
    if (NEITHER.contains(facility)) {
      return CareSetting.UNKNOWN;
    }
    return INPATIENT_PLACES.contains(facility) ? CareSetting.INPATIENT : CareSetting.OUTPATIENT;
  }

  /**
   * Element 1322: 4 extends care under way. Care that was over before the payer decided is behind.
   */
  Stage stage(LocalDate determination) {
    if (um(2).filter("4"::equals).isPresent()) {
      return Stage.CONCURRENT;
    }
    return dates("472", "AAH")
            .findFirst()
            .map(Dates::to)
            .filter(end -> determination != null && end.isBefore(determination))
            .isPresent()
        ? Stage.POST_SERVICE
        : Stage.PRE_SERVICE;
  }

  /** The dates of the line before those of its event, by their qualifiers. */
  Stream<Segment> dates(String... qualifiers) {
    return Stream.of(qualifiers)
        .flatMap(
            qualifier ->
                levels()
                    .flatMap(level -> level.all("DTP"))
                    .filter(dtp -> dtp.element(1).equals(qualifier)));
  }

  /** An element of UM: the line's where it has one. */
  Optional<String> um(int element) {
    return reviews().map(um -> um.element(element)).filter(code -> !code.isEmpty()).findFirst();
  }

  private Stream<Segment> reviews() {
    return levels().flatMap(level -> level.all("UM"));
  }

  private Stream<Level> levels() {
    return line == event ? Stream.of(event) : Stream.of(line, event);
  }
}
