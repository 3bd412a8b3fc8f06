package org.overturn.migration;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.overturn.process.EngineCalls;
import org.springframework.stereotype.Component;

/** The versions of each process model that are deployed, and how many cases stand on each. */
@Component
class ModelVersions {

  private final RepositoryService repository;
  private final ManagementService management;
  private final EngineCalls engine;

  ModelVersions(RepositoryService repository, ManagementService management, EngineCalls engine) {
    this.repository = repository;
    this.management = management;
    this.engine = engine;
  }

  /**
   * A version of a process.
   *
   * @param id the engine's id of it
   * @param deployedAt when it was deployed
   * @param cases how many running instances stand on it
   */
  record Version(
      String id, String process, String name, int number, Instant deployedAt, long cases) {}

  /**
   * A process.
   *
   * @param versions those on which a case stands, and the newest; newest first
   */
  record Process(String key, String name, List<Version> versions) {

    public Version newest() {
      return versions.get(0);
    }

    /** How many cases do not stand on the newest version. */
    public long behind() {
      return versions.stream().skip(1).mapToLong(Version::cases).sum();
    }
  }

  /** Every process that has a model, by name. */
  List<Process> all() {
    return engine.unrestricted(
        () -> {
          Map<String, Long> cases = cases();
          Map<String, List<ProcessDefinition>> byKey =
              repository.createProcessDefinitionQuery().list().stream()
                  .collect(
                      Collectors.groupingBy(
                          ProcessDefinition::getKey, TreeMap::new, Collectors.toList()));
          List<Process> processes = new ArrayList<>();
          byKey.forEach((key, definitions) -> processes.add(process(key, definitions, cases)));
          processes.sort(Comparator.comparing(Process::name));
          return processes;
        });
  }

  /** One process with all of its versions, newest first; empty when there is none of this key. */
  Optional<Process> of(String key) {
    return engine.unrestricted(
        () -> {
          Map<String, Long> cases = cases();
          List<Version> versions =
              newestFirst(
                      repository.createProcessDefinitionQuery().processDefinitionKey(key).list())
                  .stream()
                  .map(each -> version(each, cases))
                  .toList();
          return versions.isEmpty()
              ? Optional.empty()
              : Optional.of(new Process(key, versions.get(0).name(), versions));
        });
  }

  private Process process(
      String key, List<ProcessDefinition> definitions, Map<String, Long> cases) {
    List<ProcessDefinition> sorted = newestFirst(definitions);
    String newest = sorted.get(0).getId();
    List<Version> shown =
        sorted.stream()
            .filter(each -> each.getId().equals(newest) || cases.getOrDefault(each.getId(), 0L) > 0)
            .map(each -> version(each, cases))
            .toList();
    return new Process(key, shown.get(0).name(), shown);
  }

  private static List<ProcessDefinition> newestFirst(List<ProcessDefinition> definitions) {
    return definitions.stream()
        .sorted(Comparator.comparingInt(ProcessDefinition::getVersion).reversed())
        .toList();
  }

  private Version version(ProcessDefinition definition, Map<String, Long> cases) {
    Deployment deployment =
        repository
            .createDeploymentQuery()
            .deploymentId(definition.getDeploymentId())
            .singleResult();
    return new Version(
        definition.getId(),
        definition.getKey(),
        definition.getName() == null ? definition.getKey() : definition.getName(),
        definition.getVersion(),
        deployment.getDeploymentTime().toInstant(),
        cases.getOrDefault(definition.getId(), 0L));
  }

  private Map<String, Long> cases() {
    return management.createProcessDefinitionStatisticsQuery().list().stream()
        .collect(Collectors.toMap(each -> each.getId(), each -> (long) each.getInstances()));
  }
}
