package org.overturn.correction;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.overturn.correction.Change.What;
import org.overturn.deadline.CaseMoments;
import org.overturn.deadline.ClockText;
import org.overturn.deadline.Moment;
import org.overturn.denial.CallTrack;
import org.overturn.denial.Denial;
import org.overturn.denial.Timeline;
import org.overturn.practice.PracticeProperties;
import org.overturn.process.CaseFacts;
import org.overturn.process.EngineCalls;
import org.overturn.process.MovedClock;
import org.overturn.process.RuleTables;
import org.overturn.process.Timers;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Moves every clock of a running case in the caller's transaction, and says on its timeline from
 * what to what, and by whom.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class MovingClocks {

  private final List<StageClocks> stages;
  private final CaseFacts facts;
  private final RuleTables tables;
  private final Timers timers;
  private final EngineCalls engine;
  private final CaseMoments moments;
  private final Timeline timeline;
  private final ZoneId practice;

  MovingClocks(
      Collection<StageClocks> stages,
      CaseFacts facts,
      RuleTables tables,
      Timers timers,
      EngineCalls engine,
      CaseMoments moments,
      Timeline timeline,
      PracticeProperties practice) {
    this.stages = stages.stream().sorted(Comparator.comparingInt(StageClocks::order)).toList();
    this.facts = facts;
    this.tables = tables;
    this.timers = timers;
    this.engine = engine;
    this.moments = moments;
    this.timeline = timeline;
    this.practice = practice.zone();
  }

  /**
   * Corrects facts of a case and moves what depends on them. A rule is looked up anew only where a
   * fact that its table reads has changed; else the case goes on by the row that it keeps.
   *
   * @param denial open, and locked for the transaction
   * @param by the user's id; null for the system
   * @param correction changes the case
   * @throws org.camunda.bpm.engine.OptimisticLockingException when a timer fires or a person acts
   *     at the same instant and was first; the transaction is to be tried again
   */
  public Moved corrected(Denial denial, String by, Runnable correction) {
    return changed(denial, by, correction, false);
  }

  /**
   * The payer decided what it had announced (R15): the clocks run from its decision, and what is
   * half or the same day is counted from now.
   *
   * @param denial open, and locked for the transaction
   * @param by who sent the decision; null for the system
   * @param decision changes the case
   * @throws org.camunda.bpm.engine.OptimisticLockingException as with {@link #corrected}
   */
  public Moved decided(Denial denial, String by, Runnable decision) {
    moments.now(denial.number(), Moment.DEADLINES_SET);
    if (denial.callTrack() == CallTrack.TO_REQUEST) {
      moments.now(denial.number(), Moment.CHALLENGE_OPENED);
    }
    if (moments.at(denial.number(), Moment.LEVEL_OPENED).isPresent()) {
      moments.now(denial.number(), Moment.LEVEL_OPENED);
    }
    return changed(denial, by, decision, true);
  }

  private Moved changed(Denial denial, String by, Runnable change, boolean decided) {
    return engine.unrestricted(
        () -> {
          Map<String, Object> before = facts.of(denial);
          Map<String, String> words = CaseFactsInWords.of(denial);
          change.run();
          Map<String, Object> now = facts.of(denial);
          List<Change> corrected = CaseFactsInWords.changes(words, CaseFactsInWords.of(denial));
          Set<String> different = different(before, now);
          MovingCase moving =
              new MovingCase(denial, now, different, false, decided, tables, timers);
          different.forEach(name -> moving.setAll(Map.of(name, now.get(name))));
          return move(moving, corrected, by);
        });
  }

  /**
   * Applies the decision tables as they are deployed now to a case.
   *
   * @param denial open, and locked for the transaction
   * @param by the user's id
   * @throws org.camunda.bpm.engine.OptimisticLockingException as with {@link #corrected}
   */
  public Moved ruledAnew(Denial denial, String by) {
    return engine.unrestricted(
        () -> {
          Map<String, Object> now = facts.withKnownTopic(denial);
          timeline.add(
              denial.number(), by, "The rules were looked up again, as the tables are now");
          return move(
              new MovingCase(denial, now, Set.of(), true, false, tables, timers), List.of(), by);
        });
  }

  private Moved move(MovingCase moving, List<Change> corrected, String by) {
    stages.forEach(stage -> stage.move(moving));
    List<Change> changes = new ArrayList<>(corrected);
    moving.changes().stream().sorted(Comparator.comparing(Change::what)).forEach(changes::add);
    timers.set(moving.number(), moving.variables()).stream()
        .map(this::change)
        // what moved by less than a minute reads the same, and says nothing
        .filter(change -> !change.from().equals(change.to()))
        .sorted(Comparator.comparing(Change::what))
        .forEach(changes::add);
    changes.forEach(change -> timeline.add(moving.number(), by, change.words()));
    moving.hints().forEach(hint -> timeline.add(moving.number(), hint));
    moving.finish();
    return new Moved(changes, moving.hints());
  }

  private Change change(MovedClock clock) {
    return new Change(
        clock.what() == MovedClock.What.TASK ? What.TASK : What.TIMER,
        clock.name(),
        clock.from() == null ? "" : ClockText.format(clock.from(), practice),
        ClockText.format(clock.to(), practice));
  }

  private static Set<String> different(Map<String, Object> before, Map<String, Object> now) {
    Set<String> names = new HashSet<>(now.keySet());
    names.removeIf(name -> Objects.equals(before.get(name), now.get(name)));
    return names;
  }
}
