package org.overturn.deadline;

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
 * The row of a decision table that a case goes by, as it was when it was looked up: a table that is
 * changed later does not move a running case.
 */
@Entity
class CaseRule {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(name = "case_number")
  private String caseNumber;

  @Column(name = "rule_kind")
  private String kind;

  @JdbcTypeCode(SqlTypes.JSON)
  private Map<String, Object> outputs;

  private Instant lookedUpAt;

  protected CaseRule() {}

  CaseRule(String caseNumber, String kind, Map<String, Object> outputs, Instant at) {
    this.caseNumber = caseNumber;
    this.kind = kind;
    this.outputs = outputs;
    this.lookedUpAt = at;
  }

  String caseNumber() {
    return caseNumber;
  }

  String kind() {
    return kind;
  }

  Map<String, Object> outputs() {
    return outputs;
  }
}
