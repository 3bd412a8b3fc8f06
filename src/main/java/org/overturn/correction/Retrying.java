package org.overturn.correction;

import java.util.function.Supplier;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Does a correction in a transaction of its own, and once more when a timer fired or a person acted
 * on the case at the same instant and was first. What is done again sees what they did.
 */
@Component
public class Retrying {

  private static final int ATTEMPTS = 5;

  private final TransactionTemplate transaction;

  Retrying(PlatformTransactionManager manager) {
    this.transaction = new TransactionTemplate(manager);
  }

  /** Does it and keeps it. */
  public <T> T inTransaction(Supplier<T> what) {
    return again(() -> transaction.execute(status -> what.get()));
  }

  /** Does it, and undoes all of it: for a preview. */
  public <T> T undone(Supplier<T> what) {
    return again(
        () ->
            transaction.execute(
                status -> {
                  status.setRollbackOnly();
                  return what.get();
                }));
  }

  private static <T> T again(Supplier<T> attempt) {
    for (int left = ATTEMPTS; ; left--) {
      try {
        return attempt.get();
      } catch (OptimisticLockingException | ConcurrencyFailureException first) {
        if (left == 1) {
          throw first;
        }
      }
    }
  }
}
