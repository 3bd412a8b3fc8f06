package org.overturn.process;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The way into {@code see-to-arrival}: the task of a person who has to look at something that
 * arrived. Nobody knows yet whether a window runs, so it is due within hours.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class ArrivalProcess {

  private static final String PROCESS = "see-to-arrival";
  private static final Duration DUE_WITHIN = Duration.ofHours(2);

  private final RuntimeService runtime;
  private final Clock clock;

  ArrivalProcess(RuntimeService runtime, Clock clock) {
    this.runtime = runtime;
    this.clock = clock;
  }

  /** Opens the task, unless there is one for this notice already. */
  public void needsAPerson(UUID notice) {
    if (isOpen(notice)) {
      return;
    }
    Instant due = clock.instant().plus(DUE_WITHIN);
    runtime
        .createMessageCorrelation(Messages.ARRIVAL_NEEDS_A_PERSON)
        .processInstanceBusinessKey(notice.toString())
        .setVariables(
            Map.of(
                Variables.ARRIVAL.name(),
                notice.toString(),
                Variables.ARRIVAL_DUE_AT.name(),
                Date.from(due)))
        .correlateStartMessage();
  }

  /** Nothing is left to see to: the task, where there is one, ends. */
  public void settled(UUID notice) {
    runtime
        .createMessageCorrelation(Messages.ARRIVAL_SETTLED)
        .processInstanceBusinessKey(notice.toString())
        .correlateAll();
  }

  private boolean isOpen(UUID notice) {
    return runtime
            .createProcessInstanceQuery()
            .processDefinitionKey(PROCESS)
            .processInstanceBusinessKey(notice.toString())
            .count()
        > 0;
  }
}
