package org.overturn.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.overturn.demo.DemoRoles;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

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

  private static final int PATIENCE_SECONDS = 300;

  /** A port that is chosen before could be somebody else's by the time it is taken. */
  private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

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
          "/spring-security-oauth2-authorization-server/",
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
          "/spring-boot-starter-oauth2-client/",
          "/spring-boot-starter-oauth2-resource-server/",
          "/thymeleaf",
          "/springdoc/",
          "/swagger/",
          "/org/webjars/",
          "/flywaydb/",
          "/bucket4j/",
          "/zxcvbn/",
          "/ca/uhn/",
          "/org/fhir/ucum/",
          "/apache/jena/",
          "/spring-boot-actuator",
          "/micrometer-core/",
          "/micrometer-jakarta9/",
          "/micrometer-registry-prometheus/",
          "/io/prometheus/",
          "/spring-boot-starter-actuator/",
          "/spring-boot-starter-mail/",
          "/jakarta/mail/",
          "/eclipse/angus/",
          "/aspectj/",
          "/opentelemetry/",
          "/focus-shift/",
          "/org/mnode/ical4j/",
          "/com/nimbusds/",
          "/jcip-annotations/",
          "/net/minidev/",
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

  /** The same with this folder of classes before all others. */
  public ChildApplication withClasses(Path folder) {
    return new ChildApplication(
        main, folder + java.io.File.pathSeparator + classPath, health, settings);
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

  /**
   * Starts it, on an embedded PostgreSQL whose two roles it makes first, whomever the address
   * names, and comes back when it answers; its log is {@code target/<name>.log}.
   */
  public Node start(String jdbcUrl, String name) {
    Path log = Path.of("target", name + ".log");
    Process process = null;
    try {
      process = start(jdbcUrl, log);
      return new Node(process, awaitAnswer(process, log));
    } catch (IOException | IllegalStateException failure) {
      stop(process);
      throw new IllegalStateException("It did not start, see " + log, failure);
    }
  }

  /** Starts it, stops it, and says how many seconds it took until it was ready. */
  double secondsToReady(String jdbcUrl) {
    Path log = Path.of("target", "bench-" + main.getSimpleName() + ".log");
    Process process = null;
    try {
      long start = System.nanoTime();
      process = start(jdbcUrl, log);
      awaitAnswer(process, log);
      return (System.nanoTime() - start) / 1e9;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } finally {
      stop(process);
    }
  }

  private Process start(String jdbcUrl, Path log) throws IOException {
    String database = jdbcUrl.replaceFirst("\\?.*", "");
    DemoRoles.create(new DriverManagerDataSource(database, "postgres", "not-asked-for"));
    ProcessBuilder command =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            classPath,
            main.getName());
    command.environment().putAll(settings);
    command.environment().put("SPRING_DATASOURCE_URL", database);
    command.environment().put("SPRING_DATASOURCE_USERNAME", DemoRoles.APPLICATION);
    command.environment().put("SPRING_DATASOURCE_PASSWORD", "not-asked-for");
    command.environment().put("SPRING_FLYWAY_USER", DemoRoles.OWNER);
    command.environment().put("SPRING_FLYWAY_PASSWORD", "not-asked-for");
    command.environment().put("SERVER_PORT", "0");
    command.redirectErrorStream(true).redirectOutput(log.toFile());
    return command.start();
  }

  /** Comes back when it answers, with its port. */
  private int awaitAnswer(Process process, Path log) {
    HttpClient http = HttpClient.newHttpClient();
    long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (process.isAlive() && System.nanoTime() < patience) {
      try {
        Matcher port = PORT.matcher(Files.readString(log, StandardCharsets.ISO_8859_1));
        if (port.find() && answers(http, port.group(1))) {
          return Integer.parseInt(port.group(1));
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

  private boolean answers(HttpClient http, String port) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + health)).build();
    return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() < 500;
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
