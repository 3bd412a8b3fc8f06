package org.overturn.security;

import java.util.Map;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.flyway.FlywayConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Two roles in the database: the owner of our tables, as which Flyway migrates, and the one as
 * which the application works, which may add to the audit and never change it (45 CFR 164.312(b),
 * (c)(1)). An installation that has one role for both is refused before anything is migrated,
 * unless somebody has taken that upon themselves for now.
 */
@Configuration(proxyBeanMethods = false)
class DatabaseRoles {

  private static final Logger log = LoggerFactory.getLogger(DatabaseRoles.class);

  private static final String OWNER = "${spring.flyway.user:}";
  private static final String ACCEPTED = "${overturn.database.one-role-accepted:false}";

  private static final String HOW =
      "Run db/roles.sql of the release as the database's administrator, give the application's role"
          + " in SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD, and the owner's in"
          + " SPRING_FLYWAY_USER and SPRING_FLYWAY_PASSWORD; docs/audit.md has the steps. Until you"
          + " get to it, OVERTURN_DATABASE_ONE_ROLE_ACCEPTED=true starts with one role, and says so"
          + " at each start.";

  @Bean
  WithheldRights withheldRights(
      DataSource application, @Value(OWNER) String owner, @Value(ACCEPTED) boolean accepted) {
    JdbcClient database = JdbcClient.create(application);
    if (owner.isEmpty() && belongsToAnother(database)) {
      throw new StartRefused(
          "The database has an owner beside the application's role, and Flyway is not told it.",
          "Set SPRING_FLYWAY_USER and SPRING_FLYWAY_PASSWORD to the owner's.");
    }
    WithheldRights rights = new WithheldRights(!mayEverything(database, owner));
    if (!rights.hold() && !accepted) {
      throw new StartRefused(
          "The application's role in the database could change or delete the audit: it owns the"
              + " tables, or is an administrator.",
          HOW);
    }
    if (!rights.hold()) {
      log.warn("The application's role in the database could change or delete the audit. {}", HOW);
    }
    return rights;
  }

  /**
   * Tells the grants, which follow each start's migrations, which role the application is, and has
   * the owner call nothing that the application made. Where one role is both, its connections are
   * those that the engine uses, and stay as they are.
   */
  @Bean
  FlywayConfigurationCustomizer grantsToTheApplication(
      DataSource application, WithheldRights checked) {
    return flyway -> {
      flyway.placeholders(
          Map.of(
              "application",
              JdbcClient.create(application)
                  .sql("select current_user")
                  .query(String.class)
                  .single()));
      if (flyway.getDataSource() != application) {
        flyway.dataSource(new OwnersConnections(flyway.getDataSource()));
      }
    };
  }

  private static boolean belongsToAnother(JdbcClient database) {
    return database
        .sql(
            """
            select exists (select from pg_namespace
              where nspname = 'overturn' and not pg_has_role(nspowner, 'member'))
            """)
        .query(Boolean.class)
        .single();
  }

  /**
   * A superuser, the owner, and who may become the owner; where there is no schema yet, its maker.
   */
  private static boolean mayEverything(JdbcClient database, String owner) {
    return database
        .sql(
            """
            select (select rolsuper from pg_roles where rolname = current_user)
                or coalesce((select pg_has_role(nspowner, 'member') from pg_namespace
                             where nspname = 'overturn'), ? in ('', current_user))
            """)
        .param(owner)
        .query(Boolean.class)
        .single();
  }
}
