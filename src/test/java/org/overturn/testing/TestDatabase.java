package org.overturn.testing;

import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.overturn.demo.DemoRoles;
import org.springframework.boot.SpringApplication;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * One real PostgreSQL for the whole JVM, started when the first test asks for it. Each Spring
 * context gets a database of its own, so contexts cannot disturb one another. It has the two roles
 * that an installation has; nobody is asked for a password.
 */
public final class TestDatabase {

  private static final String ADMINISTRATOR = "postgres";

  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final Map<String, Connection> ADMINISTRATORS = new HashMap<>();

  private TestDatabase() {}

  /** A server of a test's own, for whose start a busy machine has more than its ten seconds. */
  public static EmbeddedPostgres.Builder server() {
    return EmbeddedPostgres.builder().setPGStartupWait(Duration.ofMinutes(2));
  }

  /**
   * Creates an empty database with its two roles and says how to reach it, as whomever one likes.
   */
  public static String newJdbcUrl() {
    String name = "test_" + COUNT.incrementAndGet();
    try (Connection connection = Server.POSTGRES.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
    } catch (SQLException failure) {
      throw new IllegalStateException("No database for the tests", failure);
    }
    return withRoles(Server.POSTGRES, name);
  }

  /**
   * Makes the two roles in a database of a server that a test started, and says how to reach it.
   */
  public static String withRoles(EmbeddedPostgres server, String name) {
    String url = "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + name;
    DemoRoles.create(new DriverManagerDataSource(url, ADMINISTRATOR, "not-asked-for"));
    return url;
  }

  /**
   * The same database as its administrator, whom neither rights nor, with {@code
   * session_replication_role}, triggers hold back: for what the application may not do itself, such
   * as tampering with what happened, or changing a table for a while. It is one connection for all
   * tests, outside their transactions.
   */
  public static synchronized JdbcTemplate administrator(DataSource application) {
    try (Connection connection = application.getConnection()) {
      return administrator(connection.getMetaData().getURL());
    } catch (SQLException failure) {
      throw new IllegalStateException("No administrator's connection for the tests", failure);
    }
  }

  /** Comes back when somebody waits for a lock that the caller's transaction has. */
  public static void somebodyWaitsForALock(JdbcClient database) {
    await()
        .until(
            () ->
                database
                    .sql(
                        """
                        select exists (select from pg_stat_activity
                         where datname = current_database() and wait_event_type = 'Lock')
                        """)
                    .query(Boolean.class)
                    .single());
  }

  /** The same by the address of the database. */
  static synchronized JdbcTemplate administrator(String url) {
    try {
      Connection connection = ADMINISTRATORS.get(url);
      if (connection == null || !connection.isValid(1)) {
        connection = DriverManager.getConnection(url, ADMINISTRATOR, "not-asked-for");
        ADMINISTRATORS.put(url, connection);
      }
      return new JdbcTemplate(new SingleConnectionDataSource(connection, true));
    } catch (SQLException failure) {
      throw new IllegalStateException("No administrator's connection for the tests", failure);
    }
  }

  /**
   * The holder idiom: the server starts with the first use. It stops with the JVM, after the last
   * context has closed, or closing would wait in vain for a connection.
   */
  private static final class Server {
    static final EmbeddedPostgres POSTGRES = start();

    private static EmbeddedPostgres start() {
      try {
        EmbeddedPostgres server = server().setRegisterShutdownHook(false).start();
        SpringApplication.getShutdownHandlers().add(() -> close(server));
        return server;
      } catch (IOException failure) {
        throw new UncheckedIOException("PostgreSQL for the tests does not start", failure);
      }
    }

    private static void close(EmbeddedPostgres server) {
      try {
        server.close();
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
  }
}
