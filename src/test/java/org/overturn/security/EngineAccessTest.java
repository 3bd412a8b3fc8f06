package org.overturn.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.overturn.testing.HttpUser;
import org.overturn.testing.OverturnTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * What each role can do to a running case through the engine's own interface, behind the matrix:
 * the engine's authorizations, too, are as narrow as the work.
 */
@OverturnTest
class EngineAccessTest {

  private static final String[] USERS = {
    "coordinator", "physician", "supervisor", "owner", "compliance", "intake", "agent"
  };

  @LocalServerPort int port;
  @Autowired RepositoryService repository;

  /** Y may, - is refused; the columns are the users above, of whom the owner manages people too. */
  @ParameterizedTest
  @CsvSource({
    "variables of all cases,        GET,    variable-instance,                          - - Y Y - - -",
    "where all cases stand,         GET,    process-instance,                           - - Y Y - - -",
    "what became of all cases,      GET,    history/process-instance,                   - - Y Y - - -",
    "who had which task,            GET,    history/task,                               - - Y Y - - -",
    "colleagues and their e-mail,   GET,    user,                                       - - Y Y - - -",
    "whose grant is what,           GET,    authorization,                              Y Y Y Y - - -",
    "a password tried,              POST,   identity/verify,                            - - - - - - -",
    "a comment that would stay,     POST,   task/{task}/comment/create,                 - - - - - - -",
    "a variable of one's own,       PUT,    task/{task}/variables/callOutcome,          - - - - - - -",
    "a task of one's own,           POST,   task/create,                                - - - - - - -",
    "a start past the form,         POST,   process-definition/key/written-appeal/start, - - - - - - -",
    "a message in the payer's name, POST,   message,                                    - - - - - - -",
    "a case stopped,                DELETE, process-instance/{case},                    - - - - - - -",
    "a deployment deleted,          DELETE, deployment/{deployment},                    - - - - - - -",
    "the models seen,               GET,    deployment,                                 - - Y Y - - -"
  })
  void theEnginesInterfaceGivesNoMoreThanTheWork(
      String what, String method, String path, String roles) {
    String deployment = repository.createDeploymentQuery().list().get(0).getId();
    String address =
        "/engine-rest/"
            + path.replace("{task}", "no-such-task")
                .replace("{case}", "no-such-case")
                .replace("{deployment}", deployment);
    for (int i = 0; i < USERS.length; i++) {
      int status = HttpUser.basic(port, USERS[i]).attempt(method, address).statusCode();
      assertThat(status == 200)
          .as("%s for %s (%d)", what, USERS[i], status)
          .isEqualTo(roles.split(" +")[i].equals("Y"));
      assertThat(status).as(USERS[i]).isIn(200, 401, 403);
    }
    assertThat(repository.createDeploymentQuery().deploymentId(deployment).count()).isOne();
  }

  /** The matrix lets a coordinator type a denial in; which model that starts, the engine says. */
  @Test
  void aCoordinatorStartsTheOneModelThatTheyMayAndNoOther() {
    HttpUser coordinator = HttpUser.basic(port, "coordinator");
    for (String model :
        List.of("written-appeal", "peer-to-peer-review", "corrected-resubmission")) {
      assertThat(
              coordinator
                  .postJson("/engine-rest/process-definition/key/" + model + "/submit-form", "{}")
                  .statusCode())
          .as(model)
          .isEqualTo(403);
    }
  }
}
