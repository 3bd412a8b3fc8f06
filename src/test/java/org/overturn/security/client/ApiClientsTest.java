package org.overturn.security.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.junit.jupiter.api.Test;
import org.overturn.testing.HttpUser;
import org.overturn.testing.OverturnTest;
import org.overturn.testing.TestClock;
import org.overturn.testing.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Machines with credentials of their own. */
@OverturnTest
class ApiClientsTest {

  private static final String MODEL =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d"
          targetNamespace="http://overturn.example/test">
        <process id="deployed-by-a-client" isExecutable="false"><startEvent id="s"/></process>
      </definitions>
      """;

  @LocalServerPort int port;
  @Autowired ApiClients clients;
  @Autowired JdbcTemplate database;
  @Autowired IdentityService identity;
  @Autowired HistoryService history;
  @Autowired RepositoryService repository;

  @Test
  void aClientDoesWhatItsScopesNameAndNothingElse() {
    HttpUser sender = client(Scope.DENIALS_SEND);
    HttpUser reader = client(Scope.DENIALS_READ);
    ApiClients.Fresh bot = made(Scope.AGENTS_WORK);
    HttpUser agent = HttpUser.basic(port, bot.id(), bot.secret());
    HttpUser deployer = client(Scope.ENGINE_DEPLOY);
    String notice = "/api/denials/" + UUID.randomUUID();

    assertThat(sender.postJson("/api/denials", "{}").statusCode()).isEqualTo(422);
    assertThat(sender.getJson(notice).statusCode()).isEqualTo(403);
    assertThat(sender.getJson(notice).body()).contains("needs the scope denials.read");
    assertThat(reader.getJson(notice).statusCode()).isEqualTo(404);
    assertThat(reader.postJson("/api/denials", "{}").statusCode()).isEqualTo(403);
    assertThat(fetch(agent, bot.id()).statusCode()).isEqualTo(200);
    assertThat(agent.getJson("/engine-rest/task").body()).contains("No scope opens this address");
    assertThat(agent.getJson(notice).statusCode()).isEqualTo(403);
    assertThat(deployer.getJson("/engine-rest/deployment").statusCode()).isEqualTo(200);
    assertThat(deployer.getJson("/engine-rest/process-definition").statusCode()).isEqualTo(403);
    assertThat(client(Scope.FIGURES_READ).getText("/actuator/prometheus").statusCode())
        .isEqualTo(200);
    assertThat(agent.getText("/actuator/prometheus").statusCode()).isEqualTo(403);
    for (HttpUser each : List.of(sender, reader, deployer)) {
      assertThat(fetch(each, bot.id()).statusCode()).isEqualTo(403);
      assertThat(each.getJson("/api/other").statusCode()).isEqualTo(403);
    }
  }

  @Test
  void aClientOpensNoPage() {
    assertThat(client(Scope.values()).get("/cases").statusCode()).isEqualTo(302);
    assertThat(client(Scope.values()).get("/v3/api-docs").statusCode()).isIn(302, 401);
  }

  @Test
  void aWrongSecretOpensNothingAndIsAuditedWithoutIt() {
    ApiClients.Fresh fresh = made(Scope.DENIALS_SEND);
    HttpUser wrong = HttpUser.basic(port, fresh.id(), fresh.secret() + "x");

    assertThat(wrong.postJson("/api/denials", "{}").statusCode()).isEqualTo(401);
    assertThat(audited())
        .contains(fresh.id() + " sign-in-refused client: wrong secret, or it has ended");
    assertThat(database.queryForList("select * from overturn.api_client_secret").toString())
        .doesNotContain(fresh.secret());
  }

  @Test
  void aRotatedSecretGoesOnForItsOverlap() {
    ApiClients.Fresh old = made(Scope.DENIALS_READ);
    ApiClients.Fresh fresh =
        clients.rotate(old.id(), Duration.ofDays(1), "owner", "::1").orElseThrow();

    assertThat(opens(old)).isTrue();
    assertThat(opens(fresh)).isTrue();
    TestClock.get().advance(Duration.ofDays(1));
    assertThat(opens(old)).isFalse();
    assertThat(opens(fresh)).isTrue();
    clients.rotate(old.id(), Duration.ZERO, "owner", "::1");
    assertThat(opens(fresh)).isFalse();
  }

  @Test
  void aClientEndsWhenItExpiresAndAtOnceWhenItIsRevoked() {
    ApiClients.Fresh revoked = made(Scope.DENIALS_READ);
    ApiClients.Fresh expiring =
        clients.make("Gateway", Set.of(Scope.DENIALS_READ), Duration.ofDays(90), "owner", "::1");

    assertThat(clients.revoke(revoked.id(), "owner", "::1")).isTrue();
    assertThat(opens(revoked)).isFalse();
    assertThat(clients.revoke(revoked.id(), "owner", "::1")).as("once").isFalse();
    assertThat(clients.rotate(revoked.id(), Duration.ZERO, "owner", "::1")).isEmpty();
    assertThat(opens(expiring)).isTrue();
    TestClock.get().advance(Duration.ofDays(90));
    assertThat(opens(expiring)).isFalse();
  }

  @Test
  void twoClientsOfOneNameHaveIdsOfTheirOwnAndNoneIsAUsers() {
    identity.saveUser(identity.newUser("client-gateway"));
    try {
      assertThat(made(Scope.DENIALS_SEND).id()).isEqualTo("client-gateway-2");
      assertThat(made(Scope.DENIALS_SEND).id()).isEqualTo("client-gateway-3");
    } finally {
      identity.deleteUser("client-gateway");
    }
  }

  @Test
  void theEnginesOperationLogNamesTheClientThatDeployed() {
    ApiClients.Fresh fresh = made(Scope.ENGINE_DEPLOY);
    HttpResponse<String> answer = deploy(HttpUser.basic(port, fresh.id(), fresh.secret()));
    try {
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(history.createUserOperationLogQuery().userId(fresh.id()).list())
          .extracting("operationType")
          .contains("Create");
    } finally {
      for (Deployment each :
          repository.createDeploymentQuery().deploymentName("by-client").list()) {
        repository.deleteDeployment(each.getId(), true);
      }
    }
  }

  @Test
  void theDayOfItsLastUseIsKept() {
    ApiClients.Fresh fresh = made(Scope.DENIALS_READ);
    assertThat(clients.all().get(0).lastUsedOn()).isNull();
    opens(fresh);
    assertThat(clients.all().get(0).lastUsedOn()).isEqualTo("2026-11-18");
  }

  @Test
  void onlyAdministratorsMakeClientsAndTheSecretIsShownOnce() {
    assertThat(HttpUser.signedIn(port, "supervisor").get("/clients").statusCode()).isEqualTo(403);
    HttpUser owner = HttpUser.signedIn(port, "owner");

    owner.postForm("/clients", "/clients", "label=Clearing+house&scope=denials.send&ends=year");
    String once = owner.get("/clients").body();
    String secret = once.replaceAll("(?s).*(ovt_[A-Za-z0-9_-]{43}).*", "$1");
    assertThat(secret).hasSize(47);
    assertThat(owner.get("/clients").body())
        .contains("client-clearing-house")
        .doesNotContain("ovt_");
    assertThat(opensSending("client-clearing-house", secret)).isTrue();
    assertThat(audited()).contains("owner client-made client-clearing-house: denials.send");

    owner.postForm("/clients", "/clients/client-clearing-house/revoke", "");
    assertThat(opensSending("client-clearing-house", secret)).isFalse();
  }

  @Test
  void aClientThatMayDoNothingIsNotMade() {
    HttpUser owner = HttpUser.signedIn(port, "owner");
    assertThat(owner.postForm("/clients", "/clients", "label=&ends=year").body())
        .contains("Give it a name", "Choose what it may do");
    assertThat(clients.all()).isEmpty();
  }

  @Test
  void thePagesOfClientsAndOfOnesPasswordAreAccessibleAndFitTheirWidth() {
    clients.revoke(made(Scope.AGENTS_WORK).id(), "owner", "::1");
    clients.make("Portal bot", Set.of(Scope.AGENTS_WORK, Scope.DENIALS_SEND), null, "owner", "::1");
    try (Visitor owner = Visitor.signedIn("owner", port)) {
      owner.opens("/clients", 1280);
      owner.page().fill("#label", "Clearing house");
      owner.page().check("input[value='denials.send']");
      owner.page().click("text=Make it");
      owner.canUse("a new client");
      owner.keepsPicture("clients");
      owner.opens("/clients", 390);
      owner.canUse("clients on a phone");
      owner.keepsPicture("clients-phone");
      owner.opens("/me/password", 1280);
      owner.canUse("one's own password");
      owner.keepsPicture("password");
      owner.opens("/me/password", 390);
      owner.canUse("one's own password on a phone");
      assertThat(owner.complaints()).isEmpty();
    }
  }

  private ApiClients.Fresh made(Scope... scopes) {
    return clients.make("Gateway", Set.of(scopes), null, "owner", "::1");
  }

  private HttpUser client(Scope... scopes) {
    ApiClients.Fresh fresh = made(scopes);
    return HttpUser.basic(port, fresh.id(), fresh.secret());
  }

  private boolean opens(ApiClients.Fresh fresh) {
    return HttpUser.basic(port, fresh.id(), fresh.secret())
            .getJson("/api/denials/" + UUID.randomUUID())
            .statusCode()
        == 404;
  }

  private boolean opensSending(String id, String secret) {
    return HttpUser.basic(port, id, secret).postJson("/api/denials", "{}").statusCode() == 422;
  }

  private static HttpResponse<String> fetch(HttpUser user, String worker) {
    return user.postJson(
        "/engine-rest/external-task/fetchAndLock",
        "{\"workerId\":\""
            + worker
            + "\",\"maxTasks\":1,\"topics\":[{\"topicName\":\"none\",\"lockDuration\":1000}]}");
  }

  private static HttpResponse<String> deploy(HttpUser user) {
    String part =
        "--x\r\nContent-Disposition: form-data; name=\"deployment-name\"\r\n\r\nby-client\r\n"
            + "--x\r\nContent-Disposition: form-data; name=\"m\"; filename=\"m.bpmn\"\r\n\r\n";
    return user.post(
        "/engine-rest/deployment/create",
        "multipart/form-data; boundary=x",
        part + MODEL + "\r\n--x--\r\n");
  }

  private List<String> audited() {
    return database.queryForList(
        "select who || ' ' || what || ' ' || coalesce(detail, '') from overturn.audit_entry",
        String.class);
  }
}
