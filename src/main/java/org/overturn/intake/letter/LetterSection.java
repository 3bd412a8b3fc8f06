package org.overturn.intake.letter;

import java.util.List;
import java.util.stream.Collectors;
import org.overturn.denial.CaseSection;
import org.overturn.denial.Denial;
import org.overturn.intake.ReadField;
import org.springframework.stereotype.Component;

/** On the case page: the way to the letter, and whether it has to be checked. */
@Component
class LetterSection implements CaseSection {

  private final CaseLetters letters;
  private final LetterProperties properties;

  LetterSection(CaseLetters letters, LetterProperties properties) {
    this.letters = letters;
    this.properties = properties;
  }

  @Override
  public String title() {
    return "Letter";
  }

  @Override
  public int order() {
    return 90;
  }

  @Override
  public List<Part> of(Denial denial) {
    if (!letters.has(denial)) {
      return List.of();
    }
    List<ReadField> read = letters.fieldsOf(denial);
    String unsure =
        read.stream()
            .filter(field -> field.confidence() < properties.threshold())
            .map(field -> field.name().replace('-', ' '))
            .collect(Collectors.joining(", "));
    return List.of(
        Part.facts(
            "",
            Entry.of("Original", "The letter, and what was read from it")
                .to("/cases/" + denial.number() + "/letter"),
            Entry.of("Facts read", String.valueOf(read.size())),
            Entry.of("Read less surely", unsure),
            Entry.of(
                "Check",
                denial.isLetterToCheck() ? "A person still has to check the letter" : "")));
  }
}
