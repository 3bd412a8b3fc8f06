package org.overturn.appeal;

import java.util.Map;

/** The levels of an appeal in the words people read. */
final class LevelWords {

  private static final Map<String, String> WORDS =
      Map.of(
          "internal-1", "Internal appeal, level 1",
          "internal-2", "Internal appeal, level 2",
          "external", "External review");

  private LevelWords() {}

  static String of(String code) {
    return WORDS.getOrDefault(code, code);
  }
}
