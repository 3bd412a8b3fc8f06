package org.overturn.peertopeer.packet;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Denial;
import org.overturn.denial.Timeline;
import org.overturn.evidence.ChartRead;
import org.overturn.evidence.ChartReading;
import org.overturn.evidence.Charts;
import org.overturn.evidence.CriterionOverruled;
import org.overturn.evidence.Policies;
import org.overturn.evidence.Policy;
import org.overturn.evidence.PolicyChosen;
import org.overturn.process.AnswerRefused;
import org.overturn.process.CaseStep;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/**
 * The packet's way through the process: drafted when the call track opens, drafted anew when the
 * chart was read or the policy changed, completed by a person. A version that was completed is kept
 * as it was, whatever happens to chart and policy.
 */
@Service
public class PreparingPacket {

  private final PrepPackets packets;
  private final DraftingPacket drafting;
  private final WritingPacket writing;
  private final PacketRecords records;
  private final Policies policies;
  private final Charts charts;
  private final Timeline timeline;
  private final Clock clock;

  PreparingPacket(
      PrepPackets packets,
      DraftingPacket drafting,
      WritingPacket writing,
      PacketRecords records,
      Policies policies,
      Charts charts,
      Timeline timeline,
      Clock clock) {
    this.packets = packets;
    this.drafting = drafting;
    this.writing = writing;
    this.records = records;
    this.policies = policies;
    this.charts = charts;
    this.timeline = timeline;
    this.clock = clock;
  }

  /**
   * Opens the packet, by the policy that was chosen with the challenge; one that exists already is
   * kept. The draft itself is made from what is there whenever somebody looks.
   */
  public void drafted(CaseStep step) {
    if (packets.findByCaseNumber(step.number().value()).isEmpty()) {
      Optional<Policy> policy = policies.of(step.number());
      packets.save(new PrepPacket(step.number().value(), clock.instant()));
      timeline.add(
          step.number(),
          "Prep packet drafted from the denial"
              + policy.map(chosen -> " and " + chosen.label()).orElse("; no policy was found"));
    }
  }

  /**
   * The chart was read: the packet is drafted anew. A chart that is away is tried again, and says
   * so on the packet meanwhile.
   */
  @EventListener
  void on(ChartRead read) {
    ChartReading.State state = charts.of(read.number()).state();
    if (read.byPerson()) {
      redrafted(read.number(), "the chart was read again");
    } else if (state == ChartReading.State.READ) {
      redrafted(read.number(), "the chart was read");
    } else if (state != ChartReading.State.UNAVAILABLE) {
      redrafted(read.number(), "without the chart. " + state.words());
    }
  }

  @EventListener
  void on(PolicyChosen chosen) {
    redrafted(chosen.number(), "another policy was chosen");
  }

  @EventListener
  void on(CriterionOverruled overruled) {
    redrafted(overruled.number(), "a person decided how a criterion stands");
  }

  private void redrafted(CaseNumber number, String why) {
    packets
        .findByCaseNumber(number.value())
        .ifPresent(
            packet ->
                timeline.add(
                    number,
                    packet.isOpen()
                        ? "Prep packet drafted anew: " + why
                        : "Prep packet kept as completed, version %d: %s"
                            .formatted(packet.versions(), why)));
  }

  /**
   * Keeps what the form has and completes a version of the packet.
   *
   * @throws AnswerRefused when the reason, the approval asked for or the lead is not there
   */
  void completed(CaseStep step, CompletePrepPacketForm.Answers answers) {
    PrepPacket packet = packets.lock(step.number().value()).orElseThrow();
    writing.write(step.denial(), answers, step.user());
    complete(step.denial(), packet, step.user());
  }

  /** Completes what stands in the packet as its next version. */
  int complete(Denial denial, PrepPacket packet, String by) {
    Packet working = drafting.of(denial).packet();
    List<String> flaws = Completeness.flaws(working);
    if (!flaws.isEmpty()) {
      throw new AnswerRefused("The packet cannot be completed yet. " + String.join(" ", flaws));
    }
    int version = packet.completed(by, clock.instant());
    packets.save(packet);
    records.keep(denial.number(), working.completed(version, by, clock.instant()));
    timeline.add(
        denial.number(),
        by,
        version == 1 ? "Prep packet completed" : "Prep packet completed anew, version " + version);
    return version;
  }
}
