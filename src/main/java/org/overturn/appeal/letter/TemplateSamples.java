package org.overturn.appeal.letter;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.overturn.appeal.address.AddressScope;
import org.overturn.appeal.address.AppealAddress;
import org.overturn.deadline.AppealLevel;
import org.overturn.deadline.AppealRight;
import org.overturn.deadline.ComputedDeadline;
import org.overturn.deadline.DeadlineSource;
import org.overturn.deadline.FilingClockStart;
import org.overturn.deadline.RuleSource;
import org.overturn.deadline.WindowUnit;
import org.overturn.denial.CallFindings;
import org.overturn.denial.CareSetting;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.DenialNotice;
import org.overturn.denial.DenialReason;
import org.overturn.denial.LineOfBusiness;
import org.overturn.denial.OrderingPhysician;
import org.overturn.denial.Patient;
import org.overturn.denial.Payer;
import org.overturn.denial.RequestedService;
import org.overturn.denial.Stage;
import org.overturn.denial.Urgency;
import org.overturn.evidence.Argument;
import org.overturn.evidence.Assessment;
import org.overturn.evidence.ChartFact;
import org.overturn.evidence.ChartReading;
import org.overturn.evidence.Code;
import org.overturn.evidence.Criterion;
import org.overturn.evidence.CriterionKind;
import org.overturn.evidence.FactKind;
import org.overturn.evidence.Finding;
import org.overturn.evidence.Guideline;
import org.overturn.evidence.Policy;
import org.overturn.evidence.Source;
import org.overturn.evidence.Standing;

/**
 * The invented cases on which a template is tried before it is put in force. They are fixed: the
 * same template gives the same letters. Among them are those that break a careless template, with
 * next to nothing known.
 */
final class TemplateSamples {

  private static final ZoneId ZONE = ZoneId.of("America/New_York");
  private static final LocalDate DENIED = LocalDate.of(2026, 11, 9);
  private static final Instant NOW = Instant.parse("2026-12-20T15:00:00Z");
  private static final DraftSources SOURCES = new DraftSources(new CaseNumber("D-2026-000101"));
  private static final Instant FILED = Instant.parse("2026-11-12T16:00:00Z");

  private TemplateSamples() {}

  /**
   * A sample.
   *
   * @param code names it in an address
   */
  record Sample(String code, String label, DraftInputs inputs) {}

  /** All samples, the fullest one first. */
  static List<Sample> all() {
    return List.of(
        new Sample(
            "full",
            "Employer plan, imaging: policy, chart and guidelines; the call upheld the denial",
            full().build()),
        new Sample(
            "medicare",
            "Medicare Advantage, inpatient rehabilitation: reconsidered once, upheld, forwarded",
            medicare().build()),
        new Sample(
            "medicaid",
            "Medicaid managed care, drug, expedited: consent given, plan appeal upheld",
            medicaid().build()),
        new Sample(
            "mismatch",
            "Marketplace plan, surgery: a reviewer of another specialty; decision overdue",
            mismatch().build()),
        new Sample(
            "no-policy",
            "Commercial plan, equipment: no policy chosen, the reason in codes alone",
            noPolicy().build()),
        new Sample(
            "no-chart", "Federal employee, therapy: no chart could be read", noChart().build()),
        new Sample(
            "explained",
            "Employer plan, imaging: a gap explained and words written by people; corrected before",
            explained().build()),
        new Sample(
            "hostile",
            "Words of others that look like a template, or are very long",
            hostile().build()),
        new Sample("bare", "Next to nothing is known", bare().build()));
  }

  /** Collects a sample's parts. */
  private static final class Making {

