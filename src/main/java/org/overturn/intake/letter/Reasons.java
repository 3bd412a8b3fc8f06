package org.overturn.intake.letter;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the stated reason, word for word, and the policy or criterion that a letter cites. */
final class Reasons {

  private static final int LONGEST_REASON = 4000;
  private static final int LONGEST_POLICY = 300;

  private static final Pattern REASON_HEAD =
      Pattern.compile(
          "^(?:\\d+[.)] )?(?:(?:clinical|specific|medical|principal|primary|denial|determination|decision) )*"
              + "(?:reasons?(?:/\\w+| ?\\(s\\))?|reason\\(s\\)|rationale|basis|explanation)(?: and \\w+)?(?: for(?: not approving)?| of)?(?: (?:the|this|our|your|adverse|benefit))*"
              + "(?: (?:denial|decision|determination|non-?certification|action|request))?(?: is)?\\s*(?::|\\?|-|–|$)\\s*"
              + "|^why (?:did we deny|we denied|was|were|is) [^?:]{2,60}(?:\\?|:|$)\\s*",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern BECAUSE =
      Pattern.compile(
          "(?:denied|not approved?|not certif\\w+|unable to (?:approve|authorize|certify|cover)|cannot (?:be )?approved?|declined|not authoriz\\w+|not covered)"
              + "[^.;]{0,160}?(?:because(?: of)?:?|for the following reasons?:?|due to|since|as)\\s+(?<why>.{10,})",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern NEXT_MATTER =
      Pattern.compile(
          "(?i)^(?:you (?:have|may|can|must)|your (?:appeal )?rights?|if you|how to|to (?:request|appeal|ask|file)"
              + "|(?:a |the )?peer[- ]to[- ]peer|the ordering|sincerely|respectfully|regards|cc:|enclos|page \\d|appeals?\\b|next steps|what (?:you|can|if)"
              + "|(?:clinical |medical )?(?:criteria|guidelines?|polic(?:y|ies))\\b.{0,40}:|we used|this (?:was|decision|determination)\\b|we (?:made|based)|in making|in reaching|questions|for questions|call us).*");

  private static final String KINDS =
      "(?:[Pp]olic(?:y|ies)|Manual|Guidelines?|Criteria|Criterion|Coverage Determination|Coverage Manual|NCD|LCD|InterQual|MCG|Clinical Standards?)";

  private static final Pattern POLICY_IN_TEXT =
      Pattern.compile(
          "(?:\\b(?:based on|according to|under|per|used|using|uses|applied|applying|against|with|in|from|criteria:?|citing|of|by|see|is)\\s+"
              + "(?:the |our |its |plan )*)(?<policy>(?:(?:[A-Z][\\w&'’®/.-]*|for|of|the|and)[ ,:]+){0,8}?"
              + KINDS
              + "\\b(?:[^.;\\n]|\\.(?=\\d)){0,140})");

  /** "Medical policy SUR216 applies", "The Provider Manual, section 2.1, was used". */
  private static final Pattern POLICY_APPLIES =
      Pattern.compile(
          "(?:^|[.:] +)(?:The |Our )?(?<policy>[A-Z](?:[^.;:]|\\.(?=\\d)){0,90}?\\b"
              + KINDS
              + "\\b(?:[^.;]|\\.(?=\\d)){0,110}?),? (?:was used|were used|was applied|were applied|applies|apply)\\b");

  private final Layout layout;
  private final Labels labels;

  Reasons(Layout layout, Labels labels) {
    this.layout = layout;
    this.labels = labels;
  }

  Optional<Found> reason() {
    for (List<Passage> row : layout.rows()) {
      for (int i = 0; i < row.size(); i++) {
        Passage cell = row.get(i);
        Matcher head = REASON_HEAD.matcher(cell.text());
        if (head.find()) {
          Optional<Found> found = under(row, i, head);
          if (found.isPresent()) {
            return found;
          }
        }
      }
    }
    return because();
  }

  private Optional<Found> under(List<Passage> row, int at, Matcher head) {
    Passage cell = row.get(at);
    String name = "\"" + head.group().replaceAll("[\\s:?–-]+$", "").strip() + "\"";
    if (head.end() < cell.text().length()) {
      Passage first = cell.between(head.end(), cell.text().length());
      return Optional.of(Found.by(0.95, onwards(first, cell), "behind " + name));
    }
    if (at + 1 < row.size()) {
      Passage first = row.get(at + 1);
      return Optional.of(Found.by(0.93, onwards(first, first), "beside " + name));
    }
    return labels
        .below(cell)
        .filter(first -> first.text().length() > 12 && !isNextMatter(first))
        .map(first -> Found.by(0.93, onwards(first, first), "below " + name));
  }

  /** The text from here on, until another matter begins. */
  private Passage onwards(Passage first, Passage line) {
    Passage all = first;
    Passage above = line;
    Optional<Passage> next = labels.below(above);
    while (next.isPresent() && all.text().length() < LONGEST_REASON) {
      Passage below = next.get();
      double gap = below.box().y() - above.box().bottom();
      boolean paragraph = gap > 1.1 * above.lineHeight();
      boolean heading = below.text().split(" ").length <= 7 && !below.text().matches(".*[.,;]$");
      if (isNextMatter(below)
          || below.box().x() < line.box().x() - 40
          || paragraph && (heading || REASON_HEAD.matcher(below.text()).find())
          || below.text().matches("[A-Z][\\w ]{2,30}:.*") && paragraph
          || heading && below.text().endsWith(":")) {
        break;
      }
      all = all.and(below);
      above = below;
      next = labels.below(above);
    }
    return all;
  }

  private static boolean isNextMatter(Passage line) {
    return NEXT_MATTER.matcher(line.text()).matches();
  }

  private Optional<Found> because() {
    for (Passage paragraph : layout.paragraphs()) {
      Matcher because = BECAUSE.matcher(paragraph.text());
      if (because.find()) {
        int start = because.start("why");
        int end = endOf(paragraph.text(), start);
        Passage words = paragraph.between(start, end);
        return Optional.of(
            Found.by(0.87, words, "the text says why")
                .as(paragraph.text().substring(start, end).strip()));
      }
    }
    return Optional.empty();
  }

  private static int endOf(String text, int start) {
    Matcher sentence = Pattern.compile("(?<=[.!?])\\s+(?=[A-Z])").matcher(text);
    int from = start;
    while (sentence.find(from)) {
      if (NEXT_MATTER.matcher(text.substring(sentence.end())).matches()) {
        return sentence.start();
      }
      from = sentence.end();
    }
    return text.length();
  }

  Optional<Found> policy() {
    Optional<Found> labeled =
        labels.find(
            List.of(
                "(?:clinical |medical |coverage )?(?:criteri(?:a|on)|guidelines?|polic(?:y|ies))(?: or \\w+)?"
                    + "(?: (?:used|applied|cited|relied (?:up)?on|referenced))(?=\\s*:|\\s*$)",
                "(?:medical|clinical|coverage|cited|payment) (?:policy|guidelines?|criteria)(?=\\s*:|\\s*$)",
                "^(?:criteria|guidelines?|policy)(?: reference)?(?=\\s*:|\\s*$)"),
            Pattern.compile("[A-Z].{4,}"));
    return labeled.map(this::withNextLine).or(this::policyInText);
  }

  private Found withNextLine(Found found) {
    Optional<Passage> line =
        layout.lines().stream()
            .filter(each -> each.page() == found.words().page())
            .filter(each -> each.box().sharedHeight(found.words().box()) > 0.8)
            .filter(each -> each.text().endsWith(found.value()))
            .findFirst();
    Optional<Passage> next =
        line.flatMap(labels::below)
            .filter(below -> Layout.continues(line.get(), below))
            .filter(below -> Character.isLowerCase(below.text().charAt(0)) && !isNextMatter(below));
    return next.map(below -> found.as(found.value() + " " + below.text())).orElse(found);
  }

  private Optional<Found> policyInText() {
    return policyInText(POLICY_APPLIES).or(() -> policyInText(POLICY_IN_TEXT));
  }

  private Optional<Found> policyInText(Pattern pattern) {
    for (Passage paragraph : layout.paragraphs()) {
      Matcher policy = pattern.matcher(paragraph.text());
      if (policy.find() && policy.group("policy").length() < LONGEST_POLICY) {
        Passage words = paragraph.between(policy.start("policy"), policy.end("policy"));
        return Optional.of(
            Found.by(0.82, words, "the text cites it").as(policy.group("policy").strip()));
      }
    }
    return Optional.empty();
  }
}
