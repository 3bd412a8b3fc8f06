package org.overturn.intake.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.overturn.deadline.CaseDeadline;
import org.overturn.deadline.CaseDeadlines;
import org.overturn.deadline.DeadlineKind;
import org.overturn.deadline.DeadlineSource;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Cases;
import org.overturn.denial.Denial;
import org.overturn.denial.Timeline;
import org.overturn.denial.TimelineEntry;
import org.overturn.intake.Arrived;
import org.overturn.intake.Intake;
import org.overturn.intake.IntakeResult;
import org.overturn.intake.NoticeRefused;
import org.overturn.intake.NoticeState;
import org.overturn.intake.ReadField;
import org.overturn.intake.ReadFields;
import org.overturn.testing.OverturnTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What becomes of letters that arrive. */
@OverturnTest
class LetterIntakeTest {

  @Autowired Intake intake;
  @Autowired Cases cases;
  @Autowired CaseDeadlines deadlines;
  @Autowired Timeline timeline;
  @Autowired ReadFields fields;
  @Autowired Ocr ocr;
  @Autowired JdbcTemplate database;

  @Test
  void aDenialLetterOpensItsCaseWithWhatItSaysR1() {
    Denial denial = caseOf(take(Letters.labels(Said.MRI).pdf()));

    assertThat(denial.payer().id()).isEqualTo("unitedhealthcare");
    assertThat(denial.payerReference()).isEqualTo(Said.MRI.reference());
    assertThat(denial.patient().fullName()).isEqualTo(Said.MRI.name());
    assertThat(denial.service().label()).isEqualTo("CPT 72148");
    assertThat(denial.reason().text()).isEqualTo(Said.MRI.reason());
    assertThat(denial.isLetterToCheck()).isFalse();
  }

  @Test
  void aTimeInTheLetterBeatsTheTableAndItsZoneIsKeptR6() {
    CaseNumber number = take(Letters.labels(Said.MRI).pdf()).cases().get(0);

    CaseDeadline window = deadline(number, DeadlineKind.CALL_WINDOW);
    assertThat(window.source()).isEqualTo(DeadlineSource.LETTER);
    assertThat(window.dueAt())
        .isEqualTo(Said.MRI.window().atZone(java.time.ZoneId.of("America/Chicago")).toInstant());
    CaseDeadline filing = deadline(number, DeadlineKind.APPEAL_FILING);
    assertThat(filing.source()).isEqualTo(DeadlineSource.LETTER);
    assertThat(window.explanation()).contains("letter states");
  }

  @Test
  void everyFactIsKeptWithItsPlaceAndItsConfidence() {
    CaseNumber number = take(Letters.twoPages(Said.KNEE).pdf()).cases().get(0);

    List<ReadField> kept = fields.of(number);
    assertThat(kept)
        .extracting(ReadField::name)
        .contains("payer", "member-id", "reason", "call-window", "appeal-deadline", "phone", "fax");
    assertThat(kept)
        .filteredOn(field -> field.name().equals("call-window"))
        .allSatisfy(field -> assertThat(field.page()).isEqualTo(2));
  }

  @Test
  void theSameLetterTwiceIsOneCase() {
    take(Letters.grid(Said.KNEE).pdf());

    assertThat(take(Letters.grid(Said.KNEE).pdf()).state()).isEqualTo(NoticeState.DUPLICATE);
    assertThat(take(Letters.labels(Said.KNEE).pdf()).state()).isEqualTo(NoticeState.DUPLICATE);
  }

  @Test
  void aLetterWithTwoServicesOpensTwoCases() {
    IntakeResult result = take(SampleLetters.twoServices().pdf());

    assertThat(result.cases()).hasSize(2);
    assertThat(result.cases().stream().map(cases::get).map(each -> each.service().label()))
        .containsExactlyInAnyOrder("CPT 97110", "HCPCS L1832");
  }

  @Test
  void aTerseLetterOpensItsCaseAllTheSameAndHasToBeCheckedR1() {
    IntakeResult result = take(SampleLetters.terse().pdf());

    Denial denial = caseOf(result);
    assertThat(denial.isLetterToCheck()).isTrue();
    assertThat(denial.patient().memberId()).isEqualTo("not read");
    assertThat(denial.determinationDate()).isEqualTo(LocalDate.of(2026, 11, 18));
    assertThat(timeline.of(denial.number()))
        .extracting(TimelineEntry::what)
        .anyMatch(line -> line.contains("has to be checked"))
        .anyMatch(line -> line.contains("day of receipt is assumed"));
  }

  @Test
  void twoTerseLettersOfOneDayAreNotTakenForOneDenial() {
    take(SampleLetters.terse().pdf());
    IntakeResult second = take(SampleLetters.terse().line("Extension 4").pdf());

    assertThat(second.state()).isEqualTo(NoticeState.ACCEPTED);
    assertThat(take(SampleLetters.terse().pdf()).state()).isEqualTo(NoticeState.DUPLICATE);
  }

