package org.overturn.appeal.letter;

import java.util.List;
import org.overturn.denial.Denial;
import org.overturn.document.Exhibit;
import org.overturn.document.Exhibits;
import org.overturn.document.StoredFile;
import org.springframework.stereotype.Component;

/**
 * The letters that were signed, as they were sealed; what is still being worked on is no record.
 */
@Component
class LetterExhibits implements Exhibits {

  private final LetterRecords records;
  private final LetterDocuments documents;

  LetterExhibits(LetterRecords records, LetterDocuments documents) {
    this.records = records;
    this.documents = documents;
  }

  @Override
  public List<Exhibit> of(Denial denial) {
    return records.of(denial.number()).stream()
        .filter(letter -> letter.signature() != null)
        .map(this::exhibit)
        .toList();
  }

  private Exhibit exhibit(KeptLetter letter) {
    String name = letter.kind().code() + ".pdf";
    return new Exhibit(
        "letter:" + letter.id(),
        Exhibit.Kind.LETTER,
        letter.kind().label(),
        letter.signature().at(),
        name,
        () -> new StoredFile(name, "application/pdf", pdf(letter)));
  }

  /** A letter from before documents were kept is drawn from its words. */
  private byte[] pdf(KeptLetter letter) {
    return records
        .document(letter.id(), true)
        .orElseGet(() -> documents.pdf(documents.printed(letter, letter.signature())));
  }
}
