package org.overturn.appeal.letter;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.DecisionService;
import org.overturn.appeal.address.AppealAddresses;
import org.overturn.deadline.AppealRight;
import org.overturn.deadline.CaseRules;
import org.overturn.deadline.ComputedDeadline;
import org.overturn.deadline.Deadlines;
import org.overturn.deadline.WindowRule;
import org.overturn.denial.CallFindings;
import org.overturn.denial.Denial;
import org.overturn.denial.Urgency;
import org.overturn.evidence.Arguments;
import org.overturn.evidence.Assessments;
import org.overturn.evidence.Source;
import org.overturn.practice.PracticeProperties;
import org.overturn.process.EngineCalls;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Drafts letters from the template in force and what is kept of the case. */
@Service
class DraftingLetters implements LetterDrafts {

  private static final String LETTERS = "appeal-letters";

  private final TemplateShelf shelf;
  private final TemplateFilling filling;
  private final Arguments arguments;
  private final Assessments assessments;
  private final CallFindings calls;
  private final ReviewerRationales rationales;
  private final CaseRules rules;
  private final Deadlines deadlines;
  private final DraftHistory history;
  private final Enclosures enclosures;
  private final AppealAddresses addresses;
  private final DecisionService decisions;
  private final EngineCalls engine;
  private final PracticeProperties practice;
  private final Clock clock;

  DraftingLetters(
      TemplateShelf shelf,
      TemplateFilling filling,
      Arguments arguments,
      Assessments assessments,
      CallFindings calls,
      ReviewerRationales rationales,
      CaseRules rules,
      Deadlines deadlines,
      DraftHistory history,
      Enclosures enclosures,
      AppealAddresses addresses,
      @Lazy DecisionService decisions,
      EngineCalls engine,
      PracticeProperties practice,
      Clock clock) {
    this.shelf = shelf;
    this.filling = filling;
    this.arguments = arguments;
    this.assessments = assessments;
    this.calls = calls;
    this.rationales = rationales;
    this.rules = rules;
    this.deadlines = deadlines;
    this.history = history;
    this.enclosures = enclosures;
    this.addresses = addresses;
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

  private static Source wording(TemplateVersion template) {
    return wording(template.kind(), "version " + template.number());
  }

  /** What a sentence rests on that claims nothing of the case. */
  static Source wording(LetterKind kind, String version) {
    return new Source(
        "Wording of the template " + kind.code() + ", " + version, "/letters/" + kind.code());
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
        rationales.of(denial.number()),
        levels,
        right.flatMap(each -> due(denial, each, level, levels)),
        enclosed(denial, level),
        addresses.of(denial, level, denial.urgency() == Urgency.EXPEDITED),
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

  private List<DraftInputs.Enclosure> enclosed(Denial denial, String level) {
    return enclosures.of(denial, level).stream()
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
