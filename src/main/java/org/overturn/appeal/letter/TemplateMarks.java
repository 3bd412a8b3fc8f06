package org.overturn.appeal.letter;

import java.util.ArrayList;
import java.util.List;

/**
 * The invisible marks that a template leaves where it prints a value and where words begin and end
 * to rest on something. No value goes through the template engine: it sees the mark alone, so
 * whatever a value contains stays plain text.
 */
final class TemplateMarks {

  static final char BEGIN = '\uE000';
  static final char END = '\uE001';

  /** Stands for a bracket of the template's own words while the engine reads it. */
  static final char BRACKET = '\uE003';

  /** Under this name the marks lie in the engine's context; no template can write it. */
  static final String NAME = "*marks";

  /** More than any letter needs: whoever reaches it goes in circles. */
  private static final int MOST = 20_000;

  private final List<DraftValue.Text> printed = new ArrayList<>();
  private final List<Ground> grounds = new ArrayList<>();
  private int asked;

  /**
   * What words rest on that stand in a condition or loop.
   *
   * @param item the key of the loop's item; empty for a condition
   */
  record Ground(String item, List<DraftValue> values) {}

  String print(DraftValue.Text value) {
    printed.add(value);
    return mark('v', printed.size() - 1);
  }

  String begin(Ground ground) {
    grounds.add(ground);
    return mark('g', grounds.size() - 1);
  }

  String end() {
    return mark('e', 0);
  }

  private String mark(char kind, int number) {
    count();
    return "" + BEGIN + kind + number + END;
  }

  /** Each look at a value is counted, so that loops in loops come to an end. */
  void count() {
    if (++asked > MOST) {
      throw new TooLong();
    }
  }

  DraftValue.Text printed(int number) {
    return printed.get(number);
  }

  Ground ground(int number) {
    return grounds.get(number);
  }

  /** The letter grows past any use. */
  static final class TooLong extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooLong() {
      super("The letter grows past any use");
    }
  }
}
