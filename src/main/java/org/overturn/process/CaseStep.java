package org.overturn.process;

import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Denial;

/**
 * One step of a case's process, as a stage sees it: the case, locked for the transaction, who acts,
 * and the declared variables. Nothing of the engine's API leaks through it.
 *
 * @param denial the case, locked until the transaction ends
 * @param user the id of the person who completed the task; {@code null} when the engine acts
 * @param element the id of the model's element
 */
public record CaseStep(Denial denial, String user, String element, VariableScope scope) {

  public CaseNumber number() {
    return denial.number();
  }

  public <T> T get(ProcessVariable<T> variable) {
    return variable.in(scope);
  }

  public boolean isTrue(ProcessVariable<Boolean> variable) {
    return variable.isTrueIn(scope);
  }

  public <T> CaseStep set(ProcessVariable<T> variable, T value) {
    variable.set(scope, value);
    return this;
  }

  public CaseStep set(ProcessVariable<Date> variable, Instant value) {
    variable.set(scope, value == null ? null : Date.from(value));
    return this;
  }

  /** Sets several declared variables by name, as {@link CaseFacts} gives them. */
  public CaseStep setAll(Map<String, Object> facts) {
    facts.forEach(scope::setVariable);
    return this;
  }

  /** Sets the instants that timers of the models read, by variable name. */
  public CaseStep setInstants(Map<String, Instant> instants) {
    instants.forEach((name, instant) -> scope.setVariable(name, Date.from(instant)));
    return this;
  }

  /**
   * What a decision table answered, taken out of the engine before the transaction ends.
   *
   * @param variable the business rule task's result variable
   * @throws IllegalStateException when the table gave no row
   */
  public Map<String, Object> takeDecision(String variable) {
    if (!(scope.getVariable(variable) instanceof Map<?, ?> row)) {
      throw new IllegalStateException("The decision table behind " + variable + " gave no row");
    }
    Map<String, Object> outputs = new HashMap<>();
    row.forEach((name, value) -> outputs.put(String.valueOf(name), value));
    scope.removeVariable(variable);
    return outputs;
  }

  /** An instant that was set before, or null. */
  public Instant instant(ProcessVariable<Date> variable) {
    Date value = variable.in(scope);
    return value == null ? null : value.toInstant();
  }
}
