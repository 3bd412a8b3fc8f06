package org.overturn.notification;

import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the mails for their page. */
@Component
@Transactional(readOnly = true)
class MailList {

  static final int PAGE = 50;

  private final JdbcClient jdbc;

  MailList(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Which mails the page shows. */
  enum Filter {
    TO_DO("to-do", "To do", "state in ('UNCONFIRMED', 'FAILED') and seen_at is null"),
    WAITING("waiting", "Waiting", "state in ('WAITING', 'SENDING')"),
    SENT("sent", "Sent", "state = 'SENT'"),
    ALL("all", "All", "true");

    private final String code;
    private final String label;
    private final String condition;

    Filter(String code, String label, String condition) {
      this.code = code;
      this.label = label;
      this.condition = condition;
    }

    /** The filter of this code; what waits for a person for anything that is none. */
    static Filter of(String code) {
      return Arrays.stream(values())
          .filter(filter -> filter.code.equals(code))
          .findFirst()
          .orElse(TO_DO);
    }

    public String code() {
      return code;
    }

    public String label() {
      return label;
    }
  }

  /** A page of the list, and whether there is another one. */
  record Found(List<MailRow> rows, boolean more) {}

  /** The newest first; what has to be done, the oldest first. */
  Found page(Filter filter, int page) {
    String order = filter == Filter.TO_DO ? "asc" : "desc";
    List<MailRow> found =
        jdbc.sql(
                """
                select %1$s from overturn.outgoing_mail where %2$s
                order by put_at %3$s, id %3$s limit :rows offset :skip
                """
                    .formatted(MailRow.COLUMNS, filter.condition, order))
            .param("rows", PAGE + 1)
            .param("skip", (page - 1) * PAGE)
            .query((row, number) -> MailRow.read(row))
            .list();
    return new Found(found.subList(0, Math.min(PAGE, found.size())), found.size() > PAGE);
  }
}
