package org.overturn.peertopeer;

import java.time.Clock;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.DecisionService;
import org.overturn.denial.Denial;
import org.overturn.denial.Timeline;
import org.overturn.process.CaseStep;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;

/** Drafting the prep packet from the denial, and keeping what a person completed. */
@Service
class PreparingPacket {

  private static final String OBJECTIONS = "anticipated-objections";

  private final PrepPackets packets;
  private final DecisionService decisions;
  private final Timeline timeline;
  private final Clock clock;

  PreparingPacket(
      PrepPackets packets, @Lazy DecisionService decisions, Timeline timeline, Clock clock) {
    this.packets = packets;
    this.decisions = decisions;
    this.timeline = timeline;
    this.clock = clock;
  }

  /** Drafts the packet; one that exists already is kept. */
  void drafted(CaseStep step) {
    if (packets.findByCaseNumber(step.number().value()).isEmpty()) {
      PacketDraft draft = PacketDraft.of(step.denial(), objections(step.denial()));
      packets.save(new PrepPacket(step.number().value(), draft, clock.instant()));
      timeline.add(step.number(), "Prep packet drafted from the denial");
    }
  }

  void completed(CaseStep step, CompletePrepPacketForm.Answers answers) {
    packets
        .findByCaseNumber(step.number().value())
        .orElseThrow()
        .complete(answers, step.user(), clock.instant());
    timeline.add(step.number(), step.user(), "Prep packet completed");
  }

  /** The objections to expect, each with its answer, from {@code anticipated-objections.dmn}. */
  private String objections(Denial denial) {
    return decisions
        .evaluateDecisionTableByKey(
            OBJECTIONS,
            Map.of(
                "reasonTopic", denial.reasonTopic(),
                "serviceCategory", denial.service().category()))
        .getResultList()
        .stream()
        .map(row -> row.get("objection") + "\n  " + row.get("answer"))
        .collect(Collectors.joining("\n"));
  }
}
