package org.overturn.appeal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.overturn.decisions.DecisionCase.fact;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.overturn.appeal.letter.LetterKind;
import org.overturn.decisions.DecisionCase;
import org.overturn.decisions.DecisionTable;
import org.overturn.decisions.DecisionTableTest;

/** Which letter files an appeal at which level. */
class AppealLettersTableTest extends DecisionTableTest {

  AppealLettersTableTest() {
    super(
        "appeal-letters",
        Map.of("appealLevel", "internal-1", "lineOfBusiness", "employer", "expedited", false));
  }

  @Override
  protected Stream<DecisionCase> cases() {
    return Stream.of(
        fact("the first appeal to an employer's plan is an internal one")
            .gives("letter", "internal-appeal"),
        fact("one that cannot wait asks for an expedited decision")
            .given("expedited", true)
            .gives("letter", "expedited-appeal"),
        fact("so does one to a Medicaid plan")
            .given("expedited", true, "lineOfBusiness", "medicaid-managed-care")
            .gives("letter", "expedited-appeal"),
        fact("Medicare Advantage reconsiders, standard")
            .given("lineOfBusiness", "medicare-advantage")
            .gives("letter", "medicare-reconsideration"),
        fact("Medicare Advantage reconsiders, expedited")
            .given("lineOfBusiness", "medicare-advantage", "expedited", true)
            .gives("letter", "medicare-reconsideration"),
        fact("a Part D plan redetermines")
            .given("lineOfBusiness", "medicare-part-d")
            .gives("letter", "medicare-reconsideration"),
        fact("outside a Medicare plan the independent review entity decides")
            .given("lineOfBusiness", "medicare-advantage", "appealLevel", "external")
            .gives("letter", "medicare-independent-review"),
        fact("outside a Part D plan it does so too")
            .given("lineOfBusiness", "medicare-part-d", "appealLevel", "external")
            .gives("letter", "medicare-independent-review"),
        fact("outside a Medicaid plan there is a fair hearing, R70")
            .given("lineOfBusiness", "medicaid-managed-care", "appealLevel", "external")
            .gives("letter", "medicaid-fair-hearing"),
        fact("outside any other plan a review organization decides, R74")
            .given("appealLevel", "external")
            .gives("letter", "external-review"),
        fact("an expedited review outside the plan is asked for by the same letter, R71")
            .given("appealLevel", "external", "expedited", true)
            .gives("letter", "external-review"),
        fact("the second level inside the plan")
            .given("appealLevel", "internal-2")
            .gives("letter", "second-level-appeal"),
        fact("the second level that cannot wait")
            .given("appealLevel", "internal-2", "expedited", true)
            .gives("letter", "expedited-appeal"),
        fact("a line of business that is not known")
            .given("lineOfBusiness", "unknown")
            .gives("letter", "internal-appeal"));
  }

  @Test
  void eachLetterHasATemplate() {
    assertThat(DecisionTable.named("appeal-letters").column("letter").values())
        .allSatisfy(code -> assertThat(LetterKind.of(code)).isNotNull());
  }
}
