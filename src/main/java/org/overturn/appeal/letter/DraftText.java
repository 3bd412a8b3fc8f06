package org.overturn.appeal.letter;

/** Words of others, made fit to stand in a sentence of a letter. */
final class DraftText {

  private DraftText() {}

  /**
   * The same words on one line. Signs that cannot be seen are left out: among them are those by
   * which a filled template says where its values are.
   */
  static String plain(String words) {
    if (words == null) {
      return "";
    }
    StringBuilder plain = new StringBuilder(words.length());
    words
        .codePoints()
        .map(each -> isBlank(each) ? ' ' : each)
        .filter(DraftText::isVisible)
        .forEach(
            each -> {
              boolean again =
                  each == ' ' && (plain.isEmpty() || plain.charAt(plain.length() - 1) == ' ');
              if (!again) {
                plain.appendCodePoint(each);
              }
            });
    return plain.toString().strip();
  }

  private static boolean isBlank(int sign) {
    return Character.isWhitespace(sign) || Character.isSpaceChar(sign) || sign == '\u0085';
  }

  private static boolean isVisible(int sign) {
    return switch (Character.getType(sign)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
