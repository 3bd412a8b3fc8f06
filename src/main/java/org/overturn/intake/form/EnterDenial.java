package org.overturn.intake.form;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.overturn.denial.CareSetting;
import org.overturn.denial.DenialNotice;
import org.overturn.denial.DenialReason;
import org.overturn.denial.LineOfBusiness;
import org.overturn.denial.OrderingPhysician;
import org.overturn.denial.Patient;
import org.overturn.denial.RequestedService;
import org.overturn.denial.Stage;
import org.overturn.denial.Urgency;

/**
 * The answers of the form {@code enter-denial}. Fields that are process variables too admit codes
 * only, so that nothing else can reach the engine through them.
 *
 * @param letterWindowTime payer's time; without it the whole of {@code letterWindowDate} counts
 */
record EnterDenial(
    @NotBlank(message = "name the payer as on the letter") @Size(max = 200) String payerText,
    @NotNull(message = "choose the kind of plan") LineOfBusiness lineOfBusiness,
    @NotBlank(message = "choose the state")
        @Pattern(regexp = "[A-Z]{2}|unknown", message = "choose the state")
        String state,
    @NotNull(message = "choose the setting") CareSetting setting,
    @NotNull(message = "choose when it was denied") Stage stage,
    @NotNull(message = "choose the urgency") Urgency urgency,
    @NotBlank(message = "give the payer's number") @Size(max = 120) String payerReference,
    @NotBlank(message = "give the member id") @Size(max = 80) String memberId,
    @NotBlank(message = "give the first name") @Size(max = 120) String patientFirstName,
    @NotBlank(message = "give the last name") @Size(max = 120) String patientLastName,
    @NotNull(message = "give the date of birth") LocalDate patientBirthDate,
    @NotBlank(message = "choose the code list")
        @Pattern(regexp = "[A-Za-z0-9-]{1,20}", message = "choose the code list")
        String serviceCodeSystem,
    @NotBlank(message = "give the code")
        @Pattern(regexp = "[A-Za-z0-9.-]{1,40}", message = "letters, digits, dots and dashes only")
        String serviceCode,
    @NotBlank(message = "say what the service is") @Size(max = 400) String serviceDescription,
    @Positive(message = "must be above zero") Integer units,
    @Size(max = 400) String diagnosisCodes,
    @NotBlank(message = "name the ordering physician") @Size(max = 200) String physicianName,
    @Size(max = 120) String physicianSpecialty,
    @NotNull(message = "give the date of the decision") LocalDate determinationDate,
    LocalTime determinationTime,
    LocalDate postedDate,
    LocalDate dischargeDate,
    @Pattern(regexp = "A2|A3|A6|C|CT|NA|AAA", message = "choose the payer's decision")
        String actionCode,
    @Size(max = 200)
        @Pattern(
            regexp = "(HCR|CARC|RARC|AAA):[A-Za-z0-9]+( +(HCR|CARC|RARC|AAA):[A-Za-z0-9]+)*",
            message = "write them as in HCR:0F CARC:50")
        String reasonCodes,
    @Size(max = 8000) String reasonText,
    @Size(max = 400) String policyCited,
    LocalDate letterWindowDate,
    LocalTime letterWindowTime,
    LocalDate letterAppealDate,
    @Size(max = 60) String payerPhone) {

  private static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59);

  @AssertTrue(message = "give the day too")
  boolean isLetterWindowWhole() {
    return letterWindowTime == null || letterWindowDate != null;
  }

  /**
   * The facts. A letter seldom numbers its lines, so the service stands in for the line's number.
   */
  DenialNotice facts(Instant receivedAt) {
    RequestedService service =
        new RequestedService(
            serviceCodeSystem, serviceCode, serviceDescription, units, orEmpty(diagnosisCodes));
    String line = service.label();
    return new DenialNotice(
        payerText,
        payerReference,
        line.length() > 40 ? line.substring(0, 40) : line,
        determinationDate,
        determinationTime,
        new DenialReason(
            actionCode == null ? "A3" : actionCode,
            orEmpty(reasonCodes).replaceAll(" +", " "),
            reasonText,
            policyCited),
        lineOfBusiness,
        state,
        setting,
        stage,
        urgency,
        new Patient(patientFirstName, patientLastName, patientBirthDate, memberId),
        service,
        new OrderingPhysician(physicianName, null, physicianSpecialty),
        letterWindow(),
        letterAppealDate,
        payerPhone,
        receivedAt,
        postedDate,
        dischargeDate);
  }

  private LocalDateTime letterWindow() {
    return letterWindowDate == null
        ? null
        : letterWindowDate.atTime(letterWindowTime == null ? END_OF_DAY : letterWindowTime);
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }

  /** Says nothing: the answers are about a patient. */
  @Override
  public String toString() {
    return "EnterDenial[not shown]";
  }
}