    private DenialReason reason =
        new DenialReason(
            "A3",
            "HCR:0F CARC:50",
            "The records do not show six weeks of conservative treatment. The request is not"
                + " medically necessary.",
            "SP-3.1, section B.2");
    private LineOfBusiness line = LineOfBusiness.EMPLOYER;
    private Stage stage = Stage.PRE_SERVICE;
    private Urgency urgency = Urgency.STANDARD;
    private String payer = "UnitedHealthcare";
    private String reference = "REF-4471902";
    private String topic = "medical-necessity";
    private Patient patient =
        new Patient("Rosa", "Example", LocalDate.of(1961, 4, 17), "XYM884213");
    private RequestedService service =
        new RequestedService("CPT", "72148", "MRI of the lumbar spine", 1, "M54.16");
    private OrderingPhysician physician =
        new OrderingPhysician("Dr. Anselm Okafor", "1234567893", "Orthopedic surgery");
    private String level = "internal-1";
    private AppealRight right =
        right("Internal appeal", 30, "29 CFR 2560.503-1(h), (i); 45 CFR 147.136(b)");
    private Policy policy;
    private final Map<ChartFact, Argument.Kind> facts = new LinkedHashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private final List<Argument> more = new ArrayList<>();
    private CallFindings.Finding call;
    private ReviewerRationales.Rationale rationale;
    private final List<DraftHistory.Level> levels = new ArrayList<>();
    private ComputedDeadline due;
    private final List<DraftInputs.Enclosure> enclosures =
        new ArrayList<>(
            List.of(new DraftInputs.Enclosure("original:1", "Notice of denial, November 9, 2026")));
    private AppealAddress address;
    private boolean again;
    private boolean promised;
    private String authorization = "";

    DraftInputs build() {
      DenialNotice notice =
          new DenialNotice(
              payer,
              reference,
              "1",
              DENIED,
              null,
              reason,
              line,
              "OH",
              CareSetting.OUTPATIENT,
              stage,
              urgency,
              patient,
              service,
              physician,
              null,
              null,
              "",
              NOW);
      ChartReading.State state =
          facts.isEmpty() ? ChartReading.State.UNAVAILABLE : ChartReading.State.READ;
      ChartReading chart = new ChartReading(state, NOW, "FHIR server", List.copyOf(facts.keySet()));
      return new DraftInputs(
          new DraftInputs.Of(
              SOURCES.number(),
              notice,
              new Payer("sample", payer, true),
              topic,
              again,
              promised,
              authorization),
          level,
          Optional.ofNullable(right),
          arguments(),
          Assessment.of(policy, chart, findings),
          Optional.ofNullable(call),
          Optional.ofNullable(rationale),
          levels,
          Optional.ofNullable(due),
          enclosures,
          Optional.ofNullable(address),
          "Lakeside Spine and Joint",
          ZONE,
          NOW);
    }

    private List<Argument> arguments() {
      List<Argument> all = new ArrayList<>();
      String asked =
          service.label()
              + (service.description().isBlank() ? "" : ", " + service.description())
              + (service.units() == null
                  ? ""
                  : ", " + service.units() + (service.units() == 1 ? " unit" : " units"));
      all.add(
          argument(Argument.Kind.APPROVAL, "approval", asked, SOURCES.notice("service"), false));
      for (Finding finding : findings) {
        if (more.stream()
            .noneMatch(each -> each.key().equals("criterion:" + finding.criterion().id()))) {
          all.add(
              argument(
                  Argument.Kind.CRITERION,
                  "criterion:" + finding.criterion().id(),
                  finding.criterion().text(),
                  SOURCES.criterion(policy, finding.criterion()),
                  false));
        }
      }
      facts.forEach(
          (fact, kind) ->
              all.add(
                  argument(kind, "fact:" + fact.id(), fact.words(), SOURCES.fact(fact), false)));
      if (policy != null) {
        for (Guideline each : policy.guidelines()) {
          all.add(
              argument(
                  Argument.Kind.GUIDELINE,
                  "guideline:"
                      + each.citation()
                          .toLowerCase(java.util.Locale.ROOT)
                          .replaceAll("[^a-z0-9]+", "-")
                          .replaceAll("^-|-$", ""),
                  each.citation() + ": " + each.says(),
                  SOURCES.policy(policy),
                  false));
        }
      }
      all.addAll(more);
      return all;
    }

