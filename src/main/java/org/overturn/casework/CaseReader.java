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
