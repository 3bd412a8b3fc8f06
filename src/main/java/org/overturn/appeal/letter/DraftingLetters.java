package org.overturn.appeal.letter;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.DecisionService;
import org.overturn.deadline.AppealRight;
import org.overturn.deadline.CaseRules;
import org.overturn.deadline.ComputedDeadline;
import org.overturn.deadline.Deadlines;
import org.overturn.deadline.WindowRule;
import org.overturn.denial.CallFindings;
import org.overturn.denial.Denial;
import org.overturn.document.Exhibit;
import org.overturn.document.Exhibits;
import org.overturn.evidence.Arguments;
import org.overturn.evidence.Assessments;
import org.overturn.evidence.Source;
import org.overturn.practice.PracticeProperties;
import org.overturn.process.EngineCalls;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Drafts letters from the template in force and what is kept of the case. */
@Service
class DraftingLetters implements LetterDrafts {

  private static final String LETTERS = "appeal-letters";

  /** What is for ourselves, or is the letter itself, goes with no letter. */
  private static final Set<Exhibit.Kind> OURS =
      EnumSet.of(Exhibit.Kind.LETTER, Exhibit.Kind.PACKET, Exhibit.Kind.PROOF);

  private final TemplateShelf shelf;
  private final TemplateFilling filling;
  private final Arguments arguments;
  private final Assessments assessments;
  private final CallFindings calls;
  private final CaseRules rules;
  private final Deadlines deadlines;
  private final DraftHistory history;
  private final ObjectProvider<Exhibits> exhibits;
  private final DecisionService decisions;
  private final EngineCalls engine;
  private final PracticeProperties practice;
  private final Clock clock;

  /** What can be enclosed asks the letters themselves what there is, so it is asked for late. */
  DraftingLetters(
      TemplateShelf shelf,
      TemplateFilling filling,
      Arguments arguments,
      Assessments assessments,
      CallFindings calls,
      CaseRules rules,
      Deadlines deadlines,
      DraftHistory history,
      ObjectProvider<Exhibits> exhibits,
      @Lazy DecisionService decisions,
      EngineCalls engine,
      PracticeProperties practice,
      Clock clock) {
    this.shelf = shelf;
    this.filling = filling;
    this.arguments = arguments;
    this.assessments = assessments;
    this.calls = calls;
    this.rules = rules;
    this.deadlines = deadlines;
    this.history = history;
    this.exhibits = exhibits;
    this.decisions = decisions;
    this.engine = engine;
    this.practice = practice;
    this.clock = clock;
  }

  @Override
  @Transactional(noRollbackFor = LetterRefused.class)
  public DraftedLetter of(Denial denial, LetterKind kind, String level) {
    TemplateVersion template = shelf.inForce(kind);
    return drafted(template, filling, inputs(denial, level));
  }

  /** A letter by this template, whether it is in force or not. */
  static DraftedLetter drafted(
      TemplateVersion template, TemplateFilling filling, DraftInputs inputs) {
    TemplateText text = TemplateReading.read(template.text());
    if (!text.isWhole()) {
      throw new LetterRefused(
          "The template %s cannot be filled. %s Mend it on /letters/%s."
              .formatted(template.label(), text.flaws().get(0).text(), template.kind().code()));
    }
    try {
      return new DraftedLetter(
          template.kind(),
          template.label(),
          filling.fill(text, DraftFacts.of(inputs), wording(template)));
    } catch (LetterRefused why) {
      throw new LetterRefused(
          "The template %s cannot be filled. %s Mend it on /letters/%s."
              .formatted(template.label(), why.getMessage(), template.kind().code()));
    }
  }

  static Source wording(TemplateVersion template) {
    return new Source(
        "Wording of the template " + template.label(), "/letters/" + template.kind().code());
  }

  private DraftInputs inputs(Denial denial, String level) {
    Optional<AppealRight> right = rules.appealRight(denial.number(), level);
    List<DraftHistory.Level> levels = history.of(denial.number());
    return new DraftInputs(
        DraftInputs.Of.denial(denial),
        level,
        right,
        arguments.of(denial),
        assessments.of(denial),
        calls.of(denial.number()),
        levels,
        right.flatMap(each -> due(denial, each, level, levels)),
        enclosures(denial),
        practice.name(),
        practice.zone(),
        clock.instant());
  }

  private Optional<ComputedDeadline> due(
      Denial denial, AppealRight right, String level, List<DraftHistory.Level> levels) {
    ZoneId payer = rules.callRule(denial.number()).map(WindowRule::zone).orElse(practice.zone());
    return levels.stream()
        .filter(each -> each.code().equals(level) && each.filedAt() != null)
        .findFirst()
        .map(each -> deadlines.payerDecision(right, each.filedAt(), payer));
  }

  private List<DraftInputs.Enclosure> enclosures(Denial denial) {
    return exhibits
        .orderedStream()
        .flatMap(each -> each.of(denial).stream())
        .filter(each -> !OURS.contains(each.kind()))
        .sorted(
            java.util.Comparator.comparing(Exhibit::kind)
                .thenComparing(Exhibit::at, java.util.Comparator.nullsLast(Instant::compareTo)))
        .map(each -> new DraftInputs.Enclosure(each.key(), each.title()))
        .toList();
  }

  /** A table of codes; who looks at a letter may not evaluate tables in the engine. */
  @Override
  public LetterKind toFile(Denial denial, String level, boolean expedited) {
    Map<String, Object> facts =
        Map.of(
            "appealLevel", level,
            "lineOfBusiness", denial.lineOfBusiness().code(),
            "expedited", expedited);
    return LetterKind.of(
        engine.unrestricted(
            () ->
                decisions
                    .evaluateDecisionTableByKey(LETTERS, facts)
                    .getSingleResult()
                    .<String>getEntry("letter")));
  }
}
