package org.overturn.evidence.policy;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A policy's number, however it is spelled: {@code NCD 240.4}, {@code ncd-240.4} and {@code
 * NCD240.4} are one. Medicare's own kinds may stand apart from the number, or, for local ones,
 * whose numbers are unique, be left out: {@code CPAP Therapy (NCD), 240.4}, {@code L33906}.
 */
final class PolicyNumber {

  private static final Pattern RUN = Pattern.compile("\\d+|\\p{L}+");
  private static final Pattern KIND = Pattern.compile("(ncd|lcd|lca) ?(.*\\d.*)");
  private static final String BETWEEN = "[\\s\\p{Pd}_./#:]{0,3}";

  private PolicyNumber() {}

  /** The number as it is kept to be found again: its runs of letters and of digits. */
  static String key(String number) {
    StringBuilder key = new StringBuilder();
    Matcher runs = RUN.matcher(number.toLowerCase(Locale.ROOT));
    while (runs.find()) {
      key.append(key.isEmpty() ? "" : " ").append(runs.group());
    }
    return key.toString();
  }

  /** True when this text names the policy of this key. */
  static boolean names(String text, String key) {
    if (text == null || key.isEmpty()) {
      return false;
    }
    String where = text.toLowerCase(Locale.ROOT);
    if (pattern(key).matcher(where).find()) {
      return true;
    }
    Matcher kind = KIND.matcher(key);
    return kind.matches()
        && (isLocal(kind.group(1)) || saysNational(where))
        && pattern(kind.group(2)).matcher(where).find();
  }

  private static boolean isLocal(String kind) {
    return !"ncd".equals(kind);
  }

  private static boolean saysNational(String text) {
    return text.contains("national coverage") || text.matches("(?s).*\\bncd\\b.*");
  }

  /** Not within a longer word or number: 240.4 is not 240.4.1, and SP-3 is not SP-3.1. */
  private static Pattern pattern(String key) {
    StringBuilder pattern = new StringBuilder("(?<![\\p{L}\\d])(?<!\\d[.-])");
    String before = "";
    for (String run : key.split(" ")) {
      if (!before.isEmpty()) {
        boolean wouldBeOne = isDigit(before) == isDigit(run);
        pattern.append(wouldBeOne ? BETWEEN.replace("{0,", "{1,") : BETWEEN);
      }
      pattern.append(Pattern.quote(run));
      before = run;
    }
    return Pattern.compile(pattern.append("(?![\\p{L}\\d]|[.-]\\d)").toString());
  }

  private static boolean isDigit(String run) {
    return Character.isDigit(run.charAt(0));
  }
}
