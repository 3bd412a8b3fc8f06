package org.overturn.retention;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.overturn.denial.LineOfBusiness;

/** A rule as it was typed, and what is wrong with it. */
record EnteredRule(
    String state,
    String lineOfBusiness,
    String keepYears,
    String majorityAge,
    String yearsAfter,
    String source) {

  private static final int SHORTEST = 6;
  private static final int LONGEST = 100;
  private static final int SOURCE_LENGTH = 400;

  /**
   * With the capital, the territories, and the sign for all. A rule for a state that there is not
   * would keep nothing, and nobody would notice.
   */
  private static final Set<String> STATES =
      Set.of(
          ("* AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV"
                  + " NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY AS GU MP PR VI")
              .split(" "));

  static EnteredRule empty() {
    return new EnteredRule("", "*", "", "18", "7", "");
  }

  static EnteredRule of(Map<String, String> given) {
    return new EnteredRule(
        word(given, "state").toUpperCase(Locale.ROOT),
        word(given, "lineOfBusiness"),
        word(given, "keepYears"),
        word(given, "majorityAge"),
        word(given, "yearsAfter"),
        word(given, "source"));
  }

  /** What to mend, by field; empty for a rule that can be saved. */
  Map<String, String> faults() {
    Map<String, String> faults = new TreeMap<>();
    if (!state.isEmpty() && !STATES.contains(state)) {
      faults.put("state", "Give the two letters of the state, such as TX, or nothing for all.");
    }
    if (!"*".equals(lineOfBusiness) && !isLineOfBusiness()) {
      faults.put("lineOfBusiness", "Choose one of the list.");
    }
    number(faults, "keepYears", keepYears, SHORTEST, LONGEST);
    number(faults, "majorityAge", majorityAge, 18, 25);
    number(faults, "yearsAfter", yearsAfter, 0, 50);
    if (source.isEmpty() || source.length() > SOURCE_LENGTH) {
      faults.put("source", "Say where the rule stands, in 400 characters at most.");
    }
    return faults;
  }

  /** The rule; only for one without faults. */
  RetentionRule rule(String by) {
    return new RetentionRule(
        state.isEmpty() ? "*" : state,
        lineOfBusiness,
        Integer.parseInt(keepYears),
        Integer.parseInt(majorityAge),
        Integer.parseInt(yearsAfter),
        source,
        by);
  }

  private boolean isLineOfBusiness() {
    for (LineOfBusiness each : LineOfBusiness.values()) {
      if (each.name().equals(lineOfBusiness)) {
        return true;
      }
    }
    return false;
  }

  private static void number(
      Map<String, String> faults, String field, String typed, int from, int to) {
    if (!typed.matches("\\d{1,3}")
        || Integer.parseInt(typed) < from
        || Integer.parseInt(typed) > to) {
      faults.put(field, "Give a whole number from %d to %d.".formatted(from, to));
    }
  }

  private static String word(Map<String, String> given, String name) {
    return given.getOrDefault(name, "").strip();
  }
}