    Making finding(Criterion criterion, Standing standing, String because, ChartFact... bears) {
      findings.add(new Finding(criterion, standing, because, List.of(bears), null));
      return this;
    }

    Making fact(Argument.Kind kind, ChartFact... read) {
      Arrays.stream(read).forEach(each -> facts.put(each, kind));
      return this;
    }
  }

  private static Argument argument(
      Argument.Kind kind, String key, String text, Source source, boolean byPerson) {
    return new Argument(kind, key, "", text, List.of(source), byPerson);
  }

  private static AppealRight right(String name, int days, String law) {
    return new AppealRight(
        name,
        true,
        180,
        WindowUnit.CALENDAR_DAYS,
        FilingClockStart.NOTICE_RECEIVED,
        null,
        days,
        days == 72 ? WindowUnit.HOURS : WindowUnit.CALENDAR_DAYS,
        AppealLevel.EXTERNAL,
        false,
        false,
        false,
        law,
        false,
        RuleSource.NOT_GIVEN);
  }

  private static final Criterion DIAGNOSED =
      criterion("radiculopathy", "B.1", "Radiculopathy is diagnosed.", CriterionKind.DIAGNOSIS);
  private static final Criterion SIX_WEEKS =
      criterion(
          "six-weeks",
          "B.2",
          "Six weeks of conservative care within the last six months.",
          CriterionKind.TREATMENT);
  private static final Criterion RADIOGRAPH =
      criterion("x-ray", "B.3", "A radiograph is on file.", CriterionKind.PROCEDURE);
  private static final Criterion CHANGES_PLAN =
      criterion(
          "changes-plan", "C.1", "The result will change the treatment.", CriterionKind.JUDGEMENT);

  private static Criterion criterion(String id, String section, String text, CriterionKind kind) {
    return new Criterion(id, section, text, kind, "", Criterion.Need.NONE, "", "");
  }

  private static final ChartFact CONDITION =
      fact(
          "Condition/1",
          FactKind.CONDITION,
          "Lumbar radiculopathy",
          "Lumbar radiculopathy (ICD-10-CM M54.16), since May 3, 2026");
  private static final ChartFact THERAPY =
      fact(
          "Procedure/3",
          FactKind.PROCEDURE,
          "Physical therapy",
          "Physical therapy, Aug 3, 2026 to Sep 21, 2026 (7 weeks); outcome: no relief");
  private static final ChartFact DRUG =
      fact(
          "MedicationRequest/4",
          FactKind.MEDICATION,
          "Ibuprofen",
          "Ibuprofen, 600 mg three times a day, since Jun 2, 2026");
  private static final ChartFact PAIN =
      fact("Observation/8", FactKind.OBSERVATION, "Pain", "Pain severity: 8 on Nov 2, 2026");
  private static final ChartFact REPORT =
      fact(
          "DiagnosticReport/5",
          FactKind.REPORT,
          "Radiograph",
          "Report: Lumbar radiograph, Jul 1, 2026: narrowing at L5-S1");

  /** The words are the packet's, as it would state the fact. */
  private static ChartFact fact(String id, FactKind kind, String name, String stated) {
    return new ChartFact(
        id,
        kind,
        List.of(new Code("SNOMED", id)),
        name,
        LocalDate.of(2026, 6, 1),
        null,
        false,
        (BigDecimal) null,
        "",
        stated,
        "",
        "",
        List.of());
  }

  private static Policy spine(Criterion... criteria) {
    return policy(
        "SP-3.1",
        "Imaging of the lumbar spine",
        List.of(
            new Guideline(
                "Appropriateness Criteria Low Back Pain",
                "American College of Radiology",
                2021,
                "imaging after six weeks without improvement",
                "six-weeks",
                "x-ray")),
        criteria);
  }

