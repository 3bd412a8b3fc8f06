package org.overturn.peertopeer.call;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.DecisionService;
import org.overturn.deadline.CaseRules;
import org.overturn.deadline.Effect;
import org.overturn.denial.Denial;
import org.overturn.practice.PracticeProperties;
import org.overturn.process.EngineCalls;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * What to say at each point of a call, from {@code call-script.dmn}, which a process owner edits.
 * Nothing of the patient reaches the table: it is asked by codes, and names are filled in here.
 */
@Component
class CallScript {

  /** What a wording may leave to be filled in from the case. */
  static final Set<String> PLACEHOLDERS =
      Set.of("physician", "practice", "service", "reference", "specialty");

  private static final String DECISION = "call-script";

  private final DecisionService decisions;
  private final EngineCalls engine;
  private final CaseRules rules;
  private final PracticeProperties practice;

  CallScript(
      @Lazy DecisionService decisions,
      EngineCalls engine,
      CaseRules rules,
      PracticeProperties practice) {
    this.decisions = decisions;
    this.engine = engine;
    this.rules = rules;
    this.practice = practice;
  }

  /** The points of a call, its outcomes among them. */
  enum Situation {
    OPENING,
    LISTENING,
    CRITERION,
    ANSWER,
    ASK,
    OVERTURNED,
    PARTIALLY_OVERTURNED,
    UPHELD,
    WRONG_SPECIALTY,
    MORE_INFORMATION_REQUESTED,
    DECISION_TO_FOLLOW,
    REVIEWER_ABSENT,
    CLOSE;

    /** As the table names it. */
    String code() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * One thing to say.
   *
   * @param remember what to keep in mind; may be empty
   */
  record Line(int place, String heading, String wording, String remember) {}

  /**
   * The lines for each point of the call.
   *
   * @param physician the name of who holds it
   * @param specialty of the case; may be empty
   */
  Map<Situation, List<Line>> of(Denial denial, String physician, String specialty) {
    Map<Situation, List<Line>> script = new EnumMap<>(Situation.class);
    Map<String, String> known =
        Map.of(
            "physician", physician,
            "practice", practice.name(),
            "service", service(denial),
            "reference", or(denial.payerReference(), "on the denial"),
            "specialty", or(specialty, "our specialty"));
    for (Situation situation : Situation.values()) {
      script.put(situation, lines(denial, situation, known));
    }
    return script;
  }

  private List<Line> lines(Denial denial, Situation situation, Map<String, String> known) {
    Effect effect =
        rules.callRule(denial.number()).map(rule -> rule.effect()).orElse(Effect.CAN_OVERTURN);
    Map<String, Object> facts =
        Map.of(
            "situation", situation.code(),
            "reasonTopic", or(denial.reasonTopic(), "unknown"),
            "effect", effect.code(),
            "setting", denial.setting().code());
    return engine
        .unrestricted(() -> decisions.evaluateDecisionTableByKey(DECISION, facts).getResultList())
        .stream()
        .map(row -> line(row, known))
        .sorted(Comparator.comparingInt(Line::place))
        .toList();
  }

  private static Line line(Map<String, Object> row, Map<String, String> known) {
    return new Line(
        row.get("place") instanceof Number place ? place.intValue() : 0,
        filled(row.get("heading"), known),
        filled(row.get("wording"), known),
        filled(row.get("remember"), known));
  }

  private static String filled(Object text, Map<String, String> known) {
    String words = text == null ? "" : String.valueOf(text);
    for (Map.Entry<String, String> each : known.entrySet()) {
      words = words.replace("{" + each.getKey() + "}", each.getValue());
    }
    return words;
  }

  private static String service(Denial denial) {
    return or(denial.service().description(), denial.service().label());
  }

  private static String or(String text, String otherwise) {
    return text == null || text.isBlank() ? otherwise : text;
  }
}
