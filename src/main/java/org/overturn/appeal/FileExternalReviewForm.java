package org.overturn.appeal;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.overturn.process.CaseStep;
import org.overturn.process.TaskForm;
import org.springframework.stereotype.Component;

/** The form <i>File the external review too</i>. Date and time are the practice's. */
@Component
class FileExternalReviewForm implements TaskForm<FileExternalReviewForm.Answers> {

  private static final String FILED = "filed";

  record Answers(
      @NotNull(message = "say whether the external review is asked for")
          @Pattern(regexp = FILED + "|not-filed", message = "choose yes or no")
          String externalReview,
      @Pattern(regexp = "portal|fax|mail|fhir|e-mail", message = "choose how it was filed")
          String method,
      LocalDate filedDate,
      LocalTime filedTime,
      @Size(max = 200) String confirmation,
      @Size(max = 400) String destination,
      @Size(max = 40) String proof,
      @Size(max = 400) String explanation,
      @Size(max = 400) String notFiledReason) {

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

    boolean isFiled() {
      return FILED.equals(externalReview);
    }

    @AssertTrue(message = "give how, on which day and when it was filed, and the confirmation")
    boolean isProofGiven() {
      return !isFiled()
          || method != null && filedDate != null && filedTime != null && confirmation != null;
    }

    @AssertTrue(message = "write down why the reviewer is not asked now")
    boolean isNotFiledReasonGiven() {
      return isFiled() || notFiledReason != null;
    }
  }

  private final ExternalReview review;

  FileExternalReviewForm(ExternalReview review) {
    this.review = review;
  }

  @Override
  public String key() {
    return "file-external-review";
  }

  @Override
  public Class<Answers> answers() {
    return Answers.class;
  }

  @Override
  public void complete(Answers answers, CaseStep step) {
    if (answers.isFiled()) {
      review.filed(step, answers);
    } else {
      review.notFiled(step, answers.notFiledReason());
    }
  }
}
