package org.overturn.agents;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.camunda.bpm.client.ExternalTaskClient;
import org.camunda.bpm.client.interceptor.auth.BasicAuthProvider;
import org.camunda.bpm.client.task.ExternalTask;
import org.camunda.bpm.client.task.ExternalTaskService;

/**
 * A worked example of an agent: a bot that asks a payer's portal for the peer-to-peer call. It runs
 * outside of Overturn, knows only its address and its own password, and keeps to {@code
 * docs/agents.md}: it reads what the portal asks for, answers what the form of the task asks of a
 * person, and hands the task to a person when the portal wants one.
 */
class PortalBot implements AutoCloseable {

  private static final long LOCK_MILLIS = 60_000;
  private static final int RETRIES = 2;
  private static final long RETRY_AFTER_MILLIS = 1_000;

  private final HttpClient http = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();
  private final String overturn;
  private final String portal;
  private final String user;
  private final ExternalTaskClient client;

  PortalBot(String overturn, String portal, String user) {
    this.overturn = overturn;
    this.portal = portal;
    this.user = user;
    this.client =
        ExternalTaskClient.create()
            .baseUrl(overturn + "/engine-rest")
            .addInterceptor(new BasicAuthProvider(user, user))
            .workerId(user + ":portal")
            .disableBackoffStrategy()
            .build();
    client
        .subscribe("request-peer-to-peer")
        .lockDuration(LOCK_MILLIS)
        .handler(this::requestTheCall)
        .open();
  }

  private void requestTheCall(ExternalTask task, ExternalTaskService tasks) {
    try {
      JsonNode facts = get(overturn + "/api/agents/cases/" + task.getBusinessKey(), basic());
      JsonNode answer =
          get(portal + "/peer-to-peer?request=" + facts.path("payerReference").asText(), "");
      switch (answer.path("status").asText()) {
        case "granted" ->
            tasks.complete(
                task,
                Map.of(
                    "answerToRequest",
                    "granted",
                    "method",
                    "portal",
                    "requestedDate",
                    answer.path("date").asText(),
                    "requestedTime",
                    answer.path("time").asText(),
                    "confirmation",
                    answer.path("confirmation").asText()));
        case "call-us" -> tasks.handleBpmnError(task, "PersonNeeded");
        default -> failed(task, tasks, "portal-changed");
      }
    } catch (IOException | InterruptedException failure) {
      failed(task, tasks, "portal-away");
    }
  }

  private static void failed(ExternalTask task, ExternalTaskService tasks, String why) {
    Integer left = task.getRetries() == null ? RETRIES : task.getRetries() - 1;
    tasks.handleFailure(task, why, null, left, RETRY_AFTER_MILLIS);
  }

  private JsonNode get(String address, String authorization)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address));
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    var answer = http.send(request.build(), BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException("HTTP " + answer.statusCode());
    }
    return json.readTree(answer.body());
  }

  private String basic() {
    byte[] pair = (user + ":" + user).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  @Override
  public void close() {
    client.stop();
  }
}
