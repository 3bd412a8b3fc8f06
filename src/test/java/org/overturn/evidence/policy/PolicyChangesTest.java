package org.overturn.evidence.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.overturn.evidence.Criterion;
import org.overturn.evidence.CriterionKind;
import org.overturn.evidence.Guideline;
import org.overturn.evidence.Policy;
import org.overturn.evidence.policy.PolicyChanges.Change;

class PolicyChangesTest {

  private static final Criterion CARE = criterion("care", "Six weeks of care.");
  private static final Criterion PLAN = criterion("plan", "It changes the plan.");

  @Test
  void theSameSaysNothing() {
    assertThat(PolicyChanges.between(policy("T", CARE, PLAN), policy("T", CARE, PLAN))).isEmpty();
  }

  @Test
  void whatIsNewGoneOrOtherwiseIsToldAndWhatBothSayIsNot() {
    Criterion longer = criterion("care", "Eight weeks of care.");
    Criterion flag = criterion("flag", "A red flag.");

    assertThat(PolicyChanges.between(policy("Old", CARE, PLAN), policy("New", longer, flag)))
        .containsExactly(
            new Change("Title", "Old", "New"),
            new Change("Criterion care", "Six weeks of care.", "Eight weeks of care."),
            new Change("Criterion plan", "It changes the plan.\nPhysician's judgement", ""),
            new Change("Criterion flag", "", "A red flag.\nPhysician's judgement"));
  }

  @Test
  void anotherOrderIsToldAsSuch() {
    assertThat(PolicyChanges.between(policy("T", CARE, PLAN), policy("T", PLAN, CARE)))
        .containsExactly(new Change("Order of the criteria", "care, plan", "plan, care"));
  }

  @Test
  void aGuidelineThatNowGoesAgainstACriterionIsTold() {
    Policy before = with(new Guideline("G", "Society", 2020, "Do it.", "care", ""));
    Policy after = with(new Guideline("G", "Society", 2026, "Do it.", "", "care"));

    assertThat(PolicyChanges.between(before, after))
        .containsExactly(
            new Change(
                "Guideline G",
                "G (Society, 2020)\nSupports care",
                "G (Society, 2026)\nContradicts care"));
  }

  private static Policy with(Guideline guideline) {
    Policy policy = policy("T", CARE);
    return new Policy(
        null,
        policy.number(),
        policy.title(),
        policy.version(),
        policy.payer(),
        null,
        null,
        policy.retrievedOn(),
        policy.source(),
        policy.services(),
        policy.criteria(),
        List.of(guideline));
  }

  private static Policy policy(String title, Criterion... criteria) {
    return new Policy(
        null,
        "SP-3",
        title,
        "1",
        "*",
        null,
        null,
        LocalDate.of(2026, 11, 1),
        "a source",
        List.of("CPT 72148"),
        List.of(criteria),
        List.of());
  }

  private static Criterion criterion(String id, String text) {
    return new Criterion(id, "", text, CriterionKind.JUDGEMENT, "", Criterion.Need.NONE, "", "");
  }
}
