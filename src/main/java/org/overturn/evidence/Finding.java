package org.overturn.evidence;

import java.time.Instant;
import java.util.List;

/**
 * How one criterion stands against the chart.
 *
 * @param standing with a person's word, where there is one, before the match
 * @param because the match explained in one line, in words that a reviewer can follow
 * @param facts that bear it out, or the contrary one; never empty for MET and NOT_MET unless a
 *     person overruled, or nothing contrary was found for an ABSENCE
 * @param overruled a person's word; null where there is none
 */
public record Finding(
    Criterion criterion,
    Standing standing,
    String because,
    List<ChartFact> facts,
    Overruled overruled) {

  public Finding {
    facts = List.copyOf(facts);
  }

  /**
   * A person's word against the match.
   *
   * @param matched what the match had found
   * @param reason why, with where it stands in the chart
   */
  public record Overruled(Standing matched, String by, Instant at, String reason) {}
}
