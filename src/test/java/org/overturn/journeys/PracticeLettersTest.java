package org.overturn.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.overturn.appeal.letter.LetterKind;
import org.overturn.appeal.letter.LetterState;
import org.overturn.appeal.letter.Letters;
import org.overturn.appeal.letter.ReviewerRationales;
import org.overturn.denial.FormDraft;
import org.overturn.denial.Outcome;
import org.overturn.process.Variables;
import org.overturn.testing.OverturnTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

/** The practice's own letters are written when their task opens, and kept as they were sent. */
@OverturnTest
@Import(Journey.class)
@ExtendWith(NoPatientDataElsewhere.class)
class PracticeLettersTest {

  private static final String FIRST = "internal-1";

  @Autowired Journey journey;
  @Autowired Letters letters;
  @Autowired ReviewerRationales rationales;
  @Autowired List<FormDraft> drafts;
  @Autowired JdbcTemplate database;

  @Test
  void theRequestForTheRationaleIsWrittenWhenItsTaskOpensAndSealedWhenItWasSent_R47()
      throws Exception {
    callUpheld();
    assertThat(letter(LetterKind.RATIONALE_REQUEST).isSealed()).isFalse();

    journey.coordinator("userTask_requestRationale", Answers.rationaleRequested("2026-11-18"));
    LetterState sealed = letter(LetterKind.RATIONALE_REQUEST);
    assertThat(sealed.signature().name()).startsWith("Carmen Ortiz, ");
    assertThat(text(sealed)).contains("clinical rationale of the denial");
    assertThat(sendings())
        .singleElement()
        .satisfies(
            sending ->
                assertThat(sending)
                    .containsEntry("purpose", "rationale-request")
                    .containsEntry("letter_sha256", sealed.sha256())
                    .containsEntry("method", "fax"));
  }

  @Test
  void theRationaleThatArrivedIsKeptWordForWordForTheLettersThatFollow_R47() {
    callUpheld();
    journey
        .coordinator("userTask_requestRationale", Answers.rationaleRequested("2026-11-18"))
        .waitsUntil(instant(Variables.RATIONALE_EXPECTED_AT).minusSeconds(60));
    assertThatThrownBy(
            () ->
                journey.coordinator(
                    "userTask_recordRationale", Answers.rationaleReceived("2027-11-18")))
        .hasMessageContaining("it lies in the future");
    journey.coordinator("userTask_recordRationale", Answers.rationaleReceived("2026-11-19"));
    assertThat(rationales.of(journey.number()))
        .hasValueSatisfying(
            rationale -> {
              assertThat(rationale.words())
                  .isEqualTo("Zyxtyped Six weeks of therapy are not shown.");
              assertThat(rationale.on()).isEqualTo("2026-11-19");
              assertThat(rationale.toString()).doesNotContain("therapy");
            });
  }

  @Test
  void aRationaleThatIsRefusedIsOnRecordAndSaysNothingInLetters_R47() {
    callUpheld();
    journey
        .coordinator("userTask_requestRationale", Answers.rationaleRequested("2026-11-18"))
        .coordinator(
            "userTask_recordRationale",
            Map.of("rationaleAnswer", "refused", "answeredDate", "2026-11-18"));
    assertThat(rationales.of(journey.number())).isEmpty();
    assertThat(
            database.queryForObject("select answer from overturn.reviewer_rationale", String.class))
        .isEqualTo("refused");
  }

  @Test
  void anAppealThatIsFiledWhenTheCallOverturnsIsWithdrawnByALetterThatIsReady_R51()
      throws Exception {
    Notices denial = Notices.whereFilingKeepsTheCall();
    journey
        .opens(denial.notice(), denial.payer())
        .physician("userTask_signLetter", Answers.signature())
        .coordinator("userTask_fileAppeal", Answers.filed())
        .coordinator("userTask_requestPeerToPeer", Answers.requestGranted())
        .coordinator("userTask_scheduleCall", Answers.slot("2026-11-19", "13:00"))
        .settles()
        .physician("userTask_conductCall", Answers.call("overturned"))
        .coordinator("userTask_confirmAuthorization", Answers.authorized());
    assertThat(letter(LetterKind.WITHDRAWAL).isSealed()).isFalse();

    journey.uploadsProof();
    journey
        .coordinator(
            "userTask_withdrawAppeal",
            Map.of("withdrawnDate", "2026-11-18", "method", "fax", "confirmation", "W-1"))
        .isOver();
    LetterState sealed = letter(LetterKind.WITHDRAWAL);
    assertThat(text(sealed)).contains("withdraws the appeal", "AUTH-5");
    assertThat(sendings())
        .filteredOn(sending -> sending.get("purpose").equals("withdrawal"))
        .singleElement()
        .satisfies(
            sending ->
                assertThat(sending)
                    .containsEntry("confirmation", "W-1")
                    .containsEntry("letter_sha256", sealed.sha256()));
    assertThat(
            database.queryForObject(
                """
                select count(*) from overturn.appeal_proof p
                  join overturn.appeal_sending s on s.id = p.sending_id
                 where s.purpose = 'withdrawal'
                """,
                Integer.class))
        .isOne();
    assertThat(journey.denial().outcome()).contains(Outcome.OVERTURNED);
  }

