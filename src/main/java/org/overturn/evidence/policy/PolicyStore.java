package org.overturn.evidence.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.overturn.evidence.Policy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** All versions of all policies. They are added and read; the database refuses anything else. */
@Component
class PolicyStore {

  private static final String KEPT =
      """
      select id, place, payer, number, number_key, version, title, effective_from, effective_to,
        services, origin, saved_by, saved_at from overturn.policy_version
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  /** Its own: what is kept stays readable whatever the application's mapper is set to. */
  private final ObjectMapper json =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(com.fasterxml.jackson.databind.SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  PolicyStore(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Holds back other nodes that save a version of the same policy, until the transaction ends. */
  @Transactional(propagation = Propagation.MANDATORY)
  void lock(String payer, String number) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 16))")
        .param("policy " + payer + " " + PolicyNumber.key(number))
        .query((row, index) -> 0)
        .single();
  }

  /**
   * Adds a version under a new id.
   *
   * @throws org.springframework.dao.DuplicateKeyException when payer, number and version are taken
   */
  @Transactional
  Policy add(Policy read, Origin origin, String by) {
    Policy policy = withId(read, UUID.randomUUID());
    jdbc.sql(
            """
            insert into overturn.policy_version (id, payer, number, number_key, version, title,
              effective_from, effective_to, services, content, origin, saved_by, saved_at)
            values (:id, :payer, :number, :key, :version, :title, :from, :to, :services,
              :content::jsonb, :origin, :by, :at)
            """)
        .param("id", policy.id())
        .param("payer", policy.payer())
        .param("number", policy.number())
        .param("key", PolicyNumber.key(policy.number()))
        .param("version", policy.version())
        .param("title", policy.title())
        .param("from", policy.effectiveFrom())
        .param("to", policy.effectiveTo())
        .param("services", policy.services().toArray(String[]::new))
        .param("content", write(policy))
        .param("origin", origin.name())
        .param("by", by)
        .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
        .update();
    return policy;
  }

  @Transactional(readOnly = true)
  Optional<Policy> get(UUID id) {
    return jdbc.sql("select content from overturn.policy_version where id = ?")
        .param(id)
        .query((row, index) -> read(row.getString(1)))
        .optional();
  }

  @Transactional(readOnly = true)
  Optional<KeptPolicy> kept(UUID id) {
    return jdbc.sql(KEPT + "where id = ?").param(id).query(PolicyStore::kept).optional();
  }

  /** Every version of one policy, the one that was saved last first. */
  @Transactional(readOnly = true)
  List<KeptPolicy> versions(String payer, String number) {
    return jdbc.sql(KEPT + "where payer = ? and number_key = ? order by place desc")
        .param(payer)
        .param(PolicyNumber.key(number))
        .query(PolicyStore::kept)
        .list();
  }

  /** Every version for this payer, and those that bind everybody; the payer's own first. */
  @Transactional(readOnly = true)
  List<KeptPolicy> forPayer(String payer) {
    return jdbc.sql(
            KEPT
                + """
                where payer in (?, ?)
                order by case when payer = ? then 1 else 0 end, number_key, place desc
                """)
        .param(payer)
        .param(PolicyPayers.EVERYBODY)
        .param(PolicyPayers.EVERYBODY)
        .query(PolicyStore::kept)
        .list();
  }

  /** Every version of every policy, by payer and number, the one that was saved last first. */
  @Transactional(readOnly = true)
  List<KeptPolicy> all() {
    return jdbc.sql(KEPT + "order by payer, number_key, place desc")
        .query(PolicyStore::kept)
        .list();
  }

  private static KeptPolicy kept(ResultSet row, int index) throws SQLException {
    return new KeptPolicy(
        row.getObject("id", UUID.class),
        row.getLong("place"),
        row.getString("payer"),
        row.getString("number"),
        row.getString("number_key"),
        row.getString("version"),
        row.getString("title"),
        row.getObject("effective_from", LocalDate.class),
        row.getObject("effective_to", LocalDate.class),
        List.of((String[]) row.getArray("services").getArray()),
        Origin.valueOf(row.getString("origin")),
        row.getString("saved_by"),
        row.getObject("saved_at", OffsetDateTime.class).toInstant());
  }

  static Policy withId(Policy policy, UUID id) {
    return new Policy(
        id,
        policy.number(),
        policy.title(),
        policy.version(),
        policy.payer(),
        policy.effectiveFrom(),
        policy.effectiveTo(),
        policy.retrievedOn(),
        policy.source(),
        policy.services(),
        policy.criteria(),
        policy.guidelines());
  }

  private Policy read(String content) {
    try {
      return json.readValue(content, Policy.class);
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("A kept policy could not be read back", broken);
    }
  }

  private String write(Policy policy) {
    try {
      return json.writeValueAsString(policy);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("A policy could not be kept", impossible);
    }
  }
}
