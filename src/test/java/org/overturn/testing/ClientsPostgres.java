package org.overturn.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * A PostgreSQL server that the client programs of this machine know: {@code pg_dump} refuses a
 * server that is newer than itself. Where they are older than the embedded server, it is the one
 * that the build has put into {@code target/older-postgres}.
 */
public final class ClientsPostgres implements AutoCloseable {

  private static final int EMBEDDED = 17;
  private static final int OLDER = 15;
  private static final Path OLDER_FOLDER = Path.of("target", "older-postgres");
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private final EmbeddedPostgres server;

  private ClientsPostgres(EmbeddedPostgres server) {
    this.server = server;
  }

  /**
   * Starts it. Skips the test with a message where there is no client that fits, except in CI,
   * which fails.
   */
  public static ClientsPostgres start() {
    int client = client();
    String missing =
        "no PostgreSQL client from version %d on is installed: apt-get install postgresql-client"
            .formatted(OLDER);
    if (System.getenv("CI") != null) {
      Assertions.assertTrue(client >= OLDER, missing);
    }
    Assumptions.assumeTrue(client >= OLDER, missing);
    EmbeddedPostgres.Builder builder = TestDatabase.server().setRegisterShutdownHook(false);
    if (client < EMBEDDED) {
      Assumptions.assumeTrue(
          "Linux".equals(System.getProperty("os.name"))
              && "amd64".equals(System.getProperty("os.arch")),
          "an older server than the embedded one is there for Linux on x86-64 only");
      builder.setPgBinaryResolver((system, hardware) -> olderServer());
    }
    try {
      return new ClientsPostgres(builder.start());
    } catch (IOException failure) {
      throw new IllegalStateException("PostgreSQL for the client does not start", failure);
    }
  }

  /** The major version of the installed client, or 0. */
  private static int client() {
    try {
      Process asked = new ProcessBuilder("pg_dump", "--version").start();
      Matcher version =
          Pattern.compile("(\\d+)").matcher(new String(asked.getInputStream().readAllBytes()));
      return version.find() ? Integer.parseInt(version.group(1)) : 0;
    } catch (IOException notThere) {
      return 0;
    }
  }

  private static InputStream olderServer() throws IOException {
    try (Stream<Path> jars = Files.list(OLDER_FOLDER)) {
      Path jar = jars.filter(file -> file.toString().endsWith(".jar")).findFirst().orElseThrow();
      ZipFile zip = new ZipFile(jar.toFile());
      return zip.getInputStream(zip.getEntry("postgres-linux-x86_64.txz"));
    }
  }

  /** An empty database; its name. */
  public String emptyDatabase() {
    String name = "backup_" + DATABASES.incrementAndGet();
    execute("postgres", "create database " + name);
    return name;
  }

  /** It names nobody: whoever connects says as whom. */
  public String jdbcUrl(String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(server.getPort(), database);
  }

  public Connection connect(String database) throws SQLException {
    return server.getDatabase("postgres", database).getConnection();
  }

  public void execute(String database, String sql) {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failure) {
      throw new IllegalStateException(sql, failure);
    }
  }

  /** What a program said, on both of its channels, and how it ended. */
  public record Said(int status, String text) {}

  /** Runs one of the scripts in {@code ops} against this server. */
  public Said run(String script, Map<String, String> environment, String... arguments) {
    try {
      ProcessBuilder command =
          new ProcessBuilder(
              Stream.concat(Stream.of("ops/" + script), Stream.of(arguments)).toList());
      Map<String, String> all = new HashMap<>(environment);
      all.putIfAbsent("PGHOST", "localhost");
      all.putIfAbsent("PGPORT", String.valueOf(server.getPort()));
      all.putIfAbsent("PGUSER", "postgres");
      command.environment().putAll(all);
      Process process = command.redirectErrorStream(true).start();
      process.getOutputStream().close();
      String text = new String(process.getInputStream().readAllBytes()).strip();
      Assertions.assertTrue(process.waitFor(1, TimeUnit.MINUTES), script + " does not end");
      return new Said(process.exitValue(), text);
    } catch (IOException | InterruptedException failure) {
      throw new IllegalStateException(script, failure);
    }
  }

  /** Backs a database up and says where the backup lies. */
  public Path backup(Path folder, String database) {
    Said said = run("backup", Map.of(), folder.toString(), database);
    Assertions.assertEquals(0, said.status(), said.text());
    return Path.of(List.of(said.text().split("\n")).get(0));
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
