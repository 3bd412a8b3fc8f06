package org.overturn.intake.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Cases;
import org.overturn.denial.Denial;
import org.overturn.denial.Timeline;
import org.overturn.intake.Arrived;
import org.overturn.intake.Intake;
import org.overturn.intake.IntakeResult;
import org.overturn.journeys.NoPatientDataElsewhere;
import org.overturn.process.AnswerRefused;
import org.overturn.testing.OverturnTest;
import org.overturn.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** The start form {@code enter-denial}: a coordinator types a denial in. */
@OverturnTest
@ExtendWith(NoPatientDataElsewhere.class)
class EnterDenialTest {

  @Autowired FormService forms;
  @Autowired RepositoryService repository;
  @Autowired RuntimeService runtime;
  @Autowired IdentityService identity;
  @Autowired Cases cases;
  @Autowired Timeline timeline;
  @Autowired Intake intake;
  @Autowired JdbcTemplate database;
  @Autowired ObjectMapper json;

  @Test
  void aDenialThatIsTypedInBecomesACaseInTheSameTransaction_R1_R2() {
    ProcessInstance instance = submit(answers());

    assertThat(instance.getBusinessKey()).matches("D-2026-\\d{6}");
    Denial denial = cases.get(new CaseNumber(instance.getBusinessKey()));
    assertThat(denial.patient().fullName()).isEqualTo("Zyxmarked Qvphitest");
    assertThat(denial.payer().id()).isEqualTo("unitedhealthcare");
    assertThat(denial.service().label()).isEqualTo("CPT 72148");
    assertThat(denial.service().units()).isEqualTo(2);
    assertThat(denial.reason().actionCode()).isEqualTo("A3");
    assertThat(denial.letterWindow()).hasToString("Optional[2026-11-24T15:30]");
    assertThat(runtime.getVariable(instance.getId(), "caseNumber"))
        .isEqualTo(instance.getBusinessKey());
    assertThat(runtime.getVariable(instance.getId(), "serviceCode")).isEqualTo("CPT 72148");
    assertThat(runtime.getVariables(instance.getId()))
        .doesNotContainKeys("payerText", "memberId", "patientLastName", "reasonText");
  }

  @Test
  void wordsWhereCodesBelongStayOnTheCase() {
    Map<String, Object> answers = answers();
    answers.put("payerText", "Zyxtyped Mutual");
    answers.put("payerPhone", "Zyxtyped");
    answers.put("serviceCode", "Zyxtyped");
    answers.put("physicianSpecialty", "Zyxtyped");
    answers.put("reasonCodes", "HCR:Zyxtyped CARC:50");
    ProcessInstance instance = submit(answers);

    Denial denial = cases.get(new CaseNumber(instance.getBusinessKey()));
    assertThat(denial.payer().name()).isEqualTo("Zyxtyped Mutual");
    assertThat(denial.service().label()).isEqualTo("CPT Zyxtyped");
    assertThat(denial.reason().codes()).isEqualTo("HCR:Zyxtyped CARC:50");
    assertThat(runtime.getVariables(instance.getId()))
        .containsEntry("payerName", "Not in the payer list")
        .containsEntry("serviceCode", "See the case")
        .containsEntry("reasonCodes", "CARC:50");
  }

  @Test
  void wordsThatAMachineSendsWhereCodesBelongStayOnTheCase() {
    intake.take(
        Arrived.byApi(
            "application/json",
            """
            {"payer": "Zyxtyped Mutual", "payerReference": "REF-1002", "state": "OH",
             "determination": {"date": "2026-11-17"},
             "patient": {"firstName": "Zyxmarked", "lastName": "Qvphitest", "memberId": "MEMB-ZYX-77"},
             "service": {"system": "Zyxtyped list", "code": "Zyxtyped knee"},
             "reason": {"codes": ["HCR:Zyxtyped"]}}
            """
                .getBytes(StandardCharsets.UTF_8),
            "intake"));

    ProcessInstance instance =
        runtime
            .createProcessInstanceQuery()
            .processDefinitionKey("denial-resolution")
            .singleResult();
    assertThat(runtime.getVariables(instance.getId()))
        .containsEntry("payer", "other")
        .containsEntry("payerName", "Not in the payer list")
        .containsEntry("serviceCode", "See the case")
        .containsEntry("reasonCodes", "")
        .containsEntry("reasonInWriting", true);
  }

