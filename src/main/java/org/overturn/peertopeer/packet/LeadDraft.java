package org.overturn.peertopeer.packet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.overturn.deadline.ClockText;
import org.overturn.denial.Denial;
import org.overturn.denial.Patient;
import org.overturn.evidence.ChartFact;
import org.overturn.evidence.Source;

/**
 * The two sentences to lead with (R21): who has what since when and how badly, what was tried, and
 * what is asked for. Made only of facts that exist; where one is missing, the sentence goes on
 * without it.
 */
record LeadDraft(Denial denial, RelevantFacts facts, String approval, Sources sources) {

  static final String KEY = "lead";
  static final int SENTENCES = 2;

  /** What a person may write at most. */
  static final int LENGTH = 600;

  /** What can be said in a breath or two: a draft that is longer says less. */
  private static final int SPOKEN = 400;

  private static final int TREATMENTS = 3;

  Statement statement() {
    return versions()
        .filter(LeadDraft::canBeSaid)
        .findFirst()
        .orElseGet(() -> lead("We ask for " + denial.service().label() + ".", notice("service")));
  }

  /** The fullest first: dose, code and notes are left out before a treatment is. */
  private Stream<Statement> versions() {
    return Stream.of(false, true)
        .flatMap(
            brief ->
                IntStream.iterate(TREATMENTS, tried -> tried >= 0, tried -> tried - 1)
                    .filter(tried -> tried > 0 || brief)
                    .mapToObj(tried -> version(brief, tried)));
  }

  private Statement version(boolean brief, int tried) {
    List<Source> from = new ArrayList<>();
    String text = who(brief, from) + " " + triedAndAsked(brief, tried, from);
    return lead(text, from);
  }

  private static boolean canBeSaid(Statement lead) {
    return lead.text().length() <= SPOKEN && Sentences.count(lead.text()) <= SENTENCES;
  }

  private static Statement lead(String text, List<Source> from) {
    return Statement.of(PacketPart.LEAD, KEY, "", text, from);
  }

  private List<Source> notice(String part) {
    return List.of(sources.notice(part));
  }

  private String who(boolean brief, List<Source> from) {
    Patient patient = denial.patient();
    from.add(sources.notice("patient"));
    StringBuilder who = new StringBuilder(Sentences.inside(patient.fullName()));
    if (patient.birthDate() != null) {
      who.append(", born ").append(ClockText.format(patient.birthDate())).append(',');
    }
    Optional<ChartFact> diagnosis = diagnosis();
    if (diagnosis.isPresent()) {
      from.add(sources.fact(diagnosis.get()));
      String words = brief ? Wording.briefly(diagnosis.get()) : Wording.condition(diagnosis.get());
      who.append(" has ").append(Sentences.inside(words));
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
              String words = brief ? Wording.briefly(value) : Wording.observation(value);
              who.append("; ").append(Sentences.inside(words));
            });
    return who.append('.').toString();
  }

  private String triedAndAsked(boolean brief, int most, List<Source> from) {
    List<ChartFact> tried = sound(facts.treatments()).stream().limit(most).toList();
    from.add(sources.notice("service"));
    String ask = Sentences.inside(approval);
    if (tried.isEmpty()) {
      return "We ask for " + ask + ".";
    }
    tried.forEach(fact -> from.add(sources.fact(fact)));
    String words =
        tried.stream()
            .map(fact -> brief ? Wording.briefly(fact) : Wording.treatment(fact))
            .map(Sentences::inside)
            .collect(Collectors.joining("; "));
    return "Tried so far: " + words + "; we ask for " + ask + ".";
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
}
