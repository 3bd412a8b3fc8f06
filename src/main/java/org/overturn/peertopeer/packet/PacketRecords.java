package org.overturn.peertopeer.packet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.overturn.denial.CaseNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What people wrote into packets, and the versions that they completed; both only grow. */
@Component
class PacketRecords {

  private final JdbcClient jdbc;
  private final ObjectMapper json;

  PacketRecords(JdbcClient jdbc, ObjectMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** Oldest first. */
  List<PacketEntry> entries(CaseNumber number) {
    return jdbc.sql(
            """
            select id, kind, part, entry_key, words, source, drafted, written_by, written_at
              from overturn.packet_entry where case_number = ? order by id
            """)
        .param(number.value())
        .query((row, index) -> entry(row))
        .list();
  }

  void add(CaseNumber number, PacketEntry entry) {
    jdbc.sql(
            """
            insert into overturn.packet_entry
              (case_number, kind, part, entry_key, words, source, drafted, written_by, written_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .param(number.value())
        .param(entry.kind().name())
        .param(entry.part() == null ? null : entry.part().name())
        .param(entry.key())
        .param(entry.words())
        .param(entry.source())
        .param(entry.drafted())
        .param(entry.by())
        .param(OffsetDateTime.ofInstant(entry.at(), ZoneOffset.UTC))
        .update();
  }

  void keep(CaseNumber number, Packet completed) {
    jdbc.sql(
            """
            insert into overturn.packet_version
              (case_number, version, content, completed_by, completed_at)
            values (?, ?, ?::jsonb, ?, ?)
            """)
        .param(number.value())
        .param(completed.version())
        .param(written(completed))
        .param(completed.completedBy())
        .param(OffsetDateTime.ofInstant(completed.completedAt(), ZoneOffset.UTC))
        .update();
  }

  Optional<Packet> version(CaseNumber number, int version) {
    return jdbc.sql(
            """
            select content::text from overturn.packet_version where case_number = ? and version = ?
            """)
        .param(number.value())
        .param(version)
        .query(String.class)
        .optional()
        .map(this::read);
  }

  private String written(Packet packet) {
    try {
      return json.writeValueAsString(packet);
    } catch (JsonProcessingException impossible) {
      // its own words could quote the packet
      throw new IllegalStateException("The packet of " + packet.number() + " cannot be kept");
    }
  }

  private Packet read(String content) {
    try {
      return json.readValue(content, Packet.class);
    } catch (JsonProcessingException unreadable) {
      throw new IllegalStateException("A packet that was kept cannot be read");
    }
  }

  private static PacketEntry entry(ResultSet row) throws SQLException {
    String part = row.getString("part");
    return new PacketEntry(
        row.getLong("id"),
        PacketEntry.Kind.valueOf(row.getString("kind")),
        part == null ? null : PacketPart.valueOf(part),
        row.getString("entry_key"),
        row.getString("words"),
        row.getString("source"),
        row.getString("drafted"),
        row.getString("written_by"),
        row.getObject("written_at", OffsetDateTime.class).toInstant());
  }
}
