package org.overturn.security;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * The owner's connections, which look up no name in the schema {@code public}. The application may
 * make functions and operators there, for its role makes the engine's tables; one whose arguments
 * fit better than those of PostgreSQL's own would be called in its stead, with the owner's rights.
 * Flyway puts our schema before what it finds here, and asks questions of its own even before that.
 */
class OwnersConnections extends DelegatingDataSource {

  OwnersConnections(DataSource owner) {
    super(owner);
  }

  @Override
  public Connection getConnection() throws SQLException {
    return lookingAside(super.getConnection());
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return lookingAside(super.getConnection(user, password));
  }

  private static Connection lookingAside(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("set search_path = pg_catalog, pg_temp");
      return connection;
    } catch (SQLException failure) {
      connection.close();
      throw failure;
    }
  }
}
