package org.overturn.bench;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.overturn.demo.DemoRoles;
import org.overturn.testing.TestDatabase;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * The databases of the benchmarks, on one PostgreSQL that keeps each commit on disk before it
 * answers, as the demo's does. As a data source it is whichever of them is in use, so one running
 * application can be measured on a small database and a large one in turns.
 */
final class BenchDatabases extends AbstractDataSource implements AutoCloseable {

  private static final int CONNECTIONS = 20;

  private final EmbeddedPostgres server;
  private volatile HikariDataSource current;

  BenchDatabases() throws IOException {
    server =
        TestDatabase.server()
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("fsync", "on")
            .setRegisterShutdownHook(false)
            .start();
  }

  /** Creates an empty database with its two roles and says how to reach it. */
  String create(String name) {
    execute("create database " + name);
    return TestDatabase.withRoles(server, name);
  }

  String url(String name) {
    return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + name;
  }

  /** Copies a database that nobody uses. */
  void copy(String from, String to) {
    leave();
    execute("create database " + to + " template " + from);
  }

  /** From here on the application works on this one. */
  HikariDataSource use(String name) {
    leave();
    HikariDataSource pool = new HikariDataSource();
    pool.setJdbcUrl(url(name));
    pool.setUsername(DemoRoles.APPLICATION);
    pool.setMaximumPoolSize(CONNECTIONS);
    pool.setMinimumIdle(CONNECTIONS);
    current = pool;
    return pool;
  }

  private void leave() {
    if (current != null) {
      current.close();
    }
  }

  private void execute(String sql) {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  @Override
  public Connection getConnection() throws SQLException {
    return current.getConnection();
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return getConnection();
  }

  @Override
  public void close() throws IOException {
    leave();
    server.close();
  }
}
