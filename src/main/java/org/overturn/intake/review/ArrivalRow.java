package org.overturn.intake.review;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.overturn.intake.Formats;
import org.overturn.intake.NoticeState;

/**
 * An arrival as pages show it.
 *
 * @param way how it came, and as what: "the mailbox", "denial letter"
 * @param sender who sent it, or null
 * @param name of the file, or null
 * @param partOf the arrival it came in, or null
 * @param place where it stands in that one
 * @param why what a person should know, or null; names no patient
 * @param seenBy who saw to it, or null
 * @param cases the cases it concerns, by number
 * @param parts how many notices are inside
 * @param open how many of them wait for a person
 */
public record ArrivalRow(
    UUID id,
    Instant receivedAt,
    String way,
    String format,
    String contentType,
    String sender,
    String name,
    UUID partOf,
    String place,
    NoticeState state,
    String why,
    String checksum,
    long size,
    String seenBy,
    Instant seenAt,
    String seenNote,
    List<String> cases,
    long parts,
    long open) {

  /** The columns that {@link #read} wants. */
  static final String COLUMNS =
      """
      id, received_at, channel, content_type, sender, name, part_of, place, state, why, sha256,
      octet_length(original) as size, seen_by, seen_at, seen_note,
      array(select distinct case_number from overturn.notice_case
            where notice_id = notice.id
              or notice_id in (select id from overturn.notice part where part.part_of = notice.id)
            order by 1 limit 20) as cases,
      (select count(*) from overturn.notice part where part.part_of = notice.id) as parts,
      (select count(*) from overturn.notice part where part.part_of = notice.id
         and part.seen_at is null and part.state in ('NEEDS_A_PERSON', 'REJECTED')) as open
      """;

  static ArrivalRow read(ResultSet row, Formats formats) throws SQLException {
    String contentType = row.getString("content_type");
    return new ArrivalRow(
        row.getObject("id", UUID.class),
        instant(row, "received_at"),
        Formats.wayWords(row.getString("channel")),
        formats.words(contentType),
        contentType,
        row.getString("sender"),
        row.getString("name"),
        row.getObject("part_of", UUID.class),
        row.getString("place"),
        NoticeState.valueOf(row.getString("state")),
        row.getString("why"),
        row.getString("sha256"),
        row.getLong("size"),
        row.getString("seen_by"),
        instant(row, "seen_at"),
        row.getString("seen_note"),
        texts(row.getArray("cases")),
        row.getLong("parts"),
        row.getLong("open"));
  }

  /** True for what a person may see to or have read again. */
  public boolean isUnseen() {
    boolean own = state == NoticeState.NEEDS_A_PERSON || state == NoticeState.REJECTED;
    return seenAt == null && (own || open > 0);
  }

  public String stateWords() {
    return switch (state) {
      case RECEIVED -> "Being read";
      case SPLIT -> parts == 1 ? "1 notice inside" : parts + " notices inside";
      case ACCEPTED -> "Opened a case";
      case DUPLICATE -> "Known already";
      case NOT_A_DENIAL -> "Not a denial";
      case DECISION -> "Decided a case";
      case NEEDS_A_PERSON -> "Needs a person";
      case REJECTED -> "Refused";
    };
  }

  /** The color that pages give its state. */
  public String tone() {
    return switch (state) {
      case NEEDS_A_PERSON -> "warn";
      case REJECTED -> "bad";
      case ACCEPTED, DECISION -> "good";
      case RECEIVED -> "info";
      case SPLIT -> open > 0 ? "warn" : "quiet";
      case DUPLICATE, NOT_A_DENIAL -> "quiet";
    };
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  private static List<String> texts(Array array) throws SQLException {
    return List.of((String[]) array.getArray());
  }
}
