package org.overturn.intake.x12;

import java.util.Optional;
import java.util.Set;
import org.overturn.intake.NoticeRefused;

/**
 * Finds an interchange's header in bytes and reads from it what separates what. Its elements have
 * fixed lengths; where a sender got one wrong, the sixteenth separator still shows the end.
 *
 * @param end behind the header and its terminator
 */
record Isa(Delimiters delimiters, int end) {

  private static final int LENGTH = 106;
  private static final int LONGEST = 250;
  private static final int ELEMENTS = 16;
  private static final Set<Integer> SEPARATORS =
      Set.of(3, 6, 17, 20, 31, 34, 50, 53, 69, 76, 81, 83, 89, 99, 101, 103);

  /** True when an interchange seems to begin there. */
  static boolean at(byte[] bytes, int start) {
    return start + 3 < bytes.length
        && upper(bytes[start]) == 'I'
        && upper(bytes[start + 1]) == 'S'
        && upper(bytes[start + 2]) == 'A'
        && isSeparator(bytes[start + 3]);
  }

  /** Where the next interchange begins, from there on; -1 when there is none. */
  static int next(byte[] bytes, int from) {
    for (int i = from; i + 3 < bytes.length; i++) {
      if (at(bytes, i)) {
        return i;
      }
    }
    return -1;
  }

  /**
   * Reads the header that begins there.
   *
   * @throws NoticeRefused when it breaks off, or separators cannot be told apart
   */
  static Isa read(byte[] bytes, int start) {
    byte element = bytes[start + 3];
    int last =
        isRegular(bytes, start, element) ? start + LENGTH - 3 : sixteenth(bytes, start, element);
    if (last < 0 || last + 2 >= bytes.length) {
      throw NoticeRefused.unreadable(
          "ISA", "breaks off or is too long", "send the interchange as a whole, from ISA to IEA");
    }
    byte component = bytes[last + 1];
    byte segment = bytes[last + 2];
    boolean apart = component != element && segment != element && component != segment;
    if (!apart || !isSeparator(component) || !isSeparator(segment)) {
      throw NoticeRefused.unreadable(
          "ISA16",
          "and the segment terminator behind it are not two different separators",
          "use separators that are neither letters, digits nor blanks, such as : and ~");
    }
    char repetition = repetition(bytes, start, last, element, component, segment);
    return new Isa(
        new Delimiters((char) element, repetition, (char) component, (char) segment), last + 3);
  }

  private static boolean isRegular(byte[] bytes, int start, byte element) {
    if (start + LENGTH > bytes.length) {
      return false;
    }
    for (int i = 0; i < LENGTH - 1; i++) {
      if (SEPARATORS.contains(i) != (bytes[start + i] == element)) {
        return false;
      }
    }
    return true;
  }

  private static int sixteenth(byte[] bytes, int start, byte element) {
    int seen = 0;
    for (int i = start; i < bytes.length && i < start + LONGEST; i++) {
      if (bytes[i] == element && ++seen == ELEMENTS) {
        return i;
      }
    }
    return -1;
  }

  /** ISA11, which was the letter U before version 004020. */
  private static char repetition(
      byte[] bytes, int start, int last, byte element, byte component, byte segment) {
    int seen = 0;
    for (int i = start; i < last; i++) {
      if (bytes[i] == element && ++seen == 11) {
        byte found = bytes[i + 1];
        boolean alone = bytes[i + 2] == element;
        boolean own = found != component && found != segment;
        return Optional.of(found)
            .filter(each -> alone && own && isSeparator(each))
            .map(each -> (char) each.byteValue())
            .orElse(Delimiters.NONE);
      }
    }
    return Delimiters.NONE;
  }

  /** ASCII that is no letter, digit or blank; control characters are in use as well. */
  private static boolean isSeparator(byte value) {
    return value > 0 && value != ' ' && !Character.isLetterOrDigit(value);
  }

  private static int upper(byte value) {
    return Character.toUpperCase(value);
  }
}
