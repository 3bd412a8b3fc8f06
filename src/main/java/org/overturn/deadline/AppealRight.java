package org.overturn.deadline;

import java.util.Map;

/**
 * The right to appeal at one level: one row of the decision table {@code appeal-rights.dmn}.
 *
 * @param name name that people read
 * @param available whether this level is open to the practice
 * @param filingLength how many units there are to file in, or null when none is known
 * @param filingUnit hours, business days, calendar days or calendar months (R75)
 * @param filingClockStart the event that starts the filing clock
 * @param receiptPresumedDays days after the date on the notice at which it is presumed to have been
 *     received, where the clock starts with the receipt and a law says so; else null
 * @param decisionLength how many units the payer has to decide in, or null when none is known
 * @param decisionUnit the units of that
 * @param nextLevel the level after this one
 * @param consentRequired whether the enrollee's written consent must be there first (R70)
 * @param forwardsAutomatically whether an upheld file goes on by itself (Medicare Advantage)
 * @param mayRunTogether whether this level may run beside another (R71)
 * @param law the citation, or ""
 * @param assumed whether this is a cautious default
 * @param published where the rule stands, and when that was checked
 */
public record AppealRight(
    String name,
    boolean available,
    Integer filingLength,
    WindowUnit filingUnit,
    FilingClockStart filingClockStart,
    Integer receiptPresumedDays,
    Integer decisionLength,
    WindowUnit decisionUnit,
    AppealLevel nextLevel,
    boolean consentRequired,
    boolean forwardsAutomatically,
    boolean mayRunTogether,
    String law,
    boolean assumed,
    RuleSource published) {

  private static final String TABLE = "appeal-rights";

  /** What the cells of a row may leave empty when the level is not open to the practice. */
  private static final Map<String, Object> NO_LEVEL =
      Map.of(
          "filingUnit", WindowUnit.CALENDAR_DAYS.code(),
          "filingClockStart", FilingClockStart.NOTICE_DATE.code(),
          "decisionUnit", WindowUnit.CALENDAR_DAYS.code(),
          "nextLevel", AppealLevel.NONE.code(),
          "consentRequired", false,
          "forwardsAutomatically", false,
          "mayRunTogether", false);

  /**
   * Reads a row's outputs.
   *
   * @throws InvalidRule naming the rule and the column that its owner has to mend
   */
  public static AppealRight from(Map<String, Object> dmnResult) {
    boolean unavailable = Boolean.FALSE.equals(dmnResult.get("available"));
    RuleCells cells = new RuleCells(TABLE, "right", dmnResult, unavailable ? NO_LEVEL : Map.of());
    return new AppealRight(
        cells.requiredText("right"),
        cells.yesNo("available"),
        cells.optionalNumber("filingLength", 1),
        counted(cells, "filingUnit"),
        cells.code("filingClockStart", FilingClockStart::of),
        cells.optionalNumber("receiptPresumedDays", 1),
        cells.optionalNumber("decisionLength", 1),
        counted(cells, "decisionUnit"),
        cells.code("nextLevel", AppealLevel::of),
        cells.yesNo("consentRequired"),
        cells.yesNo("forwardsAutomatically"),
        cells.yesNo("mayRunTogether"),
        cells.text("law"),
        cells.yesNo("assumed"),
        RuleSource.from(cells));
  }

  /** The name with its law, as it is read to a payer. */
  String citedName() {
    return law.isEmpty() ? name : "%s (%s)".formatted(name, law);
  }

  private static WindowUnit counted(RuleCells cells, String column) {
    WindowUnit unit = cells.code(column, WindowUnit::of);
    if (!unit.isCounted() || unit == WindowUnit.BUSINESS_HOURS) {
      throw cells.wrong(
          column,
          "\"%s\" is not one of hours, business-days, calendar-days, calendar-months"
              .formatted(unit.code()));
    }
    return unit;
  }
}
