package org.overturn.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.core.io.ClassPathResource;

/**
 * The two roles of a database that the demo or a test started, by the script that installations run
 * ({@code db/roles.sql}). Neither has a password: that PostgreSQL trusts whoever is on this
 * machine.
 */
public final class DemoRoles {

  /** Has our tables, and changes them by migrations. */
  public static final String OWNER = "overturn_owner";

  /** As which the application works. */
  public static final String APPLICATION = "overturn_app";

  private DemoRoles() {}

  /**
   * Makes the roles where they are missing, and hands over to them what one role made.
   *
   * @param administrator of the server, connected to the database of which the roles are
   */
  public static void create(DataSource administrator) {
    try (Connection connection = administrator.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          new ClassPathResource("db/roles.sql").getContentAsString(StandardCharsets.UTF_8));
    } catch (SQLException failure) {
      throw new IllegalStateException("The database's roles cannot be made", failure);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
