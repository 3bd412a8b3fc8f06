package org.overturn.peertopeer.packet;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.overturn.denial.CareSetting;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Denial;
import org.overturn.denial.DenialNotice;
import org.overturn.denial.DenialReason;
import org.overturn.denial.InventedDenial;
import org.overturn.denial.LineOfBusiness;
import org.overturn.denial.OrderingPhysician;
import org.overturn.denial.Patient;
import org.overturn.denial.Payer;
import org.overturn.denial.RequestedService;
import org.overturn.denial.Stage;
import org.overturn.denial.Urgency;
import org.overturn.evidence.Assessment;
import org.overturn.evidence.ChartFact;
import org.overturn.evidence.ChartReading;
import org.overturn.evidence.Code;
import org.overturn.evidence.Criterion;
import org.overturn.evidence.CriterionKind;
import org.overturn.evidence.FactFlaw;
import org.overturn.evidence.FactKind;
import org.overturn.evidence.Finding;
import org.overturn.evidence.Guideline;
import org.overturn.evidence.Policy;
import org.overturn.evidence.Standing;

/**
 * An invented case, the same for the same number: names in many scripts, charts from nothing to two
 * thousand observations, policies from none to forty criteria, reasons from none to eight thousand
 * characters.
 */
final class InventedCase {

  static final LocalDate DAY = LocalDate.parse("2026-11-20");
  static final ZoneId PRACTICE = ZoneId.of("America/Chicago");
  private static final Instant NOW = Instant.parse("2026-11-22T15:00:00Z");

  private static final List<String> NAMES =
      List.of(
          "Rosa Example",
          "Nguyễn Thị Ánh Tuyết",
          "Łukasz Żółciński",
          "José Núñez-Peña de la Santísima Trinidad y Ruiz de los Montes Claros",
          "Ελένη Παπαδοπούλου",
          "Дмитрий Щербаков",
          "Šárka Dvořáčková",
          "O'Brien-Smythe & Sons <test>",
          "李 小龍",
          "Þórbjörg Ævarsdóttir");
  private static final List<String> SERVICES =
      List.of("72148", "27447", "J0135", "E1390", "97110", "99222", "64483", "70553");
  private static final String WORDS =
      "The submitted records do not show six weeks of conservative treatment within the last six"
          + " months, and the findings on examination are not described. ";

  private final Random random;
  private final int n;

  InventedCase(int n) {
    this.n = n;
    this.random = new Random(1000 + n);
  }

  Denial denial() {
    String[] name = NAMES.get(n % NAMES.size()).split(" ", 2);
    return InventedDenial.of(
        new CaseNumber("D-2026-%06d".formatted(n)),
        new DenialNotice(
            "UnitedHealthcare",
            n % 7 == 0 ? null : "REF-" + "X".repeat(n % 5 * 20) + n,
            "1",
            DAY,
            null,
            new DenialReason(
                "A3", n % 6 == 0 ? "" : "HCR:0F CARC:50", reason(), n % 4 == 0 ? "" : "B.2"),
            LineOfBusiness.EMPLOYER,
            "TX",
            n % 8 == 5 ? CareSetting.INPATIENT : CareSetting.OUTPATIENT,
            Stage.PRE_SERVICE,
            Urgency.STANDARD,
            new Patient(name[0], name[1], n % 3 == 0 ? null : DAY.minusYears(40 + n), "XYM" + n),
            new RequestedService(
                "CPT",
                SERVICES.get(n % SERVICES.size()),
                n % 5 == 0 ? "" : "Service of the request, with contrast and without",
                n % 2 == 0 ? 1 : null,
                n % 5 == 1 ? "" : "M54.16 M51.26"),
            n % 9 == 0 ? null : new OrderingPhysician("Dr. Anselm Okafor", "1234567893", "Spine"),
            null,
            null,
            null,
            NOW),
        new Payer("unitedhealthcare", "UnitedHealthcare", true),
        List.of("medical-necessity", "step-therapy", "experimental", "unknown").get(n % 4));
  }

  private String reason() {
    return switch (n % 5) {
      case 0 -> "";
      case 4 -> WORDS.repeat(8000 / WORDS.length());
      case 3 -> "Unbreakable" + "Z".repeat(700) + " end.";
      default -> WORDS;
    };
  }

  Assessment assessment() {
    ChartReading chart = chart();
    Policy policy = n % 6 == 1 ? null : policy();
    List<Finding> findings = new ArrayList<>();
    if (policy != null) {
      policy.criteria().forEach(each -> findings.add(finding(each, chart)));
    }
    return new Assessment(policy, chart, findings, false);
  }

  private Finding finding(Criterion criterion, ChartReading chart) {
    List<ChartFact> facts = chart.facts();
    boolean has = !facts.isEmpty() && random.nextBoolean();
    Standing standing =
        has
            ? (random.nextInt(4) == 0 ? Standing.NOT_MET : Standing.MET)
            : (random.nextInt(4) == 0 ? Standing.JUDGEMENT : Standing.MISSING);
    List<ChartFact> cited =
        has
            ? List.of(
                facts.get(random.nextInt(facts.size())), facts.get(random.nextInt(facts.size())))
            : List.of();
    return new Finding(
        criterion,
        standing,
        has ? "the chart has it, dated and measured" : "nothing in the chart",
        cited.stream().distinct().toList(),
        n % 10 == 2 && random.nextInt(5) == 0
            ? new Finding.Overruled(Standing.MISSING, "physician", NOW, "seen at the visit")
            : null);
  }

