package org.overturn.casework;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.overturn.denial.Outcome;

/** Another line of the same notice. */
record LinkedCase(String number, String service, Pill outcome) {

  static LinkedCase read(ResultSet row, int index) throws SQLException {
    String outcome = row.getString("outcome");
    return new LinkedCase(
        row.getString("case_number"),
        row.getString("service"),
        Words.outcome(outcome == null ? null : Outcome.valueOf(outcome)));
  }
}
