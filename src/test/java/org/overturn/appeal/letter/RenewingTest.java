package org.overturn.appeal.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.overturn.casework.SampleCases;
import org.overturn.denial.CallFindings;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Cases;
import org.overturn.denial.Timeline;
import org.overturn.evidence.ChartRead;
import org.overturn.process.Staff;
import org.overturn.testing.OverturnTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** The letter that the chart comes to. */
@OverturnTest
class RenewingTest {

  private static final String LEVEL = "internal-1";
  private static final String PAIN = "Pain is 9 of 10.";

  @Autowired ApplicationContext application;
  @Autowired Cases cases;
  @Autowired LetterRecords records;
  @Autowired SourceChoices sources;
  @Autowired LetterDocuments documents;
  @Autowired Staff staff;
  @Autowired Clock clock;
  @Autowired TransactionTemplate transaction;

  private final DraftOfATest draft = DraftOfATest.ordinary();
  private CaseNumber number;
  private UUID letter;

  @BeforeEach
  void aDraftedLetter() {
    number = SampleCases.in(application).open("Testperson");
    Letters letters =
        new KeepingLetters(records, draft, new Reviewing(draft, sources), documents, staff, clock);
    letter =
        transaction
            .execute(tx -> letters.drafted(cases.lock(number), LetterKind.INTERNAL_APPEAL, LEVEL))
            .id();
    draft.says("history", Paragraph.Style.TEXT, "pain", PAIN, "Observation/9");
  }

  @Test
  void aLetterThatNobodyHasWorkedOnSaysWhatTheChartSaysWithoutBeingAsked() {
    chartIsRead(without());
    assertThat(texts()).contains(PAIN);
    assertThat(last()).isEqualTo("Drafted anew, since the chart was read");
  }

  @Test
  void aChartThatChangesNothingIsNoRevision() {
    chartIsRead(without());
    int before = records.find(number, letter).orElseThrow().revision();
    chartIsRead(without());
    assertThat(records.find(number, letter).orElseThrow().revision()).isEqualTo(before);
  }

  @Test
  void aLetterWithAPersonsWordsIsLeftToThatPerson() {
    KeptLetter kept = records.find(number, letter).orElseThrow();
    String key = kept.content().sentences().findFirst().orElseThrow().key();
    Revision theirs = new Revision(2, "Written", key, "", "Mine.", "physician", clock.instant());
    transaction.executeWithoutResult(
        tx ->
            records.change(
                letter,
                kept.content()
                    .changed(key, each -> each.written("Mine.", "physician", clock.instant())),
                List.of(theirs)));
    chartIsRead(without());
    assertThat(texts()).contains("Mine.").doesNotContain(PAIN);
  }

  @Test
  void afterACallWhatIsNewIsProposedAndNotWritten_R48() {
    chartIsRead(
        of ->
            Optional.of(
                new CallFindings.Finding(
                    clock.instant(), "Dr. Roe", "MD", "", null, "Section 2", "Notes", "")));
    assertThat(texts()).doesNotContain(PAIN);
  }

  private void chartIsRead(CallFindings findings) {
    Renewing renewing = new Renewing(records, draft, findings, cases, clock);
    transaction.executeWithoutResult(tx -> renewing.on(new ChartRead(number, Timeline.SYSTEM)));
  }

  private static CallFindings without() {
    return of -> Optional.empty();
  }

  private List<String> texts() {
    return records
        .find(number, letter)
        .orElseThrow()
        .content()
        .sentences()
        .map(WorkingSentence::text)
        .toList();
  }

  private String last() {
    List<Revision> revisions = records.revisions(letter);
    return revisions.stream()
        .max(java.util.Comparator.comparingInt(Revision::number))
        .orElseThrow()
        .what();
  }
}
