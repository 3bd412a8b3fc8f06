package org.overturn.intake;

import java.util.List;
import org.overturn.denial.CaseNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What was read from the original of a case, as it was read: kept once, never changed. */
@Component
public class ReadFields {

  private final JdbcClient jdbc;

  ReadFields(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Transactional(propagation = Propagation.MANDATORY)
  void keep(CaseNumber number, List<ReadField> fields) {
    int position = 0;
    for (ReadField field : fields) {
      position++;
      jdbc.sql(
              """
              insert into overturn.read_field
                (case_number, position, name, value, page, x, y, width, height, confidence, how)
              values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
              """)
          .params(
              number.value(),
              position,
              field.name(),
              field.value(),
              field.page(),
              field.x(),
              field.y(),
              field.width(),
              field.height(),
              field.confidence(),
              field.how())
          .update();
    }
  }

  /** The fields of a case in the order of the form; none when its original was made of data. */
  @Transactional(readOnly = true)
  public List<ReadField> of(CaseNumber number) {
    return jdbc.sql(
            """
            select name, value, page, x, y, width, height, confidence, how
              from overturn.read_field where case_number = ? order by position
            """)
        .param(number.value())
        .query(
            (row, index) ->
                new ReadField(
                    row.getString("name"),
                    row.getString("value"),
                    row.getInt("page"),
                    row.getDouble("x"),
                    row.getDouble("y"),
                    row.getDouble("width"),
                    row.getDouble("height"),
                    row.getDouble("confidence"),
                    row.getString("how")))
        .list();
  }
}
