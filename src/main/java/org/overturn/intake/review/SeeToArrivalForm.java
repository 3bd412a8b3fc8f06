package org.overturn.intake.review;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.overturn.denial.CaseNumber;
import org.overturn.intake.SeeingTo;
import org.overturn.intake.WhatItWas;
import org.overturn.process.CaselessForm;
import org.springframework.stereotype.Component;

/** "See to the arrival": a person says what it was. */
@Component
class SeeToArrivalForm implements CaselessForm<SeeToArrivalForm.Answers> {

  /** The answers; the page of the arrival asks for the same. */
  record Answers(
      @NotNull(message = "choose what became of it") WhatItWas.Outcome arrivalOutcome,
      @Pattern(
              regexp = "\\s*|D-\\d{4}-\\d{6,9}",
              message = "give it as on the case page, such as D-2026-000123")
          String arrivalCase,
      @NotBlank(message = "say what you found and did") @Size(max = 1000) String arrivalNote) {

    WhatItWas what() {
      boolean numbered = arrivalCase != null && !arrivalCase.isBlank();
      return new WhatItWas(
          arrivalOutcome, numbered ? new CaseNumber(arrivalCase) : null, arrivalNote);
    }

    @Override
    public String toString() {
      return "Answers[not shown]";
    }
  }

  private final SeeingTo seeing;

  SeeToArrivalForm(SeeingTo seeing) {
    this.seeing = seeing;
  }

  @Override
  public String key() {
    return "see-to-arrival";
  }

  @Override
  public Class<Answers> answers() {
    return Answers.class;
  }

  @Override
  public void complete(Answers answers, String businessKey, String user) {
    seeing.seeToByTask(UUID.fromString(businessKey), answers.what(), user);
  }
}
