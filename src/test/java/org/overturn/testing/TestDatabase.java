package org.overturn.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.SpringApplication;

/**
 * One real PostgreSQL for the whole JVM, started when the first test asks for it. Each Spring
 * context gets a database of its own, so contexts cannot disturb one another.
 */
public final class TestDatabase {

  private static final AtomicInteger COUNT = new AtomicInteger();

  private TestDatabase() {}

  /** Creates an empty database and says how to reach it, as user and password postgres. */
  public static String newJdbcUrl() {
    String name = "test_" + COUNT.incrementAndGet();
    try (Connection connection = Server.POSTGRES.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
    } catch (SQLException failure) {
      throw new IllegalStateException("No database for the tests", failure);
    }
    return Server.POSTGRES.getJdbcUrl("postgres", name);
  }

  /**
   * The holder idiom: the server starts with the first use. It stops with the JVM, after the last
   * context has closed, or closing would wait in vain for a connection.
   */
  private static final class Server {
    static final EmbeddedPostgres POSTGRES = start();

    private static EmbeddedPostgres start() {
      try {
        EmbeddedPostgres server = EmbeddedPostgres.builder().setRegisterShutdownHook(false).start();
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
