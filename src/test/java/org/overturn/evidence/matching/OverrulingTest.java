package org.overturn.evidence.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.overturn.evidence.matching.ChartFacts.codes;
import static org.overturn.evidence.matching.ChartFacts.condition;
import static org.overturn.evidence.matching.ChartFacts.inGroup;
import static org.overturn.evidence.matching.ChartFacts.names;
import static org.overturn.evidence.matching.ChartFacts.over;
import static org.overturn.evidence.matching.ChartFacts.therapy;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.overturn.audit.Audit;
import org.overturn.casework.SampleCases;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Cases;
import org.overturn.denial.CloseReason;
import org.overturn.denial.Timeline;
import org.overturn.evidence.Assessment;
import org.overturn.evidence.Assessments;
import org.overturn.evidence.Criterion;
import org.overturn.evidence.CriterionKind;
import org.overturn.evidence.CriterionOverruled;
import org.overturn.evidence.EvidenceFixture;
import org.overturn.evidence.Finding;
import org.overturn.evidence.Overruling;
import org.overturn.evidence.OverrulingRefused;
import org.overturn.evidence.Standing;
import org.overturn.testing.OverturnTest;
import org.overturn.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** A person's word against the match. */
@OverturnTest
@RecordApplicationEvents
class OverrulingTest {

  static final Criterion DIAGNOSIS =
      inGroup("radiculopathy", "", CriterionKind.DIAGNOSIS, codes("ICD-10-CM M54.1*"));
  static final Criterion THERAPY =
      inGroup("six-weeks", "", CriterionKind.TREATMENT, over(codes("CPT 97110"), "P6W", "P6M"));
  static final Criterion NO_TUMOR = inGroup("no-tumor", "", CriterionKind.ABSENCE, names("tumor"));
  static final Criterion NEED =
      inGroup("changes-plan", "", CriterionKind.JUDGEMENT, Criterion.Need.NONE);

  private static final String REASON = "Home exercises in the note of October 5, 2026";

  @Autowired Assessments assessments;
  @Autowired Overruling overruling;
  @Autowired Cases cases;
  @Autowired Timeline timeline;
  @Autowired Audit audit;
  @Autowired JdbcClient jdbc;
  @Autowired ApplicationEvents events;
  private EvidenceFixture evidence;
  private SampleCases samples;
  private CaseNumber number;

  @BeforeEach
  void aCaseWithPolicyAndChart(@Autowired ApplicationContext application) {
    samples = SampleCases.in(application);
    evidence = EvidenceFixture.in(application);
    number = samples.open("Testperson");
    evidence.policy(number, List.of(DIAGNOSIS, THERAPY, NO_TUMOR, NEED));
    evidence.chart(
        number, condition("1", "ICD-10-CM M54.16", "Lumbar radiculopathy", "2026-03-02", null));
  }

  @Test
  void theCriteriaOfACaseAreHeldAgainstItsChartOnTheDayOnWhichItWasRead() {
    Assessment assessment = assess();

    assertThat(assessment.findings())
        .extracting(Finding::standing)
        .containsExactly(Standing.MET, Standing.MISSING, Standing.MET, Standing.JUDGEMENT);
    assertThat(finding("six-weeks").because())
        .isEqualTo("The chart names none between 2026-05-18 and 2026-11-18");
    assertThat(assessment.points()).isEqualTo(4);
    assertThat(assessment.pointsMet()).isEqualTo(2);
    assertThat(assessment.met()).isFalse();
  }

  @Test
  void aCaseWithoutPolicyHasNoCriteriaAndIsNotMet() {
    Assessment bare = assessments.of(cases.get(samples.open("Someoneelse")));

    assertThat(bare.policy()).isNull();
    assertThat(bare.findings()).isEmpty();
    assertThat(bare.met()).isFalse();
  }

  @Test
  void aPersonsWordGoesBeforeTheMatchAndTheMatchStaysBesideIt() {
    overruling.overrule(number, "six-weeks", Standing.MET, REASON, "coordinator");

    Finding finding = finding("six-weeks");
    assertThat(finding.standing()).isEqualTo(Standing.MET);
    assertThat(finding.because()).startsWith("The chart names none between");
    assertThat(finding.overruled())
        .isEqualTo(new Finding.Overruled(Standing.MISSING, "coordinator", TestClock.START, REASON));
    assertThat(events.stream(CriterionOverruled.class))
        .containsExactly(new CriterionOverruled(number));
  }

  @Test
  void r56TheWordIsAuditedAndOnTheTimelineWithoutItsReason() {
    overruling.overrule(number, "six-weeks", Standing.MET, REASON, "coordinator");

    assertThat(timeline.of(number))
        .anySatisfy(
            line -> {
              assertThat(line.actor()).isEqualTo("coordinator");
              assertThat(line.what())
                  .isEqualTo("Criterion B.1 (six-weeks) overruled: from Missing to Met");
            });
    assertThat(audit.of(number, 5))
        .anySatisfy(
            entry -> {
              assertThat(entry.what()).isEqualTo("criterion-overruled");
              assertThat(entry.detail()).isEqualTo("six-weeks: missing to met");
            });
  }

  @Test
  void theNewestWordCountsAndTheSameWordAgainChangesNothing() {
    overruling.overrule(number, "six-weeks", Standing.MET, REASON, "coordinator");
    overruling.overrule(number, "six-weeks", Standing.MET, REASON, "coordinator");
    assertThat(said()).isEqualTo(1);

    overruling.overrule(
        number, "six-weeks", Standing.NOT_MET, "Only four weeks by the therapist", "physician");

    assertThat(said()).isEqualTo(2);
    assertThat(finding("six-weeks").standing()).isEqualTo(Standing.NOT_MET);
    assertThat(finding("six-weeks").overruled().by()).isEqualTo("physician");
  }

