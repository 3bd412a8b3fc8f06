package org.overturn.intake;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A whole name, as letters and tables print it, in two parts.
 *
 * @param first null where there is none
 * @param last null where there is none
 */
public record PersonName(String first, String last) {

  public static final PersonName NONE = new PersonName(null, null);

  private static final Set<String> SUFFIXES = Set.of("jr", "sr", "ii", "iii", "iv");

  /** "Halloran, Marguerite A." and "Marguerite A. Halloran" alike; an initial is left out. */
  public static PersonName of(String printed) {
    if (printed == null || printed.isBlank()) {
      return NONE;
    }
    String plain = printed.strip().replaceAll("^(?:Mr|Mrs|Ms|Miss|Dr)\\.? ", "");
    int comma = plain.indexOf(',');
    if (comma >= 0 && !isSuffix(plain.substring(comma + 1))) {
      return new PersonName(
          withoutInitials(plain.substring(comma + 1)), orNull(plain.substring(0, comma)));
    }
    List<String> words = Arrays.asList(plain.replace(",", "").strip().split("\\s+"));
    int last = words.size() - 1;
    if (last > 1 && isSuffix(words.get(last))) {
      last--;
    }
    return last < 1
        ? new PersonName(null, orNull(plain))
        : new PersonName(
            withoutInitials(String.join(" ", words.subList(0, last))),
            String.join(" ", words.subList(last, words.size())));
  }

  private static boolean isSuffix(String word) {
    return SUFFIXES.contains(word.strip().toLowerCase(Locale.US).replace(".", ""));
  }

  private static String withoutInitials(String names) {
    return orNull(names.strip().replaceAll("(?<=\\p{L}) \\p{Lu}\\.?(?=$| )", ""));
  }

  private static String orNull(String part) {
    String plain = part.strip();
    return plain.isEmpty() ? null : plain;
  }

  /** Says nothing: it is a patient's. */
  @Override
  public String toString() {
    return "PersonName[not shown]";
  }
}
