package org.overturn.intake.packed;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.overturn.intake.Finding;
import org.overturn.intake.NoticeFormat;
import org.overturn.intake.NoticeRefused;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Refuses what holds other files, by its first bytes, and says how to mend it. A packed file is
 * never opened: it may be a thousand times its size inside.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class PackedFiles implements NoticeFormat {

  private static final int LOOK = 4096;
  private static final String OFFICE = "[Content_Types].xml";

  /** First bytes, each byte a character, of ZIP (also empty), gzip, 7z and RAR. */
  private static final Map<String, String> PACKED =
      Map.of(
          "PK\u0003\u0004", "application/zip",
          "PK\u0005\u0006", "application/zip",
          "\u001f\u008b", "application/gzip",
          "7z\u00bc\u00af\u0027\u001c", "application/x-7z-compressed",
          "Rar!\u001a\u0007", "application/vnd.rar");

  /** First bytes of the older Word and Excel formats. */
  private static final String OLD_OFFICE = "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1";

  /** None that a sender may state: these are not taken. */
  @Override
  public List<String> contentTypes() {
    return List.of();
  }

  @Override
  public String words() {
    return "packed file";
  }

  @Override
  public Optional<String> recognise(byte[] original) {
    String start = start(original);
    return start.startsWith(OLD_OFFICE)
        ? Optional.of("application/x-ole-storage")
        : PACKED.entrySet().stream()
            .filter(kind -> start.startsWith(kind.getKey()))
            .map(Map.Entry::getValue)
            .findFirst();
  }

  @Override
  public List<Finding> read(byte[] original, Instant receivedAt) {
    String start = start(original);
    if (start.startsWith(OLD_OFFICE) || start.contains(OFFICE)) {
      throw NoticeRefused.unreadable(
          "the document",
          "is an office document",
          "save a sheet as CSV and a letter as PDF, and send that");
    }
    throw NoticeRefused.unreadable(
        "the document",
        "is a packed file, which is not opened",
        "unpack it and send each file by itself");
  }

  private static String start(byte[] original) {
    return new String(original, 0, Math.min(original.length, LOOK), StandardCharsets.ISO_8859_1);
  }
}
