package org.overturn.peertopeer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.overturn.decisions.DecisionCase.fact;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.overturn.decisions.DecisionCase;
import org.overturn.decisions.DecisionTable;
import org.overturn.decisions.DecisionTableTest;

/** R38: which reviewer a law asks for, so that another one can be objected to. */
class ReviewerQualificationsTableTest extends DecisionTableTest {

  private static final Map<String, Object> USUAL =
      Map.of("payer", "other", "lineOfBusiness", "commercial", "state", "OH");

  ReviewerQualificationsTableTest() {
    super("reviewer-qualifications", USUAL);
  }

  @Override
  protected Stream<DecisionCase> cases() {
    return Stream.of(
        fact("Texas Medicaid plans: a physician of the same or a similar specialty")
            .given("payer", "texas-medicaid-mco", "lineOfBusiness", "unknown", "state", "unknown")
            .gives("law", "Tex. Gov. Code 540.0305", "license", "none"),
        fact("Superior's Texas Medicaid is bound by the same law")
            .given("payer", "superior-tx", "lineOfBusiness", "medicaid-managed-care", "state", "TX")
            .gives(
                "qualification",
                "of the same or a similar specialty, with experience of patients like this one"),
        fact("Any state-regulated plan in Texas: a license of Texas and the specialty")
            .given("payer", "cigna", "state", "TX")
            .gives("license", "needed"),
        fact("A state-regulated plan in Arkansas: a license of Arkansas, or the specialty")
            .given("lineOfBusiness", "marketplace", "state", "AR")
            .gives("license", "or-specialty"));
  }

  @Test
  void aSelfFundedEmployerIsNotBoundByStateLaw() {
    assertThat(
            DecisionTable.named("reviewer-qualifications")
                .decide(Map.of("payer", "cigna", "lineOfBusiness", "employer", "state", "TX")))
        .isEmpty();
  }
}
