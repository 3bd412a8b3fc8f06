package org.overturn.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.overturn.testing.TestMail;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * After every journey: nothing of the marked patient, and nothing that a person typed, stands in
 * any column of any table of the engine, runtime or history, or in any mail.
 */
public final class NoPatientDataInTheEngine implements AfterEachCallback {

  private static final List<String> MARKS =
      List.of("Zyxmarked", "Qvphitest", "MEMB-ZYX-77", "Zyxtyped", "medically necessary");

  @Override
  public void afterEach(ExtensionContext test) {
    JdbcTemplate database = SpringExtension.getApplicationContext(test).getBean(JdbcTemplate.class);
    List<String> tables =
        database.queryForList(
            "select table_name from information_schema.tables"
                + " where table_schema = 'public' and table_name like 'act\\_%'",
            String.class);
    assertThat(tables).hasSizeGreaterThan(40);
    for (String table : tables) {
      assertThat(rowsWithMarks(database, table)).as("rows of " + table).isZero();
    }
    for (TestMail.Mail mail : TestMail.all()) {
      assertThat(mail.raw()).as("mail: " + mail.subject()).doesNotContain(MARKS);
    }
  }

  /**
   * A row as text shows every column, binary ones as hexadecimal. Deployed models are ours to read.
   */
  private static Long rowsWithMarks(JdbcTemplate database, String table) {
    List<String> patterns = new ArrayList<>();
    for (String mark : MARKS) {
      patterns.add("%" + mark + "%");
      patterns.add("%" + HexFormat.of().formatHex(mark.getBytes(StandardCharsets.UTF_8)) + "%");
    }
    String deployed = table.equals("act_ge_bytearray") ? " and deployment_id_ is null" : "";
    return database.queryForObject(
        "select count(*) from " + table + " t where t::text ilike any (?)" + deployed,
        Long.class,
        (Object) patterns.toArray(String[]::new));
  }
}
