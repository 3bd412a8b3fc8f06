package org.overturn.appeal.address;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** All versions of all addresses. They are added and read; the database refuses anything else. */
@Component
class AddressStore {

  private static final String ROWS =
      """
      select id, payer, line_of_business, urgency, level, version, in_use, unit, postal, fax, portal,
        phone, email, note, source, checked_on, saved_by, saved_at from overturn.appeal_address
      """;

  private final JdbcClient jdbc;

  AddressStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Holds back whoever else saves an address of this payer, until the transaction ends. */
  @Transactional(propagation = Propagation.MANDATORY)
  void lock(String payer) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 23))")
        .param("appeal address " + payer)
        .query((row, index) -> 0)
        .single();
  }

  @Transactional(propagation = Propagation.MANDATORY)
  void add(AppealAddress address) {
    jdbc.sql(
            """
            insert into overturn.appeal_address (id, payer, line_of_business, urgency, level, version,
              in_use, unit, postal, fax, portal, phone, email, note, source, checked_on, saved_by,
              saved_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .param(address.id())
        .param(address.scope().payer())
        .param(address.scope().lineOfBusiness())
        .param(address.scope().urgency())
        .param(address.scope().level())
        .param(address.version())
        .param(address.inUse())
        .param(address.unit())
        .param(address.postal())
        .param(address.fax())
        .param(address.portal())
        .param(address.phone())
        .param(address.email())
        .param(address.note())
        .param(address.source())
        .param(address.checkedOn())
        .param(address.savedBy())
        .param(OffsetDateTime.ofInstant(address.savedAt(), ZoneOffset.UTC))
        .update();
  }

  @Transactional(readOnly = true)
  Optional<AppealAddress> get(UUID id) {
    return jdbc.sql(ROWS + "where id = ?").param(id).query(AddressStore::address).optional();
  }

  /** Every version of this scope, the newest first. */
  @Transactional(readOnly = true)
  List<AppealAddress> versions(AddressScope scope) {
    return jdbc.sql(
            ROWS
                + """
                where payer = ? and line_of_business = ? and urgency = ? and level = ?
                order by version desc
                """)
        .param(scope.payer())
        .param(scope.lineOfBusiness())
        .param(scope.urgency())
        .param(scope.level())
        .query(AddressStore::address)
        .list();
  }

  /** The newest version of each scope, by payer. */
  @Transactional(readOnly = true)
  List<AppealAddress> newest() {
    return jdbc.sql(
            "select distinct on (payer, line_of_business, level, urgency) * from ("
                + ROWS
                + ") each order by payer, line_of_business, level, urgency, version desc")
        .query(AddressStore::address)
        .list();
  }

  private static AppealAddress address(ResultSet row, int index) throws SQLException {
    return new AppealAddress(
        row.getObject("id", UUID.class),
        new AddressScope(
            row.getString("payer"),
            row.getString("line_of_business"),
            row.getString("urgency"),
            row.getString("level")),
        row.getInt("version"),
        row.getBoolean("in_use"),
        row.getString("unit"),
        row.getString("postal"),
        row.getString("fax"),
        row.getString("portal"),
        row.getString("phone"),
        row.getString("email"),
        row.getString("note"),
        row.getString("source"),
        row.getObject("checked_on", LocalDate.class),
        row.getString("saved_by"),
        row.getObject("saved_at", OffsetDateTime.class).toInstant());
  }
}
