package org.overturn.peertopeer.packet;

import java.time.Instant;
import java.time.ZoneId;
import org.overturn.deadline.ClockText;
import org.overturn.denial.CaseNumber;
import org.overturn.evidence.ChartFact;
import org.overturn.evidence.ChartReading;
import org.overturn.evidence.Criterion;
import org.overturn.evidence.Policy;
import org.overturn.evidence.Source;

/** How a packet names where its statements stand. */
record Sources(CaseNumber number) {

  private static final String TABLE = "anticipated-objections.dmn";

  /** A field of the denial's notice, as the case keeps it. */
  Source notice(String field) {
    return new Source("Denial notice, " + field, "/cases/" + number + "#why");
  }

  Source fact(ChartFact fact) {
    return new Source(fact.id(), "/cases/" + number + "/chart");
  }

  Source chart(ChartReading reading) {
    return new Source(
        "Reading of the chart" + (reading.source().isBlank() ? "" : ", " + reading.source()),
        "/cases/" + number + "/chart");
  }

  Source policy(Policy policy) {
    return new Source(policy.label(), "/policies/" + policy.id());
  }

  Source criterion(Policy policy, Criterion criterion) {
    String section = criterion.section().isBlank() ? criterion.id() : criterion.section();
    return new Source(
        policy.label() + ", section " + section,
        "/cases/" + number + "/criteria#criterion-" + criterion.id());
  }

  /** The columns of the table by which its row was found. */
  static Source objections(String reasonTopic, String serviceCategory) {
    return Source.of("%s, row for %s, %s".formatted(TABLE, reasonTopic, serviceCategory));
  }

  static Source written(String by, Instant at, ZoneId practice) {
    return Source.of(
        "written by " + by + " on " + ClockText.format(at.atZone(practice).toLocalDate()));
  }
}
