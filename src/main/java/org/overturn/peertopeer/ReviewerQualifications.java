package org.overturn.peertopeer;

import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.DecisionService;
import org.overturn.denial.Denial;
import org.overturn.process.EngineCalls;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * What a law asks of the payer's reviewer, from {@code reviewer-qualifications.dmn}. It is looked
 * up when it is shown: no clock of the case depends on it.
 */
@Component
class ReviewerQualifications {

  private static final String DECISION = "reviewer-qualifications";

  private final DecisionService decisions;
  private final EngineCalls engine;

  ReviewerQualifications(@Lazy DecisionService decisions, EngineCalls engine) {
    this.decisions = decisions;
    this.engine = engine;
  }

  /** One sentence with the law and its source, or empty where no law is known to us. */
  Optional<String> of(Denial denial) {
    Map<String, Object> facts =
        Map.of(
            "payer", denial.payer().id(),
            "lineOfBusiness", denial.lineOfBusiness().code(),
            "state", denial.state());
    return engine
        .unrestricted(() -> decisions.evaluateDecisionTableByKey(DECISION, facts).getResultList())
        .stream()
        .findFirst()
        .map(ReviewerQualifications::words);
  }

  private static String words(Map<String, Object> row) {
    return "%s (%s; %s; checked %s)"
        .formatted(
            row.get("qualification"), row.get("law"), row.get("source"), row.get("checkedOn"));
  }
}
