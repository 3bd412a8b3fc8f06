package org.overturn.intake.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.unit.DataSize;

/** The body of a request, no larger than allowed, and the content type that its sender states. */
record NoticeBody(String contentType, byte[] bytes) {

  static final String FHIR_JSON = "application/fhir+json";

  /** A content type that no format reads. */
  static class NotTaken extends RuntimeException {
    private final transient List<String> taken;

    NotTaken(List<String> taken) {
      this.taken = taken;
    }

    List<String> taken() {
      return taken;
    }
  }

  /** A body above the limit, given in bytes. */
  static class TooLarge extends RuntimeException {
    private final DataSize limit;

    TooLarge(DataSize limit) {
      this.limit = limit;
    }

    DataSize limit() {
      return limit;
    }
  }

  /**
   * Reads the body.
   *
   * @param taken the content types that are taken
   * @throws NotTaken for another content type
   * @throws TooLarge when there is more of it
   */
  static NoticeBody of(HttpServletRequest request, List<String> taken, DataSize limit)
      throws IOException {
    String type = type(request.getContentType());
    if (!taken.contains(type)) {
      throw new NotTaken(taken);
    }
    if (request.getContentLengthLong() > limit.toBytes()) {
      throw new TooLarge(limit);
    }
    byte[] bytes = request.getInputStream().readNBytes((int) limit.toBytes() + 1);
    if (bytes.length > limit.toBytes()) {
      throw new TooLarge(limit);
    }
    return new NoticeBody(type, bytes);
  }

  /** Empty for a header that cannot be read: it is answered like a type that is not taken. */
  private static String type(String header) {
    try {
      MediaType type = MediaType.parseMediaType(header == null ? "" : header);
      return (type.getType() + "/" + type.getSubtype()).toLowerCase(Locale.ROOT);
    } catch (InvalidMediaTypeException unreadable) {
      return "";
    }
  }
}
