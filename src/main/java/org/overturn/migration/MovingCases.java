package org.overturn.migration;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.management.JobDefinition;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationReport;
import org.camunda.bpm.engine.migration.MigrationInstruction;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.TransitionInstance;
import org.overturn.audit.Audit;
import org.overturn.correction.Retrying;
import org.overturn.deadline.ClockText;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Cases;
import org.overturn.denial.NoSuchCase;
import org.overturn.denial.Timeline;
import org.overturn.migration.ModelVersions.Version;
import org.overturn.migration.MovedCase.Clock;
import org.overturn.practice.PracticeProperties;
import org.overturn.process.EngineCalls;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Moves one running instance to another version of its process, in a transaction of its own, with a
 * line on the case's timeline and in the audit. Who completes a task or what timer fires at that
 * instant comes first or afterwards, never in between.
 */
@Service
class MovingCases {

  private static final Logger log = LoggerFactory.getLogger(MovingCases.class);

  private final RuntimeService runtime;
  private final ManagementService management;
  private final EngineCalls engine;
  private final Cases cases;
  private final Timeline timeline;
  private final Audit audit;
  private final Retrying retrying;
  private final ZoneId zone;

  MovingCases(
      RuntimeService runtime,
      ManagementService management,
      EngineCalls engine,
      Cases cases,
      Timeline timeline,
      Audit audit,
      Retrying retrying,
      PracticeProperties practice) {
    this.runtime = runtime;
    this.management = management;
    this.engine = engine;
    this.cases = cases;
    this.timeline = timeline;
    this.audit = audit;
    this.retrying = retrying;
    this.zone = practice.zone();
  }

  /**
   * Who moves cases, and between which versions.
   *
   * @param by the process owner's user id
   * @param address the address that asked
   */
  record Move(Version from, Version to, MovePlan plan, String by, String address) {}

  /** What a move would do to this instance; nothing happens. */
  MovedCase preview(Move move, String instance) {
    return answered(instance, () -> retrying.undone(() -> moved(move, instance, false)));
  }

  /** Moves the instance, or says why it stays where it is. */
  MovedCase move(Move move, String instance) {
    return answered(instance, () -> retrying.inTransaction(() -> moved(move, instance, true)));
  }

  /** Thrown so that the transaction is undone: nothing of a refused move stays. */
  private static final class Refused extends RuntimeException {
    private final transient List<String> why;

    Refused(List<String> why) {
      super(null, null, false, false);
      this.why = why;
    }
  }

  private interface Attempt {
    MovedCase make();
  }

  private static MovedCase answered(String instance, Attempt attempt) {
    try {
      return attempt.make();
    } catch (Refused refused) {
      return MovedCase.refused(refused.why);
    } catch (RuntimeException failure) {
      log.warn("Instance {} not moved: {}", instance, failure.getClass().getSimpleName());
      return MovedCase.refused(
          List.of(
              "It failed (%s); nothing of this case has changed."
                  .formatted(failure.getClass().getSimpleName())));
    }
  }

  private MovedCase moved(Move move, String instance, boolean forGood) {
    ProcessInstance found = running(instance);
    CaseNumber number =
        CaseNumber.isNumber(found.getBusinessKey()) ? new CaseNumber(found.getBusinessKey()) : null;
    if (number != null) {
      lock(number);
      found = running(instance);
    }
    standsOn(move, found);
    standsWhereItCanGoOn(move, instance);
    List<String> lacking = lacking(move, instance);
    Map<String, Instant> before = timers(instance, move.plan().counterparts());
    migrate(move, instance, lacking);
    List<Clock> clocks = clocks(before, timers(instance, Map.of()), move.plan());
    if (forGood) {
      audit.record(
          move.by(),
          "model-moved",
          number,
          move.address(),
          "%s %d to %d".formatted(move.from().process(), move.from().number(), move.to().number()));
      if (number != null) {
        timeline.add(number, move.by(), words(move));
        clocks.forEach(clock -> timeline.add(number, move.by(), words(clock)));
      }
    }
    return new MovedCase(List.of(), clocks, lacking);
  }

  private void lock(CaseNumber number) {
    try {
      cases.lock(number);
    } catch (NoSuchCase gone) {
      throw new Refused(List.of("There is no case of this number any more."));
    }
  }

  private ProcessInstance running(String instance) {
    ProcessInstance found =
        engine.unrestricted(
            () -> runtime.createProcessInstanceQuery().processInstanceId(instance).singleResult());
    if (found == null) {
      throw new Refused(List.of("It has ended meanwhile."));
    }
    return found;
  }

  private static void standsOn(Move move, ProcessInstance found) {
    if (found.getProcessDefinitionId().equals(move.to().id())) {
      throw new Refused(List.of("It is in version %d already.".formatted(move.to().number())));
    }
    if (!found.getProcessDefinitionId().equals(move.from().id())) {
      throw new Refused(List.of("It has been moved to another version meanwhile."));
    }
  }

