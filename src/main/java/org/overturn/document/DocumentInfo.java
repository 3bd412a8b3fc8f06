package org.overturn.document;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/** What is known of a document, without its bytes; {@code size} in bytes. */
public record DocumentInfo(
    UUID id,
    String name,
    String contentType,
    DocumentKind kind,
    String sha256,
    long size,
    String addedBy,
    Instant addedAt) {

  /** The size in words, such as "1.4 MB". */
  public String sizeText() {
    if (size < 1024) {
      return size + " bytes";
    }
    return size < 1024 * 1024
        ? Math.round(size / 1024.0) + " KB"
        : String.format(Locale.US, "%.1f MB", size / (1024.0 * 1024.0));
  }
}
