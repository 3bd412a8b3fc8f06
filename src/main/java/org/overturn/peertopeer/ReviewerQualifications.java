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
public class ReviewerQualifications {

  private static final String DECISION = "reviewer-qualifications";

  private final DecisionService decisions;
  private final EngineCalls engine;

  ReviewerQualifications(@Lazy DecisionService decisions, EngineCalls engine) {
    this.decisions = decisions;
    this.engine = engine;
  }

  /**
   * What a law asks of the reviewer.
   *
   * @param words one sentence with the law and its source
   * @param asksForLicense whether the reviewer has to be licensed in the case's state
   * @param specialtyWillDo whether the case's specialty does in place of that license
   */
  public record Qualification(String words, boolean asksForLicense, boolean specialtyWillDo) {}

  /** One sentence with the law and its source, or empty where no law is known to us. */
  Optional<String> of(Denial denial) {
    return lookUp(denial).map(Qualification::words);
  }

  /** What a law asks, or empty where none is known to us. */
  public Optional<Qualification> lookUp(Denial denial) {
    Map<String, Object> facts =
        Map.of(
            "payer", denial.payer().id(),
            "lineOfBusiness", denial.lineOfBusiness().code(),
            "state", denial.state());
    return engine
        .unrestricted(() -> decisions.evaluateDecisionTableByKey(DECISION, facts).getResultList())
        .stream()
        .findFirst()
        .map(
            row ->
                new Qualification(
                    words(row),
                    !"none".equals(row.get("license")),
                    "or-specialty".equals(row.get("license"))));
  }

  private static String words(Map<String, Object> row) {
    return "%s (%s; %s; checked %s)"
        .formatted(
            row.get("qualification"), row.get("law"), row.get("source"), row.get("checkedOn"));
  }
}
