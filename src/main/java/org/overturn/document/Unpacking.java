package org.overturn.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.InflaterInputStream;

/**
 * Says whether the compressed parts of a PDF unpack to more than is allowed, before anything else
 * looks at them: a few kilobytes can hold gigabytes. It does not trust the file's structure: every
 * place at which a stream may begin is unpacked, also where it was packed several times over.
 */
final class Unpacking {

  private static final byte[] MARK = {'s', 't', 'r', 'e', 'a', 'm'};
  private static final int MOST_TIMES_OVER = 3;

  private final byte[] pdf;
  private final byte[] buffer = new byte[16_384];
  private long left;

  private Unpacking(byte[] pdf, long limit) {
    this.pdf = pdf;
    this.left = limit;
  }

  /** True when all of it together stays within the limit, in bytes. */
  static boolean isWithin(long limit, byte[] pdf) {
    return !CrossReferences.mayBeEndless(pdf) && new Unpacking(pdf, limit).isWithin();
  }

  private boolean isWithin() {
    for (int at = 0; at < pdf.length - MARK.length; at++) {
      if (isMark(at) && !takes(afterLineEnd(at + MARK.length))) {
        return false;
      }
    }
    return true;
  }

  private boolean isMark(int at) {
    for (int i = 0; i < MARK.length; i++) {
      if (pdf[at + i] != MARK[i]) {
        return false;
      }
    }
    return at < 3 || pdf[at - 3] != 'e' || pdf[at - 2] != 'n' || pdf[at - 1] != 'd';
  }

  private int afterLineEnd(int from) {
    int start = from;
    while (start < pdf.length && (pdf[start] == '\r' || pdf[start] == '\n' || pdf[start] == ' ')) {
      start++;
    }
    return start;
  }

  /** Unpacks what begins here, then what that holds, as long as it is packed once more. */
  private boolean takes(int start) {
    for (int times = 0; isPacked(unpacked(start, times)); times++) {
      if (times == MOST_TIMES_OVER) {
        return false;
      }
      count(unpacked(start, times + 1));
      if (left < 0) {
        return false;
      }
    }
    return true;
  }

  private InputStream unpacked(int start, int times) {
    InputStream stream = new ByteArrayInputStream(pdf, start, pdf.length - start);
    for (int i = 0; i < times; i++) {
      stream = new InflaterInputStream(stream);
    }
    return stream;
  }

  /** The header of zlib: method 8, and a check of the two bytes (RFC 1950). */
  private static boolean isPacked(InputStream stream) {
    try (stream) {
      int first = stream.read();
      int second = stream.read();
      return second >= 0 && (first & 0x0f) == 8 && (first * 256 + second) % 31 == 0;
    } catch (IOException broken) {
      return false;
    }
  }

  private void count(InputStream stream) {
    try (stream) {
      int count = 0;
      while (left >= 0 && count >= 0) {
        count = stream.read(buffer);
        left -= Math.max(0, count);
      }
    } catch (IOException broken) {
      // what comes after the break is not unpacked by anyone
    }
  }
}
