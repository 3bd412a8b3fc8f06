package org.overturn.casework;

import java.util.ArrayList;
import java.util.List;
import org.overturn.correction.Change;
import org.overturn.correction.Moved;
import org.overturn.correction.RuleChanges;
import org.overturn.correction.RuleChanges.Outdated;
import org.overturn.deadline.InvalidRule;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.NoSuchCase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Which cases a changed table would move, and how; and applies it to those that were chosen. */
@Service
class RulesPages {

  private static final Logger log = LoggerFactory.getLogger(RulesPages.class);

  /** Each case on a page is moved and moved back to show how it moves. */
  private static final int CASES_ON_A_PAGE = 25;

  private final RuleChanges changes;

  RulesPages(RuleChanges changes) {
    this.changes = changes;
  }

  /**
   * One page.
   *
   * @param problem what a process owner has to mend in a table before any case can be compared; or
   *     empty
   * @param outdated how many cases go by other rows
   */
  record Page(String problem, int open, int outdated, int number, int last, List<Row> rows) {}

  /**
   * A case on the page.
   *
   * @param problem why the tables cannot be applied to it; or empty
   * @param moves deadlines, and how many tasks and timers, that would move
   */
  record Row(
      Outdated outdated, String problem, List<Change> moves, int clocks, List<String> hints) {}

  Page open(int asked) {
    try {
      RuleChanges.Found found = changes.find();
      int last = Math.max(1, (found.outdated().size() + CASES_ON_A_PAGE - 1) / CASES_ON_A_PAGE);
      int number = Math.min(Math.max(1, asked), last);
      List<Row> rows =
          found.outdated().stream()
              .skip((long) (number - 1) * CASES_ON_A_PAGE)
              .limit(CASES_ON_A_PAGE)
              .map(this::row)
              .toList();
      return new Page("", found.open(), found.outdated().size(), number, last, rows);
    } catch (InvalidRule wrong) {
      return new Page(wrong.getMessage(), 0, 0, 1, 1, List.of());
    }
  }

  private Row row(Outdated outdated) {
    try {
      Moved moved = changes.preview(outdated.number());
      List<Change> deadlines = moved.of(Change.What.DEADLINE);
      int clocks = moved.of(Change.What.TASK).size() + moved.of(Change.What.TIMER).size();
      return new Row(outdated, "", deadlines, clocks, moved.hints());
    } catch (RuntimeException failure) {
      return new Row(outdated, why(outdated.number().value(), failure), List.of(), 0, List.of());
    }
  }

  /**
   * What came of it.
   *
   * @param failures the case's number and why the tables could not be applied to it
   */
  record Applied(int done, List<String> failures) {

    String words() {
      String cases = done == 1 ? "1 case" : done + " cases";
      return "The rules were applied to " + cases + ". Each timeline says what moved.";
    }
  }

  /** Applies the tables to these cases one by one: one that fails holds up no other. */
  Applied apply(List<String> chosen, String user, String from) {
    int done = 0;
    List<String> failures = new ArrayList<>();
    for (String each : chosen.stream().distinct().toList()) {
      try {
        CaseNumber number = new CaseNumber(each);
        changes.apply(number, user, from);
        done++;
      } catch (RuntimeException failure) {
        failures.add(each + ": " + why(each, failure));
      }
    }
    return new Applied(done, failures);
  }

  private static String why(String number, RuntimeException failure) {
    if (failure instanceof InvalidRule) {
      return failure.getMessage();
    }
    if (failure instanceof RuleChanges.CaseHasEnded) {
      return "the case has ended";
    }
    if (failure instanceof NoSuchCase || failure instanceof IllegalArgumentException) {
      return "there is no such case";
    }
    log.warn("Rules not applied to {}: {}", number, failure.getClass().getSimpleName());
    return "it failed (%s); nothing of this case has changed"
        .formatted(failure.getClass().getSimpleName());
  }
}
