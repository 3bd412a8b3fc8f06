package org.overturn.evidence.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * Signs in as SMART backend services ask: a signed assertion for a token, which is used until it
 * runs out. Without a client id nothing is signed in.
 */
class BackendSignIn {

  private static final Duration ASSERTION_LASTS = Duration.ofMinutes(4);

  /** A token that runs out on its way is refused. */
  private static final Duration SPARE = Duration.ofSeconds(30);

  /** Of a token that does not say how long it lasts. */
  private static final Duration ASSUMED = Duration.ofMinutes(1);

  private static final String JWT_BEARER = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

  private static final ObjectMapper JSON = new ObjectMapper();

  private record Token(String value, Instant until) {

    @Override
    public String toString() {
      return "Token[not shown]";
    }
  }

  private final ChartProperties.Fhir server;
  private final SigningKey key;
  private final Clock clock;
  private final HttpClient http;
  private URI tokenEndpoint;
  private Token token;

  /** The key is null where nothing is signed in. */
  BackendSignIn(ChartProperties.Fhir server, SigningKey key, Clock clock) {
    this.server = server;
    this.key = key;
    this.clock = clock;
    this.http =
        HttpClient.newBuilder()
            .connectTimeout(server.connectTimeout())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  boolean isNeeded() {
    return key != null;
  }

  /** The token; null where none is needed. */
  synchronized String token(TimeLeft left) throws ChartNotRead {
    if (!isNeeded()) {
      return null;
    }
    if (token == null || !clock.instant().isBefore(token.until())) {
      token = fetched(left);
    }
    return token.value();
  }

  /** The server does not take the token any more; it may also have another endpoint by now. */
  synchronized void forget() {
    token = null;
    tokenEndpoint = null;
  }

  private Token fetched(TimeLeft left) throws ChartNotRead {
    URI endpoint = endpoint(left);
    HttpRequest request =
        HttpRequest.newBuilder(endpoint)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Accept", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    form(
                        Map.of(
                            "grant_type",
                            "client_credentials",
                            "scope",
                            server.scope(),
                            "client_assertion_type",
                            JWT_BEARER,
                            "client_assertion",
                            assertion(endpoint)))))
            .build();
    JsonNode answer = json(request, left, "the token endpoint");
    String value = answer.path("access_token").asText("");
    if (value.isEmpty() || value.matches("(?s).*[\\s\\p{Cntrl}].*")) {
      throw ChartNotRead.unavailable("the token endpoint gives no token");
    }
    long seconds = answer.path("expires_in").asLong(ASSUMED.toSeconds());
    Duration lasts = Duration.ofSeconds(Math.max(0, Math.min(seconds, 86_400))).minus(SPARE);
    return new Token(value, clock.instant().plus(lasts));
  }

  private String assertion(URI endpoint) {
    Instant now = clock.instant();
    return key.signed(
        new JWTClaimsSet.Builder()
            .issuer(server.clientId())
            .subject(server.clientId())
            .audience(endpoint.toString())
            .jwtID(UUID.randomUUID().toString())
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(ASSERTION_LASTS)))
            .build());
  }

  /** Configured, or as the server says itself. */
  private URI endpoint(TimeLeft left) throws ChartNotRead {
    if (server.tokenUrl() != null && !server.tokenUrl().toString().isBlank()) {
      return server.tokenUrl();
    }
    if (tokenEndpoint == null) {
      String base = server.baseUrl().toString().replaceFirst("/+$", "");
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(base + "/.well-known/smart-configuration"))
              .header("Accept", "application/json")
              .build();
      String given =
          json(request, left, "the server's SMART configuration").path("token_endpoint").asText("");
      tokenEndpoint = checked(given);
    }
    return tokenEndpoint;
  }

  private URI checked(String given) throws ChartNotRead {
    try {
      URI endpoint = URI.create(given);
      boolean https = "https".equalsIgnoreCase(endpoint.getScheme());
      boolean http = "http".equalsIgnoreCase(endpoint.getScheme()) && server.httpAllowed();
      if ((https || http) && endpoint.getHost() != null) {
        return endpoint;
      }
    } catch (IllegalArgumentException broken) {
      throw ChartNotRead.unavailable("the server's SMART configuration names no token endpoint");
    }
    throw ChartNotRead.unavailable(
        "the server's SMART configuration names no token endpoint with https");
  }

  private JsonNode json(HttpRequest request, TimeLeft left, String what) throws ChartNotRead {
    CompletableFuture<HttpResponse<byte[]>> answer =
        http.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray());
    try {
      // the request's own limit ends with the head; this one holds for the whole
      HttpResponse<byte[]> whole =
          answer.get(left.atMost(server.timeout()).toMillis(), TimeUnit.MILLISECONDS);
      if (whole.statusCode() != 200) {
        throw ChartNotRead.unavailable(what + " answers " + whole.statusCode() + reason(whole));
      }
      return JSON.readTree(whole.body());
    } catch (TimeoutException slow) {
      answer.cancel(true);
      throw ChartNotRead.unavailable(what + " does not answer in time");
    } catch (ExecutionException failure) {
      throw ChartNotRead.unavailable(what + " is not to be reached");
    } catch (IOException broken) {
      throw ChartNotRead.unavailable(what + " answers no JSON");
    } catch (InterruptedException stopping) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw ChartNotRead.unavailable("Overturn is stopping");
    }
  }

  /** OAuth's own code of what is wrong, where there is one, such as invalid_client. */
  private static String reason(HttpResponse<byte[]> answer) {
    try {
      String error = JSON.readTree(answer.body()).path("error").asText("");
      return error.matches("[a-z_]{3,40}") ? " (" + error + ")" : "";
    } catch (IOException noJson) {
      return "";
    }
  }

  private static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(
            field ->
                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
