package org.overturn.intake.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.overturn.intake.Failures;
import org.overturn.intake.Intake;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Answers senders in the format in which they sent, where they ask for it. */
@Component
class Acknowledging {

  static final String X12_VALUE = "application/edi-x12";
  static final MediaType X12 = MediaType.parseMediaType(X12_VALUE);

  private static final Logger log = LoggerFactory.getLogger(Acknowledging.class);

  private final Intake intake;

  Acknowledging(Intake intake) {
    this.intake = intake;
  }

  /** The acknowledgement of a notice, where the request's Accept names its format. */
  Optional<byte[]> asked(HttpServletRequest request, UUID notice) {
    return notice != null && isNamed(request) ? of(notice) : Optional.empty();
  }

  /**
   * The acknowledgement of a notice; empty where its format knows none. That it could not be made
   * must not hide what became of the notice.
   */
  Optional<byte[]> of(UUID notice) {
    try {
      return intake.acknowledgement(notice);
    } catch (RuntimeException failure) {
      log.warn("Notice {} could not be acknowledged: {}", notice, Failures.place(failure));
      return Optional.empty();
    }
  }

  private static boolean isNamed(HttpServletRequest request) {
    try {
      List<String> accepted = Collections.list(request.getHeaders("Accept"));
      return MediaType.parseMediaTypes(accepted).stream()
          .anyMatch(type -> type.equalsTypeAndSubtype(X12));
    } catch (InvalidMediaTypeException unreadable) {
      return false;
    }
  }
}
