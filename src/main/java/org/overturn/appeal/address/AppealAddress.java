package org.overturn.appeal.address;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One version of where a payer takes appeals; what is not known of it is empty. It says nothing of
 * a patient.
 *
 * @param version counts from 1 for each scope
 * @param inUse false when the payer takes appeals there no more
 * @param unit the name of the unit, such as "Appeals and Grievances"
 * @param postal the postal address, a line each
 * @param fax, phone as {@code 800-555-0142}; the phone may have an extension
 * @param portal an https address
 * @param email the payer's secure mail
 * @param source where it was read
 * @param checkedOn the day on which somebody last read it there
 */
public record AppealAddress(
    UUID id,
    AddressScope scope,
    int version,
    boolean inUse,
    String unit,
    String postal,
    String fax,
    String portal,
    String phone,
    String email,
    String note,
    String source,
    LocalDate checkedOn,
    String savedBy,
    Instant savedAt) {

  /**
   * Where something goes that is sent by this method.
   *
   * @param method {@code portal}, {@code fax}, {@code mail}, {@code fhir} or {@code e-mail}
   * @return empty when it does not say
   */
  public String destination(String method) {
    return switch (method) {
      case "portal" -> portal;
      case "fax" -> fax;
      case "e-mail" -> email;
      case "mail" ->
          postal.isEmpty()
              ? ""
              : Stream.concat(Stream.of(unit), postal.lines()).collect(Collectors.joining(", "));
      default -> "";
    };
  }

  /** The same place, whatever the day on which it was checked. */
  boolean saysTheSameAs(AppealAddress other) {
    return inUse == other.inUse
        && unit.equals(other.unit)
        && postal.equals(other.postal)
        && fax.equals(other.fax)
        && portal.equals(other.portal)
        && phone.equals(other.phone)
        && email.equals(other.email)
        && note.equals(other.note)
        && source.equals(other.source)
        && checkedOn.equals(other.checkedOn);
  }
}
