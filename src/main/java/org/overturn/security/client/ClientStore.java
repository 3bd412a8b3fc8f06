package org.overturn.security.client;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The clients and the hashes of their secrets, in the database. */
@Repository
class ClientStore {

  private static final String CLIENT =
      """
      select id, label, scopes, made_by, made_at, expires_at, last_used_on, revoked_by, revoked_at
      from overturn.api_client
      """;

  private final JdbcClient jdbc;

  ClientStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** False where there is one of this id already. */
  boolean add(
      String id, String label, Set<Scope> scopes, String by, Instant at, Instant expiresAt) {
    return jdbc.sql(
                """
                insert into overturn.api_client (id, label, scopes, made_by, made_at, expires_at)
                values (?, ?, ?, ?, ?, ?) on conflict (id) do nothing
                """)
            .param(id)
            .param(label)
            .param(Scope.codes(scopes))
            .param(by)
            .param(at(at))
            .param(at(expiresAt))
            .update()
        == 1;
  }

  void addSecret(String client, String hash, Instant at) {
    jdbc.sql("insert into overturn.api_client_secret (hash, client_id, made_at) values (?, ?, ?)")
        .param(hash)
        .param(client)
        .param(at(at))
        .update();
  }

  /** Those that are good end then, unless they end sooner. */
  void endSecrets(String client, Instant then) {
    jdbc.sql(
            """
            update overturn.api_client_secret set ends_at = least(coalesce(ends_at, ?), ?)
            where client_id = ?
            """)
        .param(at(then))
        .param(at(then))
        .param(client)
        .update();
  }

  boolean revoke(String client, String by, Instant at) {
    return jdbc.sql(
                """
                update overturn.api_client set revoked_by = ?, revoked_at = ?
                where id = ? and revoked_at is null
                """)
            .param(by)
            .param(at(at))
            .param(client)
            .update()
        == 1;
  }

  void used(String client, LocalDate day) {
    jdbc.sql(
            """
            update overturn.api_client set last_used_on = ?
            where id = ? and (last_used_on is null or last_used_on < ?)
            """)
        .param(day)
        .param(client)
        .param(day)
        .update();
  }

  boolean exists(String id) {
    return jdbc.sql("select count(*) from overturn.api_client where id = ?")
            .param(id)
            .query(Long.class)
            .single()
        > 0;
  }

  /** The client of this id, if the secret with this hash opens it at this instant. */
  Optional<ApiClient> opened(String id, String hash, Instant now) {
    return jdbc.sql(
            CLIENT
                + """
                where id = ? and revoked_at is null and (expires_at is null or expires_at > ?)
                and exists (select 1 from overturn.api_client_secret s where s.client_id = id
                  and s.hash = ? and (s.ends_at is null or s.ends_at > ?))
                """)
        .param(id)
        .param(at(now))
        .param(hash)
        .param(at(now))
        .query((row, index) -> client(row, List.of()))
        .optional();
  }

  Optional<ApiClient> find(String id, Instant now) {
    return jdbc.sql(CLIENT + " where id = ?")
        .param(id)
        .query((row, index) -> client(row, secrets(id, now)))
        .optional();
  }

  /** Those that may sign in first, and by their names. */
  List<ApiClient> all(Instant now) {
    return jdbc.sql(CLIENT + " order by revoked_at is not null, lower(label), id")
        .query((row, index) -> client(row, secrets(row.getString("id"), now)))
        .list();
  }

  private List<ApiClient.Secret> secrets(String client, Instant now) {
    return jdbc.sql(
            """
            select made_at, ends_at from overturn.api_client_secret
            where client_id = ? and (ends_at is null or ends_at > ?) order by made_at desc
            """)
        .param(client)
        .param(at(now))
        .query(
            (row, index) -> new ApiClient.Secret(instant(row, "made_at"), instant(row, "ends_at")))
        .list();
  }

  private static ApiClient client(ResultSet row, List<ApiClient.Secret> secrets)
      throws SQLException {
    return new ApiClient(
        row.getString("id"),
        row.getString("label"),
        Scope.ofAll(row.getString("scopes")),
        row.getString("made_by"),
        instant(row, "made_at"),
        instant(row, "expires_at"),
        row.getObject("last_used_on", LocalDate.class),
        row.getString("revoked_by"),
        instant(row, "revoked_at"),
        secrets);
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  private static OffsetDateTime at(Instant instant) {
    return instant == null ? null : OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
