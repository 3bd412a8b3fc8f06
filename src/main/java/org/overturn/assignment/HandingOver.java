package org.overturn.assignment;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskService;
import org.overturn.assignment.TaskHolder.Candidate;
import org.overturn.audit.Audit;
import org.overturn.availability.TimesAway;
import org.overturn.denial.CalledPhysician;
import org.overturn.denial.Timeline;
import org.overturn.process.EngineCalls;
import org.overturn.process.NamedForTask;
import org.overturn.process.Staff;
import org.overturn.process.TaskChangesHands;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Hands tasks from one person to another and back to their groups, with a mail. Whoever does it by
 * another road, Tasklist or the engine's interface, is on record and held to the same rules.
 */
@Service
public class HandingOver implements TaskChangesHands {

  private static final String GONE =
      "This task is no longer open. The board shows what the case waits for now.";

  private final OpenTaskOfCase.Finder finder;
  private final TaskService tasks;
  private final EngineCalls engine;
  private final Staff staff;
  private final TimesAway timesAway;
  private final CalledPhysician calledPhysician;
  private final Timeline timeline;
  private final HandOverMails mails;
  private final Audit audit;
  private final Collection<NamedForTask> named;
  private final Clock clock;

  HandingOver(
      OpenTaskOfCase.Finder finder,
      @Lazy TaskService tasks,
      EngineCalls engine,
      Staff staff,
      TimesAway timesAway,
      CalledPhysician calledPhysician,
      Timeline timeline,
      HandOverMails mails,
      Audit audit,
      Collection<NamedForTask> named,
      Clock clock) {
    this.finder = finder;
    this.tasks = tasks;
    this.engine = engine;
    this.staff = staff;
    this.timesAway = timesAway;
    this.calledPhysician = calledPhysician;
    this.timeline = timeline;
    this.mails = mails;
    this.audit = audit;
    this.named = named;
    this.clock = clock;
  }

  /**
   * Who has the task and who may have it.
   *
   * @throws HandOverRefused when it is not open
   */
  @Transactional(readOnly = true)
  public TaskHolder holder(String taskId) {
    OpenTaskOfCase task = open(taskId);
    List<Candidate> people =
        task.groups().stream()
            .flatMap(group -> staff.membersOf(group).stream())
            .distinct()
            .filter(person -> mayHold(task, person.id()))
            .filter(person -> !person.id().equals(task.assignee()))
            .map(person -> new Candidate(person.id(), person.name(), away(person.id())))
            .toList();
    return new TaskHolder(
        task.id(),
        task.name(),
        task.number().value(),
        task.assignee(),
        task.assignee() == null ? null : name(task.assignee()),
        task.groupsInWords(),
        people);
  }

  /**
   * Hands the task to a person of its groups.
   *
   * @param from who had it when the person who hands it over looked; null for nobody
   * @param by the user's id of who hands it over; the engine checks their right to it
   * @throws HandOverRefused when it is not open, someone else has taken it meanwhile, the person is
   *     in none of its groups, or it is a call that another physician is to hold
   */
  @Transactional
  public void hand(String taskId, String from, String to, String by) {
    OpenTaskOfCase task = unchanged(taskId, from);
    refuseUnlessFor(task, to);
    if (Objects.equals(from, to)) {
      return;
    }
    assign(task, to);
    timeline.add(
        task.number(),
        by,
        "%s: handed to %s%s"
            .formatted(task.name(), to, from == null ? "" : "; " + from + " had it"));
    mails.send(
        "handed " + UUID.randomUUID(),
        task,
        staff.addressOf(to).stream().toList(),
        "is yours now",
        "A supervisor handed you this task of case %s.".formatted(task.number()));
  }

  /**
   * A person gives the task back to its group.
   *
   * @throws HandOverRefused when it is not open or someone else has taken it meanwhile
   */
  @Transactional
  public void giveBack(String taskId, String from, String by) {
    OpenTaskOfCase task = unchanged(taskId, from);
    if (task.assignee() != null) {
      giveBack(task, by, "");
    }
  }

  /** The task goes back by itself; nothing happens when the holder has changed meanwhile. */
  void takeBack(OpenTaskOfCase task, String why) {
    engine.unrestricted(() -> giveBack(task, Timeline.SYSTEM, ", because " + why));
  }

