package org.overturn.intake.letter;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** Gathers the words of a PDF's text with their places. */
final class PdfWords extends PDFTextStripper {

  /** Words, and letters in one word, that a letter may have: beyond this it is no letter. */
  private static final int MOST_WORDS = 200_000;

  /** One instruction can draw millions of letters, each of which is kept until its page ends. */
  private static final int MOST_LETTERS = 500_000;

  /**
   * Text that is not drawn lies behind the picture of a scan: the scanner's own OCR, which does not
   * say how sure it was.
   */
  private static final double BEHIND_A_PICTURE = 0.75;

  private final List<Word> words = new ArrayList<>();
  private final Set<TextPosition> notDrawn = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Budget budget;
  private int letters;

  private PdfWords(Budget budget) {
    this.budget = budget;
    setSortByPosition(true);
    setSuppressDuplicateOverlappingText(true);
  }

  /**
   * The words of all pages.
   *
   * @throws Budget.Spent when it takes too long
   */
  static List<Word> of(PDDocument document, Budget budget) throws IOException {
    PdfWords stripper = new PdfWords(budget);
    stripper.writeText(document, Writer.nullWriter());
    return stripper.words;
  }

  @Override
  protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
    budget.use();
    super.processOperator(operator, operands);
  }

  @Override
  protected void processTextPosition(TextPosition letter) {
    budget.use();
    letters++;
    if (letters > MOST_LETTERS) {
      throw new Budget.Spent();
    }
    if (getGraphicsState().getTextState().getRenderingMode() == RenderingMode.NEITHER) {
      notDrawn.add(letter);
    }
    super.processTextPosition(letter);
  }

  @Override
  protected void writeString(String text, List<TextPosition> positions) {
    List<TextPosition> word = new ArrayList<>();
    for (TextPosition position : positions) {
      String letters = position.getUnicode();
      if (letters == null || letters.isBlank() || letters.equals("\u00a0")) {
        add(word);
        word = new ArrayList<>();
      } else {
        word.add(position);
      }
    }
    add(word);
  }

  private void add(List<TextPosition> letters) {
    if (letters.isEmpty() || words.size() >= MOST_WORDS) {
      return;
    }
    StringBuilder text = new StringBuilder();
    List<Box> boxes = new ArrayList<>();
    for (TextPosition letter : letters) {
      text.append(letter.getUnicode());
      double height = Math.max(letter.getHeightDir(), 0.7 * letter.getFontSizeInPt());
      boxes.add(
          new Box(
              letter.getXDirAdj(), letter.getYDirAdj() - height, letter.getWidthDirAdj(), height));
    }
    String plain = text.toString().replaceAll("\\p{Cntrl}", "").strip();
    if (!plain.isEmpty()) {
      double certainty = letters.stream().anyMatch(notDrawn::contains) ? BEHIND_A_PICTURE : 1;
      words.add(new Word(getCurrentPageNo(), Box.around(boxes), plain, certainty));
    }
  }
}
