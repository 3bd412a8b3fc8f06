package org.overturn.appeal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.overturn.appeal.letter.ReviewerRationales;
import org.overturn.denial.CaseNumber;
import org.overturn.process.CaseStep;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What payers answered to requests for a reviewer's rationale, for letters to build on (R47). */
@Component
class RationaleRecords implements ReviewerRationales {

  static final String RECEIVED = "received";

  private final JdbcClient jdbc;
  private final Clock clock;

  RationaleRecords(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * An answer as it was noted.
   *
   * @param answer {@code received} or {@code refused}
   * @param words the rationale; empty where it is refused
   * @param givenBy the reviewer, as far as named; or empty
   */
  record Answer(String level, String answer, LocalDate on, String words, String givenBy) {

    boolean isReceived() {
      return RECEIVED.equals(answer);
    }

    /** Says nothing of the patient. */
    @Override
    public String toString() {
      return "Answer[" + answer + "]";
    }
  }

  void add(CaseStep step, Answer answer) {
    jdbc.sql(
            """
            insert into overturn.reviewer_rationale
              (case_number, level, answer, answered_on, words, given_by, noted_by, noted_at)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .param(step.number().value())
        .param(answer.level())
        .param(answer.answer())
        .param(answer.on())
        .param(answer.words())
        .param(answer.givenBy())
        .param(step.user())
        .param(OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
        .update();
  }

  /** Every answer of a case, oldest first. */
  List<Answer> all(CaseNumber number) {
    return jdbc.sql(
            """
            select level, answer, answered_on, words, given_by from overturn.reviewer_rationale
             where case_number = ? order by id
            """)
        .param(number.value())
        .query(
            (row, index) ->
                new Answer(
                    row.getString("level"),
                    row.getString("answer"),
                    row.getObject("answered_on", LocalDate.class),
                    row.getString("words"),
                    row.getString("given_by")))
        .list();
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<Rationale> of(CaseNumber number) {
    return all(number).stream()
        .filter(Answer::isReceived)
        .reduce((earlier, later) -> later)
        .map(each -> new Rationale(each.level(), each.words(), each.givenBy(), each.on()));
  }
}
