package org.overturn.intake;

import java.time.Instant;
import java.util.List;

/** Reads originals of one content type. */
public interface NoticeFormat {

  /** The content type it reads, without parameters. */
  String contentType();

  Channel channel();

  /**
   * What the original says, one finding a service line, in the order of the original.
   *
   * @param receivedAt when it reached the practice
   * @throws NoticeRefused when it cannot be read
   */
  List<Finding> read(byte[] original, Instant receivedAt);
}
