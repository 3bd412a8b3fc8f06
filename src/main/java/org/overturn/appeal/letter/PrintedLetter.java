package org.overturn.appeal.letter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.overturn.denial.Sha256;
import org.overturn.evidence.Source;

/**
 * A letter as it stands on paper, whatever the paper is: the PDF and the DOCX are drawn from this
 * and say the same. Protected health information.
 *
 * @param practice whose letter it is
 * @param title what it is, with the case's number
 * @param state over each page of a letter that is not signed; empty once it is
 * @param blocks what was written
 * @param stands the annex: what the numbers behind the sentences stand for
 * @param certification over the signature; empty where nothing is certified
 * @param signedBy name and credentials; empty while nobody has signed
 * @param signedAt with its zone; empty while nobody has signed
 * @param sha256 over the words that are signed; empty while nobody has signed
 */
record PrintedLetter(
    String practice,
    String title,
    String state,
    List<Block> blocks,
    List<Stand> stands,
    String certification,
    String signedBy,
    String signedAt,
    String sha256) {

  private static final String OWN = "The signing physician's own statement";

  /** A paragraph. */
  record Block(Paragraph.Style style, List<Line> lines) {}

  /**
   * A sentence.
   *
   * @param marks the numbers of its sources, such as "1, 4"; empty for courtesy and headings
   */
  record Line(String text, String marks) {}

  /** A numbered line of the annex. */
  record Stand(int number, String words) {}

  static PrintedLetter draft(WorkingLetter letter, String practice, String title) {
    return of(letter, practice, title, "Draft, not signed");
  }

  private static PrintedLetter of(
      WorkingLetter letter, String practice, String title, String state) {
    Map<String, Integer> numbers = new LinkedHashMap<>();
    List<Block> blocks = new ArrayList<>();
    for (WorkingParagraph paragraph : letter.paragraphs()) {
      List<Line> lines =
          paragraph.sentences().stream()
              .filter(each -> !each.struck() && !each.text().isBlank())
              .map(each -> new Line(each.text().strip(), marks(each, paragraph.style(), numbers)))
              .toList();
      if (!lines.isEmpty()) {
        blocks.add(new Block(paragraph.style(), lines));
      }
    }
    List<Stand> stands = new ArrayList<>();
    numbers.forEach((words, number) -> stands.add(new Stand(number, words)));
    return new PrintedLetter(practice, title, state, blocks, stands, "", "", "", "");
  }

  /**
   * The same with a signature.
   *
   * @param moment of signing, with its zone
   */
  static PrintedLetter signed(
      WorkingLetter letter, String practice, String title, Signature signature, String moment) {
    PrintedLetter words = of(letter, practice, title, "");
    PrintedLetter signed =
        new PrintedLetter(
            practice,
            title,
            "",
            words.blocks,
            words.stands,
            signature.certification(),
            signature.name(),
            moment,
            "");
    return signed.under(Sha256.of(signed.text()));
  }

  private PrintedLetter under(String hash) {
    return new PrintedLetter(
        practice, title, state, blocks, stands, certification, signedBy, signedAt, hash);
  }

  public boolean isSigned() {
    return !signedBy.isEmpty();
  }

  /** All that is signed, line by line: over these bytes in UTF-8 goes the printed hash. */
  String text() {
    StringBuilder text = new StringBuilder(practice).append('\n').append(title).append('\n');
    for (Block block : blocks) {
      block.lines().forEach(line -> text.append(line.text()).append(mark(line)).append('\n'));
    }
    stands.forEach(
        each -> text.append(each.number()).append(' ').append(each.words()).append('\n'));
    return text.append(certification)
        .append('\n')
        .append(signedBy)
        .append('\n')
        .append(signedAt)
        .append('\n')
        .toString();
  }

  private static String mark(Line line) {
    return line.marks().isEmpty() ? "" : " [" + line.marks() + "]";
  }

  private static String marks(
      WorkingSentence sentence, Paragraph.Style style, Map<String, Integer> numbers) {
    if (style == Paragraph.Style.HEADING) {
      return "";
    }
    List<String> words =
        sentence.basis() == Basis.PHYSICIAN
            ? List.of(OWN)
            : sentence.stands().stream()
                .filter(each -> !DraftSources.isInHouse(each))
                .map(Source::words)
                .distinct()
                .toList();
    return words.stream()
        .map(each -> numbers.computeIfAbsent(each, any -> numbers.size() + 1))
        .map(String::valueOf)
        .collect(Collectors.joining(", "));
  }

  @Override
  public String toString() {
    return "PrintedLetter[" + title + "]";
  }
}
