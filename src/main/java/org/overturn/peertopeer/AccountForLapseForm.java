package org.overturn.peertopeer;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.overturn.deadline.LapseCause;
import org.overturn.process.CaseStep;
import org.overturn.process.TaskForm;
import org.springframework.stereotype.Component;

/**
 * The form <i>Account for the lapsed window</i>: a window that closed unused is never left without
 * a cause, and the payer is asked whether it still takes the call.
 */
@Component
class AccountForLapseForm implements TaskForm<AccountForLapseForm.Answers> {

  private static final String GRANTED = "granted";

  record Answers(
      @NotNull(message = "say why the window was not used")
          @Pattern(regexp = LapseCause.CODES, message = "choose a cause")
          String lapseCause,
      @Size(max = 1000) String lapseNote,
      @NotNull(message = "say whether the payer still takes the call")
          @Pattern(regexp = GRANTED + "|appeal-alone", message = "choose how the case goes on")
          String answerOnLateCall) {

    @AssertTrue(message = "write down what the other cause was")
    boolean isNoteGiven() {
      return !LapseCause.OTHER.code().equals(lapseCause) || lapseNote != null;
    }
  }

  private final CallTrackKeeping track;

  AccountForLapseForm(CallTrackKeeping track) {
    this.track = track;
  }

  @Override
  public String key() {
    return "account-for-lapse";
  }

  @Override
  public Class<Answers> answers() {
    return Answers.class;
  }

  @Override
  public void complete(Answers answers, CaseStep step) {
    LapseCause cause = LapseCause.of(answers.lapseCause());
    track.accounted(step, cause, answers.lapseNote(), GRANTED.equals(answers.answerOnLateCall()));
  }
}