  private static Policy policy(
      String number, String title, List<Guideline> guidelines, Criterion... criteria) {
    return new Policy(
        new UUID(6, 1),
        number,
        title,
        "2026.1",
        "sample",
        LocalDate.of(2026, 1, 1),
        null,
        LocalDate.of(2026, 11, 1),
        "https://payer.example/policies",
        List.of("CPT 72148"),
        List.of(criteria),
        guidelines);
  }

  private static Making full() {
    Making case1 = new Making();
    case1.policy = spine(DIAGNOSED, SIX_WEEKS, RADIOGRAPH, CHANGES_PLAN);
    case1
        .fact(Argument.Kind.DIAGNOSIS, CONDITION)
        .fact(Argument.Kind.SEVERITY, PAIN)
        .fact(Argument.Kind.TREATMENT, THERAPY, DRUG)
        .fact(Argument.Kind.EVIDENCE, REPORT)
        .finding(DIAGNOSED, Standing.MET, "Lumbar radiculopathy since 2026-05-03", CONDITION)
        .finding(SIX_WEEKS, Standing.MET, "7 weeks in all, at least 6 weeks asked", THERAPY)
        .finding(RADIOGRAPH, Standing.MISSING, "The chart has no such entry")
        .finding(CHANGES_PLAN, Standing.JUDGEMENT, "Only the physician can say");
    case1.call = call(null);
    case1.rationale =
        new ReviewerRationales.Rationale(
            "internal-1",
            "Six weeks of supervised therapy are not shown.",
            "Dr. Ivo Brandt, MD, family medicine",
            LocalDate.of(2026, 11, 13));
    case1.address = address();
    case1.enclosures.add(
        new DraftInputs.Enclosure("call-record:1", "Record of the call of November 11, 2026"));
    return case1;
  }

  private static AppealAddress address() {
    return new AppealAddress(
        new UUID(6, 2),
        new AddressScope("sample", "*", "*", "*"),
        2,
        true,
        "Appeals and Grievances",
        "PO Box 1000\nSpringfield, OH 45501",
        "800-555-0142",
        "",
        "",
        "",
        "",
        "provider manual",
        LocalDate.of(2026, 10, 1),
        "owner",
        NOW);
  }

  private static CallFindings.Finding call(CallFindings.Mismatch mismatch) {
    return new CallFindings.Finding(
        Instant.parse("2026-11-11T15:00:00Z"),
        "Dr. L. Ward",
        "M.D.",
        "Family medicine",
        mismatch,
        "Section B.2, six weeks of conservative care",
        "Therapy notes with first and last date",
        "No therapy notes were received");
  }

  private static Making medicare() {
    Making case2 = new Making();
    case2.line = LineOfBusiness.MEDICARE_ADVANTAGE;
    case2.payer = "Humana";
    case2.topic = "level-of-care";
    case2.stage = Stage.CONCURRENT;
    case2.reason =
        new DenialReason(
            "A3", "", "The patient can be cared for at a lower level of care.", "IRF-110");
    case2.service =
        new RequestedService("Revenue code", "0128", "Inpatient rehabilitation", 14, "I63.9");
    case2.physician = new OrderingPhysician("Dr. Mei Tanaka", "1234567893", "Physical medicine");
    case2.level = "external";
    case2.right = right("Medicare independent review entity", 30, "42 CFR 422.592");
    Criterion therapies =
        criterion(
            "therapies",
            "110.2.2",
            "An intensive program of therapy, generally three hours a day, is reasonably expected.",
            CriterionKind.TREATMENT);
    ChartFact stroke =
        fact(
            "Condition/21",
            FactKind.CONDITION,
            "Cerebral infarction",
            "Cerebral infarction (ICD-10-CM I63.9), since Oct 20, 2026");
    ChartFact hours =
        fact(
            "Procedure/22",
            FactKind.PROCEDURE,
            "Physical and occupational therapy",
            "Physical and occupational therapy, Nov 2, 2026 to Nov 8, 2026 (7 days); outcome:"
                + " three hours a day tolerated");
    case2.policy =
        policy("IRF-110", "Inpatient rehabilitation facility services", List.of(), therapies);
    case2
        .fact(Argument.Kind.DIAGNOSIS, stroke)
        .fact(Argument.Kind.TREATMENT, hours)
        .finding(therapies, Standing.MET, "Therapy 2026-11-02 to 2026-11-08", hours);
    case2.levels.add(
        decided("internal-1", "Medicare Advantage, reconsideration", "Level of care not shown."));
    return case2;
  }

