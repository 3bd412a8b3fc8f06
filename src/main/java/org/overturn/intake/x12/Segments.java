package org.overturn.intake.x12;

import java.nio.charset.Charset;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Set;
import org.overturn.intake.Flaw;
import org.overturn.intake.NoticeRefused;

/**
 * The segments of a file one by one, envelopes included, without keeping them: any separators, with
 * or without line breaks, one interchange after another. What stands behind the last one is passed
 * over.
 */
final class Segments implements Iterator<RawSegment> {

  private static final Set<String> ENVELOPE = Set.of("ISA", "GS", "ST", "GE", "IEA");

  private final byte[] bytes;
  private final Charset charset;
  private final X12Properties limits;
  private final boolean small;

  private Delimiters delimiters;
  private int position;
  private int count;
  private boolean inside;
  private RawSegment next;

  /**
   * Starts at the first header.
   *
   * @throws NoticeRefused when there is none
   */
  Segments(byte[] original, X12Properties limits) {
    this.bytes = Characters.bytewise(original);
    this.charset = Characters.of(bytes);
    this.limits = limits;
    this.position = Characters.start(bytes);
    if (!Isa.at(bytes, position)) {
      throw NoticeRefused.unreadable(
          "ISA", "is not at the beginning", "send an X12 interchange, from ISA to IEA");
    }
    this.small = bytes[position] == 'i';
    this.next = read();
  }

  Charset charset() {
    return charset;
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  /** The segment that {@link #next} will give; null at the end. */
  RawSegment peek() {
    return next;
  }

  /** True when the next segment belongs to an envelope, or there is none. */
  boolean atEnvelope() {
    return next == null || ENVELOPE.contains(next.tag());
  }

  boolean at(String tag) {
    return next != null && next.is(tag);
  }

  @Override
  public RawSegment next() {
    if (next == null) {
      throw new NoSuchElementException();
    }
    RawSegment current = next;
    next = read();
    return current;
  }

  private RawSegment read() {
    skipBlanks();
    if (!inside) {
      position = Isa.next(bytes, position);
    }
    if (position < 0 || position >= bytes.length) {
      position = bytes.length;
      return null;
    }
    if (++count > limits.maxSegments()) {
      throw NoticeRefused.incomplete(
          List.of(
              Flaw.at(
                  "the interchange",
                  "has more than %d segments".formatted(limits.maxSegments()),
                  "send it in parts, or have overturn.intake.x12.max-segments raised")));
    }
    return Isa.at(bytes, position) ? header() : segment();
  }

  private RawSegment header() {
    Isa isa = Isa.read(bytes, position);
    String text = text(position, isa.end() - 1);
    delimiters = isa.delimiters();
    position = isa.end();
    inside = true;
    return new RawSegment("ISA", text, delimiters);
  }

  private RawSegment segment() {
    int end = position;
    while (end < bytes.length && bytes[end] != delimiters.segment()) {
      end++;
      if (end - position > limits.maxSegmentLength()) {
        throw NoticeRefused.unreadable(
            "segment " + count,
            "is longer than %d characters".formatted(limits.maxSegmentLength()),
            "end each segment with the terminator that follows ISA16, or have"
                + " overturn.intake.x12.max-segment-length raised");
      }
    }
    String text = text(position, end);
    position = Math.min(end + 1, bytes.length);
    int tagEnd = text.indexOf(delimiters.element());
    String tag = (tagEnd < 0 ? text : text.substring(0, tagEnd)).strip().toUpperCase(Locale.ROOT);
    inside = !tag.equals("IEA");
    return new RawSegment(tag, text, delimiters);
  }

  private String text(int start, int end) {
    String text = new String(bytes, start, end - start, charset);
    return small ? text.toUpperCase(Locale.ROOT) : text;
  }

  private void skipBlanks() {
    while (position < bytes.length && bytes[position] >= 0 && bytes[position] <= ' ') {
      position++;
    }
  }
}
