package org.overturn.faults;

import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.overturn.testing.OwnPort;
import org.overturn.testing.TestDatabase;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A PostgreSQL that crashes, hangs and comes back as the test wants it to. */
final class BreakablePostgres implements AutoCloseable {

  private final Path data;
  private final EmbeddedPostgres server;
  private final List<String> command;
  private final JdbcTemplate sql;
  private ProcessHandle postmaster;

  /** Starts it on a folder of its own, perhaps on a small disk. */
  BreakablePostgres(Path data) throws IOException {
    this.data = data;
    server =
        TestDatabase.server()
            .setPort(OwnPort.free())
            .setDataDirectory(data)
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(false)
            .setServerConfig("max_wal_size", "64MB")
            .setServerConfig("min_wal_size", "32MB")
            .start();
    postmaster = running();
    command = command(postmaster);
    sql =
        new JdbcTemplate(
            new DriverManagerDataSource(
                TestDatabase.withRoles(server, "postgres"), "postgres", ""));
  }

  String url() {
    return server.getJdbcUrl("postgres", "postgres").replaceFirst("\\?.*", "");
  }

  JdbcTemplate sql() {
    return sql;
  }

  Path data() {
    return data;
  }

  /**
   * Crashes, as {@code pg_ctl stop -m immediate} and a power cut do: nothing is written any more.
   */
  void crash() throws Exception {
    signal("QUIT", List.of(postmaster));
    postmaster.onExit().get(2, TimeUnit.MINUTES);
  }

  boolean isRunning() {
    return postmaster.isAlive();
  }

  void startAgain() throws Exception {
    Files.deleteIfExists(data.resolve("postmaster.pid"));
    new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(Path.of("target", "faults-postgres.log").toFile())
        .start();
    await().atMost(Duration.ofMinutes(3)).pollInterval(Duration.ofMillis(50)).until(this::answers);
    postmaster = running();
  }

  private boolean answers() {
    try {
      return sql.queryForObject("select 1", Integer.class) == 1;
    } catch (RuntimeException notYet) {
      return false;
    }
  }

  /** Accepts connections and says nothing, as on a dead disk. */
  void hang() throws Exception {
    signal("STOP", List.of(postmaster)); // it starts no other that would go on answering
    signal("STOP", all());
  }

  void goOn() throws Exception {
    signal("CONT", all());
  }

  private List<ProcessHandle> all() {
    List<ProcessHandle> all = new ArrayList<>(List.of(postmaster));
    postmaster.descendants().forEach(all::add);
    return all;
  }

  private static void signal(String name, List<ProcessHandle> whom) throws Exception {
    List<String> kill = new ArrayList<>(List.of("kill", "-" + name));
    whom.forEach(process -> kill.add(String.valueOf(process.pid())));
    new ProcessBuilder(kill).inheritIO().start().waitFor();
  }

  private ProcessHandle running() throws IOException {
    String pid = Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip();
    return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
  }

  /** As it was started; PostgreSQL does not run as root, so root takes a namespace of its own. */
  private static List<String> command(ProcessHandle process) throws IOException {
    byte[] line = Files.readAllBytes(Path.of("/proc", String.valueOf(process.pid()), "cmdline"));
    List<String> words = List.of(new String(line, StandardCharsets.UTF_8).split("\0"));
    List<String> all = new ArrayList<>();
    if ("root".equals(System.getProperty("user.name"))) {
      all.addAll(List.of("unshare", "-U"));
    }
    all.addAll(words);
    return all;
  }

  @Override
  public void close() throws Exception {
    goOn();
    if (postmaster.isAlive()) {
      crash();
    }
    server.close();
  }
}