  private static DraftHistory.Level decided(String code, String right, String rationale) {
    return new DraftHistory.Level(
        code,
        right,
        null,
        null,
        FILED,
        "fax",
        "C-77",
        "upheld",
        LocalDate.of(2026, 12, 1),
        rationale,
        null);
  }

  private static DraftHistory.Level filed(String code, String right) {
    return new DraftHistory.Level(
        code, right, null, null, FILED, "portal", "P-2026-118", null, null, null, null);
  }

  private static Making medicaid() {
    Making case3 = new Making();
    case3.line = LineOfBusiness.MEDICAID_MANAGED_CARE;
    case3.payer = "Superior HealthPlan";
    case3.topic = "step-therapy";
    case3.urgency = Urgency.EXPEDITED;
    case3.stage = Stage.CONCURRENT;
    case3.reason = new DenialReason("A3", "", "Another drug has to be tried first.", "");
    case3.service = new RequestedService("HCPCS", "J0135", "Adalimumab, 20 mg", 12, "M06.9");
    case3.level = "external";
    case3.right =
        right("Medicaid state fair hearing, expedited", 72, "42 CFR 438.408(f), 431.244(f)");
    Criterion arthritis =
        criterion(
            "arthritis", "1.a", "Rheumatoid arthritis is diagnosed.", CriterionKind.DIAGNOSIS);
    Criterion methotrexate =
        criterion(
            "methotrexate",
            "1.c",
            "Methotrexate was taken for three months.",
            CriterionKind.TREATMENT);
    ChartFact diagnosis =
        fact(
            "Condition/31",
            FactKind.CONDITION,
            "Rheumatoid arthritis",
            "Rheumatoid arthritis (ICD-10-CM M06.9), since Feb 1, 2024");
    ChartFact taken =
        fact(
            "MedicationRequest/32",
            FactKind.MEDICATION,
            "Methotrexate",
            "Methotrexate, 15 mg weekly, Aug 3, 2026 to Sep 27, 2026 (8 weeks); outcome: stopped"
                + " for raised liver enzymes");
    case3.policy =
        policy(
            "RX-22",
            "Adalimumab",
            List.of(
                new Guideline(
                    "Guideline for the Treatment of Rheumatoid Arthritis",
                    "American College of Rheumatology",
                    2021,
                    "a biologic where methotrexate is not tolerated",
                    "",
                    "methotrexate")),
            arthritis,
            methotrexate);
    case3
        .fact(Argument.Kind.DIAGNOSIS, diagnosis)
        .fact(Argument.Kind.TREATMENT, taken)
        .finding(arthritis, Standing.MET, "Rheumatoid arthritis since 2024-02-01", diagnosis)
        .finding(methotrexate, Standing.NOT_MET, "8 weeks in all, at least 3 months asked", taken);
    case3.levels.add(
        new DraftHistory.Level(
            "internal-1",
            "Medicaid managed care, expedited plan appeal",
            LocalDate.of(2026, 11, 10),
            "signed form on file",
            FILED,
            "fax",
            "",
            "upheld",
            LocalDate.of(2026, 11, 15),
            "",
            null));
    case3.enclosures.add(new DraftInputs.Enclosure("consent:1", "Enrollee's written consent"));
    return case3;
  }

