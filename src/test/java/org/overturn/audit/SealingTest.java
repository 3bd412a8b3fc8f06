package org.overturn.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.overturn.denial.CaseNumber;
import org.overturn.testing.OverturnTest;
import org.overturn.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What is committed is chained, all of it, once, whoever seals and whatever commits when. */
@OverturnTest
class SealingTest {

  private static final CaseNumber NUMBER = new CaseNumber("D-2026-000001");

  @Autowired Audit audit;
  @Autowired Sealing sealing;
  @Autowired Seals seals;
  @Autowired JdbcClient jdbc;
  @Autowired DataSource database;
  @Autowired TransactionTemplate transactions;

  @Test
  void eachEntryGetsOneSealThatCoversTheOneBeforeAndAllThatTheEntrySays() {
    audit.record("sue", "case-viewed", NUMBER, "10.0.0.7", null);
    audit.record("pat", "glass-broken", NUMBER, null, "as cover", "On call tonight");

    Head head = sealing.sealAll();

    RecordedAct first = acts().get(0);
    RecordedAct second = acts().get(1);
    String one = Link.hash(1, Head.NONE.hash(), TestClock.START, first);
    assertThat(head).isEqualTo(new Head(2, Link.hash(2, one, TestClock.START, second)));
    assertThat(second.why()).isEqualTo("On call tonight");
    assertThat(sealing.sealAll()).as("nothing new").isEqualTo(head);
  }

  @Test
  void whateverAnEntrySaysChangesItsHash() {
    RecordedAct act = new RecordedAct(7, TestClock.START, "a", "b", "c", "d", "e", "f");
    List<RecordedAct> others =
        List.of(
            new RecordedAct(8, TestClock.START, "a", "b", "c", "d", "e", "f"),
            new RecordedAct(7, TestClock.START.plusNanos(1000), "a", "b", "c", "d", "e", "f"),
            new RecordedAct(7, TestClock.START, "ab", "", "c", "d", "e", "f"),
            new RecordedAct(7, TestClock.START, "a", "b", null, "d", "e", "f"),
            new RecordedAct(7, TestClock.START, "a", "b", "-", "d", "e", "f"),
            new RecordedAct(7, TestClock.START, "a", "b", "c", "d\n1:e", "e", "f"),
            new RecordedAct(7, TestClock.START, "a", "b", "c", "d", "f", "e"),
            new RecordedAct(7, TestClock.START, "a", "b", "c", "d", "e", null));

    assertThat(others)
        .extracting(other -> Link.hash(1, Head.NONE.hash(), TestClock.START, other))
        .doesNotHaveDuplicates()
        .doesNotContain(Link.hash(1, Head.NONE.hash(), TestClock.START, act));
  }

  @Test
  void anEntryThatCommitsAfterOneWithAHigherNumberIsSealedToo() throws Exception {
    CountDownLatch recorded = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    ExecutorService slow = Executors.newSingleThreadExecutor();
    Future<?> late =
        slow.submit(
            () ->
                transactions.executeWithoutResult(
                    status -> {
                      audit.record("late", "case-viewed", NUMBER, null, null);
                      recorded.countDown();
                      await(goOn);
                    }));
    await(recorded);
    audit.record("early", "case-viewed", NUMBER, null, null);
    assertThat(sealing.sealAll().position()).isEqualTo(1);

    goOn.countDown();
    late.get(1, TimeUnit.MINUTES);
    slow.shutdown();
    sealing.look();

    assertThat(seals.head().position()).isEqualTo(2);
    assertThat(sealed("late").get(0)).isLessThan(sealed("early").get(0));
    assertThat(prove().holds()).isTrue();
  }

  @Test
  void manyWhoRecordAndTwoWhoSealAtOnceLeaveNothingOutAndNothingTwice() throws Exception {
    int writers = 4;
    int each = 100;
    ExecutorService threads = Executors.newFixedThreadPool(writers + 2);
    AtomicBoolean writing = new AtomicBoolean(true);
    List<Future<?>> recording = new ArrayList<>();
    List<Future<?>> nodes = new ArrayList<>();
    for (int i = 0; i < writers; i++) {
      recording.add(threads.submit(() -> recordMany(each)));
    }
    for (int i = 0; i < 2; i++) {
      Sealing node = new Sealing(new Seals(jdbc), transactions, TestClock.get());
      nodes.add(
          threads.submit(
              () -> {
                while (writing.get()) {
                  node.look();
                }
              }));
    }
    for (Future<?> done : recording) {
      done.get(3, TimeUnit.MINUTES);
    }
    writing.set(false);
    for (Future<?> done : nodes) {
      done.get(3, TimeUnit.MINUTES);
    }
    threads.shutdown();

    long rolledBack = (long) writers * each / 10;
    assertThat(sealing.sealAll().position()).isEqualTo((long) writers * each - rolledBack);
    Proof proof = prove();
    assertThat(proof.faults()).isEmpty();
    assertThat(proof.waiting()).isZero();
  }

  /** Several entries a transaction, so that numbers and commits cross; each tenth is taken back. */
  private void recordMany(int count) {
    for (int i = 0; i < count; i += 5) {
      boolean takenBack = i % 50 == 0;
      transactions.executeWithoutResult(
          status -> {
            for (int n = 0; n < 5; n++) {
              audit.record("sue", "case-viewed", NUMBER, "10.0.0.7", null);
              Thread.yield();
            }
            if (takenBack) {
              status.setRollbackOnly();
            }
          });
    }
  }

  private Proof prove() {
    return new ChainProof(database).prove(List.of());
  }

  private List<Long> sealed(String who) {
    return jdbc.sql(
            """
            select e.id from overturn.audit_seal s join overturn.audit_entry e on e.id = s.entry_id
            where e.who = ?
            """)
        .param(who)
        .query(Long.class)
        .list();
  }

  private List<RecordedAct> acts() {
    return jdbc.sql(
            "select %s from overturn.audit_entry e order by id".formatted(RecordedAct.COLUMNS))
        .query((row, index) -> RecordedAct.read(row))
        .list();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException stopping) {
      throw new IllegalStateException(stopping);
    }
  }
}
