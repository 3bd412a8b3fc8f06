package org.overturn.appeal;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.overturn.process.CaseStep;
import org.overturn.process.TaskForm;
import org.springframework.stereotype.Component;

/** The form <i>Review and sign the letter</i>; the letter itself is written on its own page. */
@Component
class SignLetterForm implements TaskForm<SignLetterForm.Answers> {

  private static final String YES = "yes";

  /**
   * What the physician signs.
   *
   * @param letterRevision the revision that was looked at
   * @param letterNotes what the form told about the letter; not kept
   * @param expedited whether the physician certifies that the appeal cannot wait
   */
  record Answers(
      @NotNull(message = "open the letter: the revision that you sign is taken from there")
          Integer letterRevision,
      String letterNotes,
      @NotBlank(message = "write name and credentials as they stand under the letter")
          @Size(max = 200)
          String physicianCredentials,
      @NotNull(message = "say whether the appeal can wait for a standard decision")
          @Pattern(regexp = YES + "|no", message = "choose yes or no")
          String expedited,
      @Pattern(regexp = "life|health|function|pain", message = "choose what is at risk")
          String expeditedGround,
      @Size(max = 2000) String expeditedWhy,
      Boolean attest) {

    @AssertTrue(message = "tick that you have read the letter and sign it")
    boolean isAttested() {
      return Boolean.TRUE.equals(attest);
    }

    @AssertTrue(message = "choose what a delay would put at risk")
    boolean isGroundGiven() {
      return !YES.equals(expedited) || expeditedGround != null;
    }

    @AssertTrue(message = "write why it cannot wait: it is certified over your signature")
    boolean isWhyGiven() {
      return !YES.equals(expedited) || expeditedWhy != null;
    }

    /** Empty where it can wait. */
    Optional<Certification> certification() {
      return YES.equals(expedited)
          ? Optional.of(new Certification(Certification.Ground.of(expeditedGround), expeditedWhy))
          : Optional.empty();
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
    expediting.certified(step, answers.certification().isPresent());
  }
}
