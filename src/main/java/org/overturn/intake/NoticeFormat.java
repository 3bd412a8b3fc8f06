package org.overturn.intake;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads originals of one format. */
public interface NoticeFormat {

  /** The content types it reads, without parameters; the usual one first. */
  List<String> contentTypes();

  /** As it stands on pages and timelines: "FHIR", "denial letter". */
  String words();

  /**
   * Whether an original is of this format, by its content: files and mails often do not say, or say
   * it wrongly. A look at the beginning has to do; it must not fail, whatever the bytes are.
   *
   * @return the content type under which to keep it
   */
  Optional<String> recognise(byte[] original);

  /**
   * Whether a file of this name is usually of this format. Asked only when neither what the sender
   * states nor the content tells.
   */
  default boolean isNamed(String name) {
    return false;
  }

  /**
   * The notices inside an original that holds several which stand and fall by themselves: rows of a
   * table, transactions of an interchange. Empty when it is one notice.
   *
   * @throws NoticeRefused when it cannot be taken apart
   */
  default Iterable<Part> parts(byte[] original) {
    return List.of();
  }

  /**
   * What the original says, one finding a service line, in the order of the original.
   *
   * @param receivedAt when it reached the practice
   * @throws NoticeRefused when it cannot be read
   */
  List<Finding> read(byte[] original, Instant receivedAt);

  /**
   * The answer that a sender of this format expects, in the format's own words; empty where it
   * knows none. The same original gives the same answer.
   */
  default Optional<byte[]> acknowledgement(byte[] original, Instant receivedAt) {
    return Optional.empty();
  }
}