  /** Tells who can do something about it, once for each key. */
  void tell(
      String key, OpenTaskOfCase task, Collection<String> addresses, String what, String text) {
    if (mails.send(key, task, addresses, what, text)) {
      timeline.add(
          task.number(),
          "%s %s; told to supervisors and coordinators".formatted(task.name(), what));
    }
  }

  private void giveBack(OpenTaskOfCase task, String by, String because) {
    String had = task.assignee();
    assign(task, null);
    timeline.add(
        task.number(),
        by,
        "%s: back with %s%s; %s had it".formatted(task.name(), task.groupsInWords(), because, had));
    mails.send(
        "back " + UUID.randomUUID(),
        task,
        task.groups().stream()
            .flatMap(group -> staff.addressesOf(group).stream())
            .distinct()
            .toList(),
        "is with the group again",
        "%s no longer has this task of case %s%s. Please take it over."
            .formatted(name(had), task.number(), because));
  }

  /**
   * Puts on record who handed a task over or gave it back.
   *
   * @throws HandOverRefused when a person hands it to somebody who may not have it
   */
  @Override
  @Transactional
  public void changesHands(Change change) {
    OpenTaskOfCase task = new OpenTaskOfCase(change.task(), change.number(), change.groups());
    String by = change.by() == null ? Timeline.SYSTEM : change.by();
    if (change.to() == null) {
      audit.record(
          by, "task-given-back", task.number(), null, task.name() + ", from " + change.from());
    } else if (!by.equals(change.to()) || change.from() != null) {
      if (change.by() != null && !by.equals(change.to())) {
        refuseUnlessFor(task, change.to());
      }
      audit.record(
          by, "task-handed-over", task.number(), null, task.name() + ", to " + change.to());
    }
  }

  /** True of the people of its groups, and of whom the case itself names. */
  boolean isFor(OpenTaskOfCase task, String userId) {
    return task.groups().stream().anyMatch(group -> staff.isIn(userId, group))
        || named.stream()
            .filter(each -> each.element().equals(task.task().getTaskDefinitionKey()))
            .anyMatch(each -> each.isNamed(task.number(), userId));
  }

  private void refuseUnlessFor(OpenTaskOfCase task, String to) {
    if (!isFor(task, to)) {
      throw new HandOverRefused(
          "%s is for %s. Choose a person of that group."
              .formatted(task.name(), task.groupsInWords()));
    }
    if (!mayHold(task, to)) {
      throw new HandOverRefused(
          "The call is scheduled with another physician. Have it scheduled anew with the one who"
              + " covers.");
    }
  }

  /** A scheduled call blocks the time of one physician, so no other can hold it. */
  private boolean mayHold(OpenTaskOfCase task, String userId) {
    return !task.isScheduledCall()
        || calledPhysician.of(task.number()).map(userId::equals).orElse(true);
  }

  private void assign(OpenTaskOfCase task, String to) {
    try {
      tasks.setAssignee(task.id(), to);
    } catch (org.camunda.bpm.engine.AuthorizationException | HandOverRefused refused) {
      throw refused;
    } catch (ProcessEngineException gone) {
      throw new HandOverRefused(GONE);
    }
  }

  private OpenTaskOfCase unchanged(String taskId, String from) {
    OpenTaskOfCase task = open(taskId);
    if (!Objects.equals(task.assignee(), from)) {
      throw new HandOverRefused(
          task.assignee() == null
              ? "Nobody has this task any more. Look again and decide anew."
              : name(task.assignee())
                  + " has taken this task meanwhile. Look again and decide anew.");
    }
    return task;
  }

  private OpenTaskOfCase open(String taskId) {
    Supplier<OpenTaskOfCase> look =
        () -> finder.find(taskId).orElseThrow(() -> new HandOverRefused(GONE));
    return engine.unrestricted(look);
  }

  private String name(String userId) {
    return staff.person(userId).map(Staff.Person::name).orElse(userId);
  }

  private String away(String userId) {
    return timesAway
        .awayUntil(userId, clock.instant())
        .map(back -> "away until " + mails.time(back))
        .orElse(null);
  }
}
