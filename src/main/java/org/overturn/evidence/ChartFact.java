package org.overturn.evidence;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * One fact of the patient's chart, as it was read. Protected health information.
 *
 * @param id the resource in which it stands, such as {@code Observation/8}; a component of one is
 *     {@code Observation/8#8480-6}. Unique within a reading
 * @param codes what it is; none for a resource without codings
 * @param name in the chart's words
 * @param from its day, or the first one of what lasted; null where the chart gives none
 * @param to the last day of what lasted; null for a single day and for what goes on
 * @param ongoing an active condition, or a medication that is still taken
 * @param value as measured; null where nothing is
 * @param unit of the value, as in the chart (UCUM where it uses that); empty where it gives none
 * @param words a result, conclusion or note in words; may be empty
 * @param dose of a medication, in words; may be empty
 * @param outcome of a procedure or therapy, in words; may be empty
 * @param flaws why a person should look at it first; none for most
 */
public record ChartFact(
    String id,
    FactKind kind,
    List<Code> codes,
    String name,
    LocalDate from,
    LocalDate to,
    boolean ongoing,
    BigDecimal value,
    String unit,
    String words,
    String dose,
    String outcome,
    List<FactFlaw> flaws) {

  public ChartFact {
    codes = List.copyOf(codes);
    flaws = List.copyOf(flaws);
    unit = orEmpty(unit);
    words = orEmpty(words);
    dose = orEmpty(dose);
    outcome = orEmpty(outcome);
  }

  /** Says nothing of the patient: a fact must not reach a log by accident. */
  @Override
  public String toString() {
    return "ChartFact[" + id + "]";
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }
}
