package org.overturn.denial;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/** The patient. Protected health information: it never leaves our own tables and pages. */
@Embeddable
public record Patient(
    @Column(name = "patient_first_name")
        @NotBlank(message = "give the patient's first name")
        @Size(max = 120)
        String firstName,
    @Column(name = "patient_last_name")
        @NotBlank(message = "give the patient's last name")
        @Size(max = 120)
        String lastName,
    @Column(name = "patient_birth_date") LocalDate birthDate,
    @Column(name = "member_id")
        @NotBlank(message = "give the member id as on the card or the letter")
        @Size(max = 80)
        String memberId) {

  public String fullName() {
    return firstName + " " + lastName;
  }

  /** Says nothing: a patient must not reach a log by accident. */
  @Override
  public String toString() {
    return "Patient[not shown]";
  }
}
