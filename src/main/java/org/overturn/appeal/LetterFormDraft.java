package org.overturn.appeal;

import java.util.Map;
import org.overturn.denial.Denial;
import org.overturn.denial.FormDraft;
import org.springframework.stereotype.Component;

/** The letter's draft, for the form in which the physician reviews and signs it. */
@Component
class LetterFormDraft implements FormDraft {

  private final Appeals appeals;

  LetterFormDraft(Appeals appeals) {
    this.appeals = appeals;
  }

  @Override
  public String form() {
    return "sign-letter";
  }

  @Override
  public Map<String, String> of(Denial denial) {
    return appeals
        .findByCaseNumberAndLevel(denial.number().value(), denial.appealLevel())
        .filter(appeal -> !appeal.isSigned() && appeal.draft() != null)
        .map(appeal -> Map.of("letter", appeal.draft()))
        .orElse(Map.of());
  }
}
