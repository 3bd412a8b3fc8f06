package org.overturn.resubmission;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Sha256;
import org.overturn.document.StoredFile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All that was prepared, with its bytes and their hash; it only grows. */
@Component
class PreparedRequests {

  private final JdbcClient jdbc;

  PreparedRequests(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Without the bytes; the oldest attempt and version first. */
  List<PreparedRequest> of(CaseNumber number) {
    return jdbc.sql(
            """
            select attempt, version, format, file_name, sha256, prepared_by, prepared_at
              from overturn.prepared_request
             where case_number = ? order by attempt, version, format desc
            """)
        .param(number.value())
        .query((row, index) -> prepared(row))
        .list();
  }

  List<PreparedRequest> of(CaseNumber number, int attempt, int version) {
    return of(number).stream()
        .filter(each -> each.attempt() == attempt && each.version() == version)
        .toList();
  }

  Optional<StoredFile> file(CaseNumber number, int attempt, int version, RequestFormat format) {
    return jdbc.sql(
            """
            select file_name, content_type, content from overturn.prepared_request
             where case_number = ? and attempt = ? and version = ? and format = ?
            """)
        .param(number.value())
        .param(attempt)
        .param(version)
        .param(format.code())
        .query(
            (row, index) ->
                new StoredFile(
                    row.getString("file_name"),
                    row.getString("content_type"),
                    row.getBytes("content")))
        .optional();
  }

  void keep(CaseNumber number, RequestToSend request, RequestFormat format, byte[] content) {
    jdbc.sql(
            """
            insert into overturn.prepared_request
              (case_number, attempt, version, format, file_name, content_type, content, sha256,
               prepared_by, prepared_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .param(number.value())
        .param(request.attempt())
        .param(request.version())
        .param(format.code())
        .param(
            "request-%s-%d-v%d.%s"
                .formatted(number, request.attempt(), request.version(), format.ending()))
        .param(format.contentType())
        .param(content)
        .param(Sha256.of(content))
        .param(request.by())
        .param(OffsetDateTime.ofInstant(request.at(), ZoneOffset.UTC))
        .update();
  }

  private static PreparedRequest prepared(ResultSet row) throws SQLException {
    return new PreparedRequest(
        row.getInt("attempt"),
        row.getInt("version"),
        RequestFormat.of(row.getString("format")).orElseThrow(),
        row.getString("file_name"),
        row.getString("sha256"),
        row.getString("prepared_by"),
        row.getObject("prepared_at", OffsetDateTime.class).toInstant());
  }
}
