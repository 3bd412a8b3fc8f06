package org.overturn.security;

import java.sql.SQLException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * A start that fails for want of a connection says so in the database's words and names the
 * settings, in place of a stack trace. PostgreSQL says what is wrong, and for which role, never
 * with a password.
 */
class DatabaseUnreachableAnalyzer extends AbstractFailureAnalyzer<SQLException> {

  @Override
  protected FailureAnalysis analyze(Throwable root, SQLException cause) {
    String state = cause.getSQLState() == null ? "" : cause.getSQLState();
    // classes of SQLSTATE, PostgreSQL's appendix A; what else fails is no matter of settings
    String action =
        switch (state.length() < 2 ? "" : state.substring(0, 2)) {
          case "08" -> "Start PostgreSQL, or mend SPRING_DATASOURCE_URL.";
          case "28" ->
              "Mend SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD (the"
                  + " application's role), or SPRING_FLYWAY_USER and SPRING_FLYWAY_PASSWORD (the"
                  + " owner's); docs/audit.md, \"Two roles in the database\", says how to make them.";
          case "3D" ->
              "Make the database with createdb, and its two roles as docs/audit.md says, or"
                  + " mend SPRING_DATASOURCE_URL.";
          case "53" -> "Raise max_connections of PostgreSQL: thirty a node, and some more.";
          default -> null;
        };
    return action == null
        ? null
        : new FailureAnalysis("The database cannot be used: " + cause.getMessage(), action, cause);
  }
}
