package org.overturn.evidence.chart;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.overturn.evidence.ChartFact;
import org.overturn.evidence.Code;
import org.overturn.evidence.FactFlaw;
import org.overturn.evidence.FactKind;

/** A fact on its way from its resource: with what tells whether it can stand beside the others. */
class FactDraft {

  private final String id;
  private final FactKind kind;
  private final List<Code> codes;
  private final String name;
  private Day from = Day.NONE;
  private Day to = Day.NONE;
  private boolean ongoing;
  private BigDecimal value;
  private String unit = "";
  private boolean unitMissing;
  private String finding = "";
  private String circumstances = "";
  private String words = "";
  private String dose = "";
  private String outcome = "";
  private boolean denied;

  FactDraft(String id, FactKind kind, List<Code> codes, String name) {
    this.id = id;
    this.kind = kind;
    this.codes = codes;
    this.name = name.isEmpty() ? nameOf(codes, kind) : name;
  }

  private static String nameOf(List<Code> codes, FactKind kind) {
    return codes.isEmpty() ? kind.words() + " without a name" : codes.get(0).label();
  }

  /** A single day. */
  FactDraft on(Day day) {
    this.from = day;
    return this;
  }

  /** From the first day to the last one; the last may be unknown. */
  FactDraft lasting(Day first, Day last) {
    this.from = first;
    this.to = last;
    return this;
  }

  FactDraft ongoing(boolean goesOn) {
    this.ongoing = goesOn;
    return this;
  }

  /**
   * A measured value.
   *
   * @param needsUnit false for a count or a score, which has none by its nature
   */
  FactDraft measured(BigDecimal number, String inUnit, boolean needsUnit) {
    this.value = number;
    this.unit = inUnit;
    this.unitMissing = needsUnit && inUnit.isEmpty();
    this.finding = number.stripTrailingZeros().toPlainString() + " " + inUnit;
    return this;
  }

  /** A result that is one of a few, such as positive and negative: only one can be true. */
  FactDraft found(String result) {
    this.finding = result;
    return this;
  }

  /** Of two results under other circumstances both may be true: another side, another method. */
  FactDraft under(String circumstance) {
    this.circumstances = circumstance;
    return this;
  }

  FactDraft words(String text) {
    this.words = text;
    return this;
  }

  FactDraft dose(String text) {
    this.dose = text;
    return this;
  }

  FactDraft outcome(String text) {
    this.outcome = text;
    return this;
  }

  /** The chart says that it was not so: no fact, but it contradicts one of the same day. */
  FactDraft denied() {
    this.denied = true;
    return this;
  }

  String id() {
    return id;
  }

  FactKind kind() {
    return kind;
  }

  List<Code> codes() {
    return codes;
  }

  Day from() {
    return from;
  }

  Day to() {
    return to;
  }

  boolean isDenied() {
    return denied;
  }

  boolean isUnitMissing() {
    return unitMissing;
  }

  /**
   * Whether only one of the two can be true. Two results that were taken at different times of a
   * day may both be; where the chart gives only the day, nobody can tell.
   */
  boolean contradicts(FactDraft other) {
    if (denied != other.denied) {
      return true;
    }
    return !denied
        && !finding.isEmpty()
        && !other.finding.isEmpty()
        && !finding.equalsIgnoreCase(other.finding)
        && circumstances.equalsIgnoreCase(other.circumstances)
        && (from.at() == null || other.from.at() == null || from.at().equals(other.from.at()));
  }

  /** The fact under an id of its own. */
  ChartFact fact(String ownId, List<FactFlaw> flaws) {
    LocalDate last = to.isKnown() && !to.day().equals(from.day()) ? to.day() : null;
    return new ChartFact(
        ownId,
        kind,
        codes,
        name,
        from.day(),
        last,
        ongoing,
        value,
        unit,
        Plain.joined(words, partial("dated", from), partial("ended", to)),
        dose,
        outcome,
        flaws);
  }

  private static String partial(String label, Day day) {
    return day.isPartial() ? label + " " + Plain.line(day.text()) + " in the chart" : "";
  }
}
