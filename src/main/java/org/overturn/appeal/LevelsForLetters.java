package org.overturn.appeal;

import java.util.Comparator;
import java.util.List;
import org.overturn.appeal.letter.DraftHistory;
import org.overturn.deadline.AppealLevel;
import org.overturn.denial.CaseNumber;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What became of the levels, for the letters that build on it. */
@Component
class LevelsForLetters implements DraftHistory {

  private final Appeals appeals;

  LevelsForLetters(Appeals appeals) {
    this.appeals = appeals;
  }

  @Override
  @Transactional(readOnly = true)
  public List<Level> of(CaseNumber number) {
    return appeals.findByCaseNumberOrderBySignedAt(number.value()).stream()
        .sorted(Comparator.comparing(appeal -> AppealLevel.of(appeal.level())))
        .map(LevelsForLetters::level)
        .toList();
  }

  private static Level level(Appeal appeal) {
    return new Level(
        appeal.level(),
        appeal.rightName(),
        appeal.consentDate(),
        appeal.consentHow(),
        appeal.filedAt(),
        appeal.filingMethod(),
        appeal.confirmation(),
        appeal.decision(),
        appeal.decidedOn().orElse(null),
        appeal.rationale(),
        appeal.withdrawnOn());
  }
}
