package org.overturn.peertopeer.packet;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import org.overturn.denial.CaseNumber;
import org.overturn.evidence.ChartFact;
import org.overturn.evidence.Code;
import org.overturn.evidence.Criterion;
import org.overturn.evidence.Criterion.Need;
import org.overturn.evidence.CriterionKind;
import org.overturn.evidence.EvidenceFixture;
import org.overturn.evidence.FactFlaw;
import org.overturn.evidence.FactKind;

/** A chart and a policy for the cases that pages are tested with. */
final class PacketFixture {

  private PacketFixture() {}

  static void evidence(EvidenceFixture evidence, CaseNumber number) {
    evidence.policy(
        number,
        List.of(
            criterion(
                "radiculopathy",
                "B.1",
                "Radiculopathy is diagnosed",
                CriterionKind.DIAGNOSIS,
                need(List.of("ICD-10-CM M54.1*"), null)),
            criterion(
                "six-weeks",
                "B.2",
                "Six weeks of conservative care within six months",
                CriterionKind.TREATMENT,
                need(List.of("CPT 97110"), Period.ofWeeks(6))),
            criterion(
                "x-ray",
                "B.3",
                "An earlier radiograph is on file",
                CriterionKind.PROCEDURE,
                need(List.of("CPT 72100"), null)),
            criterion(
                "changes-plan",
                "C.1",
                "The result will change the treatment",
                CriterionKind.JUDGEMENT,
                Need.NONE)));
    evidence.chart(
        number,
        fact(
            "Condition/1",
            FactKind.CONDITION,
            "ICD-10-CM",
            "M54.16",
            "Lumbar radiculopathy",
            "2026-05-03",
            null,
            true,
            null,
            ""),
        fact(
            "Condition/2",
            FactKind.CONDITION,
            "ICD-10-CM",
            "E11.9",
            "Type 2 diabetes",
            "2019-02-01",
            null,
            true,
            null,
            ""),
        fact(
            "Procedure/3",
            FactKind.PROCEDURE,
            "CPT",
            "97110",
            "Physical therapy",
            "2026-08-03",
            "2026-09-21",
            false,
            null,
            ""),
        fact(
            "Observation/8",
            FactKind.OBSERVATION,
            "LOINC",
            "72514-3",
            "Pain severity",
            "2026-11-02",
            null,
            false,
            "8",
            "{score}"),
        fact(
            "MedicationRequest/4",
            FactKind.MEDICATION,
            "RxNorm",
            "5640",
            "Ibuprofen 600 mg",
            null,
            null,
            true,
            null,
            ""));
  }

  static Criterion criterion(
      String id, String section, String text, CriterionKind kind, Need need) {
    return new Criterion(id, section, text, kind, "", need, "The report with its day", "radiology");
  }

  private static Need need(List<String> codes, Period lasting) {
    return new Need(codes, List.of(), null, null, "", lasting, Period.ofMonths(6), null);
  }

  static ChartFact fact(
      String id,
      FactKind kind,
      String system,
      String code,
      String name,
      String from,
      String to,
      boolean ongoing,
      String value,
      String unit) {
    return new ChartFact(
        id,
        kind,
        List.of(new Code(system, code)),
        name,
        from == null ? null : LocalDate.parse(from),
        to == null ? null : LocalDate.parse(to),
        ongoing,
        value == null ? null : new BigDecimal(value),
        unit,
        "",
        "",
        "",
        from == null ? List.of(FactFlaw.UNDATED) : List.of());
  }
}
