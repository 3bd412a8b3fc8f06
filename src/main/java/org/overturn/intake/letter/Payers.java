package org.overturn.intake.letter;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.overturn.intake.PayerDirectory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Finds who wrote a letter: behind a label, or in the letterhead or the signature. A line of the
 * letterhead counts only when the payer list knows it or it names itself a plan or an insurer, so
 * that nobody's address is taken for a payer.
 */
@Component
class Payers {

  private static final double KNOWN = 0.95;
  private static final double NAMES_ITSELF = 0.82;
  private static final double KNOWN_ELSEWHERE = 0.85;

  /** The letterhead: this part of the first page, from its upper edge. */
  private static final double HEAD_HEIGHT = 170;

  private static final List<String> LABELS =
      List.of(
          "(?:health plan|payer|payor|insurer|insurance company|carrier|name of plan|health plan name)"
              + "(?=\\s*:|\\s*$)");

  /** Behind these stands a payer, or something else. */
  private static final List<String> VAGUE_LABELS = List.of("^plan(?: name)?(?=\\s*:)");

  private static final Pattern NAME = Pattern.compile("\\p{L}[\\p{L}\\d&.,'’ /()-]{2,120}");

  private static final Pattern ORGANIZATION =
      Pattern.compile(
          "(?i).*\\b(?:health ?(?:care|plans?|partners|net|first)?|insurance|assurance|mutual|blue ?cross|medicaid|medicare"
              + "|benefits?|HMO|PPO|managed care|life and casualty|cooperative|co-?op)\\b.*");

  private static final Pattern NO_NAME =
      Pattern.compile(
          "(?i).*(?:\\bnotice\\b|\\bdenial\\b|\\bdetermination\\b|\\bletter\\b|important|\\bmember\\b|\\bpage\\b|\\brecords?\\b|@|www\\.|https?:|\\bdear\\b|\\bdate\\b|\\byour\\b|\\bsuite\\b|\\bbox\\b|\\bstreet\\b|\\bprovider\\b|:).*");

  private final Predicate<String> known;

  @Autowired
  Payers(PayerDirectory directory) {
    this(text -> directory.identify(text).recognised());
  }

  /**
   * With another payer list.
   *
   * @param known says whether words name a payer that is known
   */
  Payers(Predicate<String> known) {
    this.known = known;
  }

  Optional<Found> in(Layout layout, Labels labels) {
    return labels
        .find(LABELS, NAME)
        .or(() -> labels.find(VAGUE_LABELS, NAME).filter(found -> isPayer(found.value())))
        .or(() -> letterhead(layout))
        .or(() -> elsewhere(layout));
  }

  private boolean isPayer(String text) {
    return isKnown(text) || isOrganization(text);
  }

  private Optional<Found> letterhead(Layout layout) {
    List<Passage> head =
        layout.lines().stream()
            .filter(line -> line.page() == 1 && line.box().y() < HEAD_HEIGHT)
            .filter(line -> line.text().length() < 90)
            .toList();
    return head.stream()
        .filter(line -> !NO_NAME.matcher(line.text()).matches() && isKnown(line.text()))
        .findFirst()
        .map(line -> Found.by(KNOWN, line, "in the letterhead, known by the payer list"))
        .or(
            () ->
                head.stream()
                    .filter(line -> isOrganization(line.text()))
                    .findFirst()
                    .map(line -> Found.by(NAMES_ITSELF, line, "in the letterhead")));
  }

  /** The signature and the footer: short lines that are a known payer's name. */
  private Optional<Found> elsewhere(Layout layout) {
    return layout.lines().stream()
        .filter(line -> line.text().length() < 70 && !NO_NAME.matcher(line.text()).matches())
        .filter(line -> isKnown(line.text()))
        .findFirst()
        .map(line -> Found.by(KNOWN_ELSEWHERE, line, "a line known by the payer list"));
  }

  private boolean isKnown(String text) {
    return known.test(text);
  }

  private static boolean isOrganization(String text) {
    return ORGANIZATION.matcher(text).matches()
        && !NO_NAME.matcher(text).matches()
        && !text.matches(".*\\d{5}.*|.*[.]$");
  }
}
