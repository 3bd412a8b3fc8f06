package org.overturn.appeal;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.overturn.process.CaseStep;
import org.overturn.process.TaskForm;
import org.overturn.process.Variables;
import org.springframework.stereotype.Component;

/** The form <i>File the appeal</i>. Date and time are the practice's. */
@Component
class FileAppealForm implements TaskForm<FileAppealForm.Answers> {

  record Answers(
      @NotNull(message = "say how it was filed")
          @Pattern(regexp = "portal|fax|mail|fhir|e-mail", message = "choose how it was filed")
          String method,
      @NotNull(message = "give the day of filing") LocalDate filedDate,
      @NotNull(message = "give the time of filing") LocalTime filedTime,
      @NotBlank(message = "give the confirmation that proves the filing") @Size(max = 200)
          String confirmation,
      @Size(max = 400) String destination,
      @Size(max = 40) String proof,
      @Size(max = 400) String explanation) {

    /** What the form says, with its time in the practice's zone. */
    Filed in(ZoneId practice) {
      return new Filed(
          method,
          filedDate.atTime(filedTime).atZone(practice).toInstant(),
          destination,
          confirmation,
          proof,
          explanation);
    }
  }

  private final FilingAppeal filing;

  FileAppealForm(FilingAppeal filing) {
    this.filing = filing;
  }

  @Override
  public String key() {
    return "file-appeal";
  }

  @Override
  public Class<Answers> answers() {
    return Answers.class;
  }

  @Override
  public void complete(Answers answers, CaseStep step) {
    step.set(Variables.APPEAL_DECISION_DUE_AT, filing.filed(step, answers))
        .set(Variables.APPEAL_FILED, true);
  }
}