  @Test
  void whatThePlanAndTheExternalReviewerBothHaveIsWithdrawnWithEach_R51_R71() {
    Notices urgent = Notices.whereFilingKeepsTheCall().expedited();
    journey
        .opens(urgent.notice(), urgent.payer())
        .physician("userTask_signLetter", Answers.signature())
        .coordinator("userTask_fileAppeal", Answers.filed())
        .coordinator(
            "userTask_fileExternalReview", Answers.with(Answers.filed(), "externalReview", "filed"))
        .coordinator("userTask_requestPeerToPeer", Answers.requestGranted())
        .coordinator("userTask_scheduleCall", Answers.slot("2026-11-19", "13:00"))
        .settles()
        .physician("userTask_conductCall", Answers.call("overturned"))
        .coordinator("userTask_confirmAuthorization", Answers.authorized())
        .coordinator(
            "userTask_withdrawAppeal", Map.of("withdrawnDate", "2026-11-18", "method", "fax"))
        .isOver();
    assertThat(letters.of(journey.number()))
        .filteredOn(letter -> letter.kind() == LetterKind.WITHDRAWAL)
        .allSatisfy(letter -> assertThat(letter.isSealed()).isTrue())
        .extracting(LetterState::level)
        .containsExactlyInAnyOrder(FIRST, "external");
    assertThat(journey.timeline())
        .anyMatch(line -> line.endsWith("with the plan and with the external reviewer"));
  }

  @Test
  void aLatePayerIsReportedByAComplaintThatNamesTheClockItMissed() throws Exception {
    Notices denial = Notices.clinical().in("TX");
    journey
        .opens(denial.notice(), denial.payer())
        .coordinator("userTask_requestPeerToPeer", Answers.requestRefused())
        .physician("userTask_signLetter", Answers.signature())
        .coordinator("userTask_fileAppeal", Answers.filed())
        .waitsUntil(instant(Variables.APPEAL_DECISION_DUE_AT))
        .coordinator(
            "userTask_chaseAppealDecision", Answers.chasedAndReported("2027-03-01", "yes"));
    assertThat(drafts)
        .filteredOn(draft -> draft.form().equals("report-payer"))
        .singleElement()
        .satisfies(
            draft ->
                assertThat(draft.of(journey.denial()))
                    .containsEntry(
                        "regulator", "Texas Department of Insurance, Consumer Protection"));

    journey.coordinator("userTask_reportPayer", Answers.reported("2026-12-18"));
    assertThat(text(letter(LetterKind.REGULATOR_COMPLAINT)))
        .contains("The decision was due by", "has not decided an appeal");
    assertThat(sendings())
        .filteredOn(sending -> sending.get("purpose").equals("complaint"))
        .singleElement()
        .satisfies(
            sending ->
                assertThat(sending)
                    .containsEntry("destination", "Zyxtyped Department of Insurance"));
  }

  private void callUpheld() {
    Notices denial = Notices.clinical();
    journey
        .opens(denial.notice(), denial.payer())
        .coordinator("userTask_requestPeerToPeer", Answers.requestGranted())
        .coordinator("userTask_scheduleCall", Answers.slot("2026-11-19", "13:00"))
        .physician("userTask_conductCall", Answers.call("upheld"))
        .settles();
  }

  private LetterState letter(LetterKind kind) {
    return letters.newest(journey.number(), kind, FIRST).orElseThrow();
  }

  private String text(LetterState letter) throws Exception {
    byte[] pdf = letters.pdf(journey.number(), letter.id()).orElseThrow().content();
    try (var document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
    }
  }

  private Instant instant(org.overturn.process.ProcessVariable<Date> variable) {
    return ((Date) journey.variable(variable.name())).toInstant();
  }

  private List<Map<String, Object>> sendings() {
    return database.queryForList("select * from overturn.appeal_sending order by place");
  }
}
