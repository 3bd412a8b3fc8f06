package org.overturn.migration;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.migration.MigrationInstruction;
import org.camunda.bpm.engine.migration.MigrationInstructionBuilder;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.migration.MigrationPlanBuilder;
import org.camunda.bpm.engine.migration.MigrationPlanValidationException;
import org.camunda.bpm.engine.repository.Resource;
import org.overturn.migration.MovePlan.ChangedTimer;
import org.overturn.migration.MovePlan.Without;
import org.overturn.process.EngineCalls;
import org.springframework.stereotype.Component;

/**
 * Plans how cases move to another version of their process. Elements of the same id are each
 * other's counterparts, for others a process owner chooses one. Timers keep the dates at which they
 * fire: a window that a payer agreed to, or that a correction moved, is not in the model.
 */
@Component
class PlanningMoves {

  private final RuntimeService runtime;
  private final RepositoryService repository;
  private final ManagementService management;
  private final EngineCalls engine;
  private final ObjectMapper json;

  PlanningMoves(
      RuntimeService runtime,
      RepositoryService repository,
      ManagementService management,
      EngineCalls engine,
      ObjectMapper json) {
    this.runtime = runtime;
    this.repository = repository;
    this.management = management;
    this.engine = engine;
    this.json = json;
  }

  /** The plan for what was asked; nothing moves. */
  MovePlan plan(Asked asked) {
    return engine.unrestricted(() -> planned(asked));
  }

  private MovePlan planned(Asked asked) {
    ReadModel from = new ReadModel(repository.getBpmnModelInstance(asked.from()));
    ReadModel to = new ReadModel(repository.getBpmnModelInstance(asked.to()));
    List<String> problems = new ArrayList<>(formsMissing(asked.to(), to));
    Map<String, String> same = counterpartsById(asked);
    Map<String, String> counterparts = new LinkedHashMap<>(same);
    counterparts.putAll(chosen(asked, from, to, problems));
    addWhatBelongsToChosen(counterparts, from, to);
    MigrationPlan plan = build(asked, counterparts, from, to, problems);
    return new MovePlan(
        problems.isEmpty() ? plan : null,
        problems,
        counterparts,
        without(asked, same, counterparts, from, to),
        changedTimers(asked, counterparts, from, to),
        added(counterparts, to),
        newlyRead(from, to),
        from,
        to);
  }

  private Map<String, String> counterpartsById(Asked asked) {
    MigrationPlan plan =
        runtime.createMigrationPlan(asked.from(), asked.to()).mapEqualActivities().build();
    Map<String, String> same = new LinkedHashMap<>();
    for (MigrationInstruction each : plan.getInstructions()) {
      same.put(each.getSourceActivityId(), each.getTargetActivityId());
    }
    return same;
  }

  private static Map<String, String> chosen(
      Asked asked, ReadModel from, ReadModel to, List<String> problems) {
    Map<String, String> chosen = new LinkedHashMap<>();
    asked
        .counterparts()
        .forEach(
            (source, target) -> {
              if (from.place(source).isEmpty() || to.place(target).isEmpty()) {
                problems.add(
                    "“%s” and “%s” are not elements of these versions at which a case can stand: choose again."
                        .formatted(source, target));
              } else {
                chosen.put(source, target);
              }
            });
    return chosen;
  }

  /** The timers and messages of a renamed task, and what is inside a renamed sub-process. */
  private static void addWhatBelongsToChosen(
      Map<String, String> counterparts, ReadModel from, ReadModel to) {
    boolean more = true;
    while (more) {
      more = false;
      for (Place place : from.places()) {
        if (!counterparts.containsKey(place.id()) && counterparts.containsKey(place.within())) {
          String within = counterparts.get(place.within());
          boolean same =
              to.place(place.id())
                  .filter(other -> other.kind() == place.kind() && other.within().equals(within))
                  .isPresent();
          if (same) {
            counterparts.put(place.id(), place.id());
            more = true;
          }
        }
      }
    }
  }

  private MigrationPlan build(
      Asked asked,
      Map<String, String> counterparts,
      ReadModel from,
      ReadModel to,
      List<String> problems) {
    MigrationPlanBuilder builder = runtime.createMigrationPlan(asked.from(), asked.to());
    for (Map.Entry<String, String> each : counterparts.entrySet()) {
      MigrationInstructionBuilder one = builder.mapActivities(each.getKey(), each.getValue());
      builder = isTriggeredAnew(asked, each, from, to) ? one.updateEventTrigger() : one;
    }
    try {
      return builder.build();
    } catch (MigrationPlanValidationException refused) {
      refused
          .getValidationReport()
          .getInstructionReports()
          .forEach(
              report -> {
                MigrationInstruction pair = report.getMigrationInstruction();
                problems.add(
                    "“%s” cannot become “%s”. %s"
                        .formatted(
                            from.nameOf(pair.getSourceActivityId()),
                            to.nameOf(pair.getTargetActivityId()),
                            String.join(" ", report.getFailures())));
              });
      return null;
    }
  }

