package org.overturn.intake.letter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds facts by their labels: behind the label on its line, in the next cell of the row, or in the
 * cell below.
 */
final class Labels {

  private static final double BEHIND_COLON = 0.97;
  private static final double NEXT_CELL = 0.95;
  private static final double BELOW = 0.88;
  private static final double BEHIND = 0.85;

  private static final double ACROSS_LINES = 0.83;

  /** Two values that differ under equal labels: neither is sure. */
  private static final double TWO_VALUES = 0.7;

  /** How far below its label a value may stand, in heights of the label's line. */
  private static final double FAR_BELOW = 2.6;

  /** What ends a value on the same line: another label. */
  private static final Pattern NEXT_LABEL =
      Pattern.compile(
          "\\s+(?=(?:Member|Patient|Enrollee|Subscriber|Group|Plan|Claim|Case|Reference|Ref|Auth"
              + "|Authorization|Request|DOB|Date|Birth|Provider|Physician|Phone|Fax|Tel|Telephone"
              + "|NPI|ID|Diagnosis|Service|CPT|HCPCS|Units|Policy|Status|Decision|Determination"
              + "|Product|Type)\\b[\\w ./()#]{0,24}[:#])",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern ENDS_AS_LABEL = Pattern.compile(".{1,60}[:#]$");

  /** Labels stand in the code, so there are as many as there are. */
  private static final Map<String, Pattern> AT_LABELS = new ConcurrentHashMap<>();

  private final Layout layout;

  Labels(Layout layout) {
    this.layout = layout;
  }

  /**
   * The surest value under one of the labels.
   *
   * @param labels patterns, the best first: a value under a better label wins over a surer one
   * @param value what a value looks like
   */
  Optional<Found> find(List<String> labels, Pattern value) {
    for (String label : labels) {
      Optional<Found> found = best(all(label, value));
      if (found.isPresent()) {
        return found;
      }
    }
    return labels.stream()
        .map(label -> best(acrossLines(label, value)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<Found> best(List<Found> candidates) {
    Optional<Found> best = candidates.stream().max(Comparator.comparingDouble(Found::confidence));
    boolean agreed = candidates.stream().map(found -> plain(found.value())).distinct().count() < 2;
    return best.map(
        found ->
            agreed ? found : found.times(TWO_VALUES).because("but another value stands there too"));
  }

  private static String plain(String value) {
    return value.toLowerCase(java.util.Locale.US).replaceAll("[^\\p{L}\\d]", "");
  }

  /** Every value under this label. */
  List<Found> all(String label, Pattern value) {
    Pattern atLabel = atLabel(label);
    List<Found> found = new ArrayList<>();
    for (List<Passage> row : layout.rows()) {
      for (int i = 0; i < row.size(); i++) {
        Passage cell = row.get(i);
        Matcher matcher = atLabel.matcher(cell.text());
        while (matcher.find()) {
          under(row, i, matcher, value).ifPresent(found::add);
        }
      }
    }
    return found;
  }

  /** A label at the end of a line of text, and its value on the next. */
  private List<Found> acrossLines(String label, Pattern value) {
    Pattern atLabel = atLabel(label);
    List<Found> found = new ArrayList<>();
    for (Passage paragraph : layout.paragraphs()) {
      Matcher matcher = atLabel.matcher(paragraph.text());
      while (matcher.find()) {
        String how = "behind \"" + matcher.group("label").strip() + "\"";
        valueIn(paragraph, matcher.end(), value, ACROSS_LINES, how).ifPresent(found::add);
      }
    }
    return found;
  }

  private static Pattern atLabel(String label) {
    return AT_LABELS.computeIfAbsent(
        label,
        each ->
            Pattern.compile(
                "(?:^|(?<=[\\s|;,(•]))(?<label>"
                    + each
                    + ")(?<end>\\s*[:#]+\\s*|\\s+[-–—]\\s+|\\s+|$)",
                Pattern.CASE_INSENSITIVE));
  }

  private Optional<Found> under(List<Passage> row, int at, Matcher label, Pattern value) {
    Passage cell = row.get(at);
    String name = "\"" + label.group("label").strip() + "\"";
    int from = label.end();
    if (from < cell.text().length()) {
      boolean colon = !label.group("end").isBlank();
      return valueIn(cell, from, value, colon ? BEHIND_COLON : BEHIND, "behind " + name);
    }
    if (label.start() > 0) {
      return Optional.empty();
    }
    if (at + 1 < row.size() && !isLabel(row.get(at + 1))) {
      Optional<Found> beside = valueIn(row.get(at + 1), 0, value, NEXT_CELL, "beside " + name);
      if (beside.isPresent()) {
        return beside;
      }
    }
    return below(cell)
        .filter(next -> !isLabel(next))
        .flatMap(next -> valueIn(next, 0, value, BELOW, "below " + name));
  }

  private static boolean isLabel(Passage cell) {
    return ENDS_AS_LABEL.matcher(cell.text()).matches();
  }

  private static Optional<Found> valueIn(
      Passage cell, int from, Pattern value, double rule, String how) {
    Matcher next = NEXT_LABEL.matcher(cell.text());
    int to = next.find(from) ? next.start() : cell.text().length();
    Matcher matcher = value.matcher(cell.text());
    matcher.region(from, to);
    if (!matcher.lookingAt()) {
      return Optional.empty();
    }
    Passage words = cell.between(matcher.start(), matcher.end());
    return Optional.of(Found.by(rule, words, how).as(matcher.group().strip()));
  }

  /** The piece of a line right below, in the same column. */
  Optional<Passage> below(Passage cell) {
    Box box = cell.box();
    return layout.lines().stream()
        .filter(line -> line.page() == cell.page())
        .filter(line -> line.box().y() > box.middle())
        .filter(line -> line.box().y() - box.bottom() < FAR_BELOW * box.height())
        .filter(line -> line.box().sharedWidth(box) > 0.3)
        .min(Comparator.comparingDouble(line -> line.box().y()));
  }
}
