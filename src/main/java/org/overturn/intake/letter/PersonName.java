package org.overturn.intake.letter;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** A name as a letter prints it, in two parts. */
record PersonName(String first, String last) {

  static final PersonName NOT_READ = new PersonName(NotRead.TEXT, NotRead.TEXT);

  private static final Set<String> SUFFIXES = Set.of("jr", "sr", "ii", "iii", "iv");

  /** "Halloran, Marguerite A." and "Marguerite A. Halloran" alike; an initial is left out. */
  static PersonName of(String printed) {
    String plain = printed.strip().replaceAll("^(?:Mr|Mrs|Ms|Miss|Dr)\\.? ", "");
    int comma = plain.indexOf(',');
    if (comma > 0 && !isSuffix(plain.substring(comma + 1))) {
      return new PersonName(
          withoutInitials(plain.substring(comma + 1)), plain.substring(0, comma).strip());
    }
    List<String> words = Arrays.asList(plain.replace(",", "").split(" +"));
    int last = words.size() - 1;
    if (last > 1 && isSuffix(words.get(last))) {
      last--;
    }
    if (last < 1) {
      return new PersonName(NotRead.TEXT, plain);
    }
    return new PersonName(
        withoutInitials(String.join(" ", words.subList(0, last))),
        String.join(" ", words.subList(last, words.size())));
  }

  private static boolean isSuffix(String word) {
    return SUFFIXES.contains(word.strip().toLowerCase(java.util.Locale.US).replace(".", ""));
  }

  private static String withoutInitials(String names) {
    String plain = names.strip().replaceAll("(?<=\\p{L}) \\p{Lu}\\.?(?=$| )", "");
    return plain.isBlank() ? NotRead.TEXT : plain.strip();
  }

  @Override
  public String toString() {
    return "PersonName[not shown]";
  }
}
