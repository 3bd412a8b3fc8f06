package org.overturn.resubmission;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.overturn.denial.Denial;
import org.overturn.process.EngineCalls;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * What to look at in a request, from {@code request-corrections.dmn}, which a process owner edits.
 * The table is asked by codes; nothing of the patient reaches it.
 */
@Component
class RequestHints {

  private static final String DECISION = "request-corrections";

  private final DecisionService decisions;
  private final EngineCalls engine;

  RequestHints(@Lazy DecisionService decisions, EngineCalls engine) {
    this.decisions = decisions;
    this.engine = engine;
  }

  /** By each reason code, then by the payer's words. */
  List<RequestHint> of(Denial denial) {
    List<RequestHint> hints = new ArrayList<>();
    String codes = denial.reason().codes();
    if (codes != null && !codes.isBlank()) {
      Arrays.stream(codes.strip().split(" +"))
          .forEach(code -> hints.addAll(asked(code, Map.of("code", code, "reasonTopic", ""))));
    }
    String topic = denial.reasonTopic();
    if (topic != null && !topic.isBlank()) {
      hints.addAll(asked("", Map.of("code", "", "reasonTopic", topic)));
    }
    return hints.stream().distinct().toList();
  }

  private List<RequestHint> asked(String reason, Map<String, Object> facts) {
    return engine
        .unrestricted(() -> decisions.evaluateDecisionTableByKey(DECISION, facts).getResultList())
        .stream()
        .map(row -> hint(reason, row))
        .toList();
  }

  private static RequestHint hint(String reason, Map<String, Object> row) {
    return new RequestHint(
        reason,
        text(row.get("wrong")),
        RequestField.of(text(row.get("field"))).orElse(null),
        text(row.get("look")));
  }

  private static String text(Object cell) {
    return cell == null ? "" : String.valueOf(cell);
  }
}