  @Test
  void anUnsureLetterDecidesNothingOnACaseThatIsOpen() {
    CaseNumber number = take(Letters.labels(Said.KNEE).pdf()).cases().get(0);
    byte[] later =
        Sheet.sans()
            .line("Blue Care Network of Michigan")
            .line("Reference number: " + Said.KNEE.reference())
            .line("CPT code: 27447")
            .paragraph("The request has been denied.")
            .pdf();

    IntakeResult result = take(later);

    assertThat(result.state()).isEqualTo(NoticeState.NEEDS_A_PERSON);
    assertThat(result.cases()).containsExactly(number);
  }

  @Test
  void anApprovalOpensNoCase() {
    IntakeResult result = take(SampleLetters.approval().pdf());

    assertThat(result.state()).isEqualTo(NoticeState.NOT_A_DENIAL);
    assertThat(result.cases()).isEmpty();
  }

  @Test
  void aRequestForInformationIsLeftToAPerson() {
    byte[] letter =
        Sheet.sans()
            .title("Humana")
            .line("Reference number: H-22-9981")
            .paragraph("We need additional information before we can decide. Send it in 14 days.")
            .pdf();

    IntakeResult result = take(letter);

    assertThat(result.state()).isEqualTo(NoticeState.NEEDS_A_PERSON);
    assertThat(result.why()).contains("asks for more information");
  }

  @Test
  void whatIsNoLetterIsLeftToAPerson() {
    byte[] note =
        Sheet.serif().paragraph("Knee pain since spring. Plan: therapy, twice a week.").pdf();

    assertThat(take(note).state()).isEqualTo(NoticeState.NEEDS_A_PERSON);
  }

  @Test
  void anIntentToDenyOpensItsCaseBeforeTheDenialIsFinalR15() {
    byte[] letter =
        Sheet.sans()
            .title("Aetna")
            .line("Date: November 17, 2026")
            .line("Member name: Ezra Quill")
            .line("Member ID: W220911773")
            .line("Reference number: 7719-2")
            .line("CPT code: 99233")
            .head("Notice of intent to deny")
            .paragraph("Reason for decision: The stay no longer meets the criteria for this level.")
            .paragraph("A peer-to-peer must be held by 11/20/2026 at 11:00 AM ET.")
            .pdf();

    Denial denial = caseOf(take(letter));

    assertThat(denial.stage()).isEqualTo(org.overturn.denial.Stage.BEFORE_DETERMINATION);
    assertThat(denial.letterWindow()).contains(LocalDateTime.of(2026, 11, 20, 11, 0));
  }

  @Test
  void aLockedLetterIsRefusedAndKept() {
    byte[] letter = "%PDF-1.4 of which nothing is left".getBytes(StandardCharsets.US_ASCII);

    assertThatThrownBy(() -> take(letter)).isInstanceOf(NoticeRefused.class);
    assertThat(
            database.queryForObject(
                "select count(*) from overturn.notice where state = 'REJECTED'", Integer.class))
        .isEqualTo(1);
  }

  @Test
  void aScanIsReadByOcrWhereTheProgramIsThere() {
    assumeOcr();
    byte[] scan = Sheet.scanned(Letters.labels(Said.MRI).pdf());

    Denial denial = caseOf(take(scan));

    assertThat(denial.payer().id()).isEqualTo("unitedhealthcare");
    assertThat(denial.service().code()).isEqualTo("72148");
    assertThat(fields.of(denial.number()))
        .allSatisfy(field -> assertThat(field.confidence()).isLessThan(0.98));
  }

  @Test
  void aFaxAsTiffIsReadByOcrToo() {
    assumeOcr();
    byte[] fax = Sheet.faxed(Letters.twoPages(Said.MRI).pdf());

    Denial denial = caseOf(take(fax));

    assertThat(denial.payer().id()).isEqualTo("unitedhealthcare");
    assertThat(denial.determinationDate()).isEqualTo(Said.MRI.date());
  }

  private CaseDeadline deadline(CaseNumber number, DeadlineKind kind) {
    return deadlines.of(number).stream()
        .filter(each -> each.kind() == kind)
        .findFirst()
        .orElseThrow();
  }

  private void assumeOcr() {
    if ("true".equals(System.getenv("CI"))) {
      assertThat(ocr.isAvailable()).as("CI installs tesseract-ocr").isTrue();
    }
    assumeThat(ocr.isAvailable()).as("tesseract is not installed here").isTrue();
  }

  private IntakeResult take(byte[] letter) {
    String type = Originals.typeOf(letter).orElse("application/pdf");
    return intake.take(Arrived.byApi(type, letter, "intake"));
  }

  private Denial caseOf(IntakeResult result) {
    assertThat(result.state()).as(result.why()).isEqualTo(NoticeState.ACCEPTED);
    return cases.get(result.cases().get(0));
  }
}
