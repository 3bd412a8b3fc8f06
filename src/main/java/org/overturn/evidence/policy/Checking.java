package org.overturn.evidence.policy;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/** What checks of values have in common: each says what is wrong at its path and goes on. */
final class Checking {

  static final int LINE = 300;
  static final int TEXT = 2000;
  static final int LIST = 100;

  private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*+");
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  private final Flaws flaws;
  private final String prefix;

  Checking(Flaws flaws, String prefix) {
    this.flaws = flaws;
    this.prefix = prefix;
  }

  Checking at(String below) {
    return new Checking(flaws, prefix + below);
  }

  void fault(String key, String words) {
    flaws.fault(path(key), words);
  }

  void hint(String key, String words) {
    flaws.hint(path(key), words);
  }

  private String path(String key) {
    return prefix.isEmpty() || key.isEmpty() || key.startsWith("[")
        ? prefix + key
        : prefix + "." + key;
  }

  /** One line or paragraph: blanks and line breaks become one blank each. */
  String needed(String key, String value, int longest, String mend) {
    String text = text(key, value, longest);
    if (text.isEmpty()) {
      fault(key, "missing: " + mend);
    }
    return text;
  }

  String text(String key, String value, int longest) {
    String text = plain(value);
    if (text.length() > longest) {
      fault(key, "longer than %d characters: shorten it".formatted(longest));
    }
    if (text.chars().anyMatch(each -> Character.isISOControl(each) || each == 0xFFFD)) {
      fault(key, "has characters that cannot be printed: write it anew");
    }
    return text;
  }

  static String plain(String value) {
    return value == null ? "" : value.strip().replaceAll("\\s+", " ");
  }

  String id(String key, String value) {
    String id = plain(value);
    if (!id.isEmpty() && !(ID.matcher(id).matches() && id.length() <= 60)) {
      fault(key, "write it in lower-case letters, digits and single dashes, such as six-weeks");
    }
    return id;
  }

  Optional<LocalDate> date(String key, String value) {
    String text = plain(value);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      if (DATE.matcher(text).matches()) {
        return Optional.of(LocalDate.parse(text));
      }
    } catch (DateTimeParseException noSuchDay) {
      // said below
    }
    fault(key, "is no date: write it as 2026-11-17");
    return Optional.empty();
  }

  Optional<Integer> number(String key, String value, int least, int most) {
    String text = plain(value);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (text.matches("\\d{1,6}")) {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return Optional.of(number);
      }
    }
    fault(key, "must be a whole number from %d to %d".formatted(least, most));
    return Optional.empty();
  }
}
