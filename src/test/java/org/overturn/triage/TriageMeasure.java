package org.overturn.triage;

import static org.overturn.triage.ReasonStatement.HELD_OUT;
import static org.overturn.triage.ReasonStatement.TUNE;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.overturn.decisions.DecisionTable;
import org.overturn.process.ReasonWording;

/**
 * How the two tables sort labeled reasons: the words to a topic, the codes and the topic to a kind,
 * as a case does. Of payer, state and line of business nothing special is assumed.
 */
public final class TriageMeasure {

  static final List<String> KINDS = List.of("clinical", "administrative", "unclear");

  private final DecisionTable topics = DecisionTable.named("reason-topics");
  private final DecisionTable kinds = DecisionTable.named("classify-denial");
  private final Map<String, Integer> counts = new LinkedHashMap<>();
  private final List<String> mistakes = new ArrayList<>();
  private int lostUnseen;
  private int withoutPerson;

  private TriageMeasure(Stream<ReasonStatement> reasons) {
    reasons.forEach(this::add);
  }

  /** The half that no rule was made for. */
  public static TriageMeasure heldOut() {
    return of(ReasonStatement.all().stream().filter(reason -> reason.isOf(HELD_OUT)));
  }

  /** The half that may be looked at while the tables are changed. */
  static TriageMeasure tune() {
    return of(ReasonStatement.all().stream().filter(reason -> reason.isOf(TUNE)));
  }

  static TriageMeasure of(Stream<ReasonStatement> reasons) {
    return new TriageMeasure(reasons);
  }

  private void add(ReasonStatement reason) {
    Map<String, Object> found = classified(reason.codes(), topic(reason.statement()));
    String kind = String.valueOf(found.get("denialKind"));
    boolean person = Boolean.TRUE.equals(found.get("confirm"));
    counts.merge(reason.label() + ">" + kind, 1, Integer::sum);
    if (!person) {
      withoutPerson++;
    }
    if (kind.equals(reason.label())) {
      return;
    }
    mistakes.add(reason.id() + ": " + reason.label() + " taken for " + kind);
    if (reason.label().equals("clinical") && kind.equals("administrative") && !person) {
      lostUnseen++;
    }
  }

  private String topic(String statement) {
    return String.valueOf(
        topics
            .decide(Map.of("reasonText", ReasonWording.plain(statement)))
            .get(0)
            .get("reasonTopic"));
  }

  private Map<String, Object> classified(String codes, String topic) {
    return kinds
        .decide(
            Map.of(
                "actionCode",
                codes.startsWith("AAA:") ? "AAA" : "A3",
                "reasonCodes",
                codes,
                "reasonTopic",
                topic,
                "lineOfBusiness",
                "commercial",
                "payer",
                "other",
                "state",
                "unknown",
                "deniedBefore",
                false))
        .get(0);
  }

  int count(String label, String kind) {
    return counts.getOrDefault(label + ">" + kind, 0);
  }

  private int labeled(String label) {
    return KINDS.stream().mapToInt(kind -> count(label, kind)).sum();
  }

  /** Of those so labeled, the share that was found. */
  double recall(String label) {
    return (double) count(label, label) / labeled(label);
  }

  /** Of those so classified, the share that is so labeled. */
  double precision(String kind) {
    return (double) count(kind, kind) / KINDS.stream().mapToInt(label -> count(label, kind)).sum();
  }

  /** The costly error: clinical denials called administrative, confirmed by a person or not. */
  double clinicalLost() {
    return (double) count("clinical", "administrative") / labeled("clinical");
  }

  /** Which statements went wrong, by id; for the half that may be looked at. */
  List<String> mistakes() {
    return mistakes;
  }

  /** A table in Markdown. */
  public String report() {
    int all = KINDS.stream().mapToInt(this::labeled).sum();
    List<String> lines = new ArrayList<>();
    lines.add(format("### Triage of %d labeled reasons kept apart from tuning", all));
    lines.add("");
    lines.add("| label | clinical | administrative | unclear | recall | precision |");
    lines.add("|---|---|---|---|---|---|");
    KINDS.forEach(label -> lines.add(row(label)));
    lines.add("");
    lines.add(
        format(
            "Clinical taken for administrative: %d of %d, %.1f %% (aim: under 1 %%, %s); of these"
                + " sent on without a person: %d.",
            count("clinical", "administrative"),
            labeled("clinical"),
            100 * clinicalLost(),
            clinicalLost() < 0.01 ? "met" : "missed",
            lostUnseen));
    lines.add(format("Classified without a person: %d of %d.", withoutPerson, all));
    return String.join("\n", lines) + "\n";
  }

  private String row(String label) {
    return format(
        "| %s | %d | %d | %d | %.3f | %.3f |",
        label,
        count(label, "clinical"),
        count(label, "administrative"),
        count(label, "unclear"),
        recall(label),
        precision(label));
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.US, pattern, values);
  }
}
