package org.overturn.deadline;

import java.time.LocalDate;

/**
 * Where a rule is published, and the day somebody of ours last read it there.
 *
 * @param where a payer's page or a citation with its own date, or "" where the row gives none
 * @param checkedOn the day, or null where the row gives none
 */
public record RuleSource(String where, LocalDate checkedOn) {

  /** What rows that were kept before the tables gave their sources have. */
  public static final RuleSource NOT_GIVEN = new RuleSource("", null);

  static RuleSource from(RuleCells cells) {
    return new RuleSource(cells.text("source"), cells.optionalDate("checkedOn"));
  }

  /** For example "uhcprovider.com, appeals (undated); checked Nov 21, 2026", or "". */
  public String words() {
    String checked = checkedOn == null ? "" : "checked " + ClockText.format(checkedOn);
    return where.isEmpty() || checked.isEmpty() ? where + checked : where + "; " + checked;
  }
}