  /**
   * A timer when that is wanted; a message that has another name, or it would never arrive; a
   * condition always, for the engine moves none otherwise.
   */
  private static boolean isTriggeredAnew(
      Asked asked, Map.Entry<String, String> pair, ReadModel from, ReadModel to) {
    Place before = from.place(pair.getKey()).orElse(null);
    Place now = to.place(pair.getValue()).orElse(null);
    if (before == null || now == null) {
      return false;
    }
    if (before.kind().isCondition()) {
      return true;
    }
    if (before.trigger().equals(now.trigger())) {
      return false;
    }
    return before.kind().isMessage()
        || before.kind().isTimer() && asked.recounted().contains(before.id());
  }

  private List<Without> without(
      Asked asked,
      Map<String, String> same,
      Map<String, String> counterparts,
      ReadModel from,
      ReadModel to) {
    Map<String, Long> standing = new HashMap<>();
    management
        .createActivityStatisticsQuery(asked.from())
        .list()
        .forEach(each -> standing.merge(each.getId(), (long) each.getInstances(), Long::sum));
    return from.places().stream()
        .filter(place -> !same.containsKey(place.id()))
        .filter(
            place ->
                !counterparts.containsKey(place.id())
                    || asked.counterparts().containsKey(place.id()))
        .map(
            place ->
                new Without(
                    place,
                    standing.getOrDefault(place.id(), 0L),
                    candidates(place, same, to),
                    asked.counterparts().getOrDefault(place.id(), "")))
        .sorted(Comparator.comparingLong(Without::cases).reversed())
        .toList();
  }

  /** Of the same kind; those first that are nobody's counterpart yet. */
  private static List<Place> candidates(Place place, Map<String, String> same, ReadModel to) {
    return to.places().stream()
        .filter(other -> other.kind() == place.kind())
        .sorted(
            Comparator.comparing((Place other) -> same.containsValue(other.id()))
                .thenComparing(Place::name))
        .toList();
  }

  private static List<ChangedTimer> changedTimers(
      Asked asked, Map<String, String> counterparts, ReadModel from, ReadModel to) {
    List<ChangedTimer> changed = new ArrayList<>();
    counterparts.forEach(
        (source, target) -> {
          Place before = from.place(source).filter(place -> place.kind().isTimer()).orElse(null);
          Place now = to.place(target).orElse(null);
          if (before != null && now != null && !before.trigger().equals(now.trigger())) {
            changed.add(
                new ChangedTimer(
                    before,
                    before.trigger(),
                    now.trigger(),
                    asked.recounted().contains(before.id())));
          }
        });
    return changed;
  }

  private static List<Place> added(Map<String, String> counterparts, ReadModel to) {
    return to.places().stream().filter(place -> !counterparts.containsValue(place.id())).toList();
  }

  private static Set<String> newlyRead(ReadModel from, ReadModel to) {
    Set<String> read = new TreeSet<>(to.variablesRead());
    read.removeAll(from.variablesRead());
    return read;
  }

  /** Forms are bound to the deployment: one that is not in it leaves its tasks without a form. */
  private List<String> formsMissing(String version, ReadModel model) {
    String deployment = repository.getProcessDefinition(version).getDeploymentId();
    Set<String> there =
        repository.getDeploymentResources(deployment).stream()
            .filter(resource -> resource.getName().endsWith(".form"))
            .map(resource -> formId(deployment, resource))
            .collect(Collectors.toSet());
    return model.formsOfDeployment().entrySet().stream()
        .filter(form -> !there.contains(form.getKey()))
        .map(
            form ->
                "The form %s of the task “%s” was not deployed together with the new version: deploy the model once more with its forms."
                    .formatted(form.getKey(), form.getValue()))
        .toList();
  }

  private String formId(String deployment, Resource resource) {
    try (InputStream form = repository.getResourceAsStreamById(deployment, resource.getId())) {
      return json.readTree(form).path("id").asText();
    } catch (IOException unreadable) {
      return "";
    }
  }
}
