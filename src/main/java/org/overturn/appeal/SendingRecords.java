package org.overturn.appeal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.overturn.denial.CaseNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All sendings and what proves them; the database lets each be settled once and no more. */
@Component
class SendingRecords {

  private static final String ROWS =
      """
      select id, case_number, level, purpose, payer, method, destination, address_id, sent_at, note,
        explanation, letter_id, letter_sha256, bundle_id, bundle_sha256, noted_by, noted_at, state,
        confirmation, late, settled_note, settled_by, settled_at from overturn.appeal_sending
      """;

  private final JdbcClient jdbc;

  SendingRecords(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(Sending sending) {
    jdbc.sql(
            """
            insert into overturn.appeal_sending (id, case_number, level, purpose, payer, method,
              destination, address_id, sent_at, note, explanation, letter_id, letter_sha256,
              bundle_id, bundle_sha256, noted_by, noted_at, state, confirmation, confirmation_key,
              late, settled_note, settled_by, settled_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .param(sending.id())
        .param(sending.number().value())
        .param(sending.level())
        .param(sending.purpose().code())
        .param(sending.payer())
        .param(sending.method())
        .param(sending.destination())
        .param(sending.address())
        .param(utc(sending.at()))
        .param(sending.note())
        .param(sending.explanation())
        .param(sending.letter() == null ? null : sending.letter().id())
        .param(sending.letter() == null ? null : sending.letter().sha256())
        .param(sending.bundle() == null ? null : sending.bundle().id())
        .param(sending.bundle() == null ? null : sending.bundle().sha256())
        .param(sending.notedBy())
        .param(utc(sending.notedAt()))
        .param(sending.state().name())
        .param(sending.confirmation())
        .param(key(sending.confirmation()))
        .param(sending.late())
        .param(sending.settledNote())
        .param(sending.settledBy())
        .param(sending.settledAt() == null ? null : utc(sending.settledAt()))
        .update();
  }

  /** Settles one that is not settled yet. */
  void settle(Sending settled) {
    jdbc.sql(
            """
            update overturn.appeal_sending
               set state = ?, confirmation = ?, confirmation_key = ?, late = ?, explanation = ?,
                   bundle_id = ?, bundle_sha256 = ?, settled_note = ?, settled_by = ?,
                   settled_at = ?
             where id = ?
            """)
        .param(settled.state().name())
        .param(settled.confirmation())
        .param(key(settled.confirmation()))
        .param(settled.late())
        .param(settled.explanation())
        .param(settled.bundle() == null ? null : settled.bundle().id())
        .param(settled.bundle() == null ? null : settled.bundle().sha256())
        .param(settled.settledNote())
        .param(settled.settledBy())
        .param(utc(settled.settledAt()))
        .param(settled.id())
        .update();
  }

  /** The sendings of a case, oldest first. */
  List<Sending> of(CaseNumber number) {
    return jdbc.sql(ROWS + "where case_number = ? order by place")
        .param(number.value())
        .query(SendingRecords::sending)
        .list();
  }

  /** What was confirmed by the same number by the same payer, whatever its dashes and case. */
  Optional<Sending> confirmedBy(String payer, String confirmation) {
    String key = key(confirmation);
    return key.isEmpty()
        ? Optional.empty()
        : jdbc.sql(ROWS + "where payer = ? and confirmation_key = ? order by place limit 1")
            .param(payer)
            .param(key)
            .query(SendingRecords::sending)
            .optional();
  }

  void prove(Sending sending, Collection<UUID> documents) {
    documents.forEach(
        document ->
            jdbc.sql(
                    """
                    insert into overturn.appeal_proof (document_id, sending_id, case_number)
                    values (?, ?, ?)
                    """)
                .param(document)
                .param(sending.id())
                .param(sending.number().value())
                .update());
  }

  /** The documents of a case that prove something already. */
  Set<UUID> used(CaseNumber number) {
    return jdbc
        .sql("select document_id from overturn.appeal_proof where case_number = ?")
        .param(number.value())
        .query((row, index) -> row.getObject(1, UUID.class))
        .list()
        .stream()
        .collect(Collectors.toSet());
  }

  /** The documents that prove a sending. */
  List<UUID> proofs(UUID sending) {
    return jdbc.sql("select document_id from overturn.appeal_proof where sending_id = ?")
        .param(sending)
        .query((row, index) -> row.getObject(1, UUID.class))
        .list();
  }

  /** Numbers are the same whatever stands between their letters and digits. */
  static String key(String confirmation) {
    return confirmation.toUpperCase(java.util.Locale.ROOT).replaceAll("[^A-Z0-9]", "");
  }

  private static OffsetDateTime utc(Instant at) {
    return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
  }

  private static Sending sending(ResultSet row, int index) throws SQLException {
    OffsetDateTime settledAt = row.getObject("settled_at", OffsetDateTime.class);
    return new Sending(
        row.getObject("id", UUID.class),
        new CaseNumber(row.getString("case_number")),
        row.getString("level"),
        SendingPurpose.of(row.getString("purpose")),
        row.getString("payer"),
        row.getString("method"),
        row.getString("destination"),
        row.getObject("address_id", UUID.class),
        row.getObject("sent_at", OffsetDateTime.class).toInstant(),
        row.getString("note"),
        row.getString("explanation"),
        sent(row, "letter"),
        sent(row, "bundle"),
        row.getString("noted_by"),
        row.getObject("noted_at", OffsetDateTime.class).toInstant(),
        SendingState.valueOf(row.getString("state")),
        row.getString("confirmation"),
        row.getBoolean("late"),
        row.getString("settled_note"),
        row.getString("settled_by"),
        settledAt == null ? null : settledAt.toInstant());
  }

  private static Sending.Sent sent(ResultSet row, String what) throws SQLException {
    UUID id = row.getObject(what + "_id", UUID.class);
    return id == null ? null : new Sending.Sent(id, row.getString(what + "_sha256"));
  }
}
