package org.overturn.intake;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.overturn.denial.CaseNumber;
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

  /** Under which number an original was kept, and when it was received. */
  public record Kept(UUID notice, Instant at) {}

  private final Notices notices;
  private final NoticeLinks links;
  private final Clock clock;

  Keeping(Notices notices, NoticeLinks links, Clock clock) {
    this.notices = notices;
    this.links = links;
    this.clock = clock;
  }

  /**
   * Keeps an original before anything is read from it.
   *
   * @param sender the user, or null
   */
  public Kept keep(Channel channel, String contentType, byte[] original, String sender) {
    Instant at = clock.instant();
    return new Kept(notices.save(new Notice(at, channel, contentType, original, sender)).id(), at);
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

  private void settle(UUID id, NoticeState state, String why) {
    notices
        .lock(id)
        .filter(Notice::isWaiting)
        .ifPresent(notice -> notice.settled(state, why, clock.instant()));
  }
}
