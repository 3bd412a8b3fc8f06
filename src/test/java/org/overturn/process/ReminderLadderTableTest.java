package org.overturn.process;

import static org.overturn.decisions.DecisionCase.fact;

import java.util.Map;
import java.util.stream.Stream;
import org.overturn.decisions.DecisionCase;
import org.overturn.decisions.DecisionTableTest;

/** When people are told that a deadline comes near. */
class ReminderLadderTableTest extends DecisionTableTest {

  ReminderLadderTableTest() {
    super("reminder-ladder", Map.of());
  }

  @Override
  protected Stream<DecisionCase> cases() {
    return Stream.of(
        rung("Half of a request window", "request-window", "windowReminderAt", 50),
        rung("Its last business hours", "request-window", "windowEscalationAt", 4),
        rung("Its last hour", "request-window", "windowLastHourAt", 60),
        rung("Half of the time without a call", "no-request-window", "windowReminderAt", 50),
        rung("The last day without a call", "no-request-window", "windowEscalationAt", 1),
        rung("The last hour without a call", "no-request-window", "windowLastHourAt", 1),
        rung("R45: an appeal that waited starts", "appeal-filing", "latestAppealStartAt", 5),
        rung("R59: the first reminder to file", "appeal-filing", "filingReminderAt", 14),
        rung("R59: the second reminder to file", "appeal-filing", "filingSecondReminderAt", 7),
        rung("R59: the last reminder to file", "appeal-filing", "filingLastReminderAt", 1),
        rung("R65: a filing held back goes on", "appeal-filing", "filingNearAt", 3),
        rung("Supervisors hear of the filing", "appeal-filing", "filingEscalationAt", 1),
        rung("The last hour to file", "appeal-filing", "filingLastHourAt", 1));
  }

  private static DecisionCase rung(String fact, String deadline, String timer, int amount) {
    return fact(fact).given("deadline", deadline).gives("timer", timer, "amount", amount);
  }
}
