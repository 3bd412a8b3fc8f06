package org.overturn.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An application in a JVM of its own, with the flags of the JVM's own choice. It is ready when it
 * answers a request.
 *
 * @param main the class to start
 * @param classPath all it needs and nothing else
 * @param health what it answers, however it does, once it is up
 * @param settings its environment, beside the database
 */
record ChildApplication(
    Class<?> main, String classPath, String health, Map<String, String> settings) {

  private static final int PATIENCE_SECONDS = 180;

  /** What the tests need and what runs in the demo only. */
  private static final List<String> NOT_IN_PRODUCTION =
      List.of(
          "/io/zonky/",
          "/com/icegreen/",
          "/junit",
          "/opentest4j/",
          "/mockito/",
          "/assertj/",
          "/awaitility/",
          "/hamcrest/",
          "/jsonassert/",
          "/jayway/",
          "/spring-test/",
          "/spring-boot-test",
          "/spring-boot-starter-test/",
          "/spring-security-test/",
          "/camunda-bpm-assert/",
          "/camunda-bpm-junit5/",
          "/process_test_coverage/",
          "/spring/modulith",
          "/springframework/modulith/",
          "/archunit/",
          "/structurizr/",
          "/playwright/",
          "/deque/",
          "/networknt/",
          "/kotlin",
          "test-classes");

  /** What Overturn adds to Camunda's three starters, the database and its driver. */
  private static final List<String> OURS =
      List.of(
          "/target/classes",
          "/org/hibernate/orm/",
          "/org/hibernate/common/",
          "/springframework/data/",
          "/spring-boot-starter-data-jpa/",
          "/jakarta/persistence/",
          "/springframework/security/",
          "/spring-boot-starter-security/",
          "/thymeleaf",
          "/springdoc/",
          "/swagger/",
          "/org/webjars/",
          "/flywaydb/",
          "/ca/uhn/",
          "/apache/jena/",
          "/spring-boot-actuator",
          "/micrometer-core/",
          "/micrometer-jakarta9/",
          "/spring-boot-starter-actuator/",
          "/spring-boot-starter-mail/",
          "/jakarta/mail/",
          "/eclipse/angus/",
          "/aspectj/",
          "/opentelemetry/",
          "/focus-shift/",
          "/apache/pdfbox/",
          "/apache/tika/",
          "/icu4j/",
          "/saxon/");

  static ChildApplication overturn() {
    return new ChildApplication(
        org.overturn.Overturn.class,
        classPath(Stream.of(), NOT_IN_PRODUCTION),
        "/actuator/health/readiness",
        Map.of(
            "SPRING_MAIL_HOST", "127.0.0.1",
            "OVERTURN_BASE_URL", "https://overturn.practice.example",
            "OVERTURN_MAIL_FROM", "overturn@practice.example",
            "OVERTURN_PRACTICE_NAME", "Lakeside Orthopedics",
            "OVERTURN_PRACTICE_ZONE", "America/New_York"));
  }

  static ChildApplication emptyCamunda() {
    List<String> without = Stream.concat(NOT_IN_PRODUCTION.stream(), OURS.stream()).toList();
    return new ChildApplication(
        EmptyCamunda.class,
        classPath(Stream.of(alone(EmptyCamunda.class)), without),
        "/",
        Map.of());
  }

  /** Starts it, stops it, and says how many seconds it took until it was ready. */
  double secondsToReady(String jdbcUrl) {
    int port = freePort();
    ProcessBuilder command =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            classPath,
            main.getName());
    command.environment().putAll(settings);
    command.environment().put("SPRING_DATASOURCE_URL", jdbcUrl);
    command.environment().put("SPRING_DATASOURCE_USERNAME", "postgres");
    command.environment().put("SPRING_DATASOURCE_PASSWORD", "not-asked-for");
    command.environment().put("SERVER_PORT", String.valueOf(port));
    Path log = Path.of("target", "bench-" + main.getSimpleName() + ".log");
    command.redirectErrorStream(true).redirectOutput(log.toFile());
    Process process = null;
    try {
      long start = System.nanoTime();
      process = command.start();
      awaitAnswer(process, URI.create("http://127.0.0.1:" + port + health), log);
      return (System.nanoTime() - start) / 1e9;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } finally {
      stop(process);
    }
  }

  private static void awaitAnswer(Process process, URI health, Path log) {
    HttpClient http = HttpClient.newHttpClient();
    HttpRequest request = HttpRequest.newBuilder(health).build();
    long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (process.isAlive() && System.nanoTime() < patience) {
      try {
        if (http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() < 500) {
          return;
        }
      } catch (IOException notYet) {
        // asked again below
      } catch (InterruptedException stopping) {
        Thread.currentThread().interrupt();
        break;
      }
      pause();
    }
    throw new IllegalStateException("It did not start, see " + log);
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  private static void stop(Process process) {
    if (process == null) {
      return;
    }
    process.destroy();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException stopping) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String classPath(Stream<String> first, List<String> without) {
    Stream<String> rest =
        Arrays.stream(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
            .filter(entry -> without.stream().noneMatch(entry.replace('\\', '/')::contains));
    return Stream.concat(first, rest).collect(Collectors.joining(java.io.File.pathSeparator));
  }

  /** A folder with this class and no other. */
  private static String alone(Class<?> type) {
    String file = type.getName().replace('.', '/') + ".class";
    Path folder = Path.of("target", "bench-" + type.getSimpleName());
    try (var bytes = type.getClassLoader().getResourceAsStream(file)) {
      Files.createDirectories(folder.resolve(file).getParent());
      Files.write(folder.resolve(file), bytes.readAllBytes());
      return folder.toString();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
