package org.overturn.process;

import java.util.Date;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.VariableScope;

/**
 * A process variable declared once: its name and its type. Only declared variables enter the
 * engine's history.
 *
 * @param <T> String, Boolean, Integer or {@link Date}: nothing that needs serializing
 */
public record ProcessVariable<T>(String name, Class<T> type) {

  static ProcessVariable<String> text(String name) {
    return new ProcessVariable<>(name, String.class);
  }

  static ProcessVariable<Boolean> flag(String name) {
    return new ProcessVariable<>(name, Boolean.class);
  }

  static ProcessVariable<Integer> number(String name) {
    return new ProcessVariable<>(name, Integer.class);
  }

  static ProcessVariable<Date> instant(String name) {
    return new ProcessVariable<>(name, Date.class);
  }

  /** The value, or null when it is not set. */
  public T in(VariableScope scope) {
    return type.cast(scope.getVariable(name));
  }

  public void set(VariableScope scope, T value) {
    scope.setVariable(name, value);
  }

  /** True when a flag is set and true; a flag that was never set is false. */
  public boolean isTrueIn(VariableScope scope) {
    return Objects.equals(scope.getVariable(name), Boolean.TRUE);
  }
}
