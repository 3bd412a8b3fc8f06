package org.overturn.journeys;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.springframework.stereotype.Component;

/** An agent as the engine sees it: it fetches a task of a topic, and answers it or gives up. */
@Component
class Agent {

  private static final String WORKER = "agent";
  private static final long LOCK_MILLIS = 60_000;

  private final ExternalTaskService tasks;
  private final IdentityService identity;

  Agent(ExternalTaskService tasks, IdentityService identity) {
    this.tasks = tasks;
    this.identity = identity;
  }

  void answers(String topic, Map<String, Object> answers) {
    as(() -> tasks.complete(fetch(topic), WORKER, answers));
  }

  void needsAPerson(String topic) {
    as(() -> tasks.handleBpmnError(fetch(topic), WORKER, "PersonNeeded"));
  }

  /** True when a task of this topic waits for an agent. */
  boolean isAsked(String topic) {
    return tasks.createExternalTaskQuery().topicName(topic).notLocked().count() > 0;
  }

  private String fetch(String topic) {
    List<LockedExternalTask> fetched =
        tasks.fetchAndLock(1, WORKER).topic(topic, LOCK_MILLIS).execute();
    if (fetched.isEmpty()) {
      throw new AssertionError("No agent is asked for " + topic);
    }
    return fetched.get(0).getId();
  }

  private void as(Runnable what) {
    identity.setAuthentication("agent", List.of("agents"));
    try {
      what.run();
    } finally {
      identity.clearAuthentication();
    }
  }
}
