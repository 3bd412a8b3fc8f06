package org.overturn.retention;

import java.util.List;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.overturn.process.EngineCalls;
import org.springframework.stereotype.Component;

/**
 * What the engine remembers of a case. Its history is cleaned up by itself a year after a process
 * has ended; a purge takes what is still there.
 */
@Component
class EngineRecords {

  private final HistoryService history;
  private final EngineCalls engine;

  EngineRecords(HistoryService history, EngineCalls engine) {
    this.history = history;
    this.engine = engine;
  }

  /**
   * Deletes every ended process with this business key, with its tasks, decisions and operations.
   *
   * @return how many there were
   */
  int remove(String businessKey) {
    return engine.unrestricted(
        () -> {
          List<String> ended =
              history
                  .createHistoricProcessInstanceQuery()
                  .processInstanceBusinessKey(businessKey)
                  .finished()
                  .list()
                  .stream()
                  .map(HistoricProcessInstance::getId)
                  .toList();
          if (!ended.isEmpty()) {
            history.deleteHistoricProcessInstances(ended);
          }
          return ended.size();
        });
  }
}
