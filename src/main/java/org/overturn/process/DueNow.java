package org.overturn.process;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Has the engine look for due timers at once, not when it would next have looked. */
@Component
class DueNow {

  private final ProcessEngine engine;

  DueNow(@Lazy ProcessEngine engine) {
    this.engine = engine;
  }

  /** Once the transaction is committed; nothing happens when it is not. */
  void afterCommit() {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            var executor =
                ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                    .getJobExecutor();
            if (executor != null && executor.isActive()) {
              executor.jobWasAdded();
            }
          }
        });
  }
}
