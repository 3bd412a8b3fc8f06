package org.overturn.peertopeer.packet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.overturn.deadline.ClockText;
import org.overturn.denial.Denial;
import org.overturn.evidence.Assessment;
import org.overturn.evidence.Criterion;
import org.overturn.evidence.Finding;
import org.overturn.evidence.Guideline;
import org.overturn.evidence.Policy;
import org.overturn.evidence.Source;
import org.overturn.evidence.Standing;

/**
 * What the policy gives a packet: the criteria point by point in the payer's own terms (R28), what
 * to get for each gap, which criterion the payer cites (R19), and the guidelines that the policy's
 * record names (R31, R32).
 */
record CriteriaDraft(Assessment assessment, Sources sources) {

  static final String KEY = "criterion:";
  static final String GAP = "missing:";
  static final String MET = "Met";
  static final String CONFLICT = "Conflict";

  private static final int SHORTEST_QUOTE = 20;

  /**
   * One statement for each criterion: first what stands against the request, last what another one
   * of its group stands in for.
   */
  List<Statement> pointByPoint() {
    return assessment.findings().stream()
        .sorted(Comparator.comparingInt(this::urgency))
        .map(this::point)
        .toList();
  }

  private int urgency(Finding finding) {
    if (isOpen(finding)) {
      return 0;
    }
    return finding.standing() == Standing.MET ? 1 : 2;
  }

  /** What to get and from whom, for each criterion without evidence. */
  List<Statement> gaps() {
    return assessment.findings().stream()
        .filter(each -> each.standing() == Standing.MISSING && isOpen(each))
        .map(this::gap)
        .toList();
  }

  /** The criteria that the payer's reason names, by section or by their words. */
  List<Statement> cited(Denial denial) {
    Policy policy = assessment.policy();
    if (policy == null) {
      return List.of();
    }
    String reason = lower(denial.reason().policyCited() + " " + denial.reason().text());
    return policy.criteria().stream()
        .filter(each -> names(reason, each))
        .map(
            each ->
                Statement.of(
                    PacketPart.REASON,
                    "cited:" + each.id(),
                    "Criterion cited",
                    sectioned(each),
                    sources.criterion(policy, each)))
        .toList();
  }

  /** Number, version and the day it was looked at (R23). */
  List<Statement> policy() {
    Policy policy = assessment.policy();
    if (policy == null) {
      return List.of();
    }
    StringBuilder text = new StringBuilder(policy.label()).append(", ").append(policy.title());
    if (policy.effectiveFrom() != null) {
      text.append(", in force since ").append(ClockText.format(policy.effectiveFrom()));
    }
    if (policy.retrievedOn() != null) {
      text.append("; retrieved on ").append(ClockText.format(policy.retrievedOn()));
    }
    Source from =
        policy.source() == null || policy.source().isBlank()
            ? sources.policy(policy)
            : new Source(policy.source(), sources.policy(policy).address());
    return List.of(Statement.of(PacketPart.REASON, "policy", "Policy", text.toString(), from));
  }

  List<Statement> guidelines() {
    Policy policy = assessment.policy();
    return policy == null
        ? List.of()
        : policy.guidelines().stream().map(each -> guideline(policy, each)).toList();
  }

  private Statement guideline(Policy policy, Guideline guideline) {
    String text = guideline.citation() + (blank(guideline.says()) ? "" : ": " + guideline.says());
    Statement statement =
        Statement.of(
            PacketPart.GUIDELINES,
            "guideline:" + slug(guideline.citation()),
            blank(guideline.supports()) ? "" : "For " + sections(policy, guideline.supports()),
            text,
            sources.policy(policy));
    return blank(guideline.contradicts())
        ? statement
        : statement.withCaution(
            "goes against " + sections(policy, guideline.contradicts()) + " of the policy");
  }

  private static String sections(Policy policy, String ids) {
    List<String> named = new ArrayList<>();
    for (String id : ids.trim().split("\\s+")) {
      named.add(
          policy
              .criterion(id)
              .map(each -> each.section().isBlank() ? id : each.section())
              .orElse(id));
    }
    return String.join(", ", named);
  }

  private Statement point(Finding finding) {
    List<Source> from = new ArrayList<>();
    from.add(sources.criterion(assessment.policy(), finding.criterion()));
    finding.facts().forEach(fact -> from.add(sources.fact(fact)));
    String text = sectioned(finding.criterion()) + because(finding);
    Statement point =
        Statement.of(
            PacketPart.CRITERIA, KEY + finding.criterion().id(), standing(finding), text, from);
    String group = finding.criterion().anyOf();
    return group.isBlank() || finding.standing() == Standing.MET
        ? point
        : point.withCaution("one criterion of this group is enough");
  }

  private static String because(Finding finding) {
    StringBuilder because = new StringBuilder();
    if (!blank(finding.because())) {
      because.append(" → ").append(finding.because());
    }
    if (finding.overruled() != null) {
      because
          .append(" (Decided by ")
          .append(finding.overruled().by())
          .append(": ")
          .append(finding.overruled().reason())
          .append(")");
    }
    return because.toString();
  }

  private Statement gap(Finding finding) {
    Criterion criterion = finding.criterion();
    return Statement.of(
        PacketPart.MISSING,
        GAP + criterion.id(),
        criterion.section().isBlank() ? "" : "For " + criterion.section(),
        criterion.whatToGet() + (criterion.section().isBlank() ? ": " + criterion.text() : "."),
        sources.criterion(assessment.policy(), criterion));
  }

  private String standing(Finding finding) {
    if (assessment.stoodInFor(finding)) {
      return "Not needed";
    }
    return switch (finding.standing()) {
      case MET -> MET;
      case NOT_MET -> CONFLICT;
      case MISSING -> "Gap";
      case JUDGEMENT -> "Physician to say";
    };
  }

  private boolean isOpen(Finding finding) {
    return finding.standing() != Standing.MET && !assessment.stoodInFor(finding);
  }

  private static boolean names(String reason, Criterion criterion) {
    String section = lower(criterion.section()).strip();
    boolean bySection =
        section.length() > 1
            && section.matches(".*\\d.*")
            && (" " + reason.replaceAll("[^\\p{L}\\d.]+", " ") + " ")
                .replace(". ", " ")
                .contains(" " + section + " ");
    String words = lower(criterion.text()).strip();
    return bySection || words.length() >= SHORTEST_QUOTE && reason.contains(words);
  }

  private static String sectioned(Criterion criterion) {
    return criterion.section().isBlank()
        ? criterion.text()
        : criterion.section() + " " + criterion.text();
  }

  private static String lower(String text) {
    return text == null ? "" : text.toLowerCase(Locale.ROOT);
  }

  static String slug(String text) {
    return lower(text).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
  }

  private static boolean blank(String text) {
    return text == null || text.isBlank();
  }
}
