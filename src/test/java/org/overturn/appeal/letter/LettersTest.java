package org.overturn.appeal.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.overturn.casework.SampleCases;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Cases;
import org.overturn.denial.Denial;
import org.overturn.denial.Sha256;
import org.overturn.process.Staff;
import org.overturn.testing.OverturnTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Letters as PostgreSQL keeps them. */
@OverturnTest
class LettersTest {

  private static final String LEVEL = "internal-1";

  @Autowired ApplicationContext application;
  @Autowired Cases cases;
  @Autowired LetterRecords records;
  @Autowired SourceChoices sources;
  @Autowired LetterDocuments documents;
  @Autowired Staff staff;
  @Autowired Clock clock;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient jdbc;

  private final DraftOfATest draft = DraftOfATest.ordinary();
  private Letters letters;
  private CaseNumber number;

  @BeforeEach
  void aCase() {
    number = SampleCases.in(application).open("Testperson");
    letters =
        new KeepingLetters(records, draft, new Reviewing(draft, sources), documents, staff, clock);
  }

  @Test
  void aLetterIsDraftedOnceAndFoundAgain() {
    LetterState first = drafted(LetterKind.INTERNAL_APPEAL);
    assertThat(drafted(LetterKind.INTERNAL_APPEAL)).isEqualTo(first);
    assertThat(first.revision()).isEqualTo(1);
    assertThat(first.isSealed()).isFalse();
    assertThat(letters.newest(number, LetterKind.INTERNAL_APPEAL, LEVEL)).contains(first);
    assertThat(letters.of(number)).containsExactly(first);
    assertThat(words(first)).isEqualTo(WorkingLetter.of(draft.letter()));
  }

  @Test
  void aSealedLetterKeepsItsBytesAndTheDatabaseRefusesAnyChange_R60() throws Exception {
    LetterState sealed = sealed(drafted(LetterKind.INTERNAL_APPEAL));
    assertThat(sealed.isSealed()).isTrue();
    byte[] pdf = letters.pdf(number, sealed.id()).orElseThrow().content();
    assertThat(Sha256.of(pdf)).isEqualTo(sealed.sha256());
    assertThat(new PDFTextStripper().getText(Loader.loadPDF(pdf)))
        .contains("Jane Roe, MD")
        .doesNotContain("Draft");
    draft.says("history", Paragraph.Style.TEXT, "pain", "Pain is 9 of 10.", "Observation/9");
    assertThat(letters.pdf(number, sealed.id()).orElseThrow().content()).isEqualTo(pdf);
    assertThat(letters.docx(number, sealed.id()).orElseThrow().content())
        .isEqualTo(records.document(sealed.id(), false).orElseThrow());
    for (String change :
        List.of(
            "update overturn.letter set content = '{}'",
            "update overturn.letter set pdf = null",
            "update overturn.letter set signed_at = null, signed_by = null, sha256 = null",
            "delete from overturn.letter",
            "update overturn.letter_revision set what = 'else'",
            "delete from overturn.letter_revision")) {
      assertThatThrownBy(() -> jdbc.sql(change).update())
          .as(change)
          .rootCause()
          .hasMessageContaining("append-only");
    }
    assertThatThrownBy(() -> sealed(sealed)).hasMessageContaining("signed already");
  }

  @Test
  void aLetterThatIsTakenUpAgainBeginsFromTheSealedWords() {
    LetterState sealed = sealed(drafted(LetterKind.INTERNAL_APPEAL));
    LetterState next = drafted(LetterKind.INTERNAL_APPEAL);
    assertThat(next.id()).isNotEqualTo(sealed.id());
    assertThat(next.isSealed()).isFalse();
    assertThat(words(next)).isEqualTo(words(sealed));
    assertThat(letters.of(number)).containsExactly(sealed, next);
    assertThat(letters.toFile(number, LEVEL)).contains(next);
  }

  @Test
  void aLetterOfAnotherKindTakesThePlaceOfTheOneInWorkWithItsPeoplesWords() {
    LetterState standard = drafted(LetterKind.INTERNAL_APPEAL);
    KeptLetter kept = records.find(number, standard.id()).orElseThrow();
    records.change(
        standard.id(),
        kept.content()
            .changed("pain", each -> each.written("Severe.", "physician", clock.instant())),
        List.of(new Revision(2, "Written", "pain", "", "", "physician", clock.instant())));

    LetterState expedited = drafted(LetterKind.EXPEDITED_APPEAL);

    assertThat(words(expedited).sentence("pain").orElseThrow().text()).isEqualTo("Severe.");
    assertThat(letters.of(number)).containsExactly(expedited);
    assertThat(letters.newest(number, LetterKind.INTERNAL_APPEAL, LEVEL)).isEmpty();
    assertThatThrownBy(() -> sealed(standard)).hasMessageContaining("taken the place");
    LetterState beside = drafted(LetterKind.RATIONALE_REQUEST);
    assertThat(letters.of(number))
        .as("a letter beside the appeal takes nothing's place")
        .containsExactly(expedited, beside);
  }

  @Test
  void aSignatureIsRefusedForWhatHindersForAnotherRevisionAndForNoPhysician_R63_R64() {
    LetterState letter = drafted(LetterKind.INTERNAL_APPEAL);
    assertThatThrownBy(() -> seal(letter, "coordinator", 1))
        .isInstanceOf(LetterRefused.class)
        .hasMessageContaining("Only a physician");
    assertThatThrownBy(() -> seal(letter, "physician", 7))
        .hasMessageContaining("you looked at revision 7, and it is revision 1 now");
    draft.forgets("pain");
    assertThatThrownBy(() -> seal(letter, "physician", 1))
        .hasMessageContaining("source of 1 sentence is gone")
        .hasMessageNotContaining("Pain");
    assertThat(letters.hindrances(cases.get(number), letter.id())).hasSize(1);
    assertThat(records.find(number, letter.id()).orElseThrow().signature()).isNull();
    assertThatThrownBy(() -> letters.hindrances(cases.get(number), UUID.randomUUID()))
        .isInstanceOf(LetterRefused.class);
  }

  private LetterState drafted(LetterKind kind) {
    return inCase(() -> letters.drafted(cases.lock(number), kind, LEVEL));
  }

  private LetterState sealed(LetterState letter) {
    return seal(letter, "physician", letter.revision());
  }

  private LetterState seal(LetterState letter, String by, int seen) {
    return inCase(
        () -> {
          Denial denial = cases.lock(number);
          Signature signature = new Signature(by, "Jane Roe, MD", "", clock.instant());
          return letters.sealed(denial, letter.id(), signature, seen);
        });
  }

  private <T> T inCase(Supplier<T> what) {
    return transaction.execute(status -> what.get());
  }

  private WorkingLetter words(LetterState letter) {
    return records.find(number, letter.id()).orElseThrow().content();
  }
}
