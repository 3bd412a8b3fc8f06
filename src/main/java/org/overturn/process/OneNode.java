package org.overturn.process;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;

/**
 * Lets one node at a time do a piece of work. The right to it is a lock in PostgreSQL, held by a
 * connection of its own: when the node dies, the connection and the lock die with it, so nobody has
 * to guess whether it is still alive.
 */
@Component
public class OneNode {

  private static final String LOCK =
      "select pg_try_advisory_xact_lock(hashtextextended('overturn ' || ?, 0))";

  private final DataSource database;

  OneNode(DataSource database) {
    this.database = database;
  }

  /**
   * Does the work, unless another node is at it.
   *
   * @param what names the work, the same on every node
   * @return false when another node is at it
   */
  public boolean does(String what, Runnable work) {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false); // the lock lasts until the connection goes back to the pool
      boolean mine = isMine(connection, what);
      if (mine) {
        work.run();
      }
      return mine;
    } catch (SQLException away) {
      throw new DataAccessResourceFailureException("The database does not answer");
    }
  }

  private static boolean isMine(Connection connection, String what) throws SQLException {
    try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
      lock.setString(1, what);
      try (ResultSet row = lock.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }
}
