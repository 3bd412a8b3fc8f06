package org.overturn.intake.letter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the services that a letter is about: in the rows of a table, behind a label, or in the
 * text. Codes in the text count only where no table and no label gives one, since the text may cite
 * others.
 */
final class ServiceLines {

  /**
   * One service.
   *
   * @param verdict what its own row says; null where the letter says it for all
   */
  record Service(
      String system, Found code, Optional<Found> description, Integer units, Verdict verdict) {}

  private static final String CODE_WORDS =
      "(?:CPT(?:®)?(?:/HCPCS)?|HCPCS(?:/CPT)?|NDC|(?:procedure|service|treatment|billing|drug|item)"
          + " codes?|codes?)(?: codes?| number| no\\.?| ?\\(s\\)|®)*\\s*[:#(]*\\s*";

  private static final String CODE =
      "(?<code>\\d{5}-\\d{3,4}-\\d{2}|\\d{4}[FTU]|[A-V]\\d{4}|\\d{5})(?![\\w-])";

  private static final Pattern LABELED =
      Pattern.compile("(?<![\\w-])(?i:" + CODE_WORDS + ")" + CODE);

  private static final Pattern MORE = Pattern.compile("\\G(?:\\s*(?:,|and|&|or|/)\\s*)" + CODE);

  private static final Pattern ALONE = Pattern.compile(CODE + "(?:\\s*[-–—:]?\\s*(?<rest>.*))?");

  private static final Pattern CODE_HEAD =
      Pattern.compile("(?i).*\\b(?:CPT|HCPCS|NDC|codes?|procedure|service)\\b.*");

  private static final Pattern DESCRIPTION_HEAD =
      Pattern.compile(
          "(?i)(?:[\\w ]+ )?(?:description|services?|procedures?|items?|drugs?|medications?|treatments?)(?: [\\w ]+)?");

  private static final Pattern UNITS_HEAD =
      Pattern.compile("(?i)(?:\\w+ )?(?:units?|qty|quantity|visits)(?: \\w+)?");

  private static final Pattern LABEL =
      Pattern.compile(
          "(?i)(?:requested |denied |proposed )?(?:services?|procedures?|treatments?|items?|drugs?"
              + "|medications?|description)(?: or \\w+)?(?: requested| denied| description| name)?"
              + "\\s*:?\\s*$");

  private static final Pattern CODE_AND_WORDS =
      Pattern.compile(CODE + "(?:\\s*[-–—:]\\s*|\\s+)(?<words>\\p{Lu}.{3,160})");

  private static final String SERVICE =
      "(?:requested |denied |proposed )?(?:service|procedure|treatment|item|drug|medication)(?:s| ?\\(s\\))?"
          + "(?: requested| denied| description| name)?(?=\\s*:|\\s*$)";

  /** Up to the code, or to the end of the sentence. */
  private static final Pattern WORDS =
      Pattern.compile(
          "\\p{L}(?:[^;.]|\\.(?=\\S)){3,160}?(?=\\s*\\(?(?:CPT|HCPCS|NDC|procedure code|code)\\b|\\s*\\(\\d"
              + "|\\.(?:\\s|$)|;|$)");

  private static final Pattern WORDS_BEHIND =
      Pattern.compile(
          "\\)?\\s*(?:[-–—:,(]|\\bfor\\b)\\s*(?<words>(?!(?i:CPT|HCPCS|and|or|diagnos\\w+)\\b)\\p{L}[^.;:()]{4,120}?)"
              + "(?=[.;:()]|,? (?:for (?:the |your )?diagnos|was\\b|has\\b|is\\b|are\\b|requested|ordered|diagnos)|$)");

  private static final List<Pattern> WORDS_BEFORE =
      List.of(
          Pattern.compile("[:;]\\s*(?<words>\\p{L}[^.;:()]{4,120}?)[\\s,(–-]*$"),
          Pattern.compile("\\bfor (?:an? |the |your )?(?<words>\\p{L}[^.;:()]{4,120}?)[\\s,(–-]*$"),
          Pattern.compile("(?:^|\\. )(?<words>\\p{L}[^.;:()]{4,120}?)[\\s,(–-]*$"));

  private static final double NEAR = 0.85;
  private static final double IN_TABLE = 0.93;
  private static final double BEHIND_LABEL = 0.97;
  private static final double IN_TEXT = 0.9;
  private static final double SEVERAL_IN_TEXT = 0.75;
  private static final double FAR_ABOVE = 320;

  private final Layout layout;
  private final Labels labels;
  private final Map<String, Service> found = new LinkedHashMap<>();

  private ServiceLines(Layout layout, Labels labels) {
    this.layout = layout;
    this.labels = labels;
  }

  static List<Service> in(Layout layout, Labels labels) {
    ServiceLines lines = new ServiceLines(layout, labels);
    lines.table();
    if (lines.found.isEmpty()) {
      lines.labeled();
    }
    if (lines.found.isEmpty()) {
      lines.text();
    }
    return List.copyOf(lines.found.values());
  }

