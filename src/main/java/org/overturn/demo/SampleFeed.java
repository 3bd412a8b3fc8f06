package org.overturn.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.overturn.practice.PracticeProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Sends the sample denials to the intake interface over HTTP, as a payer's gateway would, when the
 * demo has no notices yet. What it logs is states and case numbers.
 */
@Component
@Profile("demo")
class SampleFeed implements Runnable {

  private static final Logger log = LoggerFactory.getLogger(SampleFeed.class);

  /** A file in the watched folder may have been faster than the first sample. */
  private static final String SENT_BEFORE =
      "select count(*) from overturn.notice where sender = 'intake'";

  private static final String INTAKE =
      "Basic "
          + Base64.getEncoder().encodeToString("intake:intake".getBytes(StandardCharsets.UTF_8));

  private final ServletWebServerApplicationContext server;
  private final JdbcTemplate database;
  private final PracticeProperties practice;
  private final Clock clock;
  private final ObjectMapper json;
  private final HttpClient http = HttpClient.newHttpClient();

  SampleFeed(
      ServletWebServerApplicationContext server,
      JdbcTemplate database,
      PracticeProperties practice,
      Clock clock,
      ObjectMapper json) {
    this.server = server;
    this.database = database;
    this.practice = practice;
    this.clock = clock;
    this.json = json;
  }

  @Override
  public void run() {
    if (database.queryForObject(SENT_BEFORE, Long.class) == 0) {
      try {
        samples().forEach(this::send);
      } catch (UncheckedIOException failure) {
        log.warn("The samples could not be read", failure);
      }
    }
    log.info(
        "Overturn is ready: {} (sign in as coordinator, physician, supervisor or owner; the"
            + " password is the same word)",
        address("/"));
  }

  private static List<Resource> samples() {
    var found = new PathMatchingResourcePatternResolver();
    return Stream.of("json", "pdf", "csv", "x12")
        .map(ending -> "classpath*:samples/*." + ending)
        .flatMap(pattern -> resources(found, pattern))
        .sorted(Comparator.comparing(Resource::getFilename))
        .toList();
  }

  private static Stream<Resource> resources(
      PathMatchingResourcePatternResolver resolver, String pattern) {
    try {
      return Arrays.stream(resolver.getResources(pattern));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void send(Resource sample) {
    String name = sample.getFilename();
    try {
      HttpResponse<String> answer =
          http.send(request(sample), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      log.info("Sample {}: {} {}", name, answer.statusCode(), summary(answer));
    } catch (IOException | RuntimeException failure) {
      log.warn("Sample {} was not sent: {}", name, failure.getClass().getSimpleName());
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpRequest request(Resource sample) throws IOException {
    return HttpRequest.newBuilder(URI.create(address("/api/denials")))
        .header("Authorization", INTAKE)
        .header("Content-Type", type(sample.getFilename()))
        .POST(HttpRequest.BodyPublishers.ofByteArray(body(sample)))
        .build();
  }

  private static String type(String name) {
    if (name.endsWith(".pdf")) {
      return "application/pdf";
    }
    if (name.endsWith(".csv")) {
      return "text/csv";
    }
    if (name.endsWith(".x12")) {
      return "application/edi-x12";
    }
    return name.endsWith(".fhir.json") ? "application/fhir+json" : "application/json";
  }

  /** Letters are on paper and keep their dates; in the others they are filled in. */
  private byte[] body(Resource sample) throws IOException {
    if (sample.getFilename().endsWith(".pdf")) {
      return sample.getContentAsByteArray();
    }
    String text = sample.getContentAsString(StandardCharsets.UTF_8);
    return SampleDates.fill(text, clock.instant(), practice.zone())
        .getBytes(StandardCharsets.UTF_8);
  }

  /** State and case numbers of the answer; for a refusal only its title, which names no patient. */
  private String summary(HttpResponse<String> answer) throws IOException {
    JsonNode body = json.readTree(answer.body());
    return body.has("state")
        ? body.path("state").asText() + " " + body.path("cases").findValuesAsText("number")
        : body.path("title").asText();
  }

  private String address(String path) {
    return "http://localhost:" + server.getWebServer().getPort() + path;
  }
}
