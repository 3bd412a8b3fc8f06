package org.overturn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.overturn.audit.Audit;
import org.overturn.audit.Head;
import org.overturn.audit.Sealing;
import org.overturn.testing.OverturnTest;
import org.overturn.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;

/** The command that proves the audit, as its user meets it. */
@OverturnTest
class ProveAuditTest {

  @Autowired Audit audit;
  @Autowired Sealing sealing;
  @Autowired DataSource database;
  @Autowired Environment environment;

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @Test
  void itSaysThatTheChainHoldsAndThenThatAndWhereItDoesNot() {
    audit.record("sue", "case-viewed", null, null, null);
    audit.record("sue", "case-viewed", null, null, null);
    Head head = sealing.sealAll();

    assertThat(prove("--head=" + head)).isZero();
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("holds: 2 entries are sealed, 0 wait", "Head: " + head)
        .doesNotContain("nothing is said");

    JdbcTemplate owner = TestDatabase.administrator(database);
    owner.execute("set session_replication_role = replica");
    owner.update(
        "update overturn.audit_entry set who = 'Zyxmarked' where id = (select max(id) from overturn.audit_entry)");
    owner.execute("set session_replication_role = default");
    assertThat(prove()).isEqualTo(1);
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("ENTRY_CHANGED", "at position 2", "IS BROKEN", "No kept head")
        .doesNotContain("Zyxmarked");
  }

  @Test
  void whatCameOfItIsPutOnRecordOnlyWhenThatIsAsked() {
    audit.record("sue", "case-viewed", null, null, null);
    Head head = sealing.sealAll();
    JdbcTemplate sql = new JdbcTemplate(database);
    String proofs =
        "select who || ' ' || what || ' ' || detail from overturn.audit_entry where what like 'audit-%'";

    assertThat(prove()).isZero();
    assertThat(sql.queryForList(proofs, String.class)).isEmpty();
    assertThat(prove("--record")).isZero();
    assertThat(prove("--record", "--head=7:" + "0".repeat(64))).isEqualTo(1);

    assertThat(sql.queryForList(proofs, String.class))
        .hasSize(2)
        .contains("Overturn audit-proven by command: the chain holds up to " + head)
        .anyMatch(entry -> entry.startsWith("Overturn audit-broken by command: the chain is"));
  }

  @Test
  void aHeadThatIsNoneIsAnErrorOfItsOwn() {
    assertThat(prove("--head=yesterday")).isEqualTo(2);
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("64 hexadecimal digits");
  }

  @Test
  void otherStartsAreNoneOfItsBusiness() {
    assertThat(ProveAudit.isAsked(new String[] {"--server.port=8081"})).isFalse();
    assertThat(ProveAudit.isAsked(new String[] {"--prove-audit"})).isTrue();
  }

  private int prove(String... more) {
    said.reset();
    String[] args =
        Stream.concat(
                Stream.of(
                    "--prove-audit",
                    // the levels are the JVM's, and other tests read the log
                    "--logging.level.root=info",
                    "--spring.datasource.url=" + environment.getProperty("spring.datasource.url"),
                    "--spring.datasource.username=overturn_app"),
                Stream.of(more))
            .toArray(String[]::new);
    return ProveAudit.run(args, new PrintStream(said, true, StandardCharsets.UTF_8));
  }
}