  private void table() {
    for (List<Passage> row : layout.rows()) {
      for (Passage cell : row) {
        Matcher alone = ALONE.matcher(cell.text());
        if (row.size() > 1 && alone.matches() && headAbove(cell, CODE_HEAD).isPresent()) {
          row(row, cell, alone);
        }
      }
    }
  }

  private void row(List<Passage> row, Passage cell, Matcher alone) {
    Passage words = cell.between(alone.start("code"), alone.end("code"));
    Found code =
        Found.by(IN_TABLE, words, "in the table, below the head of its column")
            .as(alone.group("code"));
    String rest = alone.group("rest");
    Optional<Found> description =
        rest != null && rest.length() > 3
            ? Optional.of(
                Found.by(
                        IN_TABLE,
                        cell.between(alone.start("rest"), alone.end("rest")),
                        "behind the code")
                    .as(rest))
            : description(row, cell);
    String text = Passage.of(row).text();
    Verdict verdict = decision(row).orElse(null);
    add(code, description, units(row), text.isEmpty() ? null : verdict);
  }

  private Optional<Found> description(List<Passage> row, Passage code) {
    return row.stream()
        .filter(cell -> cell != code)
        .filter(cell -> headAbove(cell, DESCRIPTION_HEAD).isPresent())
        .filter(cell -> cellDecision(cell).isEmpty() && cell.text().length() > 5)
        .max(Comparator.comparingInt(cell -> cell.text().length()))
        .map(this::whole)
        .map(cell -> Found.by(IN_TABLE, cell, "in the row of the code"))
        .or(this::labeledDescription);
  }

  /** A cell with the lines of it that stand below, where no other cell of a code begins. */
  private Passage whole(Passage cell) {
    Passage all = cell;
    Optional<Passage> next = continuation(cell);
    while (next.isPresent() && all.text().length() < 200) {
      all = all.and(next.get());
      next = continuation(next.get());
    }
    return all;
  }

  private Optional<Passage> continuation(Passage cell) {
    return layout.rows().stream()
        .filter(row -> row.size() == 1)
        .map(row -> row.get(0))
        .filter(line -> Layout.continues(cell, line))
        .filter(line -> line.box().x() > cell.box().x() - 3)
        .filter(line -> Math.abs(line.box().x() - cell.box().x()) < 3)
        .filter(line -> Character.isLowerCase(line.text().charAt(0)))
        .findFirst();
  }

  private Integer units(List<Passage> row) {
    for (Passage cell : row) {
      if (cell.text().matches("\\d{1,4}") && headAbove(cell, UNITS_HEAD).isPresent()) {
        int units = Integer.parseInt(cell.text());
        return units > 0 ? units : null;
      }
    }
    return null;
  }

  private static Optional<Verdict> decision(List<Passage> row) {
    return row.stream().map(ServiceLines::cellDecision).flatMap(Optional::stream).findFirst();
  }

  private static Optional<Verdict> cellDecision(Passage cell) {
    String text = cell.text().toLowerCase(java.util.Locale.US);
    return Optional.ofNullable(
        text.matches("not (?:approved|certified|authorized|covered)|denied|non-?certified|denial")
            ? Verdict.DENIED
            : text.matches("partial(?:ly)? (?:approved|denied|approval)|approved in part")
                ? Verdict.PARTLY_APPROVED
                : text.matches("approved|certified|authorized") ? Verdict.APPROVED : null);
  }

  /** The head of a column: the nearest cell above that names such a column. */
  private Optional<Passage> headAbove(Passage cell, Pattern head) {
    Box box = cell.box();
    return layout.lines().stream()
        .filter(line -> line.page() == cell.page() && line.box().bottom() <= box.middle())
        .filter(line -> box.y() - line.box().bottom() < FAR_ABOVE)
        .filter(line -> line.box().sharedWidth(box) > 0.3 && line.text().length() < 40)
        .filter(line -> head.matcher(line.text()).matches() && !line.text().endsWith("."))
        .findFirst();
  }

  private void labeled() {
    for (List<Passage> row : layout.rows()) {
      for (int i = 0; i < row.size(); i++) {
        Matcher labeled = LABELED.matcher(row.get(i).text());
        boolean ofService = i > 0 && LABEL.matcher(row.get(i - 1).text()).matches();
        if (labeled.find() && (labeled.start() == 0 || ofService)) {
          codes(row.get(i), labeled, BEHIND_LABEL, "behind its label");
        }
      }
    }
    if (found.isEmpty()) {
      labels
          .find(
              List.of(
                  "^(?:CPT|HCPCS|NDC|procedure|service|treatment)(?:/\\w+)?(?: codes?)?(?: ?\\(s\\))?"
                      + "(?: number)?",
                  "^codes?"),
              Pattern.compile(CODE))
          .ifPresent(code -> add(code, labeledDescription(), null, null));
    }
    if (found.isEmpty()) {
      labels.find(List.of(SERVICE), CODE_AND_WORDS).ifPresent(this::codeAndWords);
    }
    describedByLabel();
  }

