package org.overturn.intake;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.overturn.audit.Audit;
import org.overturn.denial.CaseNumber;
import org.overturn.process.ArrivalProcess;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps originals, each step in a transaction of its own, so that what arrived is there whatever
 * happens to the transaction that works on it.
 */
@Service
@Transactional(propagation = Propagation.REQUIRES_NEW)
public class Keeping {

  /**
   * Under which number an original was kept, when it was received, and how many of its readings
   * were begun and did not end, the one that is due included.
   */
  public record Kept(UUID notice, Instant at, int readings) {}

  private static final int WRITTEN_AT_ONCE = 200;
  private static final int NAME_LENGTH = 255;
  private static final int SENDER_LENGTH = 120;

  private final Notices notices;
  private final NoticeLinks links;
  private final ArrivalProcess arrivals;
  private final Audit audit;
  private final EntityManager memory;
  private final Clock clock;

  Keeping(
      Notices notices,
      NoticeLinks links,
      ArrivalProcess arrivals,
      Audit audit,
      EntityManager memory,
      Clock clock) {
    this.notices = notices;
    this.links = links;
    this.arrivals = arrivals;
    this.audit = audit;
    this.memory = memory;
    this.clock = clock;
  }

  /** Keeps an original before anything is read from it; a delivery that was kept before, once. */
  public Kept keep(Arrived arrived, String contentType) {
    Optional<Notice> before = before(arrived);
    before.filter(Notice::isWaiting).ifPresent(notice -> notice.beginReading(clock.instant()));
    Notice notice = before.orElseGet(() -> added(arrived, contentType));
    return new Kept(notice.id(), notice.receivedAt(), notice.readings());
  }

  /**
   * Puts on record that a notice which was left behind is about to be read.
   *
   * @param unless nothing is done when somebody has begun after this instant
   * @return how many readings were begun and did not end, with this one; empty when it is in
   *     another's hands or settled
   */
  OptionalInt beginReading(UUID id, Instant unless) {
    return notices
        .lockIfFree(id)
        .filter(Notice::isWaiting)
        .filter(notice -> !notice.isBeingReadSince(unless))
        .map(
            notice -> {
              notice.beginReading(clock.instant());
              return OptionalInt.of(notice.readings());
            })
        .orElse(OptionalInt.empty());
  }

  /** A reading failed, and did not end the application. */
  void endReading(UUID id) {
    notices.lock(id).filter(Notice::isWaiting).ifPresent(Notice::endReading);
  }

  /**
   * Keeps what no format can read but a person can, in one step.
   *
   * @param why what the person has to do; names elements and rules, never values
   */
  public Kept keepForAPerson(Arrived arrived, String contentType, String why) {
    Notice notice = before(arrived).orElseGet(() -> added(arrived, contentType));
    notices.flush();
    leaveToAPerson(notice.id(), why);
    return new Kept(notice.id(), notice.receivedAt(), notice.readings());
  }

  /** What was kept of the same delivery, locked. */
  private Optional<Notice> before(Arrived arrived) {
    return Optional.ofNullable(arrived.delivery()).flatMap(notices::lockByDelivery);
  }

  private Notice added(Arrived arrived, String contentType) {
    Arrived named =
        new Arrived(
            arrived.channel(),
            arrived.contentType(),
            PlainText.of(arrived.name(), NAME_LENGTH),
            arrived.bytes(),
            PlainText.of(arrived.sender(), SENDER_LENGTH),
            arrived.delivery());
    Notice notice = notices.save(new Notice(clock.instant(), named, contentType));
    if (arrived.channel().isOfUsers() && arrived.sender() != null) {
      audit.record(arrived.sender(), "arrival-handed-in", null, null, "notice " + notice.id());
    }
    return notice;
  }

  /**
   * Keeps what is inside an original, all of it or nothing; an original that was taken apart before
   * keeps the parts it has.
   *
   * @param parts at least one
   * @return the parts as they are kept; nothing when the notice was settled as a whole
   */
  List<UUID> takeApart(UUID id, Iterable<Part> parts) {
    Notice whole = notices.lock(id).orElseThrow();
    if (!whole.isWaiting()) {
      return notices.partsOf(id);
    }
    whole.settled(NoticeState.SPLIT, null, clock.instant());
    List<UUID> kept = new ArrayList<>();
    for (Part part : parts) {
      kept.add(notices.save(Notice.of(part, whole)).id());
      if (kept.size() % WRITTEN_AT_ONCE == 0) {
        memory.flush(); // an interchange can hold tens of thousands
        memory.clear();
      }
    }
    return kept;
  }

  /** Marks a notice as refused; one that was settled meanwhile stays as it is. */
  public void refuse(UUID id, String why) {
    settle(id, NoticeState.REJECTED, why);
  }

  /** Marks a notice as a repetition of what this case knows already. */
  public void duplicate(UUID id, CaseNumber of) {
    settle(id, NoticeState.DUPLICATE, null);
    links.add(id, of, null);
  }

  /** Leaves a notice to a person. */
  public void leaveToAPerson(UUID id, String why) {
    settle(id, NoticeState.NEEDS_A_PERSON, why);
  }

  /**
   * Puts a notice that was refused or left to a person back to where it was when it arrived.
   *
   * @return false when it does not wait for a person
   */
  boolean again(UUID id) {
    return notices
        .lock(id)
        .filter(Notice::mayBeSeenTo)
        .map(
            notice -> {
              notice.again();
              return true;
            })
        .orElse(false);
  }

  private void settle(UUID id, NoticeState state, String why) {
    notices
        .lock(id)
        .filter(Notice::isWaiting)
        .ifPresent(
            notice -> {
              notice.settled(state, why, clock.instant());
              if (notice.needsAPerson()) {
                arrivals.needsAPerson(notice.whole());
              }
            });
  }
}
