package org.overturn.evidence.matching;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import org.overturn.evidence.ChartFact;
import org.overturn.evidence.ChartReading;
import org.overturn.evidence.Code;
import org.overturn.evidence.Criterion;
import org.overturn.evidence.Criterion.Comparison;
import org.overturn.evidence.Criterion.Need;
import org.overturn.evidence.CriterionKind;
import org.overturn.evidence.FactFlaw;
import org.overturn.evidence.FactKind;

/** Facts and criteria of made-up charts, in few words. */
final class ChartFacts {

  static final LocalDate AS_OF = LocalDate.parse("2026-11-22");

  private ChartFacts() {}

  static ChartFact spo2(String id, String day, String value, String unit, FactFlaw... flaws) {
    return observation(id, "SpO2", "LOINC 2708-6", day, value, unit, flaws);
  }

  static ChartFact observation(
      String id,
      String name,
      String code,
      String day,
      String value,
      String unit,
      FactFlaw... flaws) {
    return new ChartFact(
        "Observation/" + id,
        FactKind.OBSERVATION,
        List.of(code(code)),
        name,
        date(day),
        null,
        false,
        value == null ? null : new BigDecimal(value),
        unit,
        "",
        "",
        "",
        Arrays.asList(flaws));
  }

  static ChartFact condition(String id, String code, String name, String from, String to) {
    return lasting(FactKind.CONDITION, "Condition/" + id, code, name, from, to, to == null);
  }

  static ChartFact medication(String id, String name, String from, String to, boolean ongoing) {
    return lasting(
        FactKind.MEDICATION, "MedicationRequest/" + id, "RxNorm 5640", name, from, to, ongoing);
  }

  static ChartFact therapy(String id, String from, String to) {
    return lasting(
        FactKind.PROCEDURE, "Procedure/" + id, "CPT 97110", "Physical therapy", from, to, false);
  }

  static ChartFact procedure(String id, String code, String name, String day) {
    return lasting(FactKind.PROCEDURE, "Procedure/" + id, code, name, day, null, false);
  }

  static ChartFact document(String id, String name, String day) {
    return lasting(
        FactKind.DOCUMENT, "DocumentReference/" + id, "LOINC 34117-2", name, day, null, false);
  }

  static ChartFact lasting(
      FactKind kind,
      String id,
      String code,
      String name,
      String from,
      String to,
      boolean ongoing,
      FactFlaw... flaws) {
    return new ChartFact(
        id,
        kind,
        List.of(code(code)),
        name,
        date(from),
        date(to),
        ongoing,
        null,
        "",
        "",
        "",
        "",
        Arrays.asList(flaws));
  }

  static ChartReading read(ChartFact... facts) {
    return read(Arrays.asList(facts));
  }

  static ChartReading read(List<ChartFact> facts) {
    return new ChartReading(
        ChartReading.State.READ, Instant.parse("2026-11-22T15:00:00Z"), "a folder", facts);
  }

  static ChartReading notRead(ChartReading.State state) {
    return new ChartReading(state, null, "", List.of());
  }

  static Criterion criterion(CriterionKind kind, Need need) {
    return inGroup("criterion", "", kind, need);
  }

  static Criterion inGroup(String id, String group, CriterionKind kind, Need need) {
    return new Criterion(
        id, "B.1", "As the policy says", kind, group, need, "The notes", "the therapist");
  }

  static Need codes(String... codes) {
    return new Need(List.of(codes), List.of(), null, null, null, null, null, null);
  }

  static Need names(String... names) {
    return new Need(List.of(), List.of(names), null, null, null, null, null, null);
  }

  static Need threshold(Need need, Comparison comparison, String threshold, String unit) {
    return new Need(
        need.codes(),
        need.names(),
        comparison,
        new BigDecimal(threshold),
        unit,
        need.lasting(),
        need.within(),
        need.times());
  }

  static Need times(Need need, int times) {
    return new Need(
        need.codes(),
        need.names(),
        need.comparison(),
        need.threshold(),
        need.unit(),
        need.lasting(),
        need.within(),
        times);
  }

  static Need over(Need need, String lasting, String within) {
    return new Need(
        need.codes(),
        need.names(),
        need.comparison(),
        need.threshold(),
        need.unit(),
        lasting == null ? null : Period.parse(lasting),
        within == null ? null : Period.parse(within),
        need.times());
  }

  private static Code code(String label) {
    String[] parts = label.split(" ", 2);
    return new Code(parts[0], parts[1]);
  }

  private static LocalDate date(String day) {
    return day == null ? null : LocalDate.parse(day);
  }
}
