package org.overturn.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.overturn.intake.Arrived;
import org.overturn.intake.Intake;
import org.overturn.testing.HttpUser;
import org.overturn.testing.OverturnTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * The engine's interface takes any variable along with an answer; what the form does not ask for is
 * nobody's to say, be it a physician's outcome or a name where the engine keeps a payer's (R16).
 */
@OverturnTest
class UnaskedVariablesTest {

  private static final String DENIAL =
      """
      {"payer": "UnitedHealthcare", "payerReference": "UHC-6612", "serviceLine": "1",
       "determination": {"date": "2026-11-17"}, "lineOfBusiness": "commercial", "state": "OH",
       "setting": "outpatient",
       "patient": {"firstName": "Qvphitest", "lastName": "Qvphisample", "memberId": "QVPHI1"},
       "service": {"system": "CPT", "code": "72148"},
       "reason": {"codes": ["HCR:0F"], "text": "Not medically necessary."}}
      """;

  private static final String ANSWERS =
      """
      "answerToRequest": {"value": "granted"}, "method": {"value": "phone"},
      "requestedDate": {"value": "2026-11-18"}, "requestedTime": {"value": "08:00"}\
      """;

  @LocalServerPort int port;
  @Autowired Intake intake;
  @Autowired TaskService tasks;
  @Autowired RuntimeService runtime;

  private Task request;

  @BeforeEach
  void aCoordinatorHasTheRequestInHand() {
    intake.take(
        Arrived.byApi("application/json", DENIAL.getBytes(StandardCharsets.UTF_8), "intake"));
    request =
        tasks.createTaskQuery().taskDefinitionKey("userTask_requestPeerToPeer").singleResult();
    tasks.claim(request.getId(), "coordinator");
  }

  @Test
  void noOutcomeIsWrittenAlongWithAnotherAnswer() {
    HttpResponse<String> refused =
        complete(
            """
            , "callOverturned": {"value": true}, "callOutcome": {"value": "overturned"}\
            """);

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("does not ask for callOutcome, callOverturned");
    assertThat(runtime.getVariable(request.getExecutionId(), "callOverturned")).isEqualTo(false);
    assertThat(runtime.getVariable(request.getExecutionId(), "callOutcome")).isNull();
    assertThat(complete("").statusCode()).as("the task is still open").isEqualTo(204);
  }

  @Test
  void noNameStaysInTheEngineWhereAPayersStands() {
    assertThat(complete(", \"payerName\": {\"value\": \"Somebody Else\"}").statusCode())
        .isEqualTo(400);
    assertThat(runtime.getVariable(request.getExecutionId(), "payerName"))
        .isEqualTo("UnitedHealthcare");
  }

  @Test
  void noCaseBeginsWithWhatItsFormDoesNotAskFor() {
    long before = runtime.createProcessInstanceQuery().count();
    HttpResponse<String> refused =
        HttpUser.basic(port, "coordinator")
            .postJson(
                "/engine-rest/process-definition/key/denial-resolution/submit-form",
                "{\"variables\": {\"appealOverturned\": {\"value\": true}}}");

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("does not ask for appealOverturned");
    assertThat(runtime.createProcessInstanceQuery().count()).isEqualTo(before);
  }

  private HttpResponse<String> complete(String more) {
    return HttpUser.basic(port, "coordinator")
        .postJson(
            "/engine-rest/task/" + request.getId() + "/complete",
            "{\"variables\": {" + ANSWERS + more + "}}");
  }
}
