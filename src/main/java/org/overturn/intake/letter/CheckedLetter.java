package org.overturn.intake.letter;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.ZoneId;
import org.overturn.denial.CareSetting;
import org.overturn.denial.Denial;
import org.overturn.denial.DenialNotice;
import org.overturn.denial.DenialReason;
import org.overturn.denial.LineOfBusiness;
import org.overturn.denial.OrderingPhysician;
import org.overturn.denial.Patient;
import org.overturn.denial.RequestedService;
import org.overturn.denial.Stage;
import org.overturn.denial.Urgency;

/**
 * The answers of the form <i>Check the letter</i>. Dates are text, as letters write them. Fields
 * that are process variables too admit codes only.
 */
record CheckedLetter(
    @NotBlank(message = "name the payer as on the letter") @Size(max = 200) String payerText,
    @Size(max = 120) String payerReference,
    @NotNull(message = "choose the kind of plan") LineOfBusiness lineOfBusiness,
    @NotBlank(message = "choose the state")
        @Pattern(regexp = "[A-Z]{2}|unknown", message = "choose the state")
        String state,
    @Size(max = 60) String payerPhone,
    @NotBlank(message = "give the first name") @Size(max = 120) String patientFirstName,
    @NotBlank(message = "give the last name") @Size(max = 120) String patientLastName,
    @Size(max = 40) String patientBirthDate,
    @NotBlank(message = "give the member id") @Size(max = 80) String memberId,
    @NotBlank(message = "give the code")
        @Pattern(regexp = "[A-Za-z0-9.-]{1,40}", message = "letters, digits, dots and dashes only")
        String procedureCode,
    @Size(max = 400) String serviceDescription,
    @Size(max = 400) String diagnosisCodes,
    @Size(max = 200) String physicianName,
    @NotNull(message = "choose the setting") CareSetting setting,
    @NotNull(message = "choose when it was denied") Stage stage,
    @NotNull(message = "choose the urgency") Urgency urgency,
    @NotBlank(message = "give the date of the decision") @Size(max = 40) String determinationDate,
    @Size(max = 400) String policyCited,
    @Size(max = 8000) String reasonText,
    @Size(max = 60) String letterWindowEnd,
    @Size(max = 40) String letterAppealDate) {

  static final String FORM = "check-letter";

  private static final int LINE_LENGTH = 40;

  /**
   * The facts; what the form does not ask for stays as it was.
   *
   * @param latest the latest day that a year of two digits may mean
   * @throws org.overturn.process.AnswerRefused when a date cannot be read
   */
  DenialNotice facts(Denial denial, LocalDate latest) {
    RequestedService service = service(denial);
    String line = service.label();
    return new DenialNotice(
        payerText,
        payerReference,
        line.length() > LINE_LENGTH ? line.substring(0, LINE_LENGTH) : line,
        LetterDates.day(determinationDate, "date of the decision", latest),
        denial.determinationTime().orElse(null),
        new DenialReason(
            denial.reason().actionCode(), denial.reason().codes(), reasonText, policyCited),
        lineOfBusiness,
        state,
        setting,
        stage,
        urgency,
        new Patient(
            patientFirstName,
            patientLastName,
            LetterDates.day(patientBirthDate, "date of birth", latest.minusYears(2)),
            memberId),
        service,
        physician(denial),
        LetterDates.window(letterWindowEnd, latest),
        LetterDates.day(letterAppealDate, "last day to appeal", latest),
        payerPhone,
        denial.receivedAt(),
        denial.postedDate().orElse(null),
        denial.dischargeDate().orElse(null));
  }

  ZoneId windowZone() {
    return LetterDates.zone(letterWindowEnd);
  }

  private RequestedService service(Denial denial) {
    RequestedService before = denial.service();
    return new RequestedService(
        procedureCode.equals(before.code()) ? before.system() : ServiceLines.system(procedureCode),
        procedureCode,
        serviceDescription,
        before.units(),
        diagnosisCodes == null ? "" : diagnosisCodes);
  }

  private OrderingPhysician physician(Denial denial) {
    return physicianName == null
        ? null
        : denial
            .physician()
            .map(each -> new OrderingPhysician(physicianName, each.npi(), each.specialty()))
            .orElseGet(() -> new OrderingPhysician(physicianName, null, null));
  }

  /** Says nothing: the answers are about a patient. */
  @Override
  public String toString() {
    return "CheckedLetter[not shown]";
  }
}
