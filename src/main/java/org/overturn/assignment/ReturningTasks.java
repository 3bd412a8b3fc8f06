package org.overturn.assignment;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.overturn.availability.TimesAway;
import org.overturn.denial.CalledPhysician;
import org.overturn.denial.CaseNumber;
import org.overturn.process.AtRiskObserver;
import org.overturn.process.OneNode;
import org.overturn.process.Staff;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives tasks back to their groups before they cost a window: of people who are gone, locked out or
 * away for too long, each minute; and what is claimed and still open when a window is at risk, in
 * the transaction in which the model says so.
 */
@Component
class ReturningTasks implements AtRiskObserver {

  private static final Logger log = LoggerFactory.getLogger(ReturningTasks.class);

  private final HeldTasks held;
  private final OpenTaskOfCase.Finder finder;
  private final HandingOver handing;
  private final Staff staff;
  private final TimesAway timesAway;
  private final CalledPhysician calledPhysician;
  private final OneNode oneNode;
  private final TransactionTemplate transaction;
  private final Clock clock;

  ReturningTasks(
      HeldTasks held,
      OpenTaskOfCase.Finder finder,
      HandingOver handing,
      Staff staff,
      TimesAway timesAway,
      CalledPhysician calledPhysician,
      OneNode oneNode,
      TransactionTemplate transaction,
      Clock clock) {
    this.held = held;
    this.finder = finder;
    this.handing = handing;
    this.staff = staff;
    this.timesAway = timesAway;
    this.calledPhysician = calledPhysician;
    this.oneNode = oneNode;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Scheduled(
      initialDelayString = "${overturn.worklist.look-every:1m}",
      fixedDelayString = "${overturn.worklist.look-every:1m}")
  void everyMinute() {
    oneNode.does("absences", this::look);
  }

  /** Looks at every task that somebody has, and at every call that is scheduled. */
  void look() {
    held.all().forEach(task -> one(task.id(), () -> returnWhereNeeded(task)));
    held.scheduledCalls().forEach(id -> one(id, () -> tellOfAbsentCaller(id)));
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void windowAtRisk(CaseNumber number, Collection<String> tasks) {
    for (String id : tasks) {
      finder
          .find(id)
          .filter(task -> task.assignee() != null && !task.isScheduledCall())
          .ifPresent(
              task ->
                  handing.takeBack(task, "it was still open when the window came to be at risk"));
    }
  }

  /** A task that fails does not keep the others back. */
  private void one(String id, Runnable work) {
    try {
      transaction.executeWithoutResult(status -> work.run());
    } catch (RuntimeException failure) {
      log.info("Task {} is looked at again later: {}", id, failure.getClass().getSimpleName());
    }
  }

  private void returnWhereNeeded(HeldTasks.Held seen) {
    Optional<OpenTaskOfCase> now =
        finder.find(seen.id()).filter(task -> seen.assignee().equals(task.assignee()));
    now.ifPresent(task -> why(task, seen).ifPresent(why -> handing.takeBack(task, why)));
  }

  private Optional<String> why(OpenTaskOfCase task, HeldTasks.Held seen) {
    String user = seen.assignee();
    if (!staff.exists(user)) {
      return Optional.of("there is no user " + user + " any more");
    }
    if (!handing.isFor(task, user)) {
      return Optional.of(user + " is no longer in the group");
    }
    if (staff.isLocked(user)) {
      return Optional.of(user + " is locked out");
    }
    return task.isScheduledCall()
        ? Optional.empty()
        : timesAway
            .awayUntil(user, clock.instant())
            .filter(back -> TooLate.isBack(back, seen.due(), seen.closes()))
            .map(back -> user + " is away too long");
  }

  /** The call itself is moved or covered by people; that it has to be is told once an absence. */
  private void tellOfAbsentCaller(String id) {
    finder
        .find(id)
        .filter(task -> task.task().getDueDate() != null)
        .ifPresent(
            task -> {
              Instant starts = task.task().getDueDate().toInstant();
              calledPhysician
                  .of(task.number())
                  .filter(physician -> starts.isAfter(clock.instant()))
                  .filter(physician -> timesAway.awayUntil(physician, starts).isPresent())
                  .ifPresent(physician -> tell(task, physician, starts));
            });
  }

  private void tell(OpenTaskOfCase task, String physician, Instant starts) {
    List<String> addresses =
        Stream.of(Staff.SUPERVISORS, Staff.COORDINATORS)
            .flatMap(group -> staff.addressesOf(group).stream())
            .distinct()
            .toList();
    handing.tell(
        "absent-caller %s %s %s".formatted(task.id(), physician, starts),
        task,
        addresses,
        "has no physician: %s is away then".formatted(physician),
        "Move the call, or ask a covering physician of the same specialty.");
  }
}
