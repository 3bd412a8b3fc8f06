package org.overturn.intake.csv;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.overturn.intake.NoticeRefused;

/** The text of a file whose charset nobody states. */
final class CsvText {

  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final int LOOK = 512;

  private CsvText() {}

  /**
   * The text of the first bytes. A byte order mark says what it is; many zero bytes say UTF-16;
   * what is not valid UTF-8 is windows-1252, the charset of US office programs.
   *
   * @param length how many bytes; a character that is cut at the end is left out
   * @throws NoticeRefused when it is no text
   */
  static String of(byte[] bytes, int length) {
    String text = decode(bytes, length);
    if (text.indexOf('\0') >= 0) {
      throw NoticeRefused.unreadable(
          "the table", "holds characters that no text has", "export it again as CSV in UTF-8");
    }
    return text;
  }

  private static String decode(byte[] bytes, int length) {
    if (starts(bytes, length, 0xEF, 0xBB, 0xBF)) {
      return new String(bytes, 3, length - 3, StandardCharsets.UTF_8);
    }
    if (starts(bytes, length, 0xFF, 0xFE)) {
      return new String(bytes, 2, (length - 2) & ~1, StandardCharsets.UTF_16LE);
    }
    if (starts(bytes, length, 0xFE, 0xFF)) {
      return new String(bytes, 2, (length - 2) & ~1, StandardCharsets.UTF_16BE);
    }
    if (isMostlyZero(bytes, length, 1)) {
      return new String(bytes, 0, length & ~1, StandardCharsets.UTF_16LE);
    }
    if (isMostlyZero(bytes, length, 0)) {
      return new String(bytes, 0, length & ~1, StandardCharsets.UTF_16BE);
    }
    return utf8OrWindows(bytes, length);
  }

  private static String utf8OrWindows(byte[] bytes, int length) {
    CharsetDecoder utf8 =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CharBuffer text = CharBuffer.allocate(length);
    boolean whole = length == bytes.length;
    boolean broken = utf8.decode(ByteBuffer.wrap(bytes, 0, length), text, whole).isError();
    return broken ? new String(bytes, 0, length, WINDOWS) : text.flip().toString();
  }

  private static boolean starts(byte[] bytes, int length, int... mark) {
    if (length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  /** Whether every other byte is mostly zero, as in UTF-16 of Latin text. */
  private static boolean isMostlyZero(byte[] bytes, int length, int from) {
    int look = Math.min(length, LOOK) & ~1;
    int zeros = 0;
    for (int i = from; i < look; i += 2) {
      zeros += bytes[i] == 0 ? 1 : 0;
    }
    return look >= 4 && zeros > look / 2 * 0.4;
  }
}
