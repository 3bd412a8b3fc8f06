package org.overturn.intake;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.overturn.audit.Audit;
import org.overturn.denial.Cases;
import org.overturn.denial.NoSuchCase;
import org.overturn.denial.Sha256;
import org.overturn.denial.Timeline;
import org.overturn.process.AnswerRefused;
import org.overturn.process.ArrivalProcess;
import org.overturn.process.EngineCalls;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What people do with an arrival that could not be settled by itself: say what it was, or have it
 * read once more. Both end the task in Tasklist when nothing of the arrival is left.
 */
@Service
public class SeeingTo {

  private final Intake intake;
  private final Keeping keeping;
  private final Notices notices;
  private final NoticeLinks links;
  private final Cases cases;
  private final Timeline timeline;
  private final ArrivalProcess process;
  private final EngineCalls engine;
  private final Audit audit;
  private final TransactionTemplate transaction;
  private final Clock clock;

  SeeingTo(
      Intake intake,
      Keeping keeping,
      Notices notices,
      NoticeLinks links,
      Cases cases,
      Timeline timeline,
      ArrivalProcess process,
      EngineCalls engine,
      Audit audit,
      TransactionTemplate transaction,
      Clock clock) {
    this.intake = intake;
    this.keeping = keeping;
    this.notices = notices;
    this.links = links;
    this.cases = cases;
    this.timeline = timeline;
    this.process = process;
    this.engine = engine;
    this.audit = audit;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Says what an arrival was, and what of its parts waits for a person; its task ends.
   *
   * @throws AnswerRefused when somebody did before, or the case is none
   */
  @Transactional
  public void seeTo(UUID notice, WhatItWas what, String user) {
    UUID whole = notices.findById(notice).orElseThrow().whole();
    seeToByTask(notice, what, user);
    endTaskOf(whole);
  }

  /** The same, in the transaction that completes the task. */
  @Transactional
  public void seeToByTask(UUID notice, WhatItWas what, String user) {
    requireCase(what);
    List<Notice> unseen = notices.lockUnseen(notice);
    if (unseen.isEmpty()) {
      throw new AnswerRefused("Somebody has seen to it meanwhile.");
    }
    for (Notice each : unseen) {
      each.seenTo(what.outcome().state(), user, clock.instant(), what.note());
      if (what.number() != null) {
        links.add(each.id(), what.number(), Sha256.of("seen to\n" + each.checksum()));
      }
      audit.record(user, "arrival-seen-to", what.number(), null, "notice " + each.id());
    }
    notices.flush();
    if (what.number() != null) {
      timeline.add(
          what.number(), user, "Saw to an arrival that belongs to this case: " + what.note());
    }
  }

  private void requireCase(WhatItWas what) {
    if (what.outcome().hasCase() != (what.number() != null)) {
      throw new AnswerRefused(
          what.outcome().hasCase()
              ? "Give the number of the case, such as D-2026-000123."
              : "What is no denial has no case: leave the case number out.");
    }
    try {
      if (what.number() != null) {
        cases.get(what.number());
      }
    } catch (NoSuchCase none) {
      throw new AnswerRefused("There is no case of this number: look for it among the cases.");
    }
  }

  /**
   * Has an arrival read once more: after a payer list, a mapping or a program was mended. Of an
   * arrival with parts, those that wait for a person.
   *
   * @return what became of it
   * @throws AnswerRefused when it does not wait for a person
   */
  public IntakeResult retry(UUID notice, String user) {
    Optional<Notice> asked = notices.findById(notice);
    List<UUID> again =
        transaction.execute(status -> notices.lockUnseen(notice).stream().map(Notice::id).toList());
    if (asked.isEmpty() || again.isEmpty()) {
      throw new AnswerRefused("Somebody has seen to it meanwhile.");
    }
    again.forEach(each -> retryOne(each, user));
    transaction.executeWithoutResult(status -> endTaskOf(asked.get().whole()));
    return intake.result(notice).orElseThrow();
  }

  private void retryOne(UUID notice, String user) {
    audit.record(user, "arrival-retried", null, null, "notice " + notice);
    if (keeping.again(notice)) {
      try {
        intake.takeUp(notice);
      } catch (NoticeRefused stillRefused) {
        // its state says so, and the task stays
      }
    }
  }

  private void endTaskOf(UUID whole) {
    if (links.waitingForAPerson(whole) == 0) {
      engine.unrestricted(() -> process.settled(whole));
    }
  }
}
