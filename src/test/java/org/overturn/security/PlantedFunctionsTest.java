package org.overturn.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.overturn.demo.DemoRoles;
import org.overturn.testing.DatabaseCopy;
import org.overturn.testing.TestDatabase;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The application makes the engine's tables in the schema {@code public}, and so may make functions
 * there. Whoever may more than the application never calls one (CVE-2018-1058).
 */
class PlantedFunctionsTest {

  private static final String PLANTED = "planted";

  private final String url = TestDatabase.newJdbcUrl();
  private final JdbcTemplate administrator = new JdbcTemplate(as("postgres"));

  /** Each fits what is asked better than PostgreSQL's own, and ends what calls it. */
  @BeforeEach
  void theApplicationHasPlantedFunctionsAndAnOperator() {
    // as in an installation whose roles were made by an earlier release
    administrator.execute("alter role overturn_owner in database %s reset all".formatted(name()));
    new JdbcTemplate(as(DemoRoles.APPLICATION))
        .execute(
            """
            create function public.format(text, text) returns text language plpgsql as
              $$ begin raise exception 'planted: %', current_user; end $$;
            create function public.format(text, text, text) returns text language plpgsql as
              $$ begin raise exception 'planted: %', current_user; end $$;
            create function public.format(text, text, name) returns text language plpgsql as
              $$ begin raise exception 'planted: %', current_user; end $$;
            create function public.planted(name, varchar) returns boolean language plpgsql as
              $$ begin raise exception 'planted: %', current_user; end $$;
            create operator public.= (leftarg = name, rightarg = varchar, function = public.planted)
            """);
    assertThatThrownBy(
            () -> administrator.queryForObject("select format('%I', 'a'::text)", String.class))
        .as("called by whoever does not look out")
        .hasStackTraceContaining(PLANTED);
    assertThatThrownBy(
            () ->
                administrator.queryForList("select from pg_namespace where nspname = 'a'::varchar"))
        .hasStackTraceContaining(PLANTED);
  }

  @Test
  void aStartsMigrationsAndGrantsCallNone() {
    flywayOfAStart().load().migrate();
    // the next start
    flywayOfAStart().load().migrate();

    assertThat(
            administrator.queryForObject(
                "select has_table_privilege('overturn_app', 'overturn.audit_entry', 'insert')",
                Boolean.class))
        .isTrue();
  }

  @Test
  void theGrantsCallNoneWhateverTheSessionLooksThrough() throws IOException {
    flywayOfAStart().load().migrate();
    String grants =
        new ClassPathResource("db/grants/afterMigrate__grants.sql")
            .getContentAsString(StandardCharsets.UTF_8)
            .replace("${application}", DemoRoles.APPLICATION);

    assertThatCode(
            () ->
                new JdbcTemplate(as(DemoRoles.OWNER))
                    .execute("set search_path = overturn, public;" + grants))
        .doesNotThrowAnyException();
  }

  @Test
  void theRolesAreMadeAgainWithoutCallingOne() {
    assertThatCode(() -> DemoRoles.create(as("postgres"))).doesNotThrowAnyException();

    assertThat(
            new JdbcTemplate(as(DemoRoles.OWNER))
                .queryForObject("select format('%I', 'a'::text)", String.class))
        .as("by the owner, who from now on looks there no more")
        .isEqualTo("a");
  }

  @Test
  void noTriggerIsToldThatAPurgeRuns() throws SQLException {
    flywayOfAStart().load().migrate();

    try (Connection session = as(DemoRoles.APPLICATION).getConnection();
        Statement statement = session.createStatement()) {
      statement.execute(
          """
          create function public.current_setting(text, boolean) returns text language sql as
            $$ select 'on'::text $$;
          create function public.pg_get_userbyid(oid) returns name language sql as
            $$ select current_user $$;
          set search_path = public, pg_catalog
          """);
      assertThatThrownBy(() -> statement.execute("delete from overturn.policy_version"))
          .hasMessageContaining("append-only");
    }
  }

  @Test
  void eachFunctionOfOursSaysWhereItLooks() throws SQLException {
    flywayOfAStart().load().migrate();

    try (Connection connection = as("postgres").getConnection()) {
      assertThat(
              DatabaseCopy.list(
                  connection,
                  """
                  select p.oid::regprocedure::text
                  from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                  where n.nspname = 'overturn'
                    and not coalesce(array_to_string(p.proconfig, ';') like '%search_path=%', false)
                    and not exists (select from pg_depend d where d.objid = p.oid
                                    and d.classid = 'pg_proc'::regclass and d.deptype = 'e')
                  """))
          .isEmpty();
    }
  }

  /** As {@link DatabaseRoles} has it, with the owner's connections. */
  private FluentConfiguration flywayOfAStart() {
    DatabaseRoles roles = new DatabaseRoles();
    DataSource application = as(DemoRoles.APPLICATION);
    FluentConfiguration flyway =
        Flyway.configure()
            .dataSource(as(DemoRoles.OWNER))
            .schemas("overturn")
            .locations("db/migration", "db/grants");
    roles
        .grantsToTheApplication(
            application, roles.withheldRights(application, DemoRoles.OWNER, false))
        .customize(flyway);
    return flyway;
  }

  private String name() {
    return url.substring(url.lastIndexOf('/') + 1);
  }

  private DriverManagerDataSource as(String role) {
    return new DriverManagerDataSource(url, role, "not-asked-for");
  }
}
