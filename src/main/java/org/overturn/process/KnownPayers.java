package org.overturn.process;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The payers that {@code identify-payer.dmn} tells apart, as it is deployed now. */
@Component
public class KnownPayers {

  private static final String DECISION = "identify-payer";
  private static final String UNKNOWN = "other";

  private final RepositoryService repository;
  private final EngineCalls engine;

  /** By version of the table. */
  private final Map<String, Map<String, String>> known = new ConcurrentHashMap<>();

  KnownPayers(@Lazy RepositoryService repository, EngineCalls engine) {
    this.repository = repository;
    this.engine = engine;
  }

  /** Name by id, in the table's order; without the one that stands for payers it does not know. */
  public Map<String, String> names() {
    return engine.unrestricted(this::ofTheNewestTable);
  }

  private Map<String, String> ofTheNewestTable() {
    DecisionDefinition table =
        repository
            .createDecisionDefinitionQuery()
            .decisionDefinitionKey(DECISION)
            .latestVersion()
            .singleResult();
    return known.computeIfAbsent(table.getId(), this::in);
  }

  private Map<String, String> in(String table) {
    DecisionTable rules =
        repository
            .getDmnModelInstance(table)
            .getModelElementsByType(DecisionTable.class)
            .iterator()
            .next();
    List<String> columns = rules.getOutputs().stream().map(Output::getName).toList();
    Map<String, String> names = new LinkedHashMap<>();
    rules
        .getRules()
        .forEach(
            rule -> {
              List<OutputEntry> cells = new ArrayList<>(rule.getOutputEntries());
              String id = text(cells.get(columns.indexOf("payer")));
              if (!id.isEmpty() && !UNKNOWN.equals(id)) {
                names.putIfAbsent(id, text(cells.get(columns.indexOf("payerName"))));
              }
            });
    return Collections.unmodifiableMap(names);
  }

  private static String text(OutputEntry cell) {
    String text = cell.getText().getTextContent();
    return text.startsWith("\"") && text.length() > 2 ? text.substring(1, text.length() - 1) : "";
  }
}
