package org.overturn.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.overturn.demo.DemoRoles;
import org.overturn.testing.TestDatabase;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** One role that may everything is refused, and becomes two. */
class DatabaseRolesTest {

  private static final DatabaseRoles ROLES = new DatabaseRoles();

  private final String url = TestDatabase.newJdbcUrl();
  private final DataSource application = as(DemoRoles.APPLICATION);
  private final JdbcTemplate administrator = new JdbcTemplate(as("postgres"));

  @Test
  void anInstallationWithOneRoleIsRefusedWithTheWayOut() {
    assertThatThrownBy(() -> ROLES.withheldRights(as("postgres"), "overturn_owner", false))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("could change or delete the audit");
    assertThatThrownBy(() -> ROLES.withheldRights(as(DemoRoles.OWNER), "", false))
        .isInstanceOfSatisfying(
            StartRefused.class,
            refused -> assertThat(refused.action()).contains("db/roles.sql", "SPRING_FLYWAY_USER"));
    assertThat(ROLES.withheldRights(as("postgres"), "", true).hold())
        .as("taken upon themselves")
        .isFalse();
    assertThat(ROLES.withheldRights(application, DemoRoles.OWNER, false).hold()).isTrue();
  }

  @Test
  void whereNothingIsYetTheRoleThatWouldMakeTheSchemaIsItsOwner() {
    administrator.execute("drop schema overturn");

    assertThatThrownBy(() -> ROLES.withheldRights(application, "", false))
        .isInstanceOf(StartRefused.class);
    assertThat(ROLES.withheldRights(application, DemoRoles.OWNER, false).hold()).isTrue();
  }

  @Test
  void anOwnerThatFlywayIsNotToldIsAskedFor() {
    assertThatThrownBy(() -> ROLES.withheldRights(application, "", true))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("Flyway is not told");
  }

  @Test
  void anInstallationWithOneRoleIsHandedOverToTwo() {
    administrator.execute("drop schema overturn");
    flyway(as("postgres"), "postgres").target("25").locations("db/migration").load().migrate();
    administrator.execute("create table act_ge_property (name_ varchar(64))");

    DemoRoles.create(as("postgres"));
    flyway(as(DemoRoles.OWNER), DemoRoles.APPLICATION).load().migrate();

    assertThat(ROLES.withheldRights(application, DemoRoles.OWNER, false).hold()).isTrue();
    JdbcClient jdbc = JdbcClient.create(application);
    jdbc.sql("insert into overturn.audit_entry (at, who, what) values (now(), 'sue', 'seen')")
        .update();
    assertThatThrownBy(() -> jdbc.sql("delete from overturn.audit_entry").update())
        .hasStackTraceContaining("permission denied");
    jdbc.sql("alter table act_ge_property add column value_ varchar(300)").update();
    assertThat(jdbc.sql("select nextval('overturn.case_number')").query(Long.class).single())
        .isEqualTo(1);
  }

  @Test
  void whatALaterReleaseMakesIsTheApplicationsToUse() {
    new JdbcTemplate(as(DemoRoles.OWNER)).execute("create table overturn.later (id serial)");

    JdbcClient jdbc = JdbcClient.create(application);
    jdbc.sql("insert into overturn.later default values").update();
    jdbc.sql("delete from overturn.later").update();
  }

  @Test
  void onceTheEnginesTablesAreThereItStartsWithoutTheRightToMakeSome() {
    startEngine();
    administrator.execute("revoke create on schema public from public, overturn_app");

    assertThatThrownBy(
            () -> new JdbcTemplate(application).execute("create table public.more (n int)"))
        .hasStackTraceContaining("permission denied");
    startEngine();

    DemoRoles.create(as("postgres"));
    new JdbcTemplate(application).execute("create table public.more (n int)");
  }

  @Test
  void whatAnAdministratorLooksForInPublicIsNothingOfTheEngines() throws IOException {
    startEngine();
    String page = Files.readString(Path.of("docs/hardening.md"));
    String query = page.substring(page.indexOf("select 'function'"));
    query = query.substring(0, query.indexOf(";\n```"));

    assertThat(administrator.queryForList(query)).isEmpty();

    new JdbcTemplate(application)
        .execute(
            """
            create function public.planted(text) returns boolean language sql as $$ select true $$;
            alter table act_ge_property add check (public.planted(name_));
            create table public.more (n int, twice int generated always as (n * 2) stored)
            """);
    assertThat(administrator.queryForList(query))
        .extracting(row -> row.values().iterator().next())
        .containsExactlyInAnyOrder("function", "check", "computed column", "table");
  }

  /** And stops it again. */
  private void startEngine() {
    ProcessEngineConfiguration.createStandaloneProcessEngineConfiguration()
        .setProcessEngineName("two-roles")
        .setDataSource(application)
        .setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE)
        .buildProcessEngine()
        .close();
  }

  @Test
  void theApplicationIsNeverMadeAnAdministratorOrTheOwner() {
    assertThatThrownBy(() -> rolesWith("postgres"))
        .hasStackTraceContaining("name another for the application");
    assertThatThrownBy(() -> rolesWith(DemoRoles.OWNER))
        .hasStackTraceContaining("need roles of their own");
  }

  /** The script with another name for the application, in one session as its users run it. */
  private void rolesWith(String name) {
    try (Connection session = as("postgres").getConnection()) {
      session
          .createStatement()
          .execute("select set_config('overturn.app', '%s', false)".formatted(name));
      DemoRoles.create(new SingleConnectionDataSource(session, true));
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static FluentConfiguration flyway(DataSource database, String application) {
    return Flyway.configure()
        .dataSource(database)
        .schemas("overturn")
        .locations("db/migration", "db/grants")
        .placeholders(Map.of("application", application));
  }

  private DriverManagerDataSource as(String role) {
    return new DriverManagerDataSource(url, role, "not-asked-for");
  }
}
