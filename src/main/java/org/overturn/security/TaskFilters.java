package org.overturn.security;

import static org.overturn.security.Groups.COORDINATORS;
import static org.overturn.security.Groups.PHYSICIANS;
import static org.overturn.security.Groups.SUPERVISORS;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.overturn.practice.PracticeProperties;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Tasklist's filters: the worklists of each role. A filter cannot compare a deadline with "the end
 * of today", so those that need it hold the instant itself and get a new one when the practice's
 * day turns.
 */
@Component
class TaskFilters {

  private static final String[] WINDOW_TASKS = {
    "userTask_checkLetter",
    "userTask_obtainDenialReason",
    "userTask_triageDenial",
    "userTask_requestPeerToPeer",
    "userTask_scheduleCall"
  };

  private static final List<Map<String, String>> COLUMNS =
      List.of(
          Map.of("name", "caseNumber", "label", "Case"),
          Map.of("name", "payerName", "label", "Payer"),
          Map.of("name", "serviceCode", "label", "Service"),
          Map.of("name", "windowCloses", "label", "Window closes"));

  private final FilterService filters;
  private final TaskService tasks;
  private final Authorizations authorizations;
  private final PracticeProperties practice;
  private final Clock clock;
  private final List<Worklist> worklists;
  private LocalDate day;

  TaskFilters(
      FilterService filters,
      TaskService tasks,
      Authorizations authorizations,
      PracticeProperties practice,
      Clock clock) {
    this.filters = filters;
    this.tasks = tasks;
    this.authorizations = authorizations;
    this.practice = practice;
    this.clock = clock;
    this.worklists = worklists();
  }

  /** A filter: who sees it, what it says of itself, and which tasks it takes. */
  private record Worklist(
      String name,
      String description,
      boolean dated,
      List<String> readers,
      UnaryOperator<TaskQuery> tasks) {}

  private List<Worklist> worklists() {
    List<String> all = List.of(COORDINATORS, PHYSICIANS, SUPERVISORS);
    return List.of(
        new Worklist(
            "My tasks",
            "What I have taken, and what waits for me or someone of my group",
            false,
            all,
            query ->
                query
                    .or()
                    .taskAssigneeExpression("${currentUser()}")
                    .taskCandidateUserExpression("${currentUser()}")
                    .endOr()),
        new Worklist(
            "Windows closing today",
            "Steps towards a call whose request window closes before the day ends",
            true,
            all,
            query ->
                query
                    .taskDefinitionKeyIn(WINDOW_TASKS)
                    .processVariableValueLessThan("windowClosesAt", endOfToday())),
        new Worklist(
            "This week",
            "Everything due before the week ends",
            true,
            all,
            query -> query.dueBefore(endOfWeek())),
        new Worklist(
            "Physician calls",
            "Calls to hold and to record, the next one first",
            false,
            List.of(PHYSICIANS, SUPERVISORS),
            query -> query.taskDefinitionKey("userTask_conductCall")),
        new Worklist(
            "Appeals due",
            "Letters to sign, appeals to file and decisions to wait for",
            false,
            all,
            query -> query.processDefinitionKey("written-appeal")),
        new Worklist(
            "Supervisor", "All open tasks", false, List.of(SUPERVISORS), UnaryOperator.identity()));
  }

  /** Makes the filters that are missing; those that exist are left as people may have set them. */
  void create() {
    for (Worklist worklist : worklists) {
      Filter filter = find(worklist.name());
      if (filter == null) {
        filter =
            filters.saveFilter(
                filters
                    .newTaskFilter(worklist.name())
                    .setQuery(query(worklist))
                    .setProperties(properties(worklist)));
      }
      for (String group : worklist.readers()) {
        authorizations.apply(
            Authorizations.grant(group, Resources.FILTER, filter.getId(), Permissions.READ));
      }
    }
  }

  /** Moves the filters that speak of today or this week, when the day has turned. */
  @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1M")
  synchronized void turnDay() {
    LocalDate turned = today(); // once: a midnight that passes meanwhile is met a minute later
    if (!turned.equals(day)) {
      for (Worklist worklist : worklists) {
        Filter filter = find(worklist.name());
        if (worklist.dated() && filter != null) {
          filters.saveFilter(filter.setQuery(query(worklist)));
        }
      }
      day = turned;
    }
  }

  private TaskQuery query(Worklist worklist) {
    return worklist
        .tasks()
        .apply(tasks.createTaskQuery())
        .orderByTaskPriority()
        .desc()
        .orderByDueDate()
        .asc();
  }

  private Map<String, Object> properties(Worklist worklist) {
    return Map.of(
        "description",
        worklist.description(),
        "priority",
        (worklists.indexOf(worklist) + 1) * 10,
        "refresh",
        true,
        "showUndefinedVariable",
        false,
        "variables",
        COLUMNS);
  }

  private Filter find(String name) {
    return filters.createFilterQuery().filterName(name).singleResult();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), practice.zone());
  }

  private Date endOfToday() {
    return startOf(today().plusDays(1));
  }

  private Date endOfWeek() {
    return startOf(today().with(TemporalAdjusters.next(DayOfWeek.MONDAY)));
  }

  private Date startOf(LocalDate date) {
    Instant start = date.atStartOfDay(practice.zone()).toInstant();
    return Date.from(start);
  }
}
