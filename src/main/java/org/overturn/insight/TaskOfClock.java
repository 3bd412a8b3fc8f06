package org.overturn.insight;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.overturn.deadline.DeadlineKind;

/**
 * Which step of the models a clock waits for. Of those that are open the first counts; where none
 * is, the case's most pressing task stands for it, since nothing else moves the case.
 */
final class TaskOfClock {

  private static final Map<DeadlineKind, List<String>> STEPS = new EnumMap<>(DeadlineKind.class);

  static {
    STEPS.put(
        DeadlineKind.CALL_WINDOW,
        List.of("requestPeerToPeer", "checkLetter", "obtainDenialReason", "triageDenial"));
    STEPS.put(DeadlineKind.CALL_BACK, List.of("scheduleCall"));
    STEPS.put(DeadlineKind.APPEAL_FILING, List.of("fileAppeal", "obtainConsent", "signLetter"));
    STEPS.put(DeadlineKind.PAYER_DECISION, List.of("chaseAppealDecision", "recordAppealDecision"));
    STEPS.put(
        DeadlineKind.REVIEWER_DECISION, List.of("chaseAppealDecision", "recordAppealDecision"));
    STEPS.put(DeadlineKind.CALL_DECISION, List.of("chaseCallDecision", "recordCallDecision"));
    STEPS.put(
        DeadlineKind.RESUBMISSION_ANSWER,
        List.of("chaseResubmissionDecision", "recordResubmissionDecision"));
    STEPS.put(DeadlineKind.AUTHORIZATION, List.of("chaseAuthorization", "confirmAuthorization"));
  }

  private TaskOfClock() {}

  /** The elements of every step that a clock is known to wait for. */
  static List<String> elements() {
    return STEPS.values().stream().flatMap(List::stream).map(TaskOfClock::element).toList();
  }

  /** An SQL expression: the elements of this kind of clock, in their order, as an array of text. */
  static String elementsSql(String kindColumn) {
    return STEPS.entrySet().stream()
        .map(
            each ->
                "when '%s' then array[%s]"
                    .formatted(
                        each.getKey().name(),
                        each.getValue().stream()
                            .map(step -> "'" + element(step) + "'")
                            .collect(Collectors.joining(", "))))
        .collect(Collectors.joining(" ", "case " + kindColumn + " ", " end"));
  }

  private static String element(String step) {
    return "userTask_" + step;
  }
}