  private Policy policy() {
    List<Criterion> criteria = new ArrayList<>();
    int many = n % 7 == 3 ? 40 : 2 + n % 6;
    for (int i = 0; i < many; i++) {
      criteria.add(
          new Criterion(
              "criterion-" + i,
              "B." + i,
              "Criterion " + i + ": " + WORDS.repeat(n % 11 == 3 ? 4 : 1).strip(),
              CriterionKind.TREATMENT,
              i > 3 && i < 6 ? "one-of" : "",
              Criterion.Need.NONE,
              "Therapy notes with first and last date, number " + i,
              i % 2 == 0 ? "the physical therapist" : ""));
    }
    return new Policy(
        new UUID(1, n),
        "NCD 240." + n,
        "Imaging of the lumbar spine",
        "3",
        "unitedhealthcare",
        DAY.minusYears(2),
        null,
        DAY.minusMonths(1),
        "https://policies.example/ncd-240",
        List.of("CPT 7214*"),
        criteria,
        n % 2 == 0
            ? List.of()
            : List.of(
                new Guideline(
                    "Appropriateness Criteria Low Back Pain",
                    "American College of Radiology",
                    2021,
                    "imaging after six weeks",
                    "criterion-0",
                    "criterion-1")));
  }

  private ChartReading chart() {
    if (n % 5 == 2) {
      return new ChartReading(ChartReading.State.UNAVAILABLE, NOW, "FHIR server", List.of());
    }
    List<ChartFact> facts = new ArrayList<>();
    int size = n == 13 ? 2000 : n % 3 == 0 ? 120 : 3 + n % 20;
    for (int i = 0; i < size; i++) {
      facts.add(n == 13 ? observation(i) : fact(i));
    }
    return new ChartReading(ChartReading.State.READ, NOW, "FHIR server ehr.example", facts);
  }

  private ChartFact fact(int i) {
    return switch (i % 5) {
      case 0 -> observation(i);
      case 1 ->
          of(
              i,
              FactKind.CONDITION,
              "Condition/",
              code("ICD-10-CM", i == 1 ? "M54.16" : "E11." + i));
      case 2 -> of(i, FactKind.MEDICATION, "MedicationRequest/", code("RxNorm", "" + i));
      case 3 -> of(i, FactKind.PROCEDURE, "Procedure/", code("CPT", "97110"));
      default -> of(i, FactKind.REPORT, "DiagnosticReport/", code("LOINC", "24968-" + i));
    };
  }

  private ChartFact of(int i, FactKind kind, String id, Code code) {
    boolean undated = i % 13 == 3;
    return new ChartFact(
        id + n + "-" + i,
        kind,
        List.of(code),
        "Fact " + i + " of the chart, μ-opioid ≥ 2 mg/m²",
        undated ? null : DAY.minusDays(10L * i),
        undated || i % 2 == 0 ? null : DAY.minusDays(5L * i),
        i % 4 < 2,
        null,
        "",
        i % 3 == 0 ? "seen and described" : "",
        kind == FactKind.MEDICATION ? "600 mg three times a day" : "",
        kind == FactKind.PROCEDURE ? "no relief" : "",
        undated ? List.of(FactFlaw.UNDATED) : List.of());
  }

  private ChartFact observation(int i) {
    return new ChartFact(
        "Observation/" + n + "-" + i,
        FactKind.OBSERVATION,
        List.of(code("LOINC", "2708-" + i % 40)),
        "Measurement " + i % 40,
        DAY.minusDays(i % 300),
        null,
        false,
        new BigDecimal("7.12345").add(BigDecimal.valueOf(i)),
        i % 9 == 0 ? "" : "{score}",
        "",
        "",
        "",
        i % 9 == 0 ? List.of(FactFlaw.NO_UNIT) : List.of());
  }

  private static Code code(String system, String code) {
    return new Code(system, code);
  }

  List<PacketEntry> entries() {
    List<PacketEntry> entries = new ArrayList<>();
    if (n % 3 == 1) {
      entries.add(
          entry(1, PacketEntry.Kind.STATEMENT, PacketPart.TREATMENTS, "", "Home exercise, no end"));
      entries.add(entry(2, PacketEntry.Kind.EDIT, null, PacketAssembly.DURATION, "90 days"));
      entries.add(entry(3, PacketEntry.Kind.STRIKE, null, "reason:codes", ""));
      entries.add(
          entry(
              4,
              PacketEntry.Kind.EXPLANATION,
              null,
              "missing:criterion-0",
              "the therapist has closed"));
    }
    if (n % 12 == 7) {
      for (int i = 0; i < 60; i++) {
        entries.add(
            entry(
                10 + i,
                PacketEntry.Kind.STATEMENT,
                PacketPart.EVIDENCE,
                "",
                "Written evidence number " + i + ". " + WORDS.repeat(i % 4)));
      }
    }
    return entries;
  }

  private static PacketEntry entry(
      long id, PacketEntry.Kind kind, PacketPart part, String key, String words) {
    return new PacketEntry(id, kind, part, key, words, "", "", "coordinator", NOW);
  }

  Packet packet() {
    Denial denial = denial();
    PacketAssembly people = new PacketAssembly(entries(), PRACTICE);
    Packet draft = PacketDraft.of(denial, assessment(), people, "1-800-555-0100");
    return people.over(
        draft,
        new Answering(
            List.of(
                new Objection("Something simpler first.", "Name what was tried.", "treatments"),
                new Objection("The severity is not shown.", "Give the values.", "severity"),
                new Objection("Not in the policy.", "Read the criterion out.", "criteria"),
                new Objection("An alternative is as good.", "Name it.", "")),
            denial.reasonTopic(),
            Answering.category(denial)));
  }
}
