package org.overturn.process;

import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.camunda.bpm.engine.DecisionService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** How far up a task stands in Tasklist, as {@code task-priority.dmn} says. */
@Component
class TaskPriorities {

  private static final String DECISION = "task-priority";

  private final DecisionService decisions;
  private final Clock clock;

  TaskPriorities(@Lazy DecisionService decisions, Clock clock) {
    this.decisions = decisions;
    this.clock = clock;
  }

  /** The priority of this element's task; empty when the table gives none. */
  OptionalInt of(String element, Date due) {
    Map<String, Object> inputs = new HashMap<>();
    inputs.put("task", element);
    inputs.put("hoursLeft", hoursUntil(due));
    var result = decisions.evaluateDecisionTableByKey(DECISION, inputs);
    return !result.isEmpty() && result.getSingleResult().getSingleEntry() instanceof Number priority
        ? OptionalInt.of(priority.intValue())
        : OptionalInt.empty();
  }

  private Long hoursUntil(Date due) {
    return due == null ? null : Duration.between(clock.instant(), due.toInstant()).toHours();
  }
}
