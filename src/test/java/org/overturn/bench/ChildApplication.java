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
import java.util.HashMap;
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
public record ChildApplication(
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
          "/org/fhir/ucum/",
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
          "/org/mnode/ical4j/",
          "/com/nimbusds/nimbus-jose-jwt/",
          "/jackson-dataformat-yaml/",
          "/io/github/openhtmltopdf/",
          "/jasperreports-fonts/",
          "/de/rototor/pdfbox/",
          "/threeten-extra/",
          "/apache/pdfbox/",
          "/apache/tika/",
          "/icu4j/",
          "/saxon/",
          "/docx4j/",
          "/plutext/",
          "/xmlgraphics/",
          "/wmf2svg/",
          "/mbassador/",
          "/stringtemplate/",
          "/antlr-runtime/",
          "/antlr/antlr/",
          "/qdox/");

  /** Overturn as it is in production, on no database of its own yet. */
  public static ChildApplication overturn() {
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

  /** The same with more in its environment. */
  public ChildApplication with(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(settings);
    all.putAll(more);
    return new ChildApplication(main, classPath, health, all);
  }

  /** One that runs, to be talked to and to be killed. */
  public record Node(Process process, int port) implements AutoCloseable {

    /** As {@code kill -9} does: nothing of it has time to end well. */
    public void kill() {
      process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
      stop(process);
    }
  }

  /** Starts it and comes back when it answers; its log is {@code target/<name>.log}. */
  public Node start(String jdbcUrl, String name) {
    int port = freePort();
    Path log = Path.of("target", name + ".log");
    Process process = null;
    try {
      process = start(jdbcUrl, port, log);
      awaitAnswer(process, URI.create("http://127.0.0.1:" + port + health), log);
      return new Node(process, port);
    } catch (IOException | IllegalStateException failure) {
      stop(process);
      throw new IllegalStateException("It did not start, see " + log, failure);
    }
  }

  /** Starts it, stops it, and says how many seconds it took until it was ready. */
  double secondsToReady(String jdbcUrl) {
    int port = freePort();
    Path log = Path.of("target", "bench-" + main.getSimpleName() + ".log");
    Process process = null;
    try {
      long start = System.nanoTime();
      process = start(jdbcUrl, port, log);
      awaitAnswer(process, URI.create("http://127.0.0.1:" + port + health), log);
      return (System.nanoTime() - start) / 1e9;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } finally {
      stop(process);
    }
  }

  private Process start(String jdbcUrl, int port, Path log) throws IOException {
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
    command.redirectErrorStream(true).redirectOutput(log.toFile());
    return command.start();
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