  @Test
  void theDaysThatPayersClocksStartFromAreKept() {
    Map<String, Object> answers = answers();
    answers.put("postedDate", "2026-11-18");
    answers.put("dischargeDate", "2026-11-15");

    Denial denial = cases.get(new CaseNumber(submit(answers).getBusinessKey()));

    assertThat(denial.postedDate()).hasToString("Optional[2026-11-18]");
    assertThat(denial.dischargeDate()).hasToString("Optional[2026-11-15]");
  }

  @Test
  void theCoordinatorIsNamedOnTheTimeline() {
    ProcessInstance instance = submit(answers());

    assertThat(timeline.of(new CaseNumber(instance.getBusinessKey())).get(0))
        .satisfies(
            line -> {
              assertThat(line.actor()).isEqualTo("coordinator");
              assertThat(line.what())
                  .isEqualTo("Denial received from UnitedHealthcare by Tasklist");
            });
  }

  @Test
  void theTypedAnswersAreTheOriginal() throws Exception {
    submit(answers());

    var row = database.queryForMap("select * from overturn.notice");
    assertThat(row)
        .containsEntry("channel", "tasklist")
        .containsEntry("sender", "coordinator")
        .containsEntry("state", "ACCEPTED");
    assertThat(json.readValue((byte[]) row.get("original"), Map.class))
        .containsEntry("patientLastName", "Qvphitest")
        .containsEntry("lineOfBusiness", "commercial")
        .containsEntry("units", 2);
  }

  @Test
  void theSameDenialTypedTwiceIsRefusedWithItsNumber() {
    String number = submit(answers()).getBusinessKey();

    assertThatThrownBy(() -> submit(answers()))
        .isInstanceOf(AnswerRefused.class)
        .hasMessage("This denial is already case " + number + ".");
    assertThat(states()).containsExactlyInAnyOrder("ACCEPTED", "DUPLICATE");
    assertThat(
            runtime.createProcessInstanceQuery().processDefinitionKey("denial-resolution").count())
        .isEqualTo(1);
  }

  @Test
  void twoServicesOfOneLetterAreTwoCases() {
    submit(answers());
    Map<String, Object> other = answers();
    other.put("serviceCode", "97110");

    assertThat(submit(other).getBusinessKey()).isNotNull();
  }

  @Test
  void aDenialThatArrivedByItselfIsNotTypedInASecondTime() {
    IntakeResult arrived =
        intake.take(
            Arrived.byApi(
                "application/json",
                """
            {"payer": "UHC", "payerReference": "ref-1001", "serviceLine": "3",
             "determination": {"date": "2026-11-17"},
             "patient": {"firstName": "A", "lastName": "B", "memberId": "M"},
             "service": {"system": "CPT", "code": "72148"}}
            """
                    .getBytes(StandardCharsets.UTF_8),
                "intake"));

    assertThatThrownBy(() -> submit(answers()))
        .hasMessage("This denial is already case " + arrived.cases().get(0) + ".");
  }

  @Test
  void aNewAnswerToAnOpenCaseIsRecordedThereAndNotTypedInAnew() {
    String number = submit(answers()).getBusinessKey();
    Map<String, Object> later = answers();
    later.put("determinationDate", "2026-11-18");

    assertThatThrownBy(() -> submit(later))
        .isInstanceOf(AnswerRefused.class)
        .hasMessageContaining(number)
        .hasMessageContaining("record the payer's new answer there");
    assertThat(states()).containsExactlyInAnyOrder("ACCEPTED", "REJECTED");
  }

