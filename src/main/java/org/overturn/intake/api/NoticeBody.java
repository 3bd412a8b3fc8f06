package org.overturn.intake.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.overturn.intake.json.JsonNotices;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.unit.DataSize;

/** The body of a request, no larger than allowed, and the format it is in. */
record NoticeBody(String contentType, byte[] bytes) {

  static final String FHIR_JSON = "application/fhir+json";
  static final List<String> TAKEN = List.of(FHIR_JSON, JsonNotices.CONTENT_TYPE);

  /** A content type that no format reads. */
  static class NotTaken extends RuntimeException {}

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
   * Reads the body. FHIR that comes as plain JSON is recognised, since many senders do that.
   *
   * @throws NotTaken for another content type
   * @throws TooLarge when there is more of it
   */
  static NoticeBody of(HttpServletRequest request, DataSize limit) throws IOException {
    String type = type(request.getContentType());
    if (request.getContentLengthLong() > limit.toBytes()) {
      throw new TooLarge(limit);
    }
    byte[] bytes = request.getInputStream().readNBytes((int) limit.toBytes() + 1);
    if (bytes.length > limit.toBytes()) {
      throw new TooLarge(limit);
    }
    boolean fhir = type.equals(FHIR_JSON) || JsonNotices.isFhir(bytes);
    return new NoticeBody(fhir ? FHIR_JSON : type, bytes);
  }

  private static String type(String header) {
    try {
      MediaType type = MediaType.parseMediaType(header == null ? "" : header);
      String name = type.getType() + "/" + type.getSubtype();
      if (TAKEN.contains(name)) {
        return name;
      }
    } catch (InvalidMediaTypeException unreadable) {
      // answered like any other type that is not taken
    }
    throw new NotTaken();
  }
}
