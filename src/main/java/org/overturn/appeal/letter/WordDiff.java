package org.overturn.appeal.letter;

import java.util.ArrayList;
import java.util.List;

/** What changed between two texts, word by word. */
final class WordDiff {

  /** Beyond so many words of a text the whole of it counts as changed. */
  private static final int MOST = 1500;

  private WordDiff() {}

  /** What happened to a run of words. */
  enum Kind {
    SAME,
    ADDED,
    REMOVED
  }

  /** Words that stayed, came or went together. Protected health information. */
  record Run(Kind kind, String text) {

    @Override
    public String toString() {
      return "Run[" + kind + "]";
    }
  }

  static List<Run> of(String before, String after) {
    String[] old = words(before);
    String[] now = words(after);
    List<Run> runs = new ArrayList<>();
    if (old.length > MOST || now.length > MOST) {
      add(runs, Kind.REMOVED, before);
      add(runs, Kind.ADDED, after);
      return runs;
    }
    int[][] common = common(old, now);
    int i = 0;
    int j = 0;
    while (i < old.length || j < now.length) {
      if (i < old.length && j < now.length && old[i].equals(now[j])) {
        add(runs, Kind.SAME, old[i++]);
        j++;
      } else if (j == now.length || i < old.length && common[i + 1][j] >= common[i][j + 1]) {
        add(runs, Kind.REMOVED, old[i++]);
      } else {
        add(runs, Kind.ADDED, now[j++]);
      }
    }
    return runs;
  }

  /** How many words the rests of both texts have in common, from each pair of places on. */
  private static int[][] common(String[] old, String[] now) {
    int[][] common = new int[old.length + 1][now.length + 1];
    for (int i = old.length - 1; i >= 0; i--) {
      for (int j = now.length - 1; j >= 0; j--) {
        common[i][j] =
            old[i].equals(now[j])
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    return common;
  }

  private static void add(List<Run> runs, Kind kind, String word) {
    if (word.isEmpty()) {
      return;
    }
    int last = runs.size() - 1;
    if (last >= 0 && runs.get(last).kind() == kind) {
      runs.set(last, new Run(kind, runs.get(last).text() + " " + word));
    } else {
      runs.add(new Run(kind, word));
    }
  }

  private static String[] words(String text) {
    String stripped = text.strip();
    return stripped.isEmpty() ? new String[0] : stripped.split("\\s+");
  }
}
