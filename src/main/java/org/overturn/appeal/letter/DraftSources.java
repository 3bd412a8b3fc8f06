package org.overturn.appeal.letter;

import java.util.Set;
import org.overturn.denial.CaseNumber;
import org.overturn.evidence.ChartFact;
import org.overturn.evidence.Criterion;
import org.overturn.evidence.Policy;
import org.overturn.evidence.Source;

/** How a letter names where its values stand. */
record DraftSources(CaseNumber number) {

  /** What no reader outside the practice could look up, or need to. */
  private static final Set<String> IN_HOUSE =
      Set.of(
          "Practice, as configured",
          "No appeal address is kept",
          "No policy chosen",
          "Prep packet",
          "appeal-rights.dmn");

  private static final String OURS = "This case, ";

  /**
   * Whether a source is only our own record: people see it in the editor, and the printed letter
   * does not send the payer there.
   */
  static boolean isInHouse(Source source) {
    return TemplateSource.is(source)
        || IN_HOUSE.contains(source.words())
        || source.words().startsWith(OURS);
  }

  /** A field of the denial's notice, as the case keeps it. */
  Source notice(String field) {
    return new Source("Denial notice, " + field, "/cases/" + number + "#why");
  }

  Source ours(String what) {
    return new Source(OURS + what, "/cases/" + number);
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
    return Source.of(law.isBlank() ? "appeal-rights.dmn" : law);
  }
}
