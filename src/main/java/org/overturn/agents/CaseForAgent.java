package org.overturn.agents;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.overturn.denial.Denial;
import org.overturn.denial.OrderingPhysician;

/** The facts that a payer's portal or telephone line asks for, and no more. */
@Schema(name = "CaseForAgent", description = "What a payer asks of whoever asks about a request")
record CaseForAgent(
    @Schema(example = "D-2026-000123") String caseNumber,
    @Schema(description = "The payer's id and name") String payer,
    String payerName,
    @Schema(description = "Where to call, from the notice") String payerPhone,
    @Schema(description = "The payer's number of the request") String payerReference,
    String memberId,
    String patientFirstName,
    String patientLastName,
    LocalDate patientBirthDate,
    String serviceSystem,
    String serviceCode,
    LocalDate determinationDate,
    String physicianName,
    String physicianNpi) {

  static CaseForAgent of(Denial denial) {
    return new CaseForAgent(
        denial.number().value(),
        denial.payer().id(),
        denial.payer().name(),
        denial.payerPhone(),
        denial.payerReference(),
        denial.patient().memberId(),
        denial.patient().firstName(),
        denial.patient().lastName(),
        denial.patient().birthDate(),
        denial.service().system(),
        denial.service().code(),
        denial.determinationDate(),
        denial.physician().map(OrderingPhysician::name).orElse(null),
        denial.physician().map(OrderingPhysician::npi).orElse(null));
  }

  @Override
  public String toString() {
    return "CaseForAgent[" + caseNumber + "]";
  }
}
