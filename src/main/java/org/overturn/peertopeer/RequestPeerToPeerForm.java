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
  private static final String REFUSED = "refused";
  static final String NOT_WANTED = "not-wanted";

  /** Date and time of the request are the practice's. */
  record Answers(
      @NotNull(message = "say what the payer answered")
          @Pattern(
              regexp = GRANTED + "|" + GIVEN_UP + "|" + REFUSED + "|" + NOT_WANTED,
              message = "choose an answer")
          String answerToRequest,
      @Size(max = 20) String method,
      LocalDate requestedDate,
      LocalTime requestedTime,
      @Size(max = 200) String spokeWith,
      @Size(max = 200) String confirmation,
      @Size(max = 1000) String refusalReason,
      @Size(max = 900) String notWantedReason) {

    @AssertTrue(message = "write down why the payer offers no call")
    boolean isRefusalReasonGiven() {
      return !REFUSED.equals(answerToRequest) || refusalReason != null;
    }

    @AssertTrue(message = "say how it was requested")
    boolean isMethodGiven() {
      return NOT_WANTED.equals(answerToRequest) || method != null;
    }

    @AssertTrue(message = "give the day of the request")
    boolean isDayGiven() {
      return NOT_WANTED.equals(answerToRequest) || requestedDate != null;
    }

    @AssertTrue(message = "give the time of the request")
    boolean isTimeGiven() {
      return NOT_WANTED.equals(answerToRequest) || requestedTime != null;
    }

    @AssertTrue(message = "write down why the practice asks for no call")
    boolean isDecisionExplained() {
      return !NOT_WANTED.equals(answerToRequest) || notWantedReason != null;
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
    step.set(Variables.REQUEST_RESULT, answers.answerToRequest());
    switch (answers.answerToRequest()) {
      case GRANTED ->
          step.set(
              Variables.SCHEDULE_ESCALATION_AT,
              requesting.granted(step, answers, step.instant(Variables.WINDOW_ESCALATION_AT)));
      case GIVEN_UP ->
          step.setInstants(
              requesting.givenUp(step, answers, step.instant(Variables.WINDOW_CLOSES_AT)));
      case NOT_WANTED -> requesting.notWanted(step, answers.notWantedReason());
      default -> requesting.refused(step, answers);
    }
  }
}
