package org.overturn.intake.x12;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Set;

/**
 * One transaction set as StAEDI reads it, whatever the sender's file looks like: in an envelope of
 * ours, with separators that cannot stand in data, without control characters, one segment for each
 * of the sender's. Made while it is read, so that a set of any length takes little memory.
 */
final class CanonicalStream extends InputStream {

  /** Stands for a segment that cannot be one, so that positions stay what they are. */
  static final String NO_SEGMENT = "ZZZ";

  /** How many segments stand before ST. */
  static final int BEFORE = 2;

  private static final Delimiters TO = Delimiters.CANONICAL;
  private static final Set<String> OF_ENVELOPES = Set.of("ISB", "ISE", "TA1", "ISX", "ST", "SE");

  private final Iterator<RawSegment> body;
  private final String type;
  private byte[] buffer;
  private int position;
  private int count;
  private boolean ended;

  CanonicalStream(String type, Iterator<RawSegment> body) {
    this.type = type;
    this.body = body;
    this.buffer = bytes(header());
  }

  @Override
  public int read() {
    while (position == buffer.length) {
      if (ended) {
        return -1;
      }
      buffer = bytes(more());
      position = 0;
    }
    return buffer[position++] & 0xFF;
  }

  private String more() {
    while (body.hasNext()) {
      RawSegment segment = body.next();
      if (count++ == 0) {
        return line("ST", type, "0001");
      }
      if (!segment.is("SE")) {
        return line(segment);
      }
      count--;
    }
    ended = true;
    return line("SE", String.valueOf(count + 1), "0001")
        + line("GE", "1", "1")
        + line("IEA", "1", "000000001");
  }

  private static String header() {
    String blank = " ".repeat(10);
    String party = "OVERTURN" + " ".repeat(7);
    return line(
            "ISA",
            "00",
            blank,
            "00",
            blank,
            "ZZ",
            party,
            "ZZ",
            party,
            "260101",
            "0000",
            String.valueOf(TO.repetition()),
            "00501",
            "000000001",
            "0",
            "P",
            String.valueOf(TO.component()))
        + line("GS", "HI", "OVERTURN", "OVERTURN", "20260101", "0000", "1", "X", "005010");
  }

  private static String line(RawSegment segment) {
    boolean possible = segment.tag().matches("[A-Z][A-Z0-9]{1,2}");
    if (!possible || OF_ENVELOPES.contains(segment.tag())) {
      return line(NO_SEGMENT, "0");
    }
    Delimiters from = segment.delimiters();
    String text = segment.text();
    int start = text.indexOf(from.element());
    StringBuilder line = new StringBuilder(segment.tag());
    for (int i = start < 0 ? text.length() : start; i < text.length(); i++) {
      char each = text.charAt(i);
      if (each == from.element()) {
        line.append(TO.element());
      } else if (each == from.component()) {
        line.append(TO.component());
      } else if (each == from.repetition() && each != Delimiters.NONE) {
        line.append(TO.repetition());
      } else if (!Character.isISOControl(each) && !Character.isSurrogate(each)) {
        line.append(each);
      }
    }
    return line.append(TO.segment()).toString();
  }

  private static String line(String... elements) {
    return String.join(String.valueOf(TO.element()), elements) + TO.segment();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
