package org.overturn.process;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The decision tables as they are deployed now, asked from outside a process. */
@Component
public class RuleTables {

  private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");

  private final RepositoryService repository;
  private final DecisionService decisions;

  /** By version of a table. */
  private final Map<String, Set<String>> inputs = new ConcurrentHashMap<>();

  RuleTables(@Lazy RepositoryService repository, @Lazy DecisionService decisions) {
    this.repository = repository;
    this.decisions = decisions;
  }

  /** A table as it is deployed now. */
  public record Version(String id, String key, int number) {}

  /** The newest version of a table. */
  public Version newest(String table) {
    DecisionDefinition definition =
        repository
            .createDecisionDefinitionQuery()
            .decisionDefinitionKey(table)
            .latestVersion()
            .singleResult();
    return new Version(definition.getId(), table, definition.getVersion());
  }

  /** The facts that a table reads, by variable name; a column that its owner adds is among them. */
  public Set<String> inputsOf(Version table) {
    return inputs.computeIfAbsent(table.id(), this::read);
  }

  /**
   * The one row that fits the facts.
   *
   * @throws IllegalStateException when no row does; the text quotes no fact
   */
  public Map<String, Object> answer(Version table, Map<String, Object> facts) {
    DmnDecisionRuleResult row =
        decisions.evaluateDecisionTableById(table.id(), facts).getSingleResult();
    if (row == null) {
      throw new IllegalStateException(
          "The decision table " + table.key() + " gives no row: add a last one that always fits");
    }
    return new HashMap<>(row.getEntryMap());
  }

  private Set<String> read(String id) {
    Set<String> names = new TreeSet<>();
    repository.getDmnModelInstance(id).getModelElementsByType(Decision.class).stream()
        .map(Decision::getExpression)
        .filter(DecisionTable.class::isInstance)
        .flatMap(table -> ((DecisionTable) table).getInputs().stream())
        .forEach(
            input -> {
              Matcher name = NAME.matcher(input.getInputExpression().getText().getTextContent());
              while (name.find()) {
                names.add(name.group());
              }
            });
    return names;
  }
}
