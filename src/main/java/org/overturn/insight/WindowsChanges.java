package org.overturn.insight;

import java.util.HashSet;
import java.util.Set;
import org.overturn.denial.CaseNumber;
import org.overturn.process.TaskObserver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What has changed of the clocks and their tasks, on whichever node. Triggers in the database write
 * down what changes of our tables, this what changes of the engine's tasks; both in the transaction
 * that changes it.
 */
@Component
class WindowsChanges implements TaskObserver {

  private static final String NOW = "select pg_current_snapshot()::text";

  /** What is committed now and was not when the earlier snapshot was taken. */
  private static final String CHANGED =
      """
      select pg_current_snapshot()::text as now,
             exists (select 1 from overturn.windows_change
                      where changed_in >= pg_snapshot_xmin(cast(:earlier as pg_snapshot))
                        and not pg_visible_in_snapshot(changed_in, cast(:earlier as pg_snapshot)))
               as changed
      """;

  private static final String FORGET =
      "delete from overturn.windows_change"
          + " where changed_in < pg_snapshot_xmin(cast(:earlier as pg_snapshot))";

  private final JdbcClient jdbc;

  WindowsChanges(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A look at the changes.
   *
   * @param snapshot what was committed at that moment, in PostgreSQL's notation
   * @param changed whether anything was committed since the look before
   */
  record Look(String snapshot, boolean changed) {}

  /** The first look. */
  Look look() {
    return new Look(jdbc.sql(NOW).query(String.class).single(), true);
  }

  Look lookSince(Look earlier) {
    return jdbc.sql(CHANGED)
        .param("earlier", earlier.snapshot())
        .query((row, index) -> new Look(row.getString("now"), row.getBoolean("changed")))
        .single();
  }

  /** Forgets what every look of the last minutes has seen. */
  void forgetBefore(Look earlier) {
    jdbc.sql(FORGET).param("earlier", earlier.snapshot()).update();
  }

  /** Once for a case and transaction. */
  @Override
  public void taskChanged(CaseNumber number) {
    if (notedInThisTransaction().add(number.value())) {
      jdbc.sql("insert into overturn.windows_change (case_number) values (?)")
          .param(number.value())
          .update();
    }
  }

  @SuppressWarnings("unchecked")
  private Set<String> notedInThisTransaction() {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      return new HashSet<>();
    }
    if (TransactionSynchronizationManager.getResource(this) instanceof Set<?> noted) {
      return (Set<String>) noted;
    }
    Set<String> noted = new HashSet<>();
    TransactionSynchronizationManager.bindResource(this, noted);
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void suspend() {
            TransactionSynchronizationManager.unbindResource(WindowsChanges.this);
          }

          @Override
          public void resume() {
            TransactionSynchronizationManager.bindResource(WindowsChanges.this, noted);
          }

          @Override
          public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(WindowsChanges.this);
          }
        });
    return noted;
  }
}
