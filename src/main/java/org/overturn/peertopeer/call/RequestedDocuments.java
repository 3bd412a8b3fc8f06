package org.overturn.peertopeer.call;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.overturn.deadline.OpeningHours;
import org.overturn.denial.CaseNumber;
import org.overturn.peertopeer.PeerToPeerCall;
import org.overturn.practice.PracticeProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The documents that reviewers asked for in calls, each to be sent by its day (R43). What was asked
 * for never changes; sending it is noted once.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class RequestedDocuments {

  private static final String COLUMNS =
      "select id, call_id, attempt, what, due_on, due_at, sent_on, method, confirmation, sent_by"
          + " from overturn.requested_document ";

  private final JdbcClient jdbc;
  private final PracticeProperties practice;
  private final Clock clock;

  RequestedDocuments(JdbcClient jdbc, PracticeProperties practice, Clock clock) {
    this.jdbc = jdbc;
    this.practice = practice;
    this.clock = clock;
  }

  /** All of a case, the call and the order in which they were asked for. */
  @Transactional(readOnly = true)
  public List<RequestedDocument> of(CaseNumber number) {
    return jdbc.sql(COLUMNS + "where case_number = ? order by attempt, position")
        .param(number.value())
        .query(RequestedDocuments::read)
        .list();
  }

  /** Those of the call that was recorded last and that are not sent yet, the first due first. */
  @Transactional(readOnly = true)
  public List<RequestedDocument> toSend(CaseNumber number) {
    return jdbc.sql(
            COLUMNS
                + """
                where case_number = ? and sent_on is null and attempt =
                  (select max(attempt) from overturn.call_record
                    where case_number = ? and completed_at is not null)
                order by due_at, position
                """)
        .param(number.value())
        .param(number.value())
        .query(RequestedDocuments::read)
        .list();
  }

  /** The document of a case with this id; empty where another case has it, or none. */
  @Transactional(readOnly = true)
  public Optional<RequestedDocument> find(CaseNumber number, UUID id) {
    return jdbc.sql(COLUMNS + "where case_number = ? and id = ?")
        .param(number.value())
        .param(id)
        .query(RequestedDocuments::read)
        .optional();
  }

  /**
   * Notes that a document was sent.
   *
   * @param method how, as a code such as {@code fax}
   * @param confirmation of whoever received it; may be null
   * @return false when it was noted before, which then stands, or when there is none with this id
   */
  public boolean sent(UUID id, LocalDate on, String method, String confirmation, String by) {
    return jdbc.sql(
                """
                update overturn.requested_document
                   set sent_on = ?, method = ?, confirmation = ?, sent_by = ?, noted_at = ?
                 where id = ? and sent_on is null
                """)
            .param(on)
            .param(method)
            .param(confirmation)
            .param(by)
            .param(at(clock.instant()))
            .param(id)
            .update()
        == 1;
  }

  /** Keeps what was asked for in a call, in the transaction that records it. */
  void askedFor(PeerToPeerCall call, List<Notes.AskedDocument> documents) {
    int position = 0;
    for (Notes.AskedDocument document : documents) {
      jdbc.sql(
              """
              insert into overturn.requested_document
                (id, call_id, case_number, attempt, position, what, due_on, due_at)
              values (?, ?, ?, ?, ?, ?, ?, ?)
              """)
          .param(UUID.randomUUID())
          .param(call.id())
          .param(call.caseNumber())
          .param(call.attempt())
          .param(position++)
          .param(document.what())
          .param(document.due())
          .param(at(OpeningHours.of(practice).closesOn(document.due())))
          .update();
    }
  }

  /** When the first document of a call is due. */
  Optional<Instant> firstDue(UUID call) {
    return jdbc.sql("select min(due_at) from overturn.requested_document where call_id = ?")
        .param(call)
        .query(OffsetDateTime.class)
        .optional()
        .map(OffsetDateTime::toInstant);
  }

  private static OffsetDateTime at(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  private static RequestedDocument read(ResultSet row, int index) throws SQLException {
    return new RequestedDocument(
        row.getObject("id", UUID.class),
        row.getObject("call_id", UUID.class),
        row.getInt("attempt"),
        row.getString("what"),
        row.getObject("due_on", LocalDate.class),
        row.getObject("due_at", OffsetDateTime.class).toInstant(),
        row.getObject("sent_on", LocalDate.class),
        row.getString("method"),
        row.getString("confirmation"),
        row.getString("sent_by"));
  }
}
