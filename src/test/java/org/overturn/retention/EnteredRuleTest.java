package org.overturn.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is looked at before a rule is kept. */
class EnteredRuleTest {

  @ParameterizedTest
  @ValueSource(strings = {"TX", "tx", "DC", "PR", "", "*"})
  void aRuleIsForAStateOrForAll(String state) {
    assertThat(rule(state).faults()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TE", "Texas", "XX", "T"})
  void aStateThatThereIsNotIsRefused(String state) {
    assertThat(rule(state).faults()).containsOnlyKeys("state");
  }

  private static EnteredRule rule(String state) {
    return EnteredRule.of(
        Map.of(
            "state", state,
            "lineOfBusiness", "*",
            "keepYears", "10",
            "majorityAge", "18",
            "yearsAfter", "7",
            "source", "the state's rule"));
  }
}
