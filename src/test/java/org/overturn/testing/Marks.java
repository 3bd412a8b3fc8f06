package org.overturn.testing;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What tells the marked patient, and what people type in the tests, in every spelling in which it
 * could leak: any case, URL-encoded, base64 at each offset, hexadecimal, and the birth date as
 * people and machines write it.
 */
public final class Marks {

  /** What stands nowhere but in the marked patient's own record. */
  public static final List<String> WORDS =
      List.of(
          "Zyxmarked",
          "Qvphitest",
          "MEMB-ZYX-77",
          "Zyxtyped",
          "1961-02-03",
          "02/03/1961",
          "2/3/1961",
          "Feb 3, 1961",
          "February 3, 1961");

  private static final Pattern PATTERN =
      Pattern.compile(
          spellings(WORDS).stream().map(Pattern::quote).collect(Collectors.joining("|")),
          Pattern.CASE_INSENSITIVE);

  private Marks() {}

  /** The first mark in the text, as it stands there. */
  public static Optional<String> in(String text) {
    if (text == null) {
      return Optional.empty();
    }
    Matcher found = PATTERN.matcher(text);
    return found.find() ? Optional.of(found.group()) : Optional.empty();
  }

  /** Each spelling of these words, in lower case, for searches in what was made lower case. */
  public static List<String> spellings(List<String> words) {
    Set<String> spellings = new TreeSet<>();
    words.forEach(word -> spell(word, spellings));
    return spellings.stream()
        .map(spelling -> spelling.toLowerCase(Locale.ROOT))
        .distinct()
        .toList();
  }

  private static void spell(String word, Set<String> spellings) {
    spellings.add(word);
    spellings.add(word.replace("/", "\\/"));
    spellings.add(URLEncoder.encode(word, StandardCharsets.UTF_8));
    spellings.add(URLEncoder.encode(word, StandardCharsets.UTF_8).replace("+", "%20"));
    byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
    spellings.add(HexFormat.of().formatHex(bytes));
    for (int offset = 0; offset < 3; offset++) {
      byte[] shifted = new byte[offset + bytes.length];
      System.arraycopy(bytes, 0, shifted, offset, bytes.length);
      String code = Base64.getEncoder().withoutPadding().encodeToString(shifted);
      // the first and last characters depend on what stands before and behind
      int from = offset == 0 ? 0 : offset + 1;
      int until = shifted.length % 3 == 0 ? code.length() : code.length() - 1;
      spellings.add(code.substring(from, until));
    }
  }
}
