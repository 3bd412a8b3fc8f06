package org.overturn.process;

import java.util.Locale;
import java.util.regex.Pattern;

/** A payer's words in the one form that {@code reason-topics.dmn} looks for phrases in. */
public final class ReasonWording {

  /** A word that the letter's layout has divided: {@code neces-} and {@code sary}. */
  private static final Pattern DIVIDED = Pattern.compile("(?<=\\p{L})-\\h*\\R\\h*(?=\\p{Ll})");

  /** The end of a sentence; the stop of an abbreviation is none. */
  private static final Pattern END =
      Pattern.compile(
          "(?<!\\b(?i:dr|mr|ms|mrs|no|vs|pt|pts|med|nec|clin|dx|hx|tx|rx|mo|mos|wk|wks|yr|yrs|approx"
              + "|addl|addtl|req|auth|max|min|cont|docs|info|eval|eff|est|incl|prov))"
              + "[.!?](?=\\s+\\p{Lu}|\\s*$)");

  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}'/%\\n]+");
  private static final Pattern STOP = Pattern.compile("\\s*\\n\\s*");

  private ReasonWording() {}

  /**
   * The same words in lower case, a stop for the end of each sentence, a single blank for whatever
   * else stands between words and one at both ends, so that a phrase is found whatever the
   * capitals, hyphens and line breaks, and {@code " dup "} is found as a word only.
   */
  public static String plain(String text) {
    String straight = text.replace('\u2019', '\'').replace('\u2018', '\'');
    String whole = DIVIDED.matcher(straight).replaceAll("").replaceAll("\\R", " ");
    String sentences = END.matcher(whole).replaceAll("\n").toLowerCase(Locale.US);
    String words = BETWEEN_WORDS.matcher(sentences).replaceAll(" ");
    return " " + STOP.matcher(words).replaceAll(" . ").strip() + " ";
  }
}
