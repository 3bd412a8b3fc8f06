package org.overturn.testing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.Location;
import org.overturn.demo.DemoRoles;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/**
 * Another database with the same cases: its tables are made by the migrations and by the engine's
 * own scripts, as on a first start, and their rows are those of the tests' database. It may be one
 * of an earlier release: then it has the tables and columns of that release.
 */
public final class DatabaseCopy {

  private static final List<String> ENGINE =
      List.of(
          "engine",
          "history",
          "identity",
          "case.engine",
          "case.history",
          "decision.engine",
          "decision.history");

  private static final Location[] MIGRATIONS = {new Location("classpath:db/migration")};

  private DatabaseCopy() {}

  /**
   * Makes the tables and fills them: the newest with the two roles that an installation has, those
   * of an earlier release as the administrator's, as it then was.
   *
   * @param like how the application migrates
   * @param version the newest migration that is made, or {@code latest}
   */
  public static void fill(String jdbcUrl, DataSource source, Flyway like, String version) {
    boolean latest = "latest".equals(version);
    DriverManagerDataSource administrator = as("postgres", jdbcUrl);
    if (latest) {
      DemoRoles.create(administrator);
    }
    Flyway.configure()
        .configuration(like.getConfiguration())
        .dataSource(latest ? as(DemoRoles.OWNER, jdbcUrl) : administrator)
        // an earlier release grants nothing
        .locations(latest ? like.getConfiguration().getLocations() : MIGRATIONS)
        .target(version)
        .load()
        .migrate();
    ResourceDatabasePopulator engine = new ResourceDatabasePopulator();
    ENGINE.forEach(
        part ->
            engine.addScript(
                new ClassPathResource(
                    "org/camunda/bpm/engine/db/create/activiti.postgres.create." + part + ".sql")));
    engine.execute(latest ? as(DemoRoles.APPLICATION, jdbcUrl) : administrator);
    try (Connection from = source.getConnection();
        Connection to = administrator.getConnection()) {
      to.createStatement().execute("set session_replication_role = replica");
      for (String table : tables(to)) {
        copy(table, from, to);
      }
      to.createStatement().execute(sequencesAfterTheirRows(to));
    } catch (SQLException | IOException failure) {
      throw new IllegalStateException("The database was not copied", failure);
    }
  }

  private static DriverManagerDataSource as(String user, String jdbcUrl) {
    return new DriverManagerDataSource(jdbcUrl, user, "not-asked-for");
  }

  /** All but what tells which migrations were made. */
  private static List<String> tables(Connection database) throws SQLException {
    return list(
        database,
        """
        select format('%I.%I', schemaname, tablename) from pg_tables
        where schemaname in ('overturn', 'public') and tablename <> 'flyway_schema_history'
        order by 1
        """);
  }

  private static void copy(String table, Connection from, Connection to)
      throws SQLException, IOException {
    String columns = String.join(", ", list(to, columns(table)));
    ByteArrayOutputStream rows = new ByteArrayOutputStream();
    copying(from).copyOut("copy %s (%s) to stdout".formatted(table, columns), rows);
    to.createStatement().execute("delete from " + table);
    copying(to)
        .copyIn(
            "copy %s (%s) from stdin".formatted(table, columns),
            new ByteArrayInputStream(rows.toByteArray()));
  }

  private static String columns(String table) {
    return """
        select quote_ident(attname) from pg_attribute
        where attrelid = '%s'::regclass and attnum > 0 and not attisdropped and attgenerated = ''
        order by attnum
        """
        .formatted(table);
  }

  private static CopyManager copying(Connection connection) throws SQLException {
    return connection.unwrap(PGConnection.class).getCopyAPI();
  }

  private static String sequencesAfterTheirRows(Connection database) throws SQLException {
    List<String> statements =
        list(
            database,
            """
            select format('select setval(%L, (select coalesce(max(%I), 0) + 1 from %s), false);',
                          s.oid::regclass, a.attname, d.refobjid::regclass)
            from pg_class s
            join pg_depend d on d.objid = s.oid and d.classid = 'pg_class'::regclass and d.deptype in ('a', 'i')
            join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
            where s.relkind = 'S'
            """);
    return String.join("\n", statements);
  }

  /** The first column of each row. */
  public static List<String> list(Connection database, String query) {
    try (Statement statement = database.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    } catch (SQLException failure) {
      throw new IllegalStateException(query, failure);
    }
  }
}
