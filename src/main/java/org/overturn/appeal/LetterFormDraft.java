package org.overturn.appeal;

import java.util.List;
import java.util.Map;
import org.overturn.appeal.letter.LetterState;
import org.overturn.appeal.letter.Letters;
import org.overturn.denial.Denial;
import org.overturn.denial.FormDraft;
import org.springframework.stereotype.Component;

/** What the form to sign tells of the letter: its revision, and what stands in the way. */
@Component
class LetterFormDraft implements FormDraft {

  private final Letters letters;

  LetterFormDraft(Letters letters) {
    this.letters = letters;
  }

  @Override
  public String form() {
    return "sign-letter";
  }

  @Override
  public Map<String, String> of(Denial denial) {
    return letters
        .toFile(denial.number(), denial.appealLevel())
        .filter(letter -> !letter.isSealed())
        .map(
            letter ->
                Map.of(
                    "letterRevision",
                    String.valueOf(letter.revision()),
                    "letterNotes",
                    notes(denial, letter)))
        .orElse(Map.of());
  }

  private String notes(Denial denial, LetterState letter) {
    List<String> hindrances = letters.hindrances(denial, letter.id());
    String standing =
        hindrances.isEmpty() ? "Nothing stands in the way." : String.join("\n", hindrances);
    return (standing + "\n" + letters.toKnow(denial, letter.id())).strip();
  }
}
