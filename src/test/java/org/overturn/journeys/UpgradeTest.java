package org.overturn.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.overturn.demo.DemoRoles;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Outcome;
import org.overturn.testing.ClientsPostgres;
import org.overturn.testing.ClientsPostgres.Said;
import org.overturn.testing.DatabaseCopy;
import org.overturn.testing.OverturnTest;
import org.overturn.testing.TestMail;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestContextManager;

/**
 * A backup of the last release's database is restored, and this release starts on it: the tables
 * are brought up to date, nothing of them is lost, and what was under way goes on.
 */
@OverturnTest
@Import(Journey.class)
class UpgradeTest {

  /** The newest migration of the last release. */
  private static final String LAST_RELEASE = "24";

  @Autowired Journey journey;
  @Autowired DataSource source;
  @Autowired Flyway flyway;
  @TempDir Path folder;

  @Test
  void aRestoredDatabaseOfTheLastReleaseIsUpgradedAtTheStartAndItsRunningCasesGoOn()
      throws Exception {
    Notices clinical = Notices.clinical();
    CaseNumber called = journey.opens(clinical.notice(), clinical.payer()).number();
    Notices wrong = Notices.administrative().numbered("REF-2002");
    CaseNumber mended = journey.opens(wrong.notice(), wrong.payer()).number();
    journey.coordinator("userTask_correctRequest", Answers.correction("2026-11-18"));
    Date reminder = (Date) journey.takesUp(called).variable("windowReminderAt");
    // Camunda's filters keep hold of the last application of a JVM: it and its server end with the
    // JVM
    ClientsPostgres server = ClientsPostgres.start();
    SpringApplication.getShutdownHandlers().add(server::close);
    String old = server.emptyDatabase();
    DatabaseCopy.fill(server.jdbcUrl(old), source, flyway, LAST_RELEASE);
    List<String> before = rows(server, old, old);
    String restored = server.emptyDatabase();
    Said said = server.run("restore", Map.of(), server.backup(folder, old).toString(), restored);
    assertThat(said.status()).as(said.text()).isZero();
    // the last release had one role, this one has two: docs/audit.md says how
    DemoRoles.create(
        new DriverManagerDataSource(server.jdbcUrl(restored), "postgres", "not-asked-for"));
    // no release starts where the demo's passwords open anything; the tests' users come back
    server.execute(
        restored,
        """
        delete from act_ru_authorization where user_id_ in (select id_ from act_id_user);
        delete from act_id_membership;
        delete from act_id_user
        """);

    Restored.url = server.jdbcUrl(restored);
    ApplicationContext application =
        new TestContextManager(Restored.class).getTestContext().getApplicationContext();
    assertThat(application.getBean(Flyway.class).info().current().getVersion())
        .isEqualTo(flyway.info().current().getVersion());
    assertThat(rows(server, restored, old)).containsAll(before);

    Journey there = application.getBean(Journey.class).takesUp(mended);
    there
        .coordinator(
            "userTask_recordResubmissionDecision",
            Answers.resubmissionDecision("approved", "2026-11-18"))
        .coordinator("userTask_confirmAuthorization", Answers.authorized())
        .isOver();
    assertThat(there.denial().outcome()).contains(Outcome.RESUBMISSION_APPROVED);
    there.takesUp(called).waitsUntil(reminder.toInstant()).settles();
    assertThat(TestMail.all()).anyMatch(mail -> mail.subject().contains(called.value()));
    there
        .coordinator("userTask_requestPeerToPeer", Answers.requestGranted())
        .task("userTask_scheduleCall");
  }

  /**
   * What each table that the first database has says, in the columns that it has there; but for
   * mails, which a restore sets aside, and the letters' wording, which each release ships.
   */
  private static List<String> rows(ClientsPostgres server, String database, String shape)
      throws Exception {
    List<String> sums = new ArrayList<>();
    try (Connection as = server.connect(shape);
        Connection in = server.connect(database)) {
      List<String> queries =
          DatabaseCopy.list(
              as,
              """
              select format('select %L || count(*) || md5(coalesce(string_agg(md5(t::text), %L order by md5(t::text)), %L))'
                || ' from (select %s from %s) t',
                attrelid::regclass || ' ', '', '', string_agg(quote_ident(attname), ', ' order by attnum), attrelid::regclass)
              from pg_attribute join pg_class c on c.oid = attrelid and relkind = 'r'
              join pg_namespace n on n.oid = relnamespace
              where attnum > 0 and not attisdropped and nspname = 'overturn'
                and relname not in ('flyway_schema_history', 'outgoing_mail', 'letter_template')
              group by attrelid
              """);
      for (String query : queries) {
        sums.addAll(DatabaseCopy.list(in, query));
      }
    }
    return sums;
  }

  @OverturnTest
  static class ThisRelease {}

  /** This release, on the database that was restored. */
  @Import(Journey.class)
  @ContextConfiguration(initializers = OnRestored.class)
  static class Restored extends ThisRelease {
    static String url;
  }

  static class OnRestored implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
      TestPropertyValues.of("spring.datasource.url=" + Restored.url)
          .applyTo(
              context.getEnvironment(), TestPropertyValues.Type.SYSTEM_ENVIRONMENT, "restored");
    }
  }
}