  @ParameterizedTest
  @CsvSource({
    "determinationDate, 2026-12-24, determination date lies in the future",
    "determinationDate, soon, determination date",
    "determinationDate, '', determination date",
    "payerText, '', payer text",
    "serviceCode, Zyxtyped words, service code",
    "reasonCodes, Zyxtyped words, reason codes",
    "state, Ohio, state",
    "units, -1, units",
    "lineOfBusiness, hmo, line of business",
    "letterWindowDate, '', give the day too"
  })
  void anAnswerThatCannotBeIsRefusedWithAClearMessageAndNothingIsOpened(
      String field, String value, String message) {
    Map<String, Object> wrong = answers();
    wrong.put(field, value);

    Throwable refused = catchThrowable(() -> submit(wrong));

    assertThat(refused).isInstanceOf(AnswerRefused.class).hasMessageContaining(message);
    if (!value.isEmpty()) {
      assertThat(refused.getMessage()).doesNotContain(value);
    }
    assertThat(states()).containsExactly("REJECTED");
    assertThat(runtime.createProcessInstanceQuery().count()).isZero();
  }

  @Test
  void whenALaterStepFailsTheNoticeSaysThatThePersonWasTold() {
    JdbcTemplate administrator = TestDatabase.administrator(database.getDataSource());
    administrator.execute("alter table overturn.case_deadline rename to deadline_away");
    Throwable failure = catchThrowable(() -> submit(answers()));
    administrator.execute("alter table overturn.deadline_away rename to case_deadline");

    assertThat(failure).isNotNull();
    assertThat(failure.toString()).doesNotContain("Zyxmarked", "Qvphitest");
    assertThat(states()).containsExactly("REJECTED");
    assertThat(database.queryForObject("select count(*) from overturn.denial", Integer.class))
        .isZero();
    assertThat(submit(answers())).isNotNull();
  }

  private ProcessInstance submit(Map<String, Object> answers) {
    identity.setAuthentication("coordinator", List.of("coordinators"));
    try {
      String definition =
          repository
              .createProcessDefinitionQuery()
              .processDefinitionKey("denial-resolution")
              .latestVersion()
              .singleResult()
              .getId();
      ProcessInstance started = forms.submitStartForm(definition, answers);
      identity.clearAuthentication();
      return runtime.createProcessInstanceQuery().processInstanceId(started.getId()).singleResult();
    } finally {
      identity.clearAuthentication();
    }
  }

  private List<String> states() {
    return database.queryForList("select state from overturn.notice", String.class);
  }

  /** What the form library sends for a complete form. */
  private static Map<String, Object> answers() {
    Map<String, Object> answers = new HashMap<>();
    answers.put("payerText", "UnitedHealthcare");
    answers.put("payerReference", "REF-1001");
    answers.put("lineOfBusiness", "commercial");
    answers.put("state", "OH");
    answers.put("payerPhone", "1-800-555-0100");
    answers.put("patientFirstName", "Zyxmarked");
    answers.put("patientLastName", "Qvphitest");
    answers.put("patientBirthDate", "1961-02-03");
    answers.put("memberId", "MEMB-ZYX-77");
    answers.put("serviceCodeSystem", "CPT");
    answers.put("serviceCode", "72148");
    answers.put("serviceDescription", "Zyxtyped MRI of the lumbar spine");
    answers.put("units", 2.0);
    answers.put("diagnosisCodes", "M54.16");
    answers.put("physicianName", "Zyxtyped Pat Ordering, MD");
    answers.put("physicianSpecialty", "Orthopedics");
    answers.put("setting", "outpatient");
    answers.put("stage", "pre-service");
    answers.put("urgency", "standard");
    answers.put("determinationDate", "2026-11-17");
    answers.put("determinationTime", "15:40");
    answers.put("actionCode", "A3");
    answers.put("reasonText", "The service is not medically necessary.");
    answers.put("reasonCodes", "HCR:0F CARC:50");
    answers.put("policyCited", "");
    answers.put("letterWindowDate", "2026-11-24");
    answers.put("letterWindowTime", "15:30");
    answers.put("letterAppealDate", null);
    return answers;
  }
}