  private static Making mismatch() {
    Making case4 = full();
    case4.line = LineOfBusiness.MARKETPLACE;
    case4.payer = "Superior HealthPlan";
    case4.service = new RequestedService("CPT", "63030", "Lumbar discectomy", 1, "M51.26 M54.16");
    case4.call =
        call(
            new CallFindings.Mismatch(
                "Orthopedic surgery",
                "the ordering physician's specialty",
                "OH",
                "licensed in Texas (Tex. Ins. Code 4201.456)",
                true));
    case4.levels.add(filed("internal-1", "Internal appeal"));
    case4.due =
        new ComputedDeadline(
            FILED,
            Instant.parse("2026-12-13T04:59:59Z"),
            ZONE,
            DeadlineSource.RULE,
            "30 calendar days from receipt");
    return case4;
  }

  private static Making noPolicy() {
    Making case5 = new Making();
    case5.line = LineOfBusiness.COMMERCIAL;
    case5.payer = "Regence";
    case5.reason = new DenialReason("A3", "HCR:0F CARC:50", "", "");
    case5.topic = "unknown";
    case5.service = new RequestedService("HCPCS", "E1390", "Oxygen concentrator", null, "");
    case5.fact(Argument.Kind.SEVERITY, PAIN);
    case5.promised = true;
    case5.authorization = "AUTH-55120";
    case5.levels.add(filed("internal-1", "Internal appeal"));
    return case5;
  }

  private static Making noChart() {
    Making case6 = new Making();
    case6.line = LineOfBusiness.FEP;
    case6.payer = "Regence FEP";
    case6.topic = "experimental";
    case6.stage = Stage.POST_SERVICE;
    case6.reason = new DenialReason("A3", "", "The therapy is investigational.", "");
    case6.service = new RequestedService("CPT", "97110", "Therapeutic exercise", 24, "M54.16");
    case6.right = right("Federal employees, reconsideration by the plan", 30, "5 CFR 890.105(b)");
    case6.policy = spine(DIAGNOSED, SIX_WEEKS);
    case6
        .finding(DIAGNOSED, Standing.MISSING, "The chart could not be reached")
        .finding(SIX_WEEKS, Standing.MISSING, "The chart could not be reached");
    return case6;
  }

  private static Making explained() {
    Making case7 = full();
    case7.again = true;
    case7.level = "internal-2";
    case7.levels.add(decided("internal-1", "Internal appeal", "Section B.3 is not shown."));
    case7.more.add(
        argument(
            Argument.Kind.CRITERION,
            "criterion:x-ray",
            "B.3 A radiograph is on file. Explained: the radiograph was made elsewhere and has"
                + " been asked for",
            Source.of("written by coordinator on Nov 10, 2026"),
            true));
    case7.more.add(
        argument(
            Argument.Kind.LEAD,
            "lead",
            "She cannot sit for longer than ten minutes, and has lost her work over it",
            Source.of("written by physician on Nov 10, 2026"),
            true));
    case7.findings.set(
        3,
        new Finding(
            CHANGES_PLAN,
            Standing.MET,
            "Only the physician can say",
            List.of(),
            new Finding.Overruled(
                Standing.JUDGEMENT, "physician", NOW, "a herniation would be operated on")));
    return case7;
  }

  private static Making hostile() {
    Making case8 = full();
    case8.patient =
        new Patient("[(${payer.name})]", "__${T(java.lang.Runtime)}__ [/]", null, "<b>1</b>");
    case8.reason =
        new DenialReason(
            "A3",
            "",
            "[# th:each=\"x : ${criteria.met}\"]\n\n# Heading?\n- item [(${x.text})] \\ {{x}} "
                + "Not shown. ".repeat(300),
            "${policy} | > - #");
    return case8;
  }

  private static Making bare() {
    Making case9 = new Making();
    case9.line = LineOfBusiness.UNKNOWN;
    case9.payer = "A payer";
    case9.reference = null;
    case9.reason = new DenialReason("", "", "", "");
    case9.topic = "unknown";
    case9.patient = new Patient("A", "B", null, "1");
    case9.service = new RequestedService("other", "X1", "", null, "");
    case9.physician = null;
    case9.right = null;
    case9.enclosures.clear();
    return case9;
  }
}
