package org.overturn.resubmission;

import java.util.Arrays;
import java.util.List;

/** A provider's name as it was typed, taken apart for forms that want its parts. */
record PersonName(String given, String family) {

  /** "Dr. Ada Quill, MD" gives Ada and Quill; one word is a family name. */
  static PersonName of(String typed) {
    String plain = typed.replaceAll(",.*", "").replaceAll("(?i)^\\s*(dr|prof)\\.?\\s+", "").strip();
    List<String> words = Arrays.asList(plain.split("\\s+"));
    return new PersonName(
        String.join(" ", words.subList(0, words.size() - 1)), words.get(words.size() - 1));
  }
}
