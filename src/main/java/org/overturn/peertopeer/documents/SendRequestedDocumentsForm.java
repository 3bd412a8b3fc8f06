package org.overturn.peertopeer.documents;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.overturn.denial.CallTrack;
import org.overturn.denial.Timeline;
import org.overturn.peertopeer.call.RequestedDocuments;
import org.overturn.practice.PracticeProperties;
import org.overturn.process.AnswerRefused;
import org.overturn.process.CaseStep;
import org.overturn.process.TaskForm;
import org.overturn.process.Variables;
import org.springframework.stereotype.Component;

/** The form of <i>Send a requested document</i>. What was sent is kept with the answers. */
@Component
class SendRequestedDocumentsForm implements TaskForm<SendRequestedDocumentsForm.Answers> {

  record Answers(
      @NotNull(message = "give the day it was sent") LocalDate sentDate,
      @NotNull(message = "say how it was sent") @Size(max = 20) String method,
      @Size(max = 200) String confirmation,
      @NotBlank(message = "say what was sent") @Size(max = 8000) String documentsSent) {}

  private final RequestedDocuments documents;
  private final Timeline timeline;
  private final PracticeProperties practice;
  private final Clock clock;

  SendRequestedDocumentsForm(
      RequestedDocuments documents, Timeline timeline, PracticeProperties practice, Clock clock) {
    this.documents = documents;
    this.timeline = timeline;
    this.practice = practice;
    this.clock = clock;
  }

  @Override
  public String key() {
    return "send-requested-documents";
  }

  @Override
  public Class<Answers> answers() {
    return Answers.class;
  }

  @Override
  public void complete(Answers answers, CaseStep step) {
    if (answers.sentDate().isAfter(LocalDate.ofInstant(clock.instant(), practice.zone()))) {
      throw new AnswerRefused("Please mend the form. sentDate: this day is still to come.");
    }
    String document = step.get(Variables.REQUESTED_DOCUMENT);
    // a task of an older version of the model stands for all of them
    if (document != null) {
      documents.sent(
          UUID.fromString(document),
          answers.sentDate(),
          answers.method(),
          answers.confirmation(),
          step.user());
    }
    if (documents.toSend(step.number()).isEmpty()) {
      step.denial().callTrack(CallTrack.AWAITING_DECISION, null);
    }
    timeline.add(step.number(), step.user(), "Requested document sent by " + answers.method());
  }
}
