package org.overturn.process;

import java.util.Locale;
import java.util.regex.Pattern;

/** A payer's words in the one form that {@code reason-topics.dmn} looks for phrases in. */
public final class ReasonWording {

  /** A word that the letter's layout has divided: {@code neces-} and {@code sary}. */
  private static final Pattern DIVIDED = Pattern.compile("(?<=\\p{L})-\\h*\\R\\h*(?=\\p{Ll})");

  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}'/%]+");

  private ReasonWording() {}

  /**
   * The same words in lower case, a single blank for whatever else stands between them and one at
   * both ends, so that a phrase is found whatever the capitals, hyphens and line breaks, and {@code
   * " dup "} is found as a word only.
   */
  public static String plain(String text) {
    String straight = text.replace('\u2019', '\'').replace('\u2018', '\'');
    String whole = DIVIDED.matcher(straight).replaceAll("");
    String words = BETWEEN_WORDS.matcher(whole.toLowerCase(Locale.US)).replaceAll(" ");
    return " " + words.strip() + " ";
  }
}
