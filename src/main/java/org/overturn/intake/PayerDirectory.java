package org.overturn.intake;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.engine.DecisionService;
import org.overturn.denial.Payer;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The payers that {@code identify-payer.dmn} knows, by the words a notice uses for them. */
@Component
public class PayerDirectory {

  private static final String DECISION = "identify-payer";
  private static final String UNKNOWN = "other";

  private final DecisionService decisions;

  PayerDirectory(@Lazy DecisionService decisions) {
    this.decisions = decisions;
  }

  /** The payer; one that is not known keeps the notice's own words as its name. */
  public Payer identify(String text) {
    Map<String, Object> input = new HashMap<>();
    input.put("payerText", text == null ? "" : text.toLowerCase(Locale.US));
    DmnDecisionRuleResult row =
        decisions.evaluateDecisionTableByKey(DECISION, input).getSingleResult();
    return row != null && Boolean.TRUE.equals(row.getEntry("recognised"))
        ? new Payer(row.getEntry("payer"), row.getEntry("payerName"), true)
        : new Payer(UNKNOWN, text, false);
  }
}
