package org.overturn.decisions;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationListener;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Description;
import org.camunda.bpm.model.dmn.instance.Rule;

/**
 * One decision table of {@code bpmn/} on the real DMN engine; remembers which of its rules matched.
 */
public final class DecisionTable {

  private final DmnEngine engine;
  private final DmnDecision decision;
  private final Collection<Rule> rules;
  private final Map<String, String> annotations = new LinkedHashMap<>();
  private final Set<String> reached = new LinkedHashSet<>();

  private DecisionTable(String id) {
    DmnDecisionTableEvaluationListener remember =
        event -> event.getMatchingRules().forEach(rule -> reached.add(rule.getId()));
    var configuration =
        (DefaultDmnEngineConfiguration)
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration();
    configuration.setCustomPostDecisionTableEvaluationListeners(List.of(remember));
    engine = configuration.buildEngine();
    try (InputStream parsed = open(id);
        InputStream read = open(id)) {
      decision = engine.parseDecision(id, parsed);
      rules = Dmn.readModelFromStream(read).getModelElementsByType(Rule.class);
      rules.forEach(rule -> annotations.put(rule.getId(), annotation(rule)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The table whose decision id and file name are {@code id}. */
  public static DecisionTable named(String id) {
    return new DecisionTable(id);
  }

  /** The output rows: one for FIRST tables, all that match for COLLECT tables. */
  public List<Map<String, Object>> decide(Map<String, Object> inputs) {
    return engine.evaluateDecisionTable(decision, inputs).getResultList();
  }

  /** Ids of the rules that no call of {@link #decide} has matched so far. */
  public Set<String> rulesNeverReached() {
    Set<String> left = new LinkedHashSet<>(annotations.keySet());
    left.removeAll(reached);
    return left;
  }

  /** Annotation text by rule id; empty where a rule has none. */
  public Map<String, String> annotations() {
    return annotations;
  }

  /** What each rule writes into an output column, without its quotes, by rule id. */
  public Map<String, String> column(String output) {
    Map<String, String> cells = new LinkedHashMap<>();
    for (Rule rule : rules) {
      rule.getOutputEntries().stream()
          .filter(entry -> entry.getId().endsWith("_then_" + output))
          .forEach(
              entry ->
                  cells.put(
                      rule.getId(), entry.getText().getTextContent().replace("\"", "").strip()));
    }
    return cells;
  }

  private static InputStream open(String id) {
    return DecisionTable.class.getResourceAsStream("/bpmn/" + id + ".dmn");
  }

  private static String annotation(Rule rule) {
    Description description = rule.getDescription();
    return description == null ? "" : description.getTextContent().strip();
  }
}
