package org.overturn.appeal.letter;

import java.util.ArrayList;
import java.util.List;

/** What differs between two texts, line by line. */
final class TemplateDifference {

  /** Two texts of a thousand lines each; past it they are set beside one another whole. */
  private static final long MOST = 1_000_000;

  private static final int AROUND = 3;
  private static final Line DOTS = new Line(Mark.SAME, "…");

  private TemplateDifference() {}

  /** How a line stands to the older text. */
  enum Mark {
    SAME(" ", "the same"),
    GONE("−", "taken out"),
    NEW("+", "new");

    private final String sign;
    private final String words;

    Mark(String sign, String words) {
      this.sign = sign;
      this.words = words;
    }

    public String sign() {
      return sign;
    }

    public String words() {
      return words;
    }
  }

  /** A line of either text. */
  record Line(Mark mark, String text) {}

  /** All lines of both; what both have stands once. */
  static List<Line> between(String before, String after) {
    List<String> old = before.lines().toList();
    List<String> now = after.lines().toList();
    List<Line> lines = new ArrayList<>();
    if ((long) old.size() * now.size() > MOST) {
      old.forEach(each -> lines.add(new Line(Mark.GONE, each)));
      now.forEach(each -> lines.add(new Line(Mark.NEW, each)));
      return lines;
    }
    int[][] common = common(old, now);
    int one = 0;
    int other = 0;
    while (one < old.size() || other < now.size()) {
      if (one < old.size() && other < now.size() && old.get(one).equals(now.get(other))) {
        lines.add(new Line(Mark.SAME, old.get(one++)));
        other++;
      } else if (other == now.size()
          || one < old.size() && common[one + 1][other] >= common[one][other + 1]) {
        lines.add(new Line(Mark.GONE, old.get(one++)));
      } else {
        lines.add(new Line(Mark.NEW, now.get(other++)));
      }
    }
    return lines;
  }

  /** The lines that differ, each with a few around it; what is left out stands as one of dots. */
  static List<Line> shortly(String before, String after) {
    List<Line> all = between(before, after);
    List<Line> lines = new ArrayList<>();
    for (int at = 0; at < all.size(); at++) {
      boolean near =
          all.subList(Math.max(0, at - AROUND), Math.min(all.size(), at + AROUND + 1)).stream()
              .anyMatch(each -> each.mark() != Mark.SAME);
      if (near) {
        lines.add(all.get(at));
      } else if (lines.isEmpty() || !lines.get(lines.size() - 1).equals(DOTS)) {
        lines.add(DOTS);
      }
    }
    return lines;
  }

  /** How many lines the rests of both have in common, from each place on. */
  private static int[][] common(List<String> old, List<String> now) {
    int[][] common = new int[old.size() + 1][now.size() + 1];
    for (int one = old.size() - 1; one >= 0; one--) {
      for (int other = now.size() - 1; other >= 0; other--) {
        common[one][other] =
            old.get(one).equals(now.get(other))
                ? common[one + 1][other + 1] + 1
                : Math.max(common[one + 1][other], common[one][other + 1]);
      }
    }
    return common;
  }
}
