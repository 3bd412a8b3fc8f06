package org.overturn.intake;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Supplier;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.overturn.operation.Logged;
import org.overturn.process.EngineCalls;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.task.TaskExecutor;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionException;

/**
 * Takes what arrives: keeps the original, reads it, and opens or decides cases in one transaction.
 * What it has kept is never lost: a notice that a crash left unsettled is taken up again. An
 * original that holds many notices is taken apart; each part is then a notice of its own, so that
 * one that cannot be taken does not keep back the others.
 */
@Service
public class Intake {

  private static final Logger log = LoggerFactory.getLogger(Intake.class);
  private static final int ATTEMPTS = 4;
  private static final int MOST_READINGS = 3;
  private static final String ENDS_THE_APPLICATION =
      "Overturn ended each time it began to read it; enter the denial by hand, and tell who runs"
          + " Overturn";

  private final Formats formats;
  private final Notices notices;
  private final Keeping keeping;
  private final Settling settling;
  private final IntakeProperties properties;
  private final EngineCalls engine;
  private final TaskExecutor background;

  Intake(
      Formats formats,
      Notices notices,
      Keeping keeping,
      Settling settling,
      IntakeProperties properties,
      EngineCalls engine,
      @Qualifier("applicationTaskExecutor") TaskExecutor background) {
    this.formats = formats;
    this.notices = notices;
    this.keeping = keeping;
    this.settling = settling;
    this.properties = properties;
    this.engine = engine;
    this.background = background;
  }

  /**
   * Takes an original. When it returns, the result is committed. Of an original with many parts,
   * those beyond {@code overturn.intake.parts-at-once} are still waiting then, and are taken up in
   * the background.
   *
   * @throws NoticeRefused when it cannot be taken as it is; the original is kept all the same
   */
  public IntakeResult take(Arrived arrived) {
    Formats.Recognised what = formats.of(arrived.contentType(), arrived.name(), arrived.bytes());
    Keeping.Kept kept = keeping.keep(arrived, what.contentType());
    return read(
        kept.notice(),
        kept.readings(),
        () ->
            refusing(
                kept.notice(),
                () -> take(kept.notice(), what.format(), arrived.bytes(), kept.at())));
  }

  /**
   * Takes up what a crash left behind, unless somebody has begun to since this instant; empty when
   * another node has it in hand.
   */
  Optional<IntakeResult> takeUpAgain(UUID id, Instant unlessBegunSince) {
    OptionalInt readings = keeping.beginReading(id, unlessBegunSince);
    return readings.isEmpty()
        ? Optional.empty()
        : Optional.of(
            read(id, readings.getAsInt(), () -> takeUp(id).orElseGet(() -> settling.result(id))));
  }

  /**
   * Reads a notice, unless that has ended the application again and again: it would after each
   * restart, and nothing else would be done any more. Then it is a person's.
   */
  private IntakeResult read(UUID id, int readings, Supplier<IntakeResult> reading) {
    if (readings > MOST_READINGS) {
      log.error("Notice {} has ended the application {} times: see /intake", id, readings - 1);
      return refusing(
          id,
          () -> {
            keeping.leaveToAPerson(id, ENDS_THE_APPLICATION);
            return settling.result(id);
          });
    }
    try {
      return reading.get();
    } catch (NoticeRefused settled) {
      throw settled;
    } catch (RuntimeException failure) {
      endReading(id, failure);
      throw failure;
    }
  }

  private void endReading(UUID id, RuntimeException failure) {
    try {
      keeping.endReading(id);
    } catch (RuntimeException databaseIsAway) {
      failure.addSuppressed(databaseIsAway);
    }
  }

  private IntakeResult take(UUID id, NoticeFormat format, byte[] original, Instant receivedAt) {
    List<UUID> parts = apart(id, format, original);
    if (!parts.isEmpty()) {
      return takeParts(id, parts);
    }
    List<Finding> findings = read(format, original, receivedAt);
    IntakeResult result = again(() -> settling.settle(id, findings));
    log.info("Notice {}: {} {}", id, result.state().code(), result.cases());
    return result;
  }

