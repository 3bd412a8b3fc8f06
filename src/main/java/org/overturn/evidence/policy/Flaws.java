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

    private static final List<String> LISTS = List.of("criteria", "guidelines");
    private static final Pattern LISTED =
        Pattern.compile("(criteria|guidelines)\\[(\\d+)]\\.?(.*)");

    private static final Pattern ENTRY = Pattern.compile("(.*[a-z])\\[(\\d+)]");

    /** The place for people, who count from one: "criterion 1, need.codes, entry 2". */
    public String key() {
      Matcher entry = ENTRY.matcher(path);
      return entry.matches() && !LISTS.contains(entry.group(1))
          ? new Flaw(entry.group(1), "").key() + ", entry " + counted(entry.group(2))
          : keyOfField();
    }

    private String keyOfField() {
      Matcher listed = LISTED.matcher(path);
      if (!listed.matches()) {
        return path;
      }
      String what = listed.group(1).equals("criteria") ? "criterion " : "guideline ";
      String rest = listed.group(3).isEmpty() ? "" : ", " + listed.group(3);
      return what + counted(listed.group(2)) + rest;
    }

    private static int counted(String fromZero) {
      return Integer.parseInt(fromZero) + 1;
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
