package org.overturn.intake;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Output;
import org.overturn.denial.Payer;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The payers that {@code identify-payer.dmn} knows, by the words a notice uses for them. */
@Component
public class PayerDirectory {

  private static final String DECISION = "identify-payer";
  private static final String UNKNOWN = "other";

  private final DecisionService decisions;
  private final RepositoryService repository;

  /** By version of the table. */
  private final Map<String, List<String>> known = new ConcurrentHashMap<>();

  PayerDirectory(@Lazy DecisionService decisions, @Lazy RepositoryService repository) {
    this.decisions = decisions;
    this.repository = repository;
  }

  /** The names of all payers that the table knows, in its order. */
  public List<String> names() {
    DecisionDefinition table =
        repository
            .createDecisionDefinitionQuery()
            .decisionDefinitionKey(DECISION)
            .latestVersion()
            .singleResult();
    return known.computeIfAbsent(table.getId(), this::namesIn);
  }

  private List<String> namesIn(String table) {
    DecisionTable rules =
        repository
            .getDmnModelInstance(table)
            .getModelElementsByType(DecisionTable.class)
            .iterator()
            .next();
    int column = rules.getOutputs().stream().map(Output::getName).toList().indexOf("payerName");
    return rules.getRules().stream()
        .map(rule -> List.copyOf(rule.getOutputEntries()).get(column).getText().getTextContent())
        .filter(cell -> cell.startsWith("\"") && cell.length() > 2)
        .map(cell -> cell.substring(1, cell.length() - 1))
        .distinct()
        .toList();
  }

  /** The payer; one that is not known keeps the notice's own words as its name. */
  public Payer identify(String text) {
    Map<String, Object> input = new HashMap<>();
    input.put("payerText", text == null ? "" : text.toLowerCase(Locale.US));
    DmnDecisionRuleResult row = row(input);
    return row != null && Boolean.TRUE.equals(row.getEntry("recognised"))
        ? new Payer(row.getEntry("payer"), row.getEntry("payerName"), true)
        : new Payer(UNKNOWN, text, false);
  }

  /** A failure of the table would repeat what it was asked. */
  private DmnDecisionRuleResult row(Map<String, Object> input) {
    try {
      return decisions.evaluateDecisionTableByKey(DECISION, input).getSingleResult();
    } catch (RuntimeException failure) {
      throw new IllegalStateException("The decision table " + DECISION + " could not be read");
    }
  }
}
