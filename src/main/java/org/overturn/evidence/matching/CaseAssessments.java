package org.overturn.evidence.matching;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.overturn.denial.Denial;
import org.overturn.evidence.Assessment;
import org.overturn.evidence.Assessments;
import org.overturn.evidence.ChartReading;
import org.overturn.evidence.Charts;
import org.overturn.evidence.Criterion;
import org.overturn.evidence.Finding;
import org.overturn.evidence.Policies;
import org.overturn.evidence.Policy;
import org.overturn.practice.PracticeProperties;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The criteria of cases by what is kept of their charts, policies and people's words. */
@Service
class CaseAssessments implements Assessments {

  private final Charts charts;
  private final Policies policies;
  private final CriterionWords words;
  private final PracticeProperties practice;

  CaseAssessments(
      Charts charts, Policies policies, CriterionWords words, PracticeProperties practice) {
    this.charts = charts;
    this.policies = policies;
    this.words = words;
    this.practice = practice;
  }

  @Override
  @Transactional(readOnly = true)
  public Assessment of(Denial denial) {
    return said(matched(denial), words.of(denial.number()));
  }

  /** With what people said before the match. */
  static Assessment said(Assessment matched, List<Word> said) {
    return Assessment.of(
        matched.policy(),
        matched.chart(),
        matched.findings().stream().map(match -> said(match, said)).toList());
  }

  /** What the match alone finds. */
  @Transactional(readOnly = true)
  public Assessment matched(Denial denial) {
    ChartReading chart = charts.of(denial.number());
    Optional<Policy> policy = policies.of(denial.number());
    List<Finding> findings =
        policy.map(each -> Matching.match(each, chart, day(chart))).orElse(List.of());
    return Assessment.of(policy.orElse(null), chart, findings);
  }

  /** The day on which the facts were read: a later try that failed makes nothing older. */
  private LocalDate day(ChartReading chart) {
    Instant read = chart.factsAt();
    return read == null ? null : LocalDate.ofInstant(read, practice.zone());
  }

  private static Finding said(Finding match, List<Word> said) {
    return standing(match.criterion(), said).map(word -> word.over(match)).orElse(match);
  }

  /** The word that counts, if there is one. */
  static Optional<Word> standing(Criterion criterion, List<Word> said) {
    return said.stream()
        .filter(word -> word.isAbout(criterion))
        .findFirst()
        .filter(word -> !word.isWithdrawal());
  }
}
