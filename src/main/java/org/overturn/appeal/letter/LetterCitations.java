package org.overturn.appeal.letter;

import java.util.Set;
import java.util.stream.Collectors;
import org.overturn.denial.CaseNumber;
import org.overturn.evidence.Citations;
import org.overturn.evidence.Source;
import org.springframework.stereotype.Component;

/** Of all letters of a case, the working ones and the signed; what was struck rests on nothing. */
@Component
class LetterCitations implements Citations {

  private final LetterRecords records;

  LetterCitations(LetterRecords records) {
    this.records = records;
  }

  @Override
  public Set<String> of(CaseNumber number) {
    return records.of(number).stream()
        .flatMap(letter -> letter.content().standsOn())
        .map(Source::words)
        .collect(Collectors.toSet());
  }
}