  /** Asked before the engine, which would log each refusal as a failure of its own. */
  private void standsWhereItCanGoOn(Move move, String instance) {
    TreeSet<String> stands = new TreeSet<>();
    engine.unrestricted(() -> addPlaces(runtime.getActivityInstance(instance), stands));
    stands.removeAll(move.plan().counterparts().keySet());
    if (!stands.isEmpty()) {
      throw new Refused(
          stands.stream().map(place -> inWords(place, null, List.of(), move)).toList());
    }
  }

  private static void addPlaces(ActivityInstance scope, Collection<String> places) {
    for (ActivityInstance each : scope.getChildActivityInstances()) {
      places.add(each.getActivityId());
      addPlaces(each, places);
    }
    for (TransitionInstance each : scope.getChildTransitionInstances()) {
      places.add(each.getActivityId());
    }
  }

  private List<String> lacking(Move move, String instance) {
    return engine.unrestricted(
        () -> {
          TreeSet<String> lacking = new TreeSet<>(move.plan().newlyRead());
          lacking.removeAll(runtime.getVariables(instance, move.plan().newlyRead()).keySet());
          return List.copyOf(lacking);
        });
  }

  private void migrate(Move move, String instance, List<String> lacking) {
    try {
      engine.unrestricted(
          () -> runtime.newMigration(move.plan().engine()).processInstanceIds(instance).execute());
    } catch (MigratingProcessInstanceValidationException refused) {
      throw new Refused(inWords(refused.getValidationReport(), move));
    } catch (OptimisticLockingException first) {
      throw first;
    } catch (ProcessEngineException failure) {
      log.warn("Instance {} not moved: {}", instance, failure.getClass().getSimpleName());
      throw new Refused(
          List.of(
              lacking.isEmpty()
                  ? "A timer or a step of version %d cannot begin for this case."
                      .formatted(move.to().number())
                  : "A timer or a step of version %d reads %s, which this case does not have."
                      .formatted(move.to().number(), String.join(", ", lacking))));
    }
  }

  private static List<String> inWords(MigratingProcessInstanceValidationReport report, Move move) {
    List<String> why = new ArrayList<>(report.getFailures());
    report
        .getActivityInstanceReports()
        .forEach(
            each ->
                why.add(
                    inWords(
                        each.getSourceScopeId(),
                        each.getMigrationInstruction(),
                        each.getFailures(),
                        move)));
    report
        .getTransitionInstanceReports()
        .forEach(
            each ->
                why.add(
                    inWords(
                        each.getSourceScopeId(),
                        each.getMigrationInstruction(),
                        each.getFailures(),
                        move)));
    return why.stream().distinct().toList();
  }

  private static String inWords(
      String place, MigrationInstruction instruction, List<String> failures, Move move) {
    String name = move.plan().from().nameOf(place);
    return instruction == null
        ? "It stands on “%s”, which has no counterpart in version %d."
            .formatted(name, move.to().number())
        : "It stands on “%s”. %s".formatted(name, String.join(" ", failures));
  }

  /** When each timer of the instance fires, by the element's id in the new version. */
  private Map<String, Instant> timers(String instance, Map<String, String> counterparts) {
    return engine.unrestricted(
        () -> {
          Map<String, Instant> timers = new HashMap<>();
          for (Job timer :
              management.createJobQuery().processInstanceId(instance).timers().list()) {
            String element = element(timer);
            timers.put(counterparts.getOrDefault(element, element), instant(timer));
          }
          return timers;
        });
  }

  private String element(Job job) {
    JobDefinition definition =
        management
            .createJobDefinitionQuery()
            .jobDefinitionId(job.getJobDefinitionId())
            .singleResult();
    return definition.getActivityId();
  }

  private static Instant instant(Job timer) {
    return timer.getDuedate() == null ? null : timer.getDuedate().toInstant();
  }

  private static List<Clock> clocks(
      Map<String, Instant> before, Map<String, Instant> after, MovePlan plan) {
    TreeSet<String> all = new TreeSet<>(before.keySet());
    all.addAll(after.keySet());
    return all.stream()
        .filter(element -> !Objects.equals(before.get(element), after.get(element)))
        .map(
            element ->
                new Clock(
                    after.containsKey(element)
                        ? plan.to().nameOf(element)
                        : plan.from().nameOf(element),
                    before.get(element),
                    after.get(element)))
        .sorted(Comparator.comparing(Clock::name))
        .toList();
  }

  private String words(Clock clock) {
    if (clock.from() == null) {
      return "New timer. %s: %s".formatted(clock.name(), ClockText.format(clock.to(), zone));
    }
    String from = ClockText.format(clock.from(), zone);
    return clock.to() == null
        ? "Timer gone. %s: it was %s".formatted(clock.name(), from)
        : "Timer moved. %s: from %s to %s"
            .formatted(clock.name(), from, ClockText.format(clock.to(), zone));
  }

  private static String words(Move move) {
    return "%s goes on in version %d of its model; it was in version %d. Timers and due dates stay%s."
        .formatted(
            move.to().name(),
            move.to().number(),
            move.from().number(),
            move.plan().timers().stream().anyMatch(MovePlan.ChangedTimer::recounted)
                ? ", but those that were counted anew"
                : " as they were");
  }
}
