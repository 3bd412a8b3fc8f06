package org.overturn.resubmission;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.overturn.denial.CaseNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every draft that was saved; nothing is ever overwritten. */
@Component
class RequestDrafts {

  private static final TypeReference<Map<String, String>> BY_KEY = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final ObjectMapper json;

  RequestDrafts(JdbcClient jdbc, ObjectMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** The versions of an attempt, newest first. */
  List<RequestDraft> of(CaseNumber number, int attempt) {
    return jdbc.sql(
            """
            select attempt, version, base::text, content::text, saved_by, saved_at
              from overturn.request_draft
             where case_number = ? and attempt = ? order by version desc
            """)
        .param(number.value())
        .param(attempt)
        .query((row, index) -> draft(row))
        .list();
  }

  Optional<RequestDraft> newest(CaseNumber number, int attempt) {
    return of(number, attempt).stream().findFirst();
  }

  Optional<RequestDraft> version(CaseNumber number, int attempt, int version) {
    return of(number, attempt).stream().filter(each -> each.version() == version).findFirst();
  }

  void add(CaseNumber number, RequestDraft draft) {
    jdbc.sql(
            """
            insert into overturn.request_draft
              (case_number, attempt, version, base, content, saved_by, saved_at)
            values (?, ?, ?, ?::jsonb, ?::jsonb, ?, ?)
            """)
        .param(number.value())
        .param(draft.attempt())
        .param(draft.version())
        .param(written(draft.base()))
        .param(written(draft.content()))
        .param(draft.by())
        .param(OffsetDateTime.ofInstant(draft.at(), ZoneOffset.UTC))
        .update();
  }

  private RequestDraft draft(ResultSet row) throws SQLException {
    return new RequestDraft(
        row.getInt("attempt"),
        row.getInt("version"),
        read(row.getString("base")),
        read(row.getString("content")),
        row.getString("saved_by"),
        row.getObject("saved_at", OffsetDateTime.class).toInstant());
  }

  private String written(RequestValues values) {
    try {
      return json.writeValueAsString(values.byKey());
    } catch (JsonProcessingException impossible) {
      // its own words could quote the request
      throw new IllegalStateException("A corrected request cannot be kept");
    }
  }

  private RequestValues read(String stored) {
    try {
      return RequestValues.stored(json.readValue(stored, BY_KEY));
    } catch (JsonProcessingException unreadable) {
      throw new IllegalStateException("A corrected request that was kept cannot be read");
    }
  }
}
