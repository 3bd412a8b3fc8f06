package org.overturn.deadline;

/**
 * A rule row that a process owner has to mend: names the table, the rule, the column and the mend.
 */
public class InvalidRule extends IllegalArgumentException {

  InvalidRule(String table, String rule, String column, String problem) {
    super("%s, rule \"%s\", output %s: %s".formatted(table, rule, column, problem));
  }
}
