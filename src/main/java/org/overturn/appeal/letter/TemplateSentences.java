package org.overturn.appeal.letter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Cuts a paragraph into sentences. A value is one sign here, {@link #VALUE}, so that what it says
 * never moves a cut: where a template's sentences end is the template's alone.
 */
final class TemplateSentences {

  /** Stands for a value. */
  static final char VALUE = '\uE002';

  private static final String CLOSING = "\"”’')]»";
  private static final String OPENING = "\"“‘'([«";

  /** What ends in a period and no sentence, whatever comes next. */
  private static final Set<String> BEFORE_A_NAME =
      Set.of(
          "dr", "mr", "mrs", "ms", "mx", "st", "prof", "rev", "hon", "messrs", "vs", "v", "cf",
          "e.g", "i.e", "approx", "ca", "resp", "incl", "excl", "attn", "re");

  /** What ends in a period and no sentence where a number or a value comes next. */
  private static final Set<String> BEFORE_A_NUMBER =
      Set.of(
          "no", "nos", "fig", "figs", "sec", "secs", "art", "arts", "ch", "chap", "para", "paras",
          "pt", "p", "pp", "vol", "app", "ex", "exh", "ed", "tit", "ann", "admin", "ins", "gov",
          "stat", "reg", "regs", "rev", "tel", "ext", "ste", "rm", "jan", "feb", "mar", "apr",
          "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec");

  /** What ends in a period and goes on with a capital letter as well: "Tex. Ins. Code". */
  private static final Set<String> IN_A_CITATION =
      Set.of(
          "tex", "ins", "cal", "fla", "ill", "mich", "minn", "mass", "conn", "ariz", "colo", "wash",
          "wis", "gov", "admin", "ann", "stat", "fed", "reg", "rev", "code", "comp", "gen",
          "health", "pub", "l", "div", "subch", "supp", "ct", "cir", "dept", "univ", "assn",
          "bros");

  /** Words with which a sentence begins, even behind an abbreviation. */
  private static final Set<String> STARTERS =
      Set.of(
          "the",
          "we",
          "i",
          "this",
          "that",
          "these",
          "those",
          "it",
          "in",
          "he",
          "she",
          "they",
          "a",
          "an",
          "our",
          "please",
          "under",
          "for",
          "as",
          "on",
          "at",
          "my",
          "your",
          "if",
          "there",
          "because",
          "since",
          "after",
          "before",
          "when",
          "while",
          "with",
          "without",
          "no",
          "each",
          "all",
          "both",
          "to",
          "by",
          "its",
          "his",
          "her",
          "their",
          "you",
          "what",
          "who",
          "which",
          "however",
          "therefore",
          "thus",
          "although",
          "also",
          "any",
          "not");

  /**
   * Possessive, so that a word of thousands of periods in what others wrote is walked, not nested.
   */
  private static final Pattern LETTERS_WITH_PERIODS =
      Pattern.compile("(\\p{L}{1,4}\\.)++\\p{L}{1,4}");

  private static final Pattern DOTTED =
      Pattern.compile("(\\p{L}\\.)+\\p{L}|\\p{L}{1,4}(\\.\\p{L})+");
  private static final Pattern COUNT = Pattern.compile("[(\\[]?(\\d{1,3}|\\p{L}|[ivxIVX]{1,5})");

  private TemplateSentences() {}

  /** A sentence lies from one place to before the other, without the blanks around it. */
  record Cut(int from, int to) {}

  static List<Cut> cut(String paragraph) {
    List<Cut> cuts = new ArrayList<>();
    int from = skipBlanks(paragraph, 0);
    for (int at = from; at < paragraph.length(); at++) {
      if (isMark(paragraph.charAt(at))) {
        int end = past(paragraph, at);
        int next = skipBlanks(paragraph, end);
        if (next > end && next < paragraph.length() && ends(paragraph, from, at, next)) {
          cuts.add(new Cut(from, end));
          from = next;
          at = next - 1;
        } else {
          at = Math.max(at, end - 1);
        }
      }
    }
    int end = paragraph.length();
    while (end > from && Character.isWhitespace(paragraph.charAt(end - 1))) {
      end--;
    }
    if (end > from) {
      cuts.add(new Cut(from, end));
    }
    return cuts;
  }

  private static boolean ends(String text, int from, int mark, int next) {
    if (!begins(text, next)) {
      return false;
    }
    if (text.charAt(mark) != '.') {
      return true;
    }
    int begin = mark;
    while (begin > from && !Character.isWhitespace(text.charAt(begin - 1))) {
      begin--;
    }
    String word = text.substring(begin, mark);
    // "1. Six weeks", "(a). Six weeks": the count of an item
    if (begin == from && COUNT.matcher(word).matches()) {
      return false;
    }
    return !isShort(unquoted(word), text, next);
  }

  private static boolean isShort(String word, String text, int next) {
    String small = word.toLowerCase(Locale.ROOT);
    String follows = wordAt(text, next);
    boolean starts = STARTERS.contains(follows.toLowerCase(Locale.ROOT));
    char first = text.charAt(next);
    if (BEFORE_A_NAME.contains(small)) {
      return true;
    }
    if (BEFORE_A_NUMBER.contains(small)
        && (Character.isDigit(first) || first == VALUE || first == '(')) {
      return true;
    }
    if (IN_A_CITATION.contains(small) && !starts) {
      return Character.isUpperCase(word.codePointAt(0));
    }
    // an initial, credentials, "U.S.": a name or number goes on, a sentence's usual word does not
    boolean initial = word.length() == 1 && Character.isUpperCase(word.charAt(0));
    boolean dotted = DOTTED.matcher(word).matches() || LETTERS_WITH_PERIODS.matcher(word).matches();
    return (initial || dotted) && !starts;
  }

  private static String wordAt(String text, int at) {
    int end = at;
    while (end < text.length() && Character.isLetter(text.charAt(end))) {
      end++;
    }
    return text.substring(at, end);
  }

  private static String unquoted(String word) {
    int begin = 0;
    while (begin < word.length() && OPENING.indexOf(word.charAt(begin)) >= 0) {
      begin++;
    }
    return word.substring(begin);
  }

  private static boolean isMark(char sign) {
    return sign == '.' || sign == '!' || sign == '?';
  }

  /** Behind all marks and closing quotes. */
  private static int past(String text, int mark) {
    int end = mark + 1;
    while (end < text.length()
        && (isMark(text.charAt(end)) || CLOSING.indexOf(text.charAt(end)) >= 0)) {
      end++;
    }
    return end;
  }

  private static boolean begins(String text, int at) {
    char sign = text.charAt(at);
    return sign == VALUE
        || Character.isUpperCase(sign)
        || Character.isDigit(sign)
        || OPENING.indexOf(sign) >= 0
        || Character.isSurrogate(sign)
        || sign == '§';
  }

  private static int skipBlanks(String text, int at) {
    int place = at;
    while (place < text.length() && Character.isWhitespace(text.charAt(place))) {
      place++;
    }
    return place;
  }
}
