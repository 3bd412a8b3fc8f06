package org.overturn.operation;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.boot.actuate.health.Health;

/** Whether the database answers; a node whose database does not is fit for nothing. */
final class DatabaseHealth {

  private final DataSource database;
  private final RefusedStatements refused;
  private final OperationProperties pace;

  DatabaseHealth(DataSource database, RefusedStatements refused, OperationProperties pace) {
    this.database = database;
    this.refused = refused;
    this.pace = pace;
  }

  /** The usual indicator would wait for a server that hangs, however long it does. */
  Health answers() {
    int seconds = (int) Math.max(1, pace.lookWithin().toSeconds());
    try (Connection connection = database.getConnection()) {
      return connection.isValid(seconds)
          ? Health.up().build()
          : down("the database does not answer");
    } catch (SQLException away) {
      return down("the database is not to be reached");
    }
  }

  /** A database that answers and cannot write: its disk is full. */
  Health hasRoom() {
    return refused.forWantOfRoomLately()
        ? down("the database refused to write for want of room on its disk")
        : Health.up().build();
  }

  private static Health down(String trouble) {
    return Health.down().withDetail("trouble", trouble).build();
  }
}
