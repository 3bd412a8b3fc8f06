package org.overturn.appeal.letter;

import org.overturn.denial.CaseNumber;
import org.overturn.evidence.ChartFact;
import org.overturn.evidence.Criterion;
import org.overturn.evidence.Policy;
import org.overturn.evidence.Source;

/** How a letter names where its values stand. */
record DraftSources(CaseNumber number) {

  /** A field of the denial's notice, as the case keeps it. */
  Source notice(String field) {
    return new Source("Denial notice, " + field, "/cases/" + number + "#why");
  }

  Source ours(String what) {
    return new Source("This case, " + what, "/cases/" + number);
  }

  static Source practice() {
    return Source.of("Practice, as configured");
  }

  Source fact(ChartFact fact) {
    return new Source(fact.id(), "/cases/" + number + "/chart");
  }

  Source chart() {
    return new Source("Reading of the chart", "/cases/" + number + "/chart");
  }

  Source policy(Policy policy) {
    return policy == null
        ? new Source("No policy chosen", "/cases/" + number + "/policy")
        : new Source(policy.label(), "/policies/" + policy.id());
  }

  Source criterion(Policy policy, Criterion criterion) {
    String section = criterion.section().isBlank() ? criterion.id() : criterion.section();
    return new Source(
        policy.label() + ", section " + section,
        "/cases/" + number + "/criteria#criterion-" + criterion.id());
  }

  Source packet() {
    return new Source("Prep packet", "/cases/" + number + "/packet");
  }

  Source call(String field) {
    return new Source("Record of the call, " + field, "/cases/" + number + "/call");
  }

  Source rationale() {
    return new Source("The reviewer's rationale", "/cases/" + number);
  }

  Source appeal(String level, String field) {
    return new Source("Appeal, " + level + ", " + field, "/cases/" + number);
  }

  Source right(String law) {
    return law.isBlank() ? Source.of("appeal-rights.dmn") : Source.of("appeal-rights.dmn: " + law);
  }
}
