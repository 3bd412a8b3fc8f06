package org.overturn.intake;

import java.util.regex.Pattern;

/** Text of a sender made safe to keep: no control characters, no blank edges, null when empty. */
public final class PlainText {

  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]");

  private PlainText() {}

  /** The text without control characters; line breaks and tabs stay. */
  public static String of(String text) {
    if (text == null) {
      return null;
    }
    String plain = CONTROL.matcher(text).replaceAll("").strip();
    return plain.isEmpty() ? null : plain;
  }

  /** The same, cut to a length. */
  public static String of(String text, int length) {
    String plain = of(text);
    return plain == null || plain.length() <= length ? plain : plain.substring(0, length).strip();
  }
}
