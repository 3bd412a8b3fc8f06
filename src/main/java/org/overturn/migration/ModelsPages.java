package org.overturn.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.overturn.denial.CaseNumber;
import org.overturn.migration.ModelVersions.Process;
import org.overturn.migration.ModelVersions.Version;
import org.overturn.migration.MovingCases.Move;
import org.overturn.process.EngineCalls;
import org.springframework.stereotype.Service;

/** What the pages of models show: the versions, a plan with what it would do, what it has done. */
@Service
class ModelsPages {

  /** Each case on a page is moved and moved back to show what happens to it. */
  static final int CASES_ON_A_PAGE = 25;

  /** So that one press is answered within seconds; what is left is moved by pressing again. */
  static final int CASES_AT_ONCE = 200;

  private final ModelVersions versions;
  private final PlanningMoves planning;
  private final MovingCases moving;
  private final RuntimeService runtime;
  private final TaskService tasks;
  private final EngineCalls engine;

  ModelsPages(
      ModelVersions versions,
      PlanningMoves planning,
      MovingCases moving,
      RuntimeService runtime,
      TaskService tasks,
      EngineCalls engine) {
    this.versions = versions;
    this.planning = planning;
    this.moving = moving;
    this.runtime = runtime;
    this.tasks = tasks;
    this.engine = engine;
  }

  List<Process> list() {
    return versions.all();
  }

  /**
   * One page of the cases on a version, with what would become of each.
   *
   * @param count how many cases stand on the version
   */
  record Page(
      Process process,
      Version from,
      Version to,
      MovePlan plan,
      long count,
      int number,
      int last,
      List<Row> rows) {}

  /**
   * A case on the page.
   *
   * @param instance the engine's id of its running instance
   * @param name the case's number, or what the instance is known by
   * @param stands the names of its open tasks
   */
  record Row(String instance, String name, List<String> stands, MovedCase moved) {

    public boolean canMove() {
      return moved.refused().isEmpty();
    }
  }

  /** What is asked for by process and numbers of versions; empty when there is no such thing. */
  Optional<Move> move(
      String process,
      int from,
      int to,
      List<String> pairs,
      List<String> recounted,
      String by,
      String address) {
    return versions
        .of(process)
        .flatMap(
            found ->
                version(found, from)
                    .flatMap(
                        source ->
                            version(found, to)
                                .filter(target -> target.number() != source.number())
                                .map(
                                    target ->
                                        new Move(
                                            source,
                                            target,
                                            planning.plan(
                                                Asked.of(
                                                    source.id(), target.id(), pairs, recounted)),
                                            by,
                                            address))));
  }

  private static Optional<Version> version(Process process, int number) {
    return process.versions().stream().filter(each -> each.number() == number).findFirst();
  }

  Page open(Move move, int asked) {
    long count = move.from().cases();
    int last = (int) Math.max(1, (count + CASES_ON_A_PAGE - 1) / CASES_ON_A_PAGE);
    int number = Math.min(Math.max(1, asked), last);
    List<Row> rows =
        instances(move, (number - 1) * CASES_ON_A_PAGE, CASES_ON_A_PAGE).stream()
            .map(instance -> row(move, instance))
            .toList();
    Process process = versions.of(move.from().process()).orElseThrow();
    return new Page(process, move.from(), move.to(), move.plan(), count, number, last, rows);
  }

  private List<ProcessInstance> instances(Move move, int first, int most) {
    return engine.unrestricted(
        () ->
            runtime
                .createProcessInstanceQuery()
                .processDefinitionId(move.from().id())
                .orderByBusinessKey()
                .asc()
                .orderByProcessInstanceId()
                .asc()
                .listPage(first, most));
  }

  private Row row(Move move, ProcessInstance instance) {
    MovedCase moved =
        move.plan().isPossible()
            ? moving.preview(move, instance.getId())
            : MovedCase.refused(List.of());
    return new Row(instance.getId(), name(instance), stands(instance), moved);
  }

  private List<String> stands(ProcessInstance instance) {
    return engine.unrestricted(
        () ->
            tasks.createTaskQuery().processInstanceId(instance.getId()).list().stream()
                .map(Task::getName)
                .distinct()
                .sorted()
                .toList());
  }

  /** A case's number; else that of what arrived, which is no patient's either. */
  private static String name(ProcessInstance instance) {
    String key = instance.getBusinessKey();
    if (CaseNumber.isNumber(key)) {
      return key;
    }
    return key == null ? "Instance " + instance.getId() : "Arrival " + key;
  }

  /**
   * What came of moving.
   *
   * @param moved how many moved
   * @param stayed the others, each with the reason
   * @param left how many stand on the old version afterwards
   */
  record Result(int moved, List<String> stayed, long left) {

    String words(Version to) {
      return "%s moved to version %d."
          .formatted(moved == 1 ? "1 case" : moved + " cases", to.number());
    }
  }

  /** Moves the chosen ones, each in a transaction of its own: one that stays holds up no other. */
  Result apply(Move move, List<String> chosen) {
    List<String> stayed = new ArrayList<>();
    int moved = 0;
    for (String instance : chosen.stream().distinct().toList()) {
      List<String> why = moving.move(move, instance).refused();
      if (why.isEmpty()) {
        moved++;
      } else {
        stayed.add(nameOf(instance) + ": " + String.join(" ", why));
      }
    }
    return new Result(moved, stayed, left(move));
  }

  /** Moves all that stand on the old version, {@value #CASES_AT_ONCE} at once. */
  Result applyToAll(Move move) {
    List<String> stayed = new ArrayList<>();
    int moved = 0;
    for (List<ProcessInstance> next = instances(move, 0, CASES_AT_ONCE);
        !next.isEmpty() && moved < CASES_AT_ONCE;
        next = instances(move, stayed.size(), CASES_AT_ONCE - moved)) {
      for (ProcessInstance instance : next) {
        List<String> why = moving.move(move, instance.getId()).refused();
        if (why.isEmpty()) {
          moved++;
        } else {
          stayed.add(name(instance) + ": " + String.join(" ", why));
        }
      }
    }
    return new Result(moved, stayed, left(move));
  }

  private String nameOf(String instance) {
    ProcessInstance found =
        engine.unrestricted(
            () -> runtime.createProcessInstanceQuery().processInstanceId(instance).singleResult());
    return found == null ? "A case" : name(found);
  }

  private long left(Move move) {
    return engine.unrestricted(
        () -> runtime.createProcessInstanceQuery().processDefinitionId(move.from().id()).count());
  }
}
