package org.overturn.compliance;

import java.time.LocalDate;

/** A case with what tells whose it is. */
record AccountedCase(
    String number,
    String firstName,
    String lastName,
    LocalDate birthDate,
    String memberId,
    String payer) {

  String patient() {
    return (firstName + " " + lastName).strip();
  }

  /**
   * Whether both are of one patient, as far as the cases say: the same name and birth date, or the
   * same member id where a birth date is not known.
   */
  boolean isOfTheSamePatientAs(AccountedCase other) {
    boolean sameName =
        firstName.equalsIgnoreCase(other.firstName) && lastName.equalsIgnoreCase(other.lastName);
    boolean same =
        birthDate == null || other.birthDate == null
            ? !memberId.isBlank() && memberId.equalsIgnoreCase(other.memberId)
            : birthDate.equals(other.birthDate);
    return sameName && same;
  }
}
