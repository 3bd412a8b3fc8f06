package org.overturn.appeal;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.overturn.process.CaseStep;
import org.overturn.process.TaskForm;
import org.springframework.stereotype.Component;

/** The form <i>Review and sign the letter</i>. */
@Component
class SignLetterForm implements TaskForm<SignLetterForm.Answers> {

  /**
   * What the physician signs.
   *
   * @param letter the text, or null to sign the draft as it stands
   */
  record Answers(
      @Size(max = 60000) String letter,
      @NotBlank(message = "write name and credentials as they stand under the letter")
          @Size(max = 200)
          String physicianCredentials,
      Boolean attest,
      Boolean expedited) {

    @AssertTrue(message = "tick that you have read the letter and sign it")
    boolean isAttested() {
      return Boolean.TRUE.equals(attest);
    }
  }

  private final WritingLetter letters;
  private final ExpeditingAppeal expediting;

  SignLetterForm(WritingLetter letters, ExpeditingAppeal expediting) {
    this.letters = letters;
    this.expediting = expediting;
  }

  @Override
  public String key() {
    return "sign-letter";
  }

  @Override
  public Class<Answers> answers() {
    return Answers.class;
  }

  @Override
  public void complete(Answers answers, CaseStep step) {
    letters.signed(step, answers);
    expediting.certified(step, Boolean.TRUE.equals(answers.expedited()));
  }
}
