package org.overturn.evidence.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.overturn.evidence.matching.ChartFacts.AS_OF;
import static org.overturn.evidence.matching.ChartFacts.codes;
import static org.overturn.evidence.matching.ChartFacts.condition;
import static org.overturn.evidence.matching.ChartFacts.inGroup;
import static org.overturn.evidence.matching.ChartFacts.notRead;
import static org.overturn.evidence.matching.ChartFacts.read;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.overturn.evidence.Assessment;
import org.overturn.evidence.ChartReading;
import org.overturn.evidence.Criterion;
import org.overturn.evidence.CriterionKind;
import org.overturn.evidence.Finding;
import org.overturn.evidence.Policy;
import org.overturn.evidence.Standing;

/** Criteria of which one is enough, and policies as a whole. */
class GroupsTest {

  private static final Criterion DIAGNOSIS =
      inGroup("apnea", "", CriterionKind.DIAGNOSIS, codes("ICD-10-CM G47.33"));
  private static final Criterion HYPERTENSION =
      inGroup("hypertension", "comorbid", CriterionKind.DIAGNOSIS, codes("ICD-10-CM I10"));
  private static final Criterion STROKE =
      inGroup("stroke", "comorbid", CriterionKind.DIAGNOSIS, codes("ICD-10-CM I63*"));

  private static final ChartReading BOTH =
      read(
          condition("1", "ICD-10-CM G47.33", "Obstructive sleep apnea", "2026-03-02", null),
          condition("2", "ICD-10-CM I10", "Hypertension", "2020-01-01", null));

  @Test
  void r28OneOfAGroupIsEnoughAndTheOthersDoNotCountAgainstIt() {
    Assessment assessment = assess(BOTH, DIAGNOSIS, HYPERTENSION, STROKE);

    assertThat(assessment.met()).isTrue();
    assertThat(assessment.findings())
        .extracting(Finding::standing)
        .containsExactly(Standing.MET, Standing.MET, Standing.MISSING);
    assertThat(assessment.points()).isEqualTo(2);
    assertThat(assessment.pointsMet()).isEqualTo(2);
    assertThat(assessment.open()).isEmpty();
    assertThat(assessment.stoodInFor(assessment.finding("stroke").orElseThrow())).isTrue();
  }

  @Test
  void aGroupOfWhichNoneIsMetStandsOpenWithAllItsCriteria() {
    ChartReading onlyApnea = read(BOTH.facts().subList(0, 1));

    Assessment assessment = assess(onlyApnea, DIAGNOSIS, HYPERTENSION, STROKE);

    assertThat(assessment.met()).isFalse();
    assertThat(assessment.open())
        .extracting(finding -> finding.criterion().id())
        .containsExactly("hypertension", "stroke");
  }

  @Test
  void whatOnlyThePhysicianCanSayKeepsThePolicyFromBeingMet() {
    Criterion judgement = inGroup("judgement", "", CriterionKind.JUDGEMENT, Criterion.Need.NONE);

    assertThat(assess(BOTH, DIAGNOSIS, judgement).met()).isFalse();
  }

  @Test
  void aPolicyWithoutCriteriaIsNotMet() {
    assertThat(assess(BOTH).met()).isFalse();
  }

  @Test
  void withoutAChartEverythingIsMissingAndSaysWhatToGet() {
    Assessment assessment =
        assess(notRead(ChartReading.State.NO_SUCH_PATIENT), DIAGNOSIS, HYPERTENSION);

    assertThat(assessment.open())
        .allSatisfy(
            finding -> {
              assertThat(finding.standing()).isEqualTo(Standing.MISSING);
              assertThat(finding.facts()).isEmpty();
              assertThat(finding.criterion().whatToGet())
                  .isEqualTo("The notes, from the therapist");
            });
  }

  @Test
  void whereThePolicyDoesNotSayWhatToGetItIsSaidInGeneralWords() {
    Criterion silent =
        new Criterion("id", "", "text", CriterionKind.VALUE, "", codes("LOINC 1-1"), "", "");

    assertThat(silent.whatToGet()).isEqualTo("The measured value with unit and date");
  }

  private static Assessment assess(ChartReading chart, Criterion... criteria) {
    Policy policy =
        new Policy(
            UUID.randomUUID(),
            "NCD 240.4",
            "CPAP",
            "1",
            "*",
            null,
            null,
            LocalDate.parse("2026-11-01"),
            "cms.gov",
            List.of("HCPCS E0601"),
            List.of(criteria),
            List.of());
    return Assessment.of(policy, chart, Matching.match(policy, chart, AS_OF));
  }
}
