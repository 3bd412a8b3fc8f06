package org.overturn.deadline;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;

/**
 * A payer's rule for a peer-to-peer call: one row of the decision table {@code
 * peer-to-peer-rules.dmn}.
 *
 * @param name short name that people read
 * @param offered when the payer holds a call at all
 * @param effect what a call can do
 * @param appealEndsCall whether filing the appeal ends the right to a call (R65)
 * @param length how many units the window lasts, or null when none is published (R67)
 * @param unit what the length counts
 * @param clockStart the event that starts the window
 * @param closesAt where in its last day it closes
 * @param afterHours how what happens after hours counts; null in rows kept before the column was
 *     there, where business time counts it as of the next business day and other time at once
 * @param callsAllowed calls that one denial may have
 * @param missedAttemptsAllowed missed attempts after which the call counts as used (R68)
 * @param callBackBusinessDays business days to call back after a missed attempt, or null (F16)
 * @param whoMaySpeak who may hold the call for the practice
 * @param howToRequest how a call is asked for, in words
 * @param payerPhone the payer's line for it, or ""
 * @param hours the payer's phone hours, zone and own days off
 * @param slotMinutes how long a call's slot is (R18)
 * @param timesToOffer how many times for the call the payer wants to be offered
 * @param separateRequest what an overturn needs to be asked for besides, or "" (R69)
 * @param strategy whether the appeal waits for the call
 * @param assumed whether this is a cautious default because no rule is published (R67)
 * @param published where the rule stands, and when that was checked
 */
public record WindowRule(
    String name,
    Offered offered,
    Effect effect,
    boolean appealEndsCall,
    Integer length,
    WindowUnit unit,
    ClockStart clockStart,
    ClosesAt closesAt,
    AfterHours afterHours,
    int callsAllowed,
    int missedAttemptsAllowed,
    Integer callBackBusinessDays,
    WhoMaySpeak whoMaySpeak,
    String howToRequest,
    String payerPhone,
    OpeningHours hours,
    int slotMinutes,
    int timesToOffer,
    String separateRequest,
    Strategy strategy,
    boolean assumed,
    RuleSource published) {

  private static final String TABLE = "peer-to-peer-rules";

  /** What the cells of a row may leave empty when the payer offers no call. */
  private static final Map<String, Object> NO_CALL =
      Map.of(
          "effect", Effect.EXPLAINS_ONLY.code(),
          "appealEndsCall", false,
          "windowUnit", WindowUnit.UNTIL_DETERMINATION.code(),
          "clockStart", ClockStart.DETERMINATION.code(),
          "closesAt", ClosesAt.SAME_TIME.code(),
          "callsAllowed", 0,
          "missedAttemptsAllowed", 0,
          "whoMaySpeak", WhoMaySpeak.ORDERING_PHYSICIAN.code(),
          "slotMinutes", 15,
          "strategy", Strategy.BOTH_AT_ONCE.code());

  /**
   * Reads a row's outputs.
   *
   * @throws InvalidRule naming the rule and the column that its owner has to mend
   */
  public static WindowRule from(Map<String, Object> dmnResult) {
    boolean notOffered = Offered.NOT_OFFERED.code().equals(dmnResult.get("offered"));
    RuleCells cells = new RuleCells(TABLE, "rule", dmnResult, notOffered ? NO_CALL : Map.of());
    return new WindowRule(
        cells.requiredText("rule"),
        cells.code("offered", Offered::of),
        cells.code("effect", Effect::of),
        cells.yesNo("appealEndsCall"),
        cells.optionalNumber("windowLength", 1),
        cells.code("windowUnit", WindowUnit::of),
        cells.code("clockStart", ClockStart::of),
        cells.code("closesAt", ClosesAt::of),
        cells.optionalCode("receivedAfterHours", AfterHours::of),
        cells.number("callsAllowed", 0),
        cells.number("missedAttemptsAllowed", 0),
        cells.optionalNumber("callBackBusinessDays", 1),
        cells.code("whoMaySpeak", WhoMaySpeak::of),
        cells.text("howToRequest"),
        cells.text("payerPhone"),
        hoursFrom(cells),
        cells.number("slotMinutes", 1),
        cells.numberOr("timesToOffer", 1, 1),
        cells.text("separateRequest"),
        cells.code("strategy", Strategy::of),
        cells.yesNo("assumed"),
        RuleSource.from(cells));
  }

  /** The zone that this payer's days and hours are in. */
  public ZoneId zone() {
    return hours.zone();
  }

  /**
   * Whether the payer holds a call for a request that stands there (R15, R72).
   *
   * @param beforeDetermination the payer has not decided yet
   */
  public boolean offersCall(boolean beforeDetermination) {
    return switch (offered) {
      case NOT_OFFERED -> false;
      case BEFORE_DETERMINATION -> beforeDetermination;
      default -> true;
    };
  }

  /** Whether the row gives a window that can be counted by itself. */
  public boolean isCounted() {
    return length != null && unit.isCounted();
  }

  /**
   * The end of the window as a letter states it, in the payer's zone. A letter that names a day but
   * no time is taken to mean the payer's closing time, the earlier reading.
   *
   * @param time the time stated, or null
   */
  public LocalDateTime letterWindow(LocalDate day, LocalTime time) {
    return day.atTime(time == null ? hours.closes() : time);
  }

  private static OpeningHours hoursFrom(RuleCells cells) {
    LocalTime opens = cells.time("phoneOpens");
    LocalTime closes = cells.time("phoneCloses");
    if (!opens.isBefore(closes)) {
      throw cells.wrong("phoneCloses", "%s is not after phoneOpens, %s".formatted(closes, opens));
    }
    return new OpeningHours(
        opens, closes, cells.zone("zone"), cells.parsedText("holidays", DaysOff::of));
  }
}
