package org.overturn.casework;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.overturn.denial.NoSuchCase;
import org.overturn.security.Refusals;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/**
 * Pages for what people cannot have. Machines, which do not ask for HTML by name, get problem
 * details instead.
 */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE + 1) // what an interface for machines says itself goes first
class ErrorPages {

  @ExceptionHandler({
    NoSuchCase.class,
    NoResourceFoundException.class,
    MethodArgumentTypeMismatchException.class
  })
  Object notFound(HttpServletRequest request) {
    return told(request, HttpStatus.NOT_FOUND, "There is nothing at this address");
  }

  /** A form's address that somebody opens by hand, or one of which a part was lost. */
  @ExceptionHandler({
    HttpRequestMethodNotSupportedException.class,
    MissingServletRequestParameterException.class
  })
  Object incomplete(Exception why, HttpServletRequest request) {
    ErrorResponse told = (ErrorResponse) why;
    return Refusals.wantsPage(request)
        ? new ModelAndView("error/404", told.getStatusCode())
        : ResponseEntity.status(told.getStatusCode())
            .headers(told.getHeaders())
            .body(told.getBody());
  }

  /** The database is away, or cannot write; nothing was done by halves. */
  @ExceptionHandler({
    DataAccessResourceFailureException.class,
    CannotCreateTransactionException.class,
    TransactionSystemException.class
  })
  Object unavailable(HttpServletRequest request, HttpServletResponse response) {
    response.setHeader(HttpHeaders.RETRY_AFTER, "30");
    return told(
        request,
        HttpStatus.SERVICE_UNAVAILABLE,
        "Not possible now; nothing was done by halves. Try again later");
  }

  @ExceptionHandler(MaxUploadSizeExceededException.class)
  Object tooLarge(HttpServletRequest request) {
    return told(request, HttpStatus.PAYLOAD_TOO_LARGE, "More than may be sent at once");
  }

  private static Object told(HttpServletRequest request, HttpStatus status, String words) {
    return Refusals.wantsPage(request)
        ? new ModelAndView("error/" + status.value(), status)
        : ProblemDetail.forStatusAndDetail(status, words);
  }
}
