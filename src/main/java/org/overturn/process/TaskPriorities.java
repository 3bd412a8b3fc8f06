package org.overturn.process;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.DecisionService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** How far up a task stands in Tasklist, as {@code task-priority.dmn} says. */
@Component
class TaskPriorities {

  private static final String DECISION = "task-priority";

  /** Ids of process definitions start with the key of the process. */
  private static final String WRITTEN_APPEAL = "written-appeal:";

  /** Tasks times hours; what is more is forgotten and looked up again. */
  private static final int MOST_KNOWN = 10_000;

  private final RuleTables tables;
  private final DecisionService decisions;
  private final Clock clock;

  /** The engine parses each cell at each evaluation, and the worklist is looked at every minute. */
  private final Map<Known, OptionalInt> known = new ConcurrentHashMap<>();

  TaskPriorities(RuleTables tables, @Lazy DecisionService decisions, Clock clock) {
    this.tables = tables;
    this.decisions = decisions;
    this.clock = clock;
  }

  private record Known(String version, Asked task) {}

  /**
   * What the table is asked: whole hours, so that it answers the same for an hour.
   *
   * @param element the task's element in the model
   * @param hoursLeft until it is due, or null when it is never
   * @param hoursToClose until the window or the deadline closes that it serves, or null
   */
  record Asked(String element, Long hoursLeft, Long hoursToClose) {}

  /**
   * What the table is to be asked of a task.
   *
   * @param definition the id of its process definition
   * @param windowClosesAt the end of its case's request window, or null
   * @param filingDeadlineAt the end of the time to file its case's appeal, or null
   */
  Asked asked(
      String definition, String element, Date due, Date windowClosesAt, Date filingDeadlineAt) {
    boolean call = !definition.startsWith(WRITTEN_APPEAL) && isAhead(windowClosesAt);
    Date closes = call ? windowClosesAt : filingDeadlineAt;
    return new Asked(element, hoursUntil(due), isAhead(closes) ? hoursUntil(closes) : null);
  }

  /** The priority of a task by the newest version of the table; empty when it gives none. */
  OptionalInt of(Asked task) {
    String version = tables.newest(DECISION).id();
    if (known.size() > MOST_KNOWN) {
      known.clear();
    }
    return known.computeIfAbsent(new Known(version, task), this::decided);
  }

  private OptionalInt decided(Known asked) {
    Asked task = asked.task();
    Map<String, Object> inputs = new HashMap<>();
    inputs.put("task", task.element());
    inputs.put("hoursLeft", task.hoursLeft());
    inputs.put("hoursToClose", task.hoursToClose());
    var result = decisions.evaluateDecisionTableById(asked.version(), inputs);
    return !result.isEmpty() && result.getSingleResult().getSingleEntry() instanceof Number priority
        ? OptionalInt.of(priority.intValue())
        : OptionalInt.empty();
  }

  private boolean isAhead(Date date) {
    return date != null && date.toInstant().isAfter(clock.instant());
  }

  private Long hoursUntil(Date date) {
    Instant now = clock.instant();
    return date == null
        ? null
        : Math.floorDiv(Duration.between(now, date.toInstant()).toMinutes(), 60L);
  }
}
