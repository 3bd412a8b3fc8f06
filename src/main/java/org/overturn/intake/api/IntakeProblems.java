package org.overturn.intake.api;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;
import org.overturn.intake.Failures;
import org.overturn.intake.Flaw;
import org.overturn.intake.NoticeRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * Says as RFC 9457 problem details why a notice was not taken: which element, what is wrong with it
 * and how to mend it; never a value, since values are about patients.
 */
@RestControllerAdvice(assignableTypes = DenialsApi.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class IntakeProblems {

  private static final Logger log = LoggerFactory.getLogger(IntakeProblems.class);
  private static final String RETRY_AFTER_SECONDS = "30";

  private final Acknowledging acknowledging;

  IntakeProblems(Acknowledging acknowledging) {
    this.acknowledging = acknowledging;
  }

  @ExceptionHandler
  ResponseEntity<?> refused(NoticeRefused refused, HttpServletRequest request) {
    HttpStatus status =
        refused.isUnreadable() ? HttpStatus.BAD_REQUEST : HttpStatus.UNPROCESSABLE_ENTITY;
    Flaw first = refused.flaws().get(0);
    ProblemDetail problem =
        problem(
            status,
            refused.isUnreadable() ? "unreadable" : "incomplete",
            refused.isUnreadable()
                ? "The document cannot be read"
                : "The notice cannot be taken as it is",
            first.words() + ".");
    Optional<byte[]> acknowledgement = acknowledging.asked(request, refused.notice());
    if (acknowledgement.isPresent()) {
      return ResponseEntity.status(status)
          .contentType(Acknowledging.X12)
          .body(acknowledgement.get());
    }
    problem.setProperty("notice", refused.notice());
    problem.setProperty("element", first.element());
    problem.setProperty("errors", refused.flaws());
    return answer(problem, new HttpHeaders());
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> notTaken(NoticeBody.NotTaken notTaken) {
    ProblemDetail problem =
        problem(
            HttpStatus.UNSUPPORTED_MEDIA_TYPE,
            "content-type",
            "This content type is not taken",
            "Send " + String.join(" or ", notTaken.taken()) + ".");
    problem.setProperty("element", "Content-Type");
    problem.setProperty("taken", notTaken.taken());
    HttpHeaders headers = new HttpHeaders();
    headers.setAccept(notTaken.taken().stream().map(MediaType::parseMediaType).toList());
    return answer(problem, headers);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> tooLarge(NoticeBody.TooLarge tooLarge) {
    return answer(
        problem(
            HttpStatus.PAYLOAD_TOO_LARGE,
            "too-large",
            "The notice is too large",
            "Send at most %d bytes, or have overturn.intake.max-size raised."
                .formatted(tooLarge.limit().toBytes())),
        new HttpHeaders());
  }

  /** Whatever else fails is ours: the database is away, or a step of the process failed. */
  @ExceptionHandler
  ResponseEntity<ProblemDetail> unavailable(RuntimeException failure) {
    log.warn("A notice could not be taken: {}", Failures.place(failure));
    HttpHeaders headers = new HttpHeaders();
    headers.set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    return answer(
        problem(
            HttpStatus.SERVICE_UNAVAILABLE,
            "unavailable",
            "The notice could not be taken now",
            "Nothing was done by halves. Send it again later: the same notice never opens a second"
                + " case."),
        headers);
  }

  private static ProblemDetail problem(
      HttpStatus status, String type, String title, String detail) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setType(URI.create("urn:overturn:problem:" + type));
    problem.setTitle(title);
    return problem;
  }

  private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem, HttpHeaders headers) {
    return ResponseEntity.status(problem.getStatus())
        .headers(headers)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }
}
