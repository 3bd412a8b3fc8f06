package org.overturn.correction;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.overturn.correction.Change.What;
import org.overturn.deadline.ClockText;
import org.overturn.deadline.DeadlineChange;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Denial;
import org.overturn.process.ProcessVariable;
import org.overturn.process.RuleTables;
import org.overturn.process.Timers;

/**
 * A running case whose facts or rules have changed, as the stages see it: locked for the
 * transaction, with its new facts. Variables that stages set reach the engine together, at the end.
 */
public final class MovingCase {

  private final Denial denial;
  private final Map<String, Object> facts;
  private final Set<String> changed;
  private final boolean rulesAnew;
  private final boolean decided;
  private final RuleTables tables;
  private final Timers timers;
  private final Map<String, Object> variables = new LinkedHashMap<>();
  private final List<Change> changes = new ArrayList<>();
  private final List<String> hints = new ArrayList<>();
  private final List<Runnable> afterwards = new ArrayList<>();

  MovingCase(
      Denial denial,
      Map<String, Object> facts,
      Set<String> changed,
      boolean rulesAnew,
      boolean decided,
      RuleTables tables,
      Timers timers) {
    this.denial = denial;
    this.facts = facts;
    this.changed = changed;
    this.rulesAnew = rulesAnew;
    this.decided = decided;
    this.tables = tables;
    this.timers = timers;
  }

  public Denial denial() {
    return denial;
  }

  public CaseNumber number() {
    return denial.number();
  }

  /**
   * What a table answers by the case's facts as they are now. Empty where the case goes on by the
   * row that it keeps: none of the facts that the table reads has changed, and nobody asked for the
   * table as it is now.
   *
   * @param other facts that take the place of the case's, such as another level of appeal
   */
  public Optional<Map<String, Object>> answer(String table, Map<String, Object> other) {
    RuleTables.Version version = tables.newest(table);
    boolean read = tables.inputsOf(version).stream().anyMatch(changed::contains);
    if (!read && !rulesAnew) {
      return Optional.empty();
    }
    Map<String, Object> asked = new HashMap<>(facts);
    asked.putAll(other);
    return Optional.of(tables.answer(version, asked));
  }

  /**
   * True when the facts are others because the payer decided what it had announced (R15), and not
   * because they were wrong: a window that this ends was a window.
   */
  public boolean isDecided() {
    return decided;
  }

  /** True when this fact is one that was corrected. */
  public boolean isCorrected(ProcessVariable<?> fact) {
    return changed.contains(fact.name());
  }

  /** What a stage has set already, else what the running process has; may be null. */
  public <T> T get(ProcessVariable<T> variable) {
    return variables.containsKey(variable.name())
        ? variable.type().cast(variables.get(variable.name()))
        : timers.get(number(), variable);
  }

  /** The same of an instant. */
  public Instant instant(ProcessVariable<Date> variable) {
    Date value = get(variable);
    return value == null ? null : value.toInstant();
  }

  public <T> MovingCase set(ProcessVariable<T> variable, T value) {
    variables.put(variable.name(), value);
    return this;
  }

  public MovingCase set(ProcessVariable<Date> variable, Instant at) {
    return set(variable, Date.from(at));
  }

  /** Sets several, by the name of the variable. */
  public MovingCase setAll(Map<String, Object> values) {
    variables.putAll(values);
    return this;
  }

  /** The case goes by another row of a table, or by the same one with other contents. */
  public void ruleChanged(String name, String from, String to) {
    changes.add(new Change(What.RULE, name, from, to));
  }

  /** A deadline moved; its times are shown in the payer's zone. */
  public void moved(DeadlineChange change) {
    changes.add(
        new Change(
            What.DEADLINE,
            change.kind().label(),
            change.from() == null ? "" : ClockText.format(change.from(), change.zoneBefore()),
            change.to() == null ? "" : ClockText.format(change.to(), change.zone())));
  }

  /** Says what a person has to decide; it stands in the preview and on the timeline. */
  public void hint(String what) {
    hints.add(what);
  }

  /** Does this once all clocks have moved. */
  public void afterwards(Runnable what) {
    afterwards.add(what);
  }

  Map<String, Object> variables() {
    return variables;
  }

  List<Change> changes() {
    return changes;
  }

  List<String> hints() {
    return hints;
  }

  void finish() {
    afterwards.forEach(Runnable::run);
  }
}
