package org.overturn.intake;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;

/**
 * Takes what arrives: keeps the original, reads it, and opens or decides cases in one transaction.
 * What it has kept is never lost: a notice that a crash left unsettled is taken up again.
 */
@Service
public class Intake {

  private static final Logger log = LoggerFactory.getLogger(Intake.class);
  private static final int ATTEMPTS = 4;

  private final Map<String, NoticeFormat> formats;
  private final Notices notices;
  private final Keeping keeping;
  private final Settling settling;

  Intake(List<NoticeFormat> formats, Notices notices, Keeping keeping, Settling settling) {
    this.formats =
        formats.stream().collect(Collectors.toMap(NoticeFormat::contentType, Function.identity()));
    this.notices = notices;
    this.keeping = keeping;
    this.settling = settling;
  }

  /**
   * Takes an original. When it returns, the result is committed.
   *
   * @param contentType one that a {@link NoticeFormat} reads, without parameters
   * @param sender the user who sends it, or null
   * @throws NoticeRefused when it cannot be taken as it is; the original is kept all the same
   */
  public IntakeResult take(String contentType, byte[] original, String sender) {
    NoticeFormat format = formats.get(contentType);
    Keeping.Kept kept = keeping.keep(format.channel(), contentType, original, sender);
    UUID id = kept.notice();
    return refusing(id, () -> again(id, read(format, original, kept.at())));
  }

  /** Takes up a notice that was left unsettled; empty when another node has it in hand. */
  Optional<IntakeResult> takeUp(UUID id) {
    Notice notice = notices.findById(id).orElseThrow();
    NoticeFormat format = formats.get(notice.contentType());
    return refusing(
        id, () -> settling.settleIfFree(id, read(format, notice.original(), notice.receivedAt())));
  }

  private <R> R refusing(UUID id, Supplier<R> taking) {
    try {
      return taking.get();
    } catch (NoticeRefused refused) {
      keeping.refuse(id, refused.getMessage());
      throw refused.kept(id);
    }
  }

  /** What breaks a reader is a broken original, as far as its sender is concerned. */
  private static List<Finding> read(NoticeFormat format, byte[] original, Instant receivedAt) {
    try {
      return format.read(original, receivedAt);
    } catch (NoticeRefused refused) {
      throw refused;
    } catch (RuntimeException unforeseen) {
      log.warn("An original could not be read: {}", Failures.place(unforeseen));
      throw NoticeRefused.unreadable(
          "the document", "cannot be read", "send it as its content type describes");
    }
  }

  /** The loser of a race against the same notice, or against a person's step, starts over. */
  private IntakeResult again(UUID id, List<Finding> findings) {
    for (int attempt = 1; ; attempt++) {
      try {
        return settling.settle(id, findings);
      } catch (ConcurrencyFailureException
          | DataIntegrityViolationException
          | OptimisticLockingException lost) {
        if (attempt == ATTEMPTS) {
          throw lost;
        }
      }
    }
  }
}
