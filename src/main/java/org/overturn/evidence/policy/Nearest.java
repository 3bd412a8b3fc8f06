package org.overturn.evidence.policy;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Which word was probably meant. */
final class Nearest {

  private Nearest() {}

  /** The nearest of the known words; empty where none is near. */
  static String of(String written, List<String> known) {
    String plain = plain(written);
    return known.stream()
        .min(Comparator.comparingInt(each -> distance(plain, plain(each))))
        .filter(each -> distance(plain, plain(each)) <= Math.max(1, each.length() / 3))
        .orElse("");
  }

  private static String plain(String word) {
    String lower = word.length() > 60 ? word.substring(0, 60) : word;
    return lower.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
  }

  private static int distance(String one, String other) {
    int[] above = new int[other.length() + 1];
    for (int at = 0; at < above.length; at++) {
      above[at] = at;
    }
    for (int row = 1; row <= one.length(); row++) {
      int diagonal = above[0];
      above[0] = row;
      for (int at = 1; at <= other.length(); at++) {
        int same = diagonal + (one.charAt(row - 1) == other.charAt(at - 1) ? 0 : 1);
        diagonal = above[at];
        above[at] = Math.min(same, 1 + Math.min(above[at], above[at - 1]));
      }
    }
    return above[other.length()];
  }
}
