package org.overturn.appeal.letter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.overturn.casework.SampleCases;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Cases;
import org.overturn.denial.Denial;
import org.overturn.evidence.EvidenceFixture;
import org.overturn.testing.OverturnTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Letters of cases as they stand in the database. */
@OverturnTest
class DraftingLettersTest {

  @Autowired LetterDrafts drafts;
  @Autowired Cases cases;
  private SampleCases samples;
  private EvidenceFixture evidence;

  @BeforeEach
  void samples(@Autowired ApplicationContext application) {
    samples = SampleCases.in(application);
    evidence = EvidenceFixture.in(application);
  }

  @ParameterizedTest
  @EnumSource(LetterKind.class)
  void eachKindIsDraftedForACaseOfWhichNothingIsKnownButItsNotice(LetterKind kind) {
    Denial denial = cases.get(samples.open("Testperson"));

    DraftedLetter letter = drafts.of(denial, kind, "internal-1");

    assertThat(letter.template()).isEqualTo(kind.code() + ", version 1");
    assertThat(letter.sentences())
        .isNotEmpty()
        .allSatisfy(each -> assertThat(each.sources()).isNotEmpty())
        .anySatisfy(each -> assertThat(each.text()).contains("Testperson"));
    assertThat(letter.sentences().map(Sentence::key)).doesNotHaveDuplicates();
    assertThat(letter.paragraphs()).extracting(Paragraph::key).doesNotHaveDuplicates();
  }

  @Test
  void aRunningCaseIsArguedByItsLawItsPolicyAndItsChart() {
    CaseNumber number = samples.start(samples.open("Testperson"));
    evidence.policy(
        number,
        java.util.List.of(
            new org.overturn.evidence.Criterion(
                "radiculopathy",
                "B.1",
                "Radiculopathy is diagnosed",
                org.overturn.evidence.CriterionKind.DIAGNOSIS,
                "",
                new org.overturn.evidence.Criterion.Need(
                    java.util.List.of("ICD-10-CM M54.1*"),
                    java.util.List.of(),
                    null,
                    null,
                    "",
                    null,
                    null,
                    null),
                "",
                "")));
    evidence.chart(
        number,
        new org.overturn.evidence.ChartFact(
            "Condition/1",
            org.overturn.evidence.FactKind.CONDITION,
            java.util.List.of(new org.overturn.evidence.Code("ICD-10-CM", "M54.16")),
            "Lumbar radiculopathy",
            java.time.LocalDate.parse("2026-05-03"),
            null,
            true,
            null,
            "",
            "",
            "",
            "",
            java.util.List.of()));
    Denial denial = cases.get(number);

    DraftedLetter letter =
        drafts.of(denial, drafts.toFile(denial, "internal-1", false), "internal-1");

    assertThat(letter.sentences())
        .anySatisfy(
            each -> assertThat(each.text()).contains("The right to this appeal is given by"))
        .anySatisfy(
            each -> {
              assertThat(each.text()).startsWith("Criterion B.1 asks: “Radiculopathy is diagnosed");
              assertThat(each.sources())
                  .anySatisfy(source -> assertThat(source.words()).contains("section B.1"));
            })
        .anySatisfy(
            each -> {
              assertThat(each.text()).contains("Lumbar radiculopathy (ICD-10-CM M54.16)");
              assertThat(each.sources())
                  .anySatisfy(source -> assertThat(source.words()).isEqualTo("Condition/1"));
            });
    assertThat(drafts.of(denial, LetterKind.INTERNAL_APPEAL, "internal-1").sentences().toList())
        .isEqualTo(
            drafts.of(denial, LetterKind.INTERNAL_APPEAL, "internal-1").sentences().toList());
  }
}
