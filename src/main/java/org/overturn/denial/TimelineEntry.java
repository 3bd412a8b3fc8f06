package org.overturn.denial;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;

/** One line of a case's history, in words a coordinator understands; never changed afterwards. */
@Entity
public class TimelineEntry {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(name = "case_number")
  private String caseNumber;

  @Column(name = "happened_at")
  private Instant at;

  private String actor;
  private String what;

  protected TimelineEntry() {}

  TimelineEntry(CaseNumber number, Instant at, String actor, String what) {
    this.caseNumber = number.value();
    this.at = at;
    this.actor = actor;
    this.what = what;
  }

  public Instant at() {
    return at;
  }

  /** The user's id, or {@code Overturn} for what the system did by itself. */
  public String actor() {
    return actor;
  }

  public String what() {
    return what;
  }
}
