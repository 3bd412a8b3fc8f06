package org.overturn.intake.x12;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.engine.DecisionService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Which adjustments of a claim are a denial that the practice may challenge as one of an
 * authorization: {@code claim-denials.dmn} says it, so that a process owner can change it.
 */
@Component
class ClaimDenials {

  private static final String DECISION = "claim-denials";
  private static final int FIRST_REASON = 2;
  private static final int LAST_REASON = 17;

  private final DecisionService decisions;

  ClaimDenials(@Lazy DecisionService decisions) {
    this.decisions = decisions;
  }

  /** Asks the table once for each group and code, however many claims have them. */
  final class Asked implements Predicate<List<RawSegment>> {

    private static final String REVERSAL = "22";
    private final Map<String, Boolean> answers = new HashMap<>();

    /** Whether a claim, from CLP on, is denied so; a reversal takes a denial back. */
    @Override
    public boolean test(List<RawSegment> claim) {
      boolean reversed = claim.get(0).element(2).equals(REVERSAL);
      return !reversed && claim.stream().anyMatch(each -> each.is("CAS") && isDenial(each));
    }

    private boolean isDenial(RawSegment cas) {
      for (int i = FIRST_REASON; i <= LAST_REASON; i += 3) {
        if (isDenial(cas.element(1), cas.element(i), cas.element(i + 1))) {
          return true;
        }
      }
      return false;
    }

    boolean isDenial(Segment cas) {
      for (int i = FIRST_REASON; i <= LAST_REASON; i += 3) {
        if (isDenial(cas.element(1), cas.element(i), cas.element(i + 1))) {
          return true;
        }
      }
      return false;
    }

    private boolean isDenial(String group, String reason, String amount) {
      boolean withheld = Codes.amount(amount).compareTo(BigDecimal.ZERO) > 0;
      return withheld
          && Codes.isCode(reason)
          && answers.computeIfAbsent(group + ":" + reason, key -> ask(group, reason));
    }
  }

  Asked asked() {
    return new Asked();
  }

  private boolean ask(String group, String reason) {
    DmnDecisionTableResult rows =
        decisions.evaluateDecisionTableByKey(
            DECISION, Map.of("adjustmentGroup", group, "adjustmentReason", reason));
    return !rows.isEmpty() && Boolean.TRUE.equals(rows.getFirstResult().getEntry("taken"));
  }
}
