package org.overturn.evidence.matching;

import java.time.Instant;
import org.overturn.evidence.Criterion;
import org.overturn.evidence.Finding;
import org.overturn.evidence.Standing;

/**
 * What a person said of a criterion of a case.
 *
 * @param text of the criterion, when it was said
 * @param standing null where a word is taken back
 * @param matched what the match had found
 * @param matchedBecause and why
 */
record Word(
    String criterionId,
    String text,
    Standing standing,
    Standing matched,
    String matchedBecause,
    String reason,
    String by,
    Instant at) {

  boolean isAbout(Criterion criterion) {
    return criterionId.equals(criterion.id()) && text.equals(criterion.text());
  }

  public boolean isWithdrawal() {
    return standing == null;
  }

  /** The finding as this word has it; a match that has changed since is named. */
  Finding over(Finding match) {
    return new Finding(
        match.criterion(),
        standing,
        match.because() + since(match),
        match.facts(),
        new Finding.Overruled(matched, by, at, reason));
  }

  private String since(Finding match) {
    if (match.standing() != matched) {
      return "; the match has changed since it was overruled: from %s to %s"
          .formatted(matched.words(), match.standing().words());
    }
    return match.because().equals(matchedBecause)
        ? ""
        : "; the chart says something else since it was overruled";
  }
}