  /** "Requested service: 72148 - MRI of the lumbar spine". */
  private void codeAndWords(Found both) {
    Matcher parts = CODE_AND_WORDS.matcher(both.value());
    if (parts.matches()) {
      add(both.as(parts.group("code")), Optional.of(both.as(parts.group("words"))), null, null);
    }
  }

  /** "Requested service: MRI of the lumbar spine (CPT 72148)". */
  private void describedByLabel() {
    if (!found.isEmpty()) {
      return;
    }
    for (List<Passage> row : layout.rows()) {
      for (int i = 0; i < row.size(); i++) {
        Passage cell = row.get(i);
        Matcher labeled = LABELED.matcher(cell.text());
        boolean named =
            cell.text()
                    .matches(
                        "(?i)(?:requested |denied )?(?:services?|procedures?|treatment|item|drug|medication)"
                            + "(?: requested| denied)?\\s*:.*")
                || i > 0 && LABEL.matcher(row.get(i - 1).text()).matches();
        if (named && labeled.find()) {
          codes(cell, labeled, BEHIND_LABEL, "behind the service");
        }
      }
    }
  }

  private void text() {
    List<Passage> cited = new ArrayList<>();
    for (Passage paragraph : layout.paragraphs()) {
      Matcher labeled = LABELED.matcher(paragraph.text());
      while (labeled.find()) {
        cited.add(paragraph);
        codes(paragraph, labeled, IN_TEXT, "in the text");
      }
    }
    if (found.size() > 1) {
      found.replaceAll(
          (code, service) ->
              new Service(
                  service.system(),
                  service
                      .code()
                      .times(SEVERAL_IN_TEXT / IN_TEXT)
                      .because("one of several codes there"),
                  service.description(),
                  service.units(),
                  service.verdict()));
    }
  }

  private void codes(Passage cell, Matcher first, double sure, String how) {
    Passage words = cell.between(first.start("code"), first.end("code"));
    add(
        Found.by(sure, words, how).as(first.group("code")),
        near(cell, first.start(), first.end())
            .or(this::labeledDescription)
            .or(() -> nearInText(first.group("code"))),
        null,
        null);
    Matcher more = MORE.matcher(cell.text());
    int from = first.end();
    while (more.find(from) && more.start() == from) {
      Passage next = cell.between(more.start("code"), more.end("code"));
      add(
          Found.by(sure, next, how).as(more.group("code")),
          near(cell, more.start(), more.end()).or(this::labeledDescription),
          null,
          null);
      from = more.end();
    }
  }

  /** What stands right behind the code, or before it when the code is in parentheses. */
  private static Optional<Found> near(Passage cell, int start, int end) {
    Matcher behind = WORDS_BEHIND.matcher(cell.text()).region(end, cell.text().length());
    if (behind.lookingAt()) {
      return Optional.of(words(cell, behind, "behind the code"));
    }
    for (Pattern pattern : WORDS_BEFORE) {
      Matcher before = pattern.matcher(cell.text()).region(0, start);
      if (before.find()) {
        return Optional.of(words(cell, before, "before the code"));
      }
    }
    return Optional.empty();
  }

  /** The same where the code begins a line and its words end the one above. */
  private Optional<Found> nearInText(String code) {
    for (Passage paragraph : layout.paragraphs()) {
      Matcher labeled = LABELED.matcher(paragraph.text());
      while (labeled.find()) {
        Optional<Found> words = near(paragraph, labeled.start(), labeled.end());
        if (labeled.group("code").equals(code) && words.isPresent()) {
          return words;
        }
      }
    }
    return Optional.empty();
  }

  private static Found words(Passage cell, Matcher match, String how) {
    return Found.by(NEAR, cell.between(match.start("words"), match.end("words")), how)
        .as(match.group("words").strip());
  }

  private Optional<Found> labeledDescription() {
    return labels.find(
        List.of(SERVICE, "description(?: of (?:the )?services?)?(?=\\s*:|\\s*$)"), WORDS);
  }

  private void add(Found code, Optional<Found> description, Integer units, Verdict verdict) {
    Service service = new Service(system(code.value()), code, description, units, verdict);
    found.merge(
        code.value(),
        service,
        (known, again) -> again.code().confidence() > known.code().confidence() ? again : known);
  }

  /** The code list by the form of the code. */
  static String system(String code) {
    if (code.matches("\\d{4,5}-\\d{3,4}-\\d{1,2}")) {
      return "NDC";
    }
    if (code.matches("\\d{5}|\\d{4}[FTU]")) {
      return "CPT";
    }
    if (code.matches("[A-V]\\d{4}")) {
      return "HCPCS";
    }
    return code.matches("[0-9A-HJ-NP-Z]{7}") ? "ICD-10-PCS" : "other";
  }
}
