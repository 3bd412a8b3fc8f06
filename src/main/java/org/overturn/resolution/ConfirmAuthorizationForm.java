package org.overturn.resolution;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.overturn.denial.Authorization;
import org.overturn.process.CaseStep;
import org.overturn.process.TaskForm;
import org.springframework.stereotype.Component;

/**
 * The form <i>Confirm the authorization</i>: an approval counts once it is there in writing (R42).
 */
@Component
class ConfirmAuthorizationForm implements TaskForm<ConfirmAuthorizationForm.Answers> {

  record Answers(
      @NotNull(message = "say whether the approval arrived as promised")
          @Pattern(regexp = "yes|no", message = "choose yes or no")
          String honored,
      @Size(max = 120) String authorizationNumber,
      @Size(max = 200) String approvedCodes,
      @Positive(message = "units must be above zero") Integer approvedUnits,
      LocalDate validFrom,
      LocalDate validTo,
      @Size(max = 2000) String note) {

    @AssertTrue(message = "give the authorization's number, codes, units and dates of validity")
    boolean isAuthorizationComplete() {
      return !"yes".equals(honored)
          || authorizationNumber != null
              && approvedCodes != null
              && approvedUnits != null
              && validFrom != null
              && validTo != null;
    }

    @AssertTrue(message = "the last day of validity must not lie before the first")
    boolean isValidityInOrder() {
      return validFrom == null || validTo == null || !validTo.isBefore(validFrom);
    }

    Authorization authorization() {
      return new Authorization(
          authorizationNumber, approvedCodes, approvedUnits, validFrom, validTo);
    }
  }

  private final Resolving resolving;

  ConfirmAuthorizationForm(Resolving resolving) {
    this.resolving = resolving;
  }

  @Override
  public String key() {
    return "confirm-authorization";
  }

  @Override
  public Class<Answers> answers() {
    return Answers.class;
  }

  @Override
  public void complete(Answers answers, CaseStep step) {
    if ("yes".equals(answers.honored())) {
      resolving.honored(step, answers.authorization());
    } else {
      resolving.notHonored(step);
    }
  }
}
