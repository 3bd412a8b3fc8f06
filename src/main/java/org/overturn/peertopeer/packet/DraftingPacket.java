package org.overturn.peertopeer.packet;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.overturn.deadline.CaseRules;
import org.overturn.deadline.WindowRule;
import org.overturn.denial.Denial;
import org.overturn.evidence.Assessments;
import org.overturn.practice.PracticeProperties;
import org.overturn.process.EngineCalls;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * The packet of a case as it stands now: drafted anew from the case, the chart, the policy and
 * their match, with what people wrote laid over it.
 */
@Component
class DraftingPacket {

  private static final String OBJECTIONS = "anticipated-objections";

  private final Assessments assessments;
  private final PacketRecords records;
  private final CaseRules rules;
  private final DecisionService decisions;
  private final EngineCalls engine;
  private final PracticeProperties practice;

  DraftingPacket(
      Assessments assessments,
      PacketRecords records,
      CaseRules rules,
      @Lazy DecisionService decisions,
      EngineCalls engine,
      PracticeProperties practice) {
    this.assessments = assessments;
    this.records = records;
    this.rules = rules;
    this.decisions = decisions;
    this.engine = engine;
    this.practice = practice;
  }

  /** The packet and what people wrote into it. */
  record Working(Packet packet, Packet draft, PacketAssembly people) {}

  Working of(Denial denial) {
    PacketAssembly people = new PacketAssembly(records.entries(denial.number()), practice.zone());
    Packet draft = PacketDraft.of(denial, assessments.of(denial), people, providerLine(denial));
    return new Working(people.over(draft, answering(denial)), draft, people);
  }

  /** The number that the letter gives, else the one of the payer's rule. */
  private String providerLine(Denial denial) {
    String stated = denial.payerPhone();
    return stated != null && !stated.isBlank()
        ? stated
        : rules.callRule(denial.number()).map(WindowRule::payerPhone).orElse("");
  }

  private Answering answering(Denial denial) {
    String category = Answering.category(denial);
    return new Answering(
        objections(denial.reasonTopic(), category), denial.reasonTopic(), category);
  }

  /** A table of codes; who looks at the packet may not evaluate tables in the engine. */
  private List<Objection> objections(String reasonTopic, String category) {
    return engine
        .unrestricted(
            () ->
                decisions
                    .evaluateDecisionTableByKey(
                        OBJECTIONS, Map.of("reasonTopic", reasonTopic, "serviceCategory", category))
                    .getResultList())
        .stream()
        .map(row -> new Objection(cell(row, "objection"), cell(row, "answer"), cell(row, "bring")))
        .toList();
  }

  private static String cell(Map<String, Object> row, String column) {
    Object value = row.get(column);
    return value == null ? "" : value.toString();
  }
}