  @Test
  void aWordThatIsTakenBackLeavesTheMatchAndStaysOnRecord() {
    overruling.overrule(number, "six-weeks", Standing.MET, REASON, "coordinator");
    overruling.withdraw(number, "six-weeks", "The note is of another patient", "coordinator");

    assertThat(finding("six-weeks").standing()).isEqualTo(Standing.MISSING);
    assertThat(finding("six-weeks").overruled()).isNull();
    assertThat(said()).isEqualTo(2);
    refused(
        () -> overruling.withdraw(number, "six-weeks", "Take it back again", "coordinator"),
        "Nobody has overruled this criterion");
  }

  @Test
  void theDatabaseKeepsEveryWordAsItWasSaid() {
    overruling.overrule(number, "six-weeks", Standing.MET, REASON, "coordinator");

    assertThatThrownBy(
            () -> jdbc.sql("update overturn.criterion_word set reason = 'another'").update())
        .isInstanceOf(DataAccessException.class);
    assertThatThrownBy(() -> jdbc.sql("delete from overturn.criterion_word").update())
        .isInstanceOf(DataAccessException.class);
  }

  @Test
  void whenTheChartIsReadAnewAndTheMatchChangesTheFindingSaysSo() {
    overruling.overrule(number, "six-weeks", Standing.MET, REASON, "coordinator");
    evidence.chart(number, therapy("1", "2026-07-01", "2026-07-21"));

    assertThat(finding("six-weeks").standing()).isEqualTo(Standing.MET);
    assertThat(finding("six-weeks").because())
        .endsWith("; the match has changed since it was overruled: from Missing to Not met");
    assertThat(finding("six-weeks").facts()).hasSize(1);
  }

  @Test
  void aWordAboutAnEarlierVersionCountsOnlyWhileTheTextIsTheSame() {
    overruling.overrule(number, "six-weeks", Standing.MET, REASON, "coordinator");
    evidence.policy(number, List.of(DIAGNOSIS, THERAPY));
    assertThat(finding("six-weeks").overruled()).isNotNull();

    Criterion reworded =
        new Criterion(
            THERAPY.id(),
            THERAPY.section(),
            "Eight weeks of conservative care",
            THERAPY.kind(),
            "",
            THERAPY.need(),
            "",
            "");
    evidence.policy(number, List.of(DIAGNOSIS, reworded));
    assertThat(finding("six-weeks").overruled()).isNull();
    assertThat(finding("six-weeks").standing()).isEqualTo(Standing.MISSING);
  }

  @Test
  void onlyAPhysicianSaysWhatIsAMatterOfJudgementOrThatSomethingIsNotThere() {
    for (String criterion : List.of("changes-plan", "no-tumor")) {
      refused(
          () -> overruling.overrule(number, criterion, Standing.NOT_MET, REASON, "coordinator"),
          "Only a physician");
      overruling.overrule(number, criterion, Standing.NOT_MET, REASON, "physician");
      assertThat(finding(criterion).standing()).isEqualTo(Standing.NOT_MET);
    }
  }

  @Test
  void whatCannotBeTakenIsRefusedWithTheReasonAndNothingIsKept() {
    refused(() -> overrule("nonsense", Standing.MET, REASON, "coordinator"), "no such criterion");
    refused(() -> overrule("six-weeks", Standing.MET, "  ", "coordinator"), "Reason: say");
    refused(() -> overrule("six-weeks", Standing.MET, "ok ......", "coordinator"), "Reason: say");
    refused(
        () -> overrule("six-weeks", Standing.MET, "reason ".repeat(200), "coordinator"),
        "at most 1000 characters");
    refused(() -> overrule("six-weeks", null, REASON, "coordinator"), "Standing: choose");
    refused(
        () -> overrule("six-weeks", Standing.MISSING, REASON, "coordinator"),
        "The match says missing already");
    refused(
        () -> overrule("six-weeks", Standing.MET, REASON, "supervisor"),
        "Only coordinators and physicians");
    refused(
        () -> overrule("six-weeks", Standing.MET, REASON, "nobody"),
        "Only coordinators and physicians");

    assertThat(said()).isZero();
    assertThat(events.stream(CriterionOverruled.class)).isEmpty();
  }

  @Test
  void aCaseWithoutPolicyAndOneThatHasEndedTakeNoWord() {
    CaseNumber bare = samples.open("Someoneelse");
    refused(
        () -> overruling.overrule(bare, "six-weeks", Standing.MET, REASON, "coordinator"),
        "The case has no policy yet");
    samples.change(
        number, denial -> denial.closed(CloseReason.DUPLICATE, TestClock.get().instant()));
    refused(() -> overrule("six-weeks", Standing.MET, REASON, "coordinator"), "The case has ended");
  }

  private void overrule(String criterion, Standing standing, String reason, String user) {
    overruling.overrule(number, criterion, standing, reason, user);
  }

  private static void refused(Runnable attempt, String why) {
    assertThatThrownBy(attempt::run)
        .isInstanceOf(OverrulingRefused.class)
        .hasMessageContaining(why);
  }

  private int said() {
    return jdbc.sql("select count(*) from overturn.criterion_word").query(Integer.class).single();
  }

  private Finding finding(String criterion) {
    return assess().finding(criterion).orElseThrow();
  }

  private Assessment assess() {
    return assessments.of(cases.get(number));
  }
}
