package org.overturn.casework;

import org.overturn.denial.NoSuchCase;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/**
 * Pages for what people cannot have. Machines, which do not ask for HTML, get problem details
 * instead.
 */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ErrorPages {

  @ExceptionHandler(
      value = {
        NoSuchCase.class,
        NoResourceFoundException.class,
        MethodArgumentTypeMismatchException.class
      },
      produces = MediaType.TEXT_HTML_VALUE)
  @ResponseStatus(HttpStatus.NOT_FOUND)
  String notFound() {
    return "error/404";
  }

  @ExceptionHandler(
      value = MaxUploadSizeExceededException.class,
      produces = MediaType.TEXT_HTML_VALUE)
  @ResponseStatus(HttpStatus.PAYLOAD_TOO_LARGE)
  String tooLarge() {
    return "error/413";
  }
}
