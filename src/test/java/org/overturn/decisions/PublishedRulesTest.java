package org.overturn.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules that payers and laws publish say where they stand, and when somebody read them there. */
class PublishedRulesTest {

  /** The day of the first reading; no row can have been checked before it. */
  private static final LocalDate FIRST_READING = LocalDate.of(2026, 11, 21);

  @ParameterizedTest
  @ValueSource(
      strings = {"peer-to-peer-rules", "appeal-rights", "reviewer-qualifications", "regulators"})
  void everyRowGivesItsSourceAndTheDayItWasChecked(String table) {
    DecisionTable rules = DecisionTable.named(table);

    assertThat(rules.column("source").keySet()).isEqualTo(rules.annotations().keySet());
    assertThat(rules.column("source")).doesNotContainValue("").doesNotContainValue("null");
    assertThat(rules.column("checkedOn").keySet()).isEqualTo(rules.annotations().keySet());
    assertThat(rules.column("checkedOn").values())
        .allSatisfy(day -> assertThat(LocalDate.parse(day)).isAfterOrEqualTo(FIRST_READING));
  }
}
