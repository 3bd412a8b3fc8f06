package org.overturn.intake.x12;

import static org.overturn.decisions.DecisionCase.fact;

import java.util.Map;
import java.util.stream.Stream;
import org.overturn.decisions.DecisionCase;
import org.overturn.decisions.DecisionTableTest;

/** Which adjustments of a claim become a case. */
class ClaimDenialsTableTest extends DecisionTableTest {

  ClaimDenialsTableTest() {
    super("claim-denials", Map.of("adjustmentGroup", "CO", "adjustmentReason", ""));
  }

  @Override
  protected Stream<DecisionCase> cases() {
    return Stream.of(
        fact("A claim without an authorization")
            .given("adjustmentReason", "197")
            .gives("taken", true),
        fact("A claim judged not medically necessary")
            .given("adjustmentReason", "50")
            .gives("taken", true),
        fact("What another payer left over is none, whatever its code")
            .given("adjustmentGroup", "OA", "adjustmentReason", "197")
            .gives("taken", false));
  }
}
