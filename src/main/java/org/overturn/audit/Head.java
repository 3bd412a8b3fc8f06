package org.overturn.audit;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in the chain of seals: kept outside the database, it proves later that all up to there is
 * still what it was. It is written as {@code 1204:9f86d0…}.
 *
 * @param position counted from 1; 0 for a chain that has not begun
 * @param hash SHA-256 in hexadecimal
 */
public record Head(long position, String hash) {

  private static final Pattern WRITTEN = Pattern.compile("(\\d{1,18}):([0-9a-f]{64})");

  /** Before the first seal. */
  static final Head NONE = new Head(0, "0".repeat(64));

  /**
   * Reads one as a log or a mail has it.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static Head of(String written) {
    Matcher parts = WRITTEN.matcher(written.strip());
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "A head of the audit is a position, a colon and 64 hexadecimal digits, as in the log and"
              + " in the daily mail");
    }
    return new Head(Long.parseLong(parts.group(1)), parts.group(2));
  }

  @Override
  public String toString() {
    return position + ":" + hash;
  }
}
