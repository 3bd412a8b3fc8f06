package org.overturn.intake;

import jakarta.persistence.LockModeType;
import jakarta.persistence.QueryHint;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.jpa.repository.QueryHints;
import org.springframework.data.repository.Repository;

/** All notices. */
interface Notices extends Repository<Notice, UUID> {

  Notice save(Notice notice);

  /** Writes what changed, so that plain SQL sees it. */
  void flush();

  Optional<Notice> findById(UUID id);

  /** What was kept of a delivery, locked until the transaction ends. */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select n from Notice n where n.delivery = :delivery")
  Optional<Notice> lockByDelivery(String delivery);

  List<Notice> findByStateOrderByReceivedAt(NoticeState state);

  /** The notice, locked until the transaction ends. */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select n from Notice n where n.id = :id")
  Optional<Notice> lock(UUID id);

  /** The notice, locked, or nothing when another transaction holds it ({@code skip locked}). */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @QueryHints(@QueryHint(name = "jakarta.persistence.lock.timeout", value = "-2"))
  @Query("select n from Notice n where n.id = :id")
  Optional<Notice> lockIfFree(UUID id);

  @Query("select n.id from Notice n where n.partOf = :whole order by n.id")
  List<UUID> partsOf(UUID whole);

  /** A notice and its parts, as far as a person may see to them, locked. */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query(
      "select n from Notice n where (n.id = :whole or n.partOf = :whole) and n.seenAt is null"
          + " and n.state in (org.overturn.intake.NoticeState.NEEDS_A_PERSON,"
          + " org.overturn.intake.NoticeState.REJECTED) order by n.id")
  List<Notice> lockUnseen(UUID whole);

  @Query(
      "select n.id from Notice n where n.state = org.overturn.intake.NoticeState.RECEIVED"
          + " and n.receivedAt < :before order by n.receivedAt")
  List<UUID> waitingSince(Instant before);
}
