package org.overturn.process;

import static org.overturn.decisions.DecisionCase.fact;

import java.util.Map;
import java.util.stream.Stream;
import org.overturn.decisions.DecisionCase;
import org.overturn.decisions.DecisionTableTest;

/** The worklist's order: what cannot be regained stands on top. */
class TaskPriorityTableTest extends DecisionTableTest {

  TaskPriorityTableTest() {
    super("task-priority", Map.of("task", "", "hoursLeft", 48, "hoursToClose", 480));
  }

  @Override
  protected Stream<DecisionCase> cases() {
    return Stream.of(
        task("A call within four hours stands on top", "conductCall", 3.5, 100),
        task("A call tomorrow stands above the day's paper", "conductCall", 20, 85),
        task("A request window closing within four hours", "requestPeerToPeer", 2, 98),
        task("A request window that has closed", "requestPeerToPeer", -1, 98),
        closing("The last hour of a request window", "requestPeerToPeer", 0.5, 100),
        closing("The last hour of a window while the letter is checked", "checkLetter", 0, 100),
        closing("The last hour to file", "fileAppeal", 0.9, 100),
        closing("The last hours of a window while the reason is missing", "triageDenial", 3, 98),
        task("A lapsed window to account for", "accountForLapse", 20, 86),
        task("A missed deadline to account for", "accountForMissedFiling", -1, 86),
        task("A request due today", "requestPeerToPeer", 8, 90),
        task("A slot still to agree", "scheduleCall", 48, 80),
        task("A reason still missing when the day ends", "obtainDenialReason", 1, 95),
        task("A letter to check", "checkLetter", 7, 78),
        task("A letter to check when the day ends", "checkLetter", 1, 95),
        task("An arrival that may be a denial", "seeToArrival", 1, 95),
        task("A denial to triage", "triageDenial", 7, 78),
        task("A filing deadline within a day", "fileAppeal", 23, 97),
        task("A filing deadline within three days", "obtainConsent", 71, 88),
        task("A letter with weeks to go", "signLetter", 500, 65),
        task("A packet due within four hours", "completePrepPacket", 3, 84),
        task("Documents to send", "sendRequestedDocuments", 30, 70),
        task("An authorization that is late", "confirmAuthorization", -2, 75),
        task("An authorization to confirm", "confirmAuthorization", 30, 55),
        task("A corrected request due within four hours", "correctRequest", 3, 82),
        task("A corrected request", "correctRequest", 8, 60),
        task("A rationale to ask for", "requestRationale", 8, 58),
        task("A payer to chase", "chaseAppealDecision", -20, 62),
        task("A decision that should be here", "recordAppealDecision", -1, 68),
        task("A decision to wait for", "recordAppealDecision", 400, 30),
        task("An appeal to withdraw after a win", "withdrawAppeal", 8, 40),
        task("Any other task past its due date", "somethingNew", -1, 72),
        task("Any other task", "somethingNew", 8, 50),
        fact("A task without a due date or a window has its usual priority")
            .given("task", "userTask_conductCall", "hoursLeft", null, "hoursToClose", null)
            .gives("priority", 85));
  }

  private static DecisionCase closing(String fact, String task, Number hoursToClose, int priority) {
    return fact(fact)
        .given("task", "userTask_" + task, "hoursToClose", hoursToClose)
        .gives("priority", priority);
  }

  private static DecisionCase task(String fact, String task, Number hoursLeft, int priority) {
    return fact(fact)
        .given("task", "userTask_" + task, "hoursLeft", hoursLeft)
        .gives("priority", priority);
  }
}
