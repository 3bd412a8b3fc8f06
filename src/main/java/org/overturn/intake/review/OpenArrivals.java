package org.overturn.intake.review;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.overturn.audit.Audit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The notices in state {@code needs-a-person} that nobody has seen to yet. */
@Service
@Transactional
class OpenArrivals {

  private final JdbcClient jdbc;
  private final Audit audit;
  private final Clock clock;

  OpenArrivals(JdbcClient jdbc, Audit audit, Clock clock) {
    this.jdbc = jdbc;
    this.audit = audit;
    this.clock = clock;
  }

  /** The oldest first. */
  List<OpenArrival> all() {
    return jdbc.sql(
            """
            select id, received_at, channel, sender, why,
              array(select case_number from overturn.notice_case
                    where notice_id = notice.id order by 1) as cases
            from overturn.notice
            where state = 'NEEDS_A_PERSON' and seen_at is null
            order by received_at
            """)
        .query(OpenArrival::read)
        .list();
  }

  /** The original as text, for the user's eyes; the look is recorded before it is shown. */
  Optional<String> original(UUID notice, String user, String from) {
    audit.record(user, "original-read", null, from, "notice " + notice);
    return jdbc.sql("select original from overturn.notice where id = ?")
        .param(notice)
        .query((row, index) -> new String(row.getBytes("original"), StandardCharsets.UTF_8))
        .optional();
  }

  /**
   * Says that a person saw to it.
   *
   * @return false when somebody had done so before
   */
  boolean seen(UUID notice, String user, String note, String from) {
    int changed =
        jdbc.sql(
                """
                update overturn.notice set seen_by = ?, seen_at = ?, seen_note = ?
                where id = ? and state = 'NEEDS_A_PERSON' and seen_at is null
                """)
            .param(user)
            .param(OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
            .param(note)
            .param(notice)
            .update();
    if (changed == 1) {
      audit.record(user, "arrival-seen-to", null, from, "notice " + notice);
    }
    return changed == 1;
  }
}
