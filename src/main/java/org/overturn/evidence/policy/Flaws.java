package org.overturn.evidence.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is wrong with a draft, place by place. */
final class Flaws {

  /**
   * One thing.
   *
   * @param path of the value, such as {@code criteria[0].need.unit}; empty for the whole
   * @param words what is wrong and how to mend it
   */
  record Flaw(String path, String words) {

    private static final Pattern LISTED =
        Pattern.compile("(criteria|guidelines)\\[(\\d+)]\\.?(.*)");

    /** The place for people, who count from one: "criterion 1, need.unit". */
    String key() {
      Matcher listed = LISTED.matcher(path);
      if (!listed.matches()) {
        return path;
      }
      String what = listed.group(1).equals("criteria") ? "criterion " : "guideline ";
      String rest = listed.group(3).isEmpty() ? "" : ", " + listed.group(3);
      return what + (Integer.parseInt(listed.group(2)) + 1) + rest;
    }
  }

  private final List<Flaw> faults = new ArrayList<>();
  private final List<Flaw> hints = new ArrayList<>();

  void fault(String path, String words) {
    faults.add(new Flaw(path, words));
  }

  void hint(String path, String words) {
    hints.add(new Flaw(path, words));
  }

  List<Flaw> faults() {
    return List.copyOf(faults);
  }

  List<Flaw> hints() {
    return List.copyOf(hints);
  }
}