  private IntakeResult takeParts(UUID id, List<UUID> parts) {
    int atOnce = Math.min(parts.size(), properties.partsAtOnce());
    parts.subList(0, atOnce).forEach(this::takePart);
    if (atOnce < parts.size()) {
      background.execute(() -> parts.subList(atOnce, parts.size()).forEach(this::takePart));
    }
    return settling.result(id);
  }

  /** A part that fails says so itself, or waits for the sweep. */
  private void takePart(UUID part) {
    try {
      takeUp(part);
    } catch (NoticeRefused refused) {
      log.info("Notice {}, a part, was refused", part);
    } catch (RuntimeException failure) {
      log.warn("Notice {}, a part, could not be taken: {}", part, Failures.place(failure));
    }
  }

  /** What became of a notice up to now; empty when there is none of this number. */
  public Optional<IntakeResult> result(UUID id) {
    return settling.find(id);
  }

  /** Takes up a notice that was left unsettled; empty when another node has it in hand. */
  public Optional<IntakeResult> takeUp(UUID id) {
    Notice notice = notices.findById(id).orElseThrow();
    NoticeFormat format = formats.of(notice.contentType(), notice.original()).format();
    return refusing(id, () -> takeUp(notice, format));
  }

  private Optional<IntakeResult> takeUp(Notice notice, NoticeFormat format) {
    List<UUID> parts = apart(notice.id(), format, notice.original());
    if (!parts.isEmpty()) {
      return Optional.of(takeParts(notice.id(), parts));
    }
    List<Finding> findings = read(format, notice.original(), notice.receivedAt());
    return again(() -> settling.settleIfFree(notice.id(), findings));
  }

  /** The answer that the sender of a notice expects, in its format's own words. */
  public Optional<byte[]> acknowledgement(UUID id) {
    Notice notice = notices.findById(id).orElseThrow();
    NoticeFormat format = formats.of(notice.contentType(), notice.original()).format();
    return format == null
        ? Optional.empty()
        : safely(() -> format.acknowledgement(notice.original(), notice.receivedAt()));
  }

  /** Whoever may hand a notice in may cause what the engine does about it. */
  private <R> R refusing(UUID id, Supplier<R> taking) {
    try (Logged about = Logged.about(id)) {
      return engine.unrestricted(() -> orRefused(id, taking));
    }
  }

  private <R> R orRefused(UUID id, Supplier<R> taking) {
    try {
      return taking.get();
    } catch (NoticeRefused refused) {
      keeping.refuse(id, refused.getMessage());
      throw refused.kept(id);
    }
  }

  private List<UUID> apart(UUID id, NoticeFormat format, byte[] original) {
    return format == null ? List.of() : safely(() -> apart(id, format.parts(original)));
  }

  private List<UUID> apart(UUID id, Iterable<Part> parts) {
    return parts.iterator().hasNext() ? keeping.takeApart(id, parts) : List.of();
  }

  private static List<Finding> read(NoticeFormat format, byte[] original, Instant receivedAt) {
    if (format == null) {
      throw NoticeRefused.unreadable(
          "the document",
          "is in no format that Overturn reads",
          "enter the denial by hand, or have it sent in a format that the README lists");
    }
    return safely(() -> format.read(original, receivedAt));
  }

  /** What breaks a reader is a broken original, as far as its sender is concerned. */
  private static <R> R safely(Supplier<R> reading) {
    try {
      return reading.get();
    } catch (NoticeRefused | DataAccessException | TransactionException ours) {
      throw ours;
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError unforeseen) {
      // left as it is, it would be taken up again, and take the memory again, every few minutes
      log.warn("An original could not be read: {}", Failures.place(unforeseen));
      throw NoticeRefused.unreadable(
          "the document", "cannot be read", "send it as its content type describes");
    }
  }

  /** The loser of a race against the same notice, or against a person's step, starts over. */
  private static <R> R again(Supplier<R> settling) {
    for (int attempt = 1; ; attempt++) {
      try {
        return settling.get();
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
