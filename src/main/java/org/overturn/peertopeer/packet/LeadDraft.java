package org.overturn.peertopeer.packet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.overturn.deadline.ClockText;
import org.overturn.denial.Denial;
import org.overturn.denial.Patient;
import org.overturn.evidence.ChartFact;

/**
 * The two sentences to lead with (R21): who has what since when and how badly, what was tried, and
 * what is asked for. Made only of facts that exist; where one is missing, the sentence goes on
 * without it.
 */
record LeadDraft(Denial denial, RelevantFacts facts, String approval, Sources sources) {

  static final String KEY = "lead";
  static final int SENTENCES = 2;
  static final int LENGTH = 600;

  private static final int TREATMENTS = 3;

  Statement statement() {
    List<Source> from = new ArrayList<>();
    String text = who(from) + " " + triedAndAsked(from);
    return Statement.of(PacketPart.LEAD, KEY, "", shortened(text), from);
  }

  private String who(List<Source> from) {
    Patient patient = denial.patient();
    from.add(sources.notice("patient"));
    StringBuilder who = new StringBuilder(Sentences.inside(patient.fullName()));
    if (patient.birthDate() != null) {
      who.append(", born ").append(ClockText.format(patient.birthDate())).append(',');
    }
    Optional<ChartFact> diagnosis = diagnosis();
    if (diagnosis.isPresent()) {
      from.add(sources.fact(diagnosis.get()));
      who.append(" has ").append(Sentences.inside(Wording.condition(diagnosis.get())));
    } else if (!RelevantFacts.diagnoses(denial).isEmpty()) {
      from.add(sources.notice("diagnosis codes"));
      who.append(" was diagnosed with ").append(denial.service().diagnosisCodes().strip());
    } else {
      who.append(" was denied ").append(Sentences.inside(denial.service().label()));
    }
    sound(facts.measured()).stream()
        .findFirst()
        .ifPresent(
            value -> {
              from.add(sources.fact(value));
              who.append("; ").append(Sentences.inside(Wording.observation(value)));
            });
    return who.append('.').toString();
  }

  private String triedAndAsked(List<Source> from) {
    List<ChartFact> tried = sound(facts.treatments()).stream().limit(TREATMENTS).toList();
    from.add(sources.notice("service"));
    String ask = Sentences.inside(approval);
    if (tried.isEmpty()) {
      return "We ask for " + ask + ".";
    }
    tried.forEach(fact -> from.add(sources.fact(fact)));
    return "Tried so far: "
        + String.join("; ", tried.stream().map(Wording::treatment).map(Sentences::inside).toList())
        + "; we ask for "
        + ask
        + ".";
  }

  /** The condition that the request names, if the chart has it; no other one is put forward. */
  private Optional<ChartFact> diagnosis() {
    return facts.conditions().stream()
        .filter(fact -> RelevantFacts.has(fact, RelevantFacts.diagnoses(denial)))
        .findFirst();
  }

  /** What needs no look first, and what a criterion cites comes first already. */
  private static List<ChartFact> sound(List<ChartFact> facts) {
    return facts.stream().filter(fact -> Wording.caution(fact).isEmpty()).toList();
  }

  /** Names can be long: a lead that could not be said falls back to the case itself. */
  private String shortened(String text) {
    if (text.length() <= LENGTH && Sentences.count(text) <= SENTENCES) {
      return text;
    }
    String brief =
        Sentences.inside(denial.patient().fullName())
            + " was denied "
            + denial.service().label()
            + ". We ask for it to be approved.";
    return brief.length() <= LENGTH ? brief : "We ask for " + denial.service().label() + ".";
  }
}
