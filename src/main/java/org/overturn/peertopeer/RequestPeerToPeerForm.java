package org.overturn.peertopeer;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.LocalTime;
import org.overturn.process.CaseStep;
import org.overturn.process.TaskForm;
import org.overturn.process.Variables;
import org.springframework.stereotype.Component;

/** The form <i>Request the peer-to-peer</i>. */
@Component
class RequestPeerToPeerForm implements TaskForm<RequestPeerToPeerForm.Answers> {

  static final String GRANTED = "granted";
  static final String GIVEN_UP = "given-up";
  static final String REFUSED = "refused";

  /** Date and time of the request are the practice's. */
  record Answers(
      @NotNull(message = "say what the payer answered")
          @Pattern(regexp = GRANTED + "|" + GIVEN_UP + "|" + REFUSED, message = "choose an answer")
          String requestResult,
      @NotNull(message = "say how it was requested") @Size(max = 20) String method,
      @NotNull(message = "give the day of the request") LocalDate requestedDate,
      @NotNull(message = "give the time of the request") LocalTime requestedTime,
      @Size(max = 200) String spokeWith,
      @Size(max = 200) String confirmation,
      @Size(max = 1000) String refusalReason) {

    @AssertTrue(message = "write down why the payer offers no call")
    boolean isRefusalReasonGiven() {
      return !REFUSED.equals(requestResult) || refusalReason != null;
    }
  }

  private final RequestingCall requesting;

  RequestPeerToPeerForm(RequestingCall requesting) {
    this.requesting = requesting;
  }

  @Override
  public String key() {
    return "request-peer-to-peer";
  }

  @Override
  public Class<Answers> answers() {
    return Answers.class;
  }

  @Override
  public void complete(Answers answers, CaseStep step) {
    step.set(Variables.REQUEST_RESULT, answers.requestResult());
    switch (answers.requestResult()) {
      case GRANTED ->
          step.set(
              Variables.SCHEDULE_ESCALATION_AT,
              requesting.granted(step, answers, step.instant(Variables.WINDOW_ESCALATION_AT)));
      case GIVEN_UP ->
          step.setInstants(
              requesting.givenUp(step, answers, step.instant(Variables.WINDOW_CLOSES_AT)));
      default -> requesting.refused(step, answers);
    }
  }
}
