package org.overturn.evidence.matching;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.overturn.evidence.Assessment;
import org.overturn.evidence.ChartFact;
import org.overturn.evidence.FactFlaw;
import org.overturn.evidence.Finding;
import org.overturn.evidence.Standing;

/**
 * The criteria of a case as the page shows them.
 *
 * @param open the case has not ended
 */
record CriteriaPage(
    String number,
    String payer,
    String service,
    boolean open,
    Assessment assessment,
    List<Row> rows) {

  /**
   * One criterion.
   *
   * @param stoodInFor another one of its group is met in its place
   * @param mayOverrule the viewer may say that it stands otherwise
   * @param forPhysicians only physicians may
   * @param choices how it may be said to stand
   * @param said all that was said of it, the newest first
   */
  record Row(
      Finding finding,
      List<Fact> facts,
      boolean stoodInFor,
      boolean mayOverrule,
      boolean forPhysicians,
      List<Standing> choices,
      List<Word> said) {}

  /** A fact with its source, and why a person should look at it. */
  record Fact(String words, String more, String source, List<String> flaws) {

    static Fact of(ChartFact fact) {
      return new Fact(
          Wording.of(fact),
          more(fact),
          fact.id(),
          fact.flaws().stream().map(FactFlaw::words).toList());
    }

    private static String more(ChartFact fact) {
      return String.join(
          ", ",
          Stream.of(fact.dose(), fact.outcome(), fact.words())
              .filter(words -> !words.isBlank())
              .toList());
    }
  }

  /** What stands against it, what is missing before the rest. */
  public List<Row> stillOpen() {
    return rows.stream()
        .filter(row -> row.finding().standing() != Standing.MET && !row.stoodInFor())
        .sorted(Comparator.comparing(row -> row.finding().standing() != Standing.MISSING))
        .toList();
  }
}
