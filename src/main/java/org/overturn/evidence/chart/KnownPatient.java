package org.overturn.evidence.chart;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;

/**
 * What a chart says of who its patient is, as far as it takes to know them again. Protected health
 * information.
 *
 * @param identifiers the patient's own, in plain capitals
 * @param memberIds of the patient's coverages; a whole family may share one
 * @param names each as family and first given name, in plain capitals
 * @param birthDate null where the chart gives no day
 */
record KnownPatient(
    Set<String> identifiers, Set<String> memberIds, Set<Name> names, LocalDate birthDate) {

  /** A name without accents, blanks and signs. */
  record Name(String family, String given) {

    /** An initial stands for a name. */
    boolean isGiven(String other) {
      return !given.isEmpty() && !other.isEmpty() && isSame(other);
    }

    private boolean isSame(String other) {
      return given.equals(other)
          || given.length() == 1 && other.startsWith(given)
          || other.length() == 1 && given.startsWith(other);
    }
  }

  static KnownPatient of(Patient patient, Collection<Coverage> coverages) {
    Stream<String> ofCoverages =
        coverages.stream()
            .flatMap(
                coverage ->
                    Stream.concat(
                        Stream.of(plain(coverage.getSubscriberId())),
                        coverage.getIdentifier().stream().map(KnownPatient::plain)));
    return new KnownPatient(
        filled(patient.getIdentifier().stream().map(KnownPatient::plain)),
        filled(ofCoverages),
        patient.getName().stream()
            .map(KnownPatient::name)
            .filter(name -> !name.family().isEmpty())
            .collect(Collectors.toSet()),
        birthDate(patient));
  }

  /**
   * Whether this is the patient of a case by the member id, and nothing that is known speaks
   * against it. A number that is only the coverage's may be the spouse's or the twin's as well.
   */
  boolean isByNumber(org.overturn.denial.Patient patient) {
    String memberId = plain(patient.memberId());
    boolean own = identifiers.contains(memberId);
    if (memberId.isEmpty() || !own && !memberIds.contains(memberId)) {
      return false;
    }
    Name name = name(patient);
    boolean day =
        birthDate == null || patient.birthDate() == null
            ? names.stream().anyMatch(each -> each.family().equals(name.family()))
            : birthDate.equals(patient.birthDate());
    return day && (own || names.stream().anyMatch(each -> each.isGiven(name.given())));
  }

  /** Whether family name, given name and birth date are those of a case's patient. */
  boolean isByName(org.overturn.denial.Patient patient) {
    Name name = name(patient);
    return birthDate != null
        && birthDate.equals(patient.birthDate())
        && names.stream()
            .anyMatch(each -> each.family().equals(name.family()) && each.isGiven(name.given()));
  }

  /** Whether the member id is theirs, whatever else speaks against it. */
  boolean hasNumber(org.overturn.denial.Patient patient) {
    String memberId = plain(patient.memberId());
    return identifiers.contains(memberId) || memberIds.contains(memberId);
  }

  private static LocalDate birthDate(Patient patient) {
    return Day.of(patient.getBirthDateElement(), ZoneOffset.UTC).day();
  }

  private static Name name(org.overturn.denial.Patient patient) {
    return new Name(letters(patient.lastName()), first(patient.firstName()));
  }

  private static Name name(HumanName name) {
    if (name.hasFamily()) {
      return new Name(letters(name.getFamily()), first(name.getGivenAsSingleString()));
    }
    String text = name.hasText() ? name.getText().strip() : "";
    int comma = text.indexOf(',');
    int space = text.lastIndexOf(' ');
    if (comma > 0) {
      return new Name(letters(text.substring(0, comma)), first(text.substring(comma + 1)));
    }
    return new Name(letters(text.substring(space + 1)), space < 0 ? "" : first(text));
  }

  private static String plain(Identifier identifier) {
    return plain(identifier.getValue());
  }

  /** Cards, letters and systems differ in blanks and dashes. */
  private static String plain(String id) {
    return id == null ? "" : id.replaceAll("[\\s.\\-]", "").toUpperCase(Locale.ROOT);
  }

  private static String first(String given) {
    String text = given == null ? "" : given.strip();
    return letters(text.split("\\s+")[0]);
  }

  private static String letters(String name) {
    String text = name == null ? "" : Normalizer.normalize(name, Normalizer.Form.NFD);
    return text.replaceAll("[^\\p{L}]", "").toUpperCase(Locale.ROOT);
  }

  private static Set<String> filled(Stream<String> ids) {
    return ids.filter(id -> !id.isEmpty()).collect(Collectors.toUnmodifiableSet());
  }

  /** Says nothing: a patient must not reach a log by accident. */
  @Override
  public String toString() {
    return "KnownPatient[not shown]";
  }
}
