package org.overturn.process;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Map;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * What a person answered in a form, word for word, by whom and when; added to, never changed (R57).
 */
@Entity
class TaskAnswer {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(name = "case_number")
  private String caseNumber;

  private String form;
  private String task;

  @JdbcTypeCode(SqlTypes.JSON)
  private Map<String, Object> answers;

  private String answeredBy;
  private Instant answeredAt;

  protected TaskAnswer() {}

  TaskAnswer(CaseStep step, String form, Map<String, Object> answers, Instant at) {
    this.caseNumber = step.number().value();
    this.form = form;
    this.task = step.element();
    this.answers = answers;
    this.answeredBy = step.user();
    this.answeredAt = at;
  }
}
