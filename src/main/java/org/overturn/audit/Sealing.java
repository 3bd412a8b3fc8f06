package org.overturn.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Chains what has been recorded (45 CFR 164.312(c)(1)): beside the transactions that record, never
 * in them. One node at a time seals, whichever comes first.
 *
 * <p>An entry gets its number before its transaction commits, so one with a lower number may appear
 * after one with a higher was sealed. What has no seal is therefore looked for, not what is above
 * the last: among the last 10,000 numbers at each look, and among all at a node's first look and
 * once an hour. So nothing is passed over for longer than that, whatever commits when.
 */
@Service
public class Sealing {

  private static final Logger log = LoggerFactory.getLogger(Sealing.class);

  private static final int BATCH = 1_000;
  private static final long NEAR = 10_000;
  private static final Duration WHOLE_LOOK = Duration.ofHours(1);

  private final Seals seals;
  private final TransactionTemplate transactions;
  private final Clock clock;

  private Instant nextWholeLook = Instant.MIN;
  private Head told = Head.NONE;

  Sealing(Seals seals, TransactionTemplate transactions, Clock clock) {
    this.seals = seals;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Scheduled(
      initialDelayString = "${overturn.audit.seal-every:1s}",
      fixedDelayString = "${overturn.audit.seal-every:1s}")
  void look() {
    try {
      sealWhatIsThere(seals::tryLock);
    } catch (RuntimeException failure) {
      log.warn("The audit could not be sealed, and is tried again: {}", failure.getClass());
    }
  }

  /** Seals all that is committed by now, and says where the chain ends then. */
  public Head sealAll() {
    nextWholeLook = Instant.MIN;
    sealWhatIsThere(
        () -> {
          seals.lock();
          return true;
        });
    return seals.head();
  }

  private synchronized void sealWhatIsThere(Turn turn) {
    boolean whole = !clock.instant().isBefore(nextWholeLook);
    Batch last = new Batch(whole ? 0 : Math.max(0, seals.highestEntry() - NEAR), BATCH);
    while (last.count() == BATCH) {
      long above = last.highest();
      last = transactions.execute(status -> turn.isOurs() ? sealNext(above) : Batch.NOT_OURS);
    }
    if (whole && last != Batch.NOT_OURS) {
      nextWholeLook = clock.instant().plus(WHOLE_LOOK);
      tellHead();
    }
  }

  /** The chain's end, written where the database's administrator cannot change it. */
  private void tellHead() {
    Head head = seals.head();
    if (!head.equals(told)) {
      told = head;
      log.info("The audit is sealed up to {}", head);
    }
  }

  private Batch sealNext(long above) {
    List<RecordedAct> acts = seals.unsealed(above, BATCH);
    if (acts.isEmpty()) {
      return new Batch(above, 0);
    }
    Head head = seals.head();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    List<String> hashes = new ArrayList<>(acts.size());
    String before = head.hash();
    for (int i = 0; i < acts.size(); i++) {
      before = Link.hash(head.position() + i + 1, before, now, acts.get(i));
      hashes.add(before);
    }
    seals.append(head, now, acts, hashes);
    return new Batch(acts.get(acts.size() - 1).id(), acts.size());
  }

  /** Whether this node may seal, asked in the transaction that seals. */
  @FunctionalInterface
  private interface Turn {
    boolean isOurs();
  }

  /**
   * What one transaction sealed.
   *
   * @param highest the highest number it reached
   */
  private record Batch(long highest, int count) {
    static final Batch NOT_OURS = new Batch(0, -1);
  }
}
