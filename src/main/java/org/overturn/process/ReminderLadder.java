package org.overturn.process;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.DecisionService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Reads {@code reminder-ladder.dmn}: when people are told that a deadline comes near. Its rows name
 * the timers of the models, so a process owner adds a rung with a row and a timer event.
 */
@Component
public class ReminderLadder {

  /** A window in which a peer-to-peer call can be asked for. */
  public static final String REQUEST_WINDOW = "request-window";

  /** The steps before a challenge where no call can be asked for: the appeal's deadline runs. */
  public static final String NO_REQUEST_WINDOW = "no-request-window";

  /** The deadline to file an appeal at one level. */
  public static final String APPEAL_FILING = "appeal-filing";

  private static final String TABLE = "reminder-ladder";

  private final RuleTables tables;
  private final DecisionService decisions;

  /** By version of the table and deadline: the engine would parse each cell anew for each case. */
  private final Map<String, List<Map<String, Object>>> known = new ConcurrentHashMap<>();

  ReminderLadder(RuleTables tables, @Lazy DecisionService decisions) {
    this.tables = tables;
    this.decisions = decisions;
  }

  /** The rungs of a deadline as the newest version of the table gives them, a row each. */
  public List<Map<String, Object>> of(String deadline) {
    String version = tables.newest(TABLE).id();
    return known.computeIfAbsent(version + " " + deadline, key -> rows(version, deadline));
  }

  private List<Map<String, Object>> rows(String version, String deadline) {
    return decisions
        .evaluateDecisionTableById(version, Map.of("deadline", deadline))
        .getResultList()
        .stream()
        .<Map<String, Object>>map(HashMap::new)
        .toList();
  }
}
