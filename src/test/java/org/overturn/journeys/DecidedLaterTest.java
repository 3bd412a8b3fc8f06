package org.overturn.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.CloseReason;
import org.overturn.denial.Outcome;
import org.overturn.intake.Arrived;
import org.overturn.intake.Intake;
import org.overturn.intake.IntakeResult;
import org.overturn.resolution.Closing;
import org.overturn.testing.OverturnTest;
import org.overturn.testing.TestClock;
import org.overturn.testing.TestMail;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

/** A decision that nobody waits for any more is on record, and the outcome stays one (R51, R57). */
@OverturnTest
@Import(Journey.class)
@ExtendWith(NoPatientDataElsewhere.class)
class DecidedLaterTest {

  @Autowired Journey journey;
  @Autowired Intake intake;
  @Autowired Closing closing;
  @Autowired JdbcTemplate database;

  @Test
  void whatIsUpheldAfterItWasWithdrawnOpensNoNewCaseAndSupervisorsAreTold() {
    withdrawn();
    TestClock.get().advance(Duration.ofDays(4));
    IntakeResult result = arrives("A3", "2026-11-22");

    assertThat(result.cases()).containsExactly(journey.number());
    assertThat(journey.denial().outcome()).contains(Outcome.OVERTURNED);
    assertThat(journey.timeline())
        .contains(
            "The payer decided 2026-11-22 on the internal appeal, level 1, after it was withdrawn,"
                + " after the case had ended as overturned: upheld");
    assertThat(later())
        .singleElement()
        .satisfies(
            kept ->
                assertThat(kept)
                    .containsEntry("decision", "upheld")
                    .containsEntry("contradicts", true));
    assertThat(mails()).hasSize(1);
    assertThat(seenTo()).as("a person sees to it").isOne();
    assertThat(database.queryForObject("select count(*) from overturn.denial", Integer.class))
        .as("cases")
        .isOne();

    arrives(" A3", "2026-11-22");
    assertThat(later()).as("the same again").hasSize(1);
    assertThat(mails()).hasSize(1);
  }

  @Test
  void whatIsOverturnedAfterItWasWithdrawnAgreesAndNeedsNobody() {
    withdrawn();
    TestClock.get().advance(Duration.ofDays(4));
    arrives("A1", "2026-11-22");
    assertThat(later())
        .singleElement()
        .satisfies(kept -> assertThat(kept).containsEntry("contradicts", false));
    assertThat(mails()).isEmpty();
    assertThat(seenTo()).isZero();
  }

  @Test
  void aReversalOfACaseThatEndedAsUpheldIsNotLost() {
    Notices denial = Notices.clinical();
    journey
        .opens(denial.notice(), denial.payer())
        .coordinator("userTask_requestPeerToPeer", Answers.requestRefused())
        .physician("userTask_signLetter", Answers.signature());
    while (!journey.openTasks().isEmpty()) {
      journey
          .coordinator("userTask_fileAppeal", Answers.filed())
          .coordinator("userTask_recordAppealDecision", Answers.decision("upheld", "2026-11-18"));
      if (journey.openTasks().contains("userTask_signLetter")) {
        journey.physician("userTask_signLetter", Answers.signature());
      }
    }
    assertThat(journey.denial().outcome()).contains(Outcome.UPHELD);
    TestClock.get().advance(Duration.ofDays(4));
    arrives("A1", "2026-11-22");

    assertThat(later())
        .singleElement()
        .satisfies(
            kept ->
                assertThat(kept)
                    .containsEntry("decision", "overturned")
                    .containsEntry("contradicts", true));
    assertThat(mails()).hasSize(1);
    assertThat(seenTo()).isOne();
    assertThat(journey.denial().outcome()).as("until a person decides").contains(Outcome.UPHELD);
  }

