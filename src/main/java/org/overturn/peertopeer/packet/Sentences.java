package org.overturn.peertopeer.packet;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Counts sentences, so that a lead stays as short as it can be said (R21). */
final class Sentences {

  private static final Pattern END =
      Pattern.compile("(\\S+?)[.!?]+[\"”’')\\]]*(?=\\s+[\\p{Lu}\\d“\"(\\[]|\\s*$)");

  /** What ends in a period and no sentence. */
  private static final Pattern ABBREVIATION =
      Pattern.compile(
          "(?i)(.*[(\\[“\"])?(dr|mr|mrs|ms|st|jr|sr|vs|no|approx|e\\.g|i\\.e|mg|mcg|ml|fig|\\p{L})");

  private Sentences() {}

  static int count(String text) {
    String plain = text == null ? "" : text.strip();
    int sentences = 0;
    int last = 0;
    Matcher end = END.matcher(plain);
    while (end.find()) {
      if (end.end() == plain.length() || !ABBREVIATION.matcher(end.group(1)).matches()) {
        sentences++;
        last = end.end();
      }
    }
    return plain.substring(last).isBlank() ? sentences : sentences + 1;
  }

  /** Words of others inside a sentence of ours must not end it. */
  static String inside(String words) {
    return words.strip().replaceAll("[.!?]+(?=\\s|$)", "").replaceAll("\\s+", " ");
  }
}
