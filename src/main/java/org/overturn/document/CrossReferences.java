package org.overturn.document;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The list of a PDF's objects when it is a stream: /W says how many bytes each entry has (ISO
 * 32000-1, 7.5.8.2). With entries of no bytes the list never comes to its end, and PDFBox reads as
 * many as it is told there are, which may be thousands of millions. It takes lists of three, and
 * whatever in them is no number for zero.
 */
final class CrossReferences {

  private static final String SPACE = " \t\r\n\f\0";
  private static final String BETWEEN = "()<>[]{}/%" + SPACE;
  private static final int FIELDS = 3;

  /** What three fields are written with at most: each may be a reference, such as 5 0 R. */
  private static final int MOST_WORDS = 3 * FIELDS;

  /** Each list is read once, and few bytes of a picture look like one that does not end. */
  private static final long READ_AGAIN = 8;

  private final byte[] pdf;
  private final long most;
  private int at;
  private long read;

  private CrossReferences(byte[] pdf) {
    this.pdf = pdf;
    this.most = READ_AGAIN * pdf.length;
  }

  /**
   * True when some entries may have no bytes, or when the file is made so that this takes long to
   * find out. It does not trust the file's structure.
   */
  static boolean mayBeEndless(byte[] pdf) {
    CrossReferences all = new CrossReferences(pdf);
    for (int start = 0; start < pdf.length - 1; start++) {
      if (pdf[start] == '/' && all.isWidths(start + 1)) {
        int from = all.at;
        boolean empty = all.isEmptyList();
        all.read += all.at - from;
        if (empty || all.read > all.most) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether the name W stands there, also when it is written by its number; then reads past it. */
  private boolean isWidths(int start) {
    if (pdf[start] == 'W') {
      at = start + 1;
    } else if (start + 2 < pdf.length
        && pdf[start] == '#'
        && pdf[start + 1] == '5'
        && pdf[start + 2] == '7') {
      at = start + 3;
    } else {
      return false;
    }
    return at >= pdf.length || BETWEEN.indexOf(pdf[at]) >= 0;
  }

  /**
   * A list of three, no number of which is more than zero. The widths of letters are another list,
   * and the bytes of a picture that look like one are none.
   */
  private boolean isEmptyList() {
    skipSpace();
    if (next() != '[') {
      return false;
    }
    at++;
    Deque<String> fields = new ArrayDeque<>();
    for (int words = 0; words <= MOST_WORDS; words++) {
      skipSpace();
      if (next() == ']') {
        return fields.size() == FIELDS && fields.stream().noneMatch(CrossReferences::isMore);
      }
      String word = word();
      if (word.isEmpty()) {
        return false;
      }
      if (word.equals("R") && fields.size() >= 2) {
        fields.removeLast();
        fields.removeLast();
      }
      fields.add(word);
    }
    return false;
  }

  private static boolean isMore(String field) {
    return field.matches("\\+?[0-9.]++") && field.chars().anyMatch(sign -> sign >= '1');
  }

  /** The next number or other word; {@code (} for whatever is in brackets; empty for no text. */
  private String word() {
    if ("([<".indexOf(next()) >= 0) {
      return skipBrackets() ? "(" : "";
    }
    int start = at;
    at++;
    while (at < pdf.length && BETWEEN.indexOf(pdf[at]) < 0) {
      at++;
    }
    StringBuilder word = new StringBuilder();
    for (int each = start; each < Math.min(at, pdf.length); each++) {
      if (pdf[each] <= ' ' || pdf[each] > '~') {
        return "";
      }
      word.append((char) pdf[each]);
    }
    return word.toString();
  }

  /** Strings, lists and dictionaries, one within the other; false where they do not end. */
  private boolean skipBrackets() {
    int open = 0;
    for (; at < pdf.length; at++) {
      if (pdf[at] == '\\') {
        at++;
      } else if ("([<".indexOf(pdf[at]) >= 0) {
        open++;
      } else if (")]>".indexOf(pdf[at]) >= 0) {
        open--;
        if (open == 0) {
          at++;
          return true;
        }
      }
    }
    return false;
  }

  private void skipSpace() {
    while (at < pdf.length && (SPACE.indexOf(pdf[at]) >= 0 || pdf[at] == '%')) {
      if (pdf[at] == '%') {
        while (at < pdf.length && pdf[at] != '\n' && pdf[at] != '\r') {
          at++;
        }
      } else {
        at++;
      }
    }
  }

  /** The byte that is read next; -1 at the end. */
  private int next() {
    return at < pdf.length ? pdf[at] : -1;
  }
}
