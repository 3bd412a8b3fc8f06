package org.overturn.intake.letter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The lines of a letter. A line is broken where the gap is wider than between words, so that cells
 * of a table and columns of a page stay apart; what stands below one another in a column is joined
 * to paragraphs.
 *
 * @param lines every piece of a line, by page, then from top to bottom, then from left to right
 * @param rows the same pieces, those on one line together
 * @param paragraphs the pieces joined, in the order of their first lines
 */
record Layout(List<Passage> lines, List<List<Passage>> rows, List<Passage> paragraphs) {

  /** A gap of more than this part of a line's height separates two pieces of a line. */
  private static final double GAP = 1.7;

  /** Lines that are further apart than this part of their height are not of one paragraph. */
  private static final double LEADING = 1.1;

  private static final double SAME_SIZE = 1.3;
  private static final double INDENT = 36;

  static Layout of(List<Word> words) {
    List<List<Passage>> rows = new ArrayList<>();
    int last = words.stream().mapToInt(Word::page).max().orElse(0);
    for (int page = 1; page <= last; page++) {
      int number = page;
      rows.addAll(rows(words.stream().filter(word -> word.page() == number).toList()));
    }
    List<Passage> lines = rows.stream().flatMap(List::stream).toList();
    return new Layout(lines, rows, paragraphs(lines));
  }

  private static List<List<Passage>> rows(List<Word> page) {
    List<Word> byHeight =
        page.stream().sorted(Comparator.comparingDouble(word -> word.box().middle())).toList();
    List<List<Passage>> rows = new ArrayList<>();
    List<Word> row = new ArrayList<>();
    for (Word word : byHeight) {
      if (!row.isEmpty() && row.get(0).box().sharedHeight(word.box()) < 0.5) {
        rows.add(pieces(row));
        row = new ArrayList<>();
      }
      row.add(word);
    }
    if (!row.isEmpty()) {
      rows.add(pieces(row));
    }
    return rows;
  }

  private static List<Passage> pieces(List<Word> row) {
    List<Word> byPlace =
        row.stream().sorted(Comparator.comparingDouble(word -> word.box().x())).toList();
    List<Passage> pieces = new ArrayList<>();
    List<Word> piece = new ArrayList<>();
    for (Word word : byPlace) {
      if (!piece.isEmpty()) {
        Word before = piece.get(piece.size() - 1);
        double height = Math.max(before.box().height(), word.box().height());
        if (word.box().x() - before.box().right() > GAP * height) {
          pieces.add(new Passage(piece));
          piece = new ArrayList<>();
        }
      }
      piece.add(word);
    }
    pieces.add(new Passage(piece));
    return pieces;
  }

  private static List<Passage> paragraphs(List<Passage> lines) {
    List<List<Passage>> joined = new ArrayList<>();
    for (Passage line : lines) {
      List<Passage> above = null;
      for (int i = joined.size() - 1; i >= 0 && i > joined.size() - 8; i--) {
        List<Passage> candidate = joined.get(i);
        if (continues(candidate.get(candidate.size() - 1), line)) {
          above = candidate;
          break;
        }
      }
      if (above == null) {
        above = new ArrayList<>();
        joined.add(above);
      }
      above.add(line);
    }
    return joined.stream().map(Passage::of).toList();
  }

  /** True when a line stands directly below another one, in the same column and of one size. */
  static boolean continues(Passage above, Passage line) {
    if (above.page() != line.page()) {
      return false;
    }
    Box upper = above.box();
    Box lower = line.box();
    double height = Math.max(upper.height(), lower.height());
    double gap = lower.y() - upper.bottom();
    double sizes = height / Math.max(1, Math.min(upper.height(), lower.height()));
    boolean column = Math.abs(upper.x() - lower.x()) < INDENT && upper.sharedWidth(lower) > 0.5;
    return gap > -height / 2 && gap < LEADING * height && sizes < SAME_SIZE && column;
  }

  /** All words of the letter, one after the other. */
  String text() {
    StringBuilder all = new StringBuilder();
    lines.forEach(line -> all.append(line.text()).append('\n'));
    return all.toString();
  }

  boolean isEmpty() {
    return lines.isEmpty();
  }
}
