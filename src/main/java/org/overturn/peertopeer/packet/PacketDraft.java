package org.overturn.peertopeer.packet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.overturn.deadline.ClockText;
import org.overturn.denial.Denial;
import org.overturn.denial.DenialReason;
import org.overturn.denial.OrderingPhysician;
import org.overturn.evidence.Assessment;
import org.overturn.evidence.ChartFact;
import org.overturn.evidence.ChartReading;

/**
 * The packet as the denial, the chart, the policy and their match give it: the same for the same
 * facts. Nothing is invented; what is not there is listed as missing, first.
 */
record PacketDraft(
    Denial denial,
    Assessment assessment,
    RelevantFacts facts,
    Set<String> struck,
    String asked,
    String providerLine,
    Sources sources) {

  static final String APPROVAL = "approval";
  static final String DURATION_MISSING = "missing:duration";

  /**
   * Drafts all but the answers to objections.
   *
   * @param people what people wrote: the lead does not speak of what they struck, and asks for what
   *     they ask for
   * @param providerLine the payer's phone for this call; may be empty
   */
  static Packet of(
      Denial denial, Assessment assessment, PacketAssembly people, String providerLine) {
    return new PacketDraft(
            denial,
            assessment,
            RelevantFacts.of(denial, assessment),
            people.struck(),
            people.edited(APPROVAL).orElse(null),
            providerLine,
            new Sources(denial.number()))
        .packet();
  }

  private Packet packet() {
    CriteriaDraft criteria = new CriteriaDraft(assessment, sources);
    List<Statement> diagnosis = diagnosis();
    List<Statement> severity = stated(PacketPart.SEVERITY, facts.measured());
    List<Statement> treatments = stated(PacketPart.TREATMENTS, facts.treatments());
    List<Statement> evidence = evidence();
    List<Statement> reason = reason(criteria);
    List<Statement> all = new ArrayList<>();
    all.addAll(missing(criteria, reason, diagnosis, severity, treatments));
    all.addAll(reason);
    all.add(approval());
    all.add(
        new LeadDraft(denial, facts.without(struck), asked == null ? service() : asked, sources)
            .statement());
    all.addAll(criteria.pointByPoint());
    all.addAll(diagnosis);
    all.addAll(severity);
    all.addAll(treatments);
    all.addAll(evidence);
    all.addAll(criteria.guidelines());
    return new Packet(denial.number().value(), head(), all, 0, null, null);
  }

  private List<Packet.Fact> head() {
    List<Packet.Fact> head = new ArrayList<>();
    add(head, "Patient", denial.patient().fullName());
    add(
        head,
        "Born",
        denial.patient().birthDate() == null ? "" : ClockText.format(denial.patient().birthDate()));
    add(head, "Member id", denial.patient().memberId());
    add(head, "Payer", denial.payer().name());
    add(head, "Reference", denial.payerReference());
    add(head, "Provider line", providerLine);
    add(head, "Denied on", ClockText.format(denial.determinationDate()));
    add(head, "Ordered by", denial.physician().map(PacketDraft::words).orElse(""));
    return head;
  }

  private static String words(OrderingPhysician physician) {
    String name = orEmpty(physician.name());
    String specialty = orEmpty(physician.specialty());
    String npi = orEmpty(physician.npi());
    return name
        + (specialty.isBlank() ? "" : ", " + specialty)
        + (npi.isBlank() ? "" : ", NPI " + npi);
  }

  private static void add(List<Packet.Fact> head, String label, String value) {
    if (value != null && !value.isBlank()) {
      head.add(new Packet.Fact(label, value.strip()));
    }
  }

  private List<Statement> missing(
      CriteriaDraft criteria,
      List<Statement> reason,
      List<Statement> diagnosis,
      List<Statement> severity,
      List<Statement> treatments) {
    List<Statement> missing = new ArrayList<>(criteria.gaps());
    if (reason.isEmpty()) {
      missing.add(gap("reason", "The reason for the denial in writing, from the payer", "reason"));
    }
    if (assessment.policy() == null) {
      missing.add(
          gap(
              "policy",
              "The policy and the exact criterion that the payer cites, from the payer. No policy"
                  + " is chosen for this case: write the criterion down below",
              "policy cited"));
    }
    ChartReading chart = assessment.chart();
    if (chart.state() != ChartReading.State.READ) {
      missing.add(
          Statement.of(
              PacketPart.MISSING,
              "missing:chart",
              "Chart",
              chart.state().words() + " What the chart says has to be typed in below.",
              sources.chart(chart)));
    }
    if (diagnosis.isEmpty()) {
      missing.add(
          gap(
              "diagnosis",
              "The diagnosis with its ICD-10 code and date, from the chart",
              "diagnosis codes"));
    }
    if (severity.isEmpty()) {
      missing.add(
          gap("severity", "Severity as measured values with dates, from the chart", "service"));
    }
    if (treatments.isEmpty()) {
      missing.add(
          gap(
              "treatments",
              "Treatments tried, each with dates, dose, duration and outcome, from the chart",
              "service"));
    }
    missing.add(
        gap(
            "duration",
            "How long the approval has to last, from the physician"
                + (denial.service().units() == null ? ", and how many units" : ""),
            "service"));
    return missing;
  }

  private Statement gap(String what, String words, String field) {
    return Statement.of(
        PacketPart.MISSING, CriteriaDraft.GAP + what, "", words + ".", sources.notice(field));
  }

  private List<Statement> reason(CriteriaDraft criteria) {
    DenialReason given = denial.reason();
    List<Statement> reason = new ArrayList<>(criteria.cited(denial));
    if (!blank(given.policyCited())) {
      reason.add(
          Statement.of(
              PacketPart.REASON,
              "reason:policy",
              "Payer cites",
              given.policyCited().strip(),
              sources.notice("policy cited")));
    }
    if (!blank(given.text())) {
      reason.add(
          Statement.of(
              PacketPart.REASON,
              "reason:words",
              "Payer's words",
              "“" + given.text().strip() + "”",
              sources.notice("reason")));
    }
    if (!blank(given.codes())) {
      reason.add(
          Statement.of(
              PacketPart.REASON,
              "reason:codes",
              "Reason codes",
              given.codes().strip(),
              sources.notice("reason codes")));
    }
    if (!reason.isEmpty()) {
      reason.addAll(criteria.policy());
    }
    return reason;
  }

  private Statement approval() {
    return Statement.of(PacketPart.APPROVAL, APPROVAL, "", service(), sources.notice("service"));
  }

  /** Code, description and units, as the request had them (R22). */
  private String service() {
    var service = denial.service();
    Integer units = service.units();
    return service.label()
        + (blank(service.description()) ? "" : ", " + service.description().strip())
        + (units == null ? "" : ", " + units + (units == 1 ? " unit" : " units"));
  }

  private List<Statement> diagnosis() {
    List<Statement> diagnosis = new ArrayList<>();
    var asked = RelevantFacts.diagnoses(denial);
    facts.conditions().stream()
        .sorted(Comparator.comparingInt(fact -> RelevantFacts.has(fact, asked) ? 0 : 1))
        .map(fact -> stated(PacketPart.DIAGNOSIS, fact, RelevantFacts.has(fact, asked)))
        .forEach(diagnosis::add);
    if (!asked.isEmpty()
        && facts.conditions().stream().noneMatch(f -> RelevantFacts.has(f, asked))) {
      diagnosis.add(
          0,
          Statement.of(
                  PacketPart.DIAGNOSIS,
                  "diagnosis:requested",
                  "On the request",
                  denial.service().diagnosisCodes().strip(),
                  sources.notice("diagnosis codes"))
              .withCaution("no date"));
    }
    return diagnosis;
  }

  private Statement stated(PacketPart part, ChartFact fact, boolean asked) {
    Statement statement = stated(part, fact);
    return asked
        ? Statement.of(
                part, statement.key(), "On the request", statement.text(), statement.sources())
            .withCaution(statement.caution())
        : statement;
  }

  private List<Statement> stated(PacketPart part, List<ChartFact> chosen) {
    return chosen.stream().map(fact -> stated(part, fact)).toList();
  }

  private Statement stated(PacketPart part, ChartFact fact) {
    return Statement.of(part, RelevantFacts.KEY + fact.id(), "", words(fact), sources.fact(fact))
        .withCaution(Wording.caution(fact));
  }

  private static String words(ChartFact fact) {
    return switch (fact.kind()) {
      case CONDITION -> Wording.condition(fact);
      case OBSERVATION -> Wording.observation(fact);
      case MEDICATION, PROCEDURE -> Wording.treatment(fact);
      case REPORT, DOCUMENT -> Wording.report(fact);
    };
  }

  private List<Statement> evidence() {
    List<Statement> evidence = new ArrayList<>(stated(PacketPart.EVIDENCE, facts.papers()));
    if (facts.unstated() > 0) {
      evidence.add(
          Statement.of(
              PacketPart.EVIDENCE,
              "chart:more",
              "",
              "The chart has %,d more entries that no criterion cites and that are older or less"
                      .formatted(facts.unstated())
                  + " close to the request.",
              sources.chart(assessment.chart())));
    }
    return evidence;
  }

  private static boolean blank(String text) {
    return text == null || text.isBlank();
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }
}
