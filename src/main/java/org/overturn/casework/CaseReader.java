package org.overturn.casework;

import java.util.List;
import java.util.UUID;
import org.overturn.denial.CaseNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what the case page shows beside the case itself. */
@Component
class CaseReader {

  private final JdbcClient jdbc;

  CaseReader(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** All deadlines: open ones first, the nearest at the top, then the settled ones. */
  List<Deadline> deadlines(CaseNumber number) {
    return jdbc.sql(
            """
            select kind, due_at, zone, source, explanation, state, cause
              from overturn.case_deadline where case_number = ?
             order by state <> 'OPEN', due_at, kind
            """)
        .param(number.value())
        .query(Deadline::read)
        .list();
  }

  /** The numbers of the other cases that the same notice opened. */
  List<LinkedCase> linked(CaseNumber number, UUID notice) {
    return notice == null
        ? List.of()
        : jdbc.sql(
                """
                select case_number, service_system || ' ' || service_code as service, outcome
                  from overturn.denial where notice_id = ? and case_number <> ?
                 order by case_number
                """)
            .param(notice)
            .param(number.value())
            .query(LinkedCase::read)
            .list();
  }
}
