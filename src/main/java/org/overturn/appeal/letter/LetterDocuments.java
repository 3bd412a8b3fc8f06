package org.overturn.appeal.letter;

import java.util.Map;
import org.overturn.deadline.ClockText;
import org.overturn.document.PdfPages;
import org.overturn.practice.PracticeProperties;
import org.springframework.stereotype.Component;

/** Draws a letter as PDF and as DOCX; both say the same. */
@Component
class LetterDocuments {

  private final PdfPages pages;
  private final PracticeProperties practice;

  LetterDocuments(PdfPages pages, PracticeProperties practice) {
    this.pages = pages;
    this.practice = practice;
  }

  /** What stands on paper: of a letter without a signature, a draft that says so. */
  PrintedLetter printed(KeptLetter letter, Signature signature) {
    String title = letter.kind().label() + ", case " + letter.caseNumber();
    return signature == null
        ? PrintedLetter.draft(letter.content(), practice.name(), title)
        : PrintedLetter.signed(
            letter.content(),
            practice.name(),
            title,
            signature,
            ClockText.format(signature.at(), practice.zone()));
  }

  byte[] pdf(PrintedLetter letter) {
    return pages.render("letter", Map.of("letter", letter)).bytes();
  }

  byte[] docx(PrintedLetter letter) {
    return new DocxLetter(letter).bytes();
  }
}