  @Test
  void aDecisionOnAnAppealOfACaseThatWasClosedIsKeptWithTheAppeal() {
    filed();
    closing.close(journey.number(), CloseReason.OTHER, null, "supervisor");
    TestClock.get().advance(Duration.ofDays(4));
    arrives("A3", "2026-11-22");
    assertThat(later())
        .singleElement()
        .satisfies(kept -> assertThat(kept).containsEntry("contradicts", false));
    assertThat(seenTo()).isZero();
  }

  @Test
  void aDenialFromBeforeTheAppealWasFiledIsNoAnswerToIt() {
    withdrawn();
    List<CaseNumber> cases = arrives("A3", "2026-11-17").cases();
    assertThat(later()).isEmpty();
    assertThat(cases).isNotEmpty();
  }

  @Test
  void aDecisionBetweenThePromiseAndTheWithdrawalIsOnRecordAndTheWithdrawalGoesOn() {
    overturnedAtTheCall();
    arrives("A3", "2026-11-18");
    assertThat(later())
        .singleElement()
        .satisfies(kept -> assertThat(kept).containsEntry("contradicts", true));
    journey
        .hasOpen("userTask_confirmAuthorization")
        .coordinator("userTask_confirmAuthorization", Answers.authorized());
    journey.task("userTask_withdrawAppeal");
  }

  private void filed() {
    Notices denial = Notices.whereFilingKeepsTheCall().determinedOn("2026-11-17");
    journey
        .opens(denial.notice(), denial.payer())
        .physician("userTask_signLetter", Answers.signature())
        .coordinator("userTask_fileAppeal", Answers.filed());
  }

  private void overturnedAtTheCall() {
    filed();
    journey
        .coordinator("userTask_requestPeerToPeer", Answers.requestGranted())
        .coordinator("userTask_completePrepPacket", Answers.packet())
        .coordinator("userTask_scheduleCall", Answers.slot("2026-11-19", "13:00"))
        .physician("userTask_conductCall", Answers.call("overturned"));
  }

  private void withdrawn() {
    overturnedAtTheCall();
    journey
        .coordinator("userTask_confirmAuthorization", Answers.authorized())
        .coordinator(
            "userTask_withdrawAppeal", Map.of("withdrawnDate", "2026-11-18", "method", "fax"))
        .settles()
        .isOver();
  }

  /** What the payer sends on the same line of the same request. */
  private IntakeResult arrives(String action, String date) {
    String json =
        """
        {"payer": "%s", "payerReference": "REF-1001", "serviceLine": "1",
         "determination": {"date": "%s"},
         "lineOfBusiness": "commercial", "state": "SC", "setting": "outpatient",
         "stage": "pre-service", "urgency": "standard",
         "patient": {"firstName": "Zyxmarked", "lastName": "Qvphitest",
           "birthDate": "1961-02-03", "memberId": "MEMB-ZYX-77"},
         "service": {"system": "CPT", "code": "72148", "description": "MRI lumbar spine"},
         "physician": {"name": "Pat Ordering, MD"},
         "reason": {"actionCode": "%s", "codes": ["HCR:0F"], "text": "Not medically necessary."}}
        """
            .formatted(journey.denial().payer().name(), date, action.strip());
    byte[] bytes = (action.startsWith(" ") ? " " + json : json).getBytes(StandardCharsets.UTF_8);
    IntakeResult result = intake.take(Arrived.byApi("application/json", bytes, "intake"));
    journey.settles();
    return result;
  }

  private List<Map<String, Object>> later() {
    return database.queryForList(
        "select * from overturn.later_decision where case_number = ? order by id",
        journey.number().value());
  }

  private static List<TestMail.Mail> mails() {
    return TestMail.all().stream()
        .filter(mail -> mail.subject().contains("decided otherwise than the case stands"))
        .toList();
  }

  private int seenTo() {
    return database.queryForObject(
        "select count(*) from act_ru_task where task_def_key_ = 'userTask_seeToArrival'",
        Integer.class);
  }
}
