package org.overturn.intake.x12;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** In which characters a file is written: its byte order mark says it, or its bytes. */
final class Characters {

  /** What senders mean who do not write UTF-8; it is the same as Latin-1 for letters. */
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  private static final int HEAD = 512;

  private Characters() {}

  /** The same text, one byte a character for all of ASCII: UTF-16 is written anew as UTF-8. */
  static byte[] bytewise(byte[] original) {
    if (startsWith(original, 0xFE, 0xFF) || startsWith(original, 0xFF, 0xFE)) {
      return new String(original, StandardCharsets.UTF_16).getBytes(StandardCharsets.UTF_8);
    }
    return original;
  }

  /** The beginning of it, enough to see what it is. */
  static byte[] head(byte[] original) {
    int even = Math.min(original.length, HEAD) / 2 * 2;
    return bytewise(java.util.Arrays.copyOf(original, even));
  }

  static Charset of(byte[] bytes) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(8192);
    CoderResult result;
    do {
      out.clear();
      result = decoder.decode(in, out, true);
    } while (result.isOverflow());
    return result.isError() ? WINDOWS : StandardCharsets.UTF_8;
  }

  /** Where the text starts, behind blanks, control characters and a UTF-8 byte order mark. */
  static int start(byte[] bytes) {
    int start = startsWith(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
    while (start < bytes.length && bytes[start] >= 0 && bytes[start] <= ' ') {
      start++;
    }
    return start;
  }

  private static boolean startsWith(byte[] bytes, int... mark) {
    if (bytes.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }
}
