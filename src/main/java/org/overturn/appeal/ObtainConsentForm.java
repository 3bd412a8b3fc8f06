package org.overturn.appeal;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.overturn.process.CaseStep;
import org.overturn.process.TaskForm;
import org.springframework.stereotype.Component;

/**
 * The form <i>Obtain the enrollee's written consent</i>. Medicaid asks for it before a provider
 * appeals (R70, 42 CFR 438.402).
 */
@Component
class ObtainConsentForm implements TaskForm<ObtainConsentForm.Answers> {

  record Answers(
      @NotNull(message = "give the day of the signature") LocalDate consentDate,
      @NotBlank(message = "say where the signed consent is kept") @Size(max = 200)
          String consentHow) {}

  private final EnrolleeConsent consents;

  ObtainConsentForm(EnrolleeConsent consents) {
    this.consents = consents;
  }

  @Override
  public String key() {
    return "obtain-consent";
  }

  @Override
  public Class<Answers> answers() {
    return Answers.class;
  }

  @Override
  public void complete(Answers answers, CaseStep step) {
    consents.given(step, answers.consentDate(), answers.consentHow());
  }
}
