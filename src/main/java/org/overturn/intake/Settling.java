package org.overturn.intake;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Payer;
import org.overturn.denial.Timeline;
import org.overturn.process.ArrivalProcess;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Settles a notice in one transaction: all its cases with their processes, their timelines and its
 * own state, or nothing at all.
 */
@Service
class Settling {

  private final Notices notices;
  private final NoticeLinks links;
  private final PayerDirectory payers;
  private final TakingDenial denials;
  private final TakingApproval approvals;
  private final TakingRemark remarks;
  private final ArrivalProcess arrivals;
  private final Timeline timeline;
  private final Clock clock;

  Settling(
      Notices notices,
      NoticeLinks links,
      PayerDirectory payers,
      TakingDenial denials,
      TakingApproval approvals,
      TakingRemark remarks,
      ArrivalProcess arrivals,
      Timeline timeline,
      Clock clock) {
    this.notices = notices;
    this.links = links;
    this.payers = payers;
    this.denials = denials;
    this.approvals = approvals;
    this.remarks = remarks;
    this.arrivals = arrivals;
    this.timeline = timeline;
    this.clock = clock;
  }

  /** Settles the notice; one that is settled already gives its result again. */
  @Transactional
  IntakeResult settle(UUID id, List<Finding> findings) {
    return settle(notices.lock(id).orElseThrow(), findings);
  }

  /** The same for a notice that was left behind; empty when another node has it in hand. */
  @Transactional
  Optional<IntakeResult> settleIfFree(UUID id, List<Finding> findings) {
    return notices.lockIfFree(id).map(notice -> settle(notice, findings));
  }

  private IntakeResult settle(Notice notice, List<Finding> findings) {
    if (!notice.isWaiting()) {
      return result(notice);
    }
    List<LineOutcome> outcomes = outcomes(notice, findings);
    outcomes.stream()
        .filter(outcome -> outcome.number() != null)
        .forEach(outcome -> links.add(notice.id(), outcome.number(), outcome.identity()));
    NoticeState state = state(outcomes);
    if (state == NoticeState.NEEDS_A_PERSON && links.hasTwinWithAPerson(notice)) {
      notice.settled(NoticeState.DUPLICATE, "The same as an arrival that a person sees to", now());
    } else {
      notice.settled(state, why(outcomes), now());
    }
    if (notice.needsAPerson()) {
      arrivals.needsAPerson(notice.whole());
    }
    return new IntakeResult(notice.id(), notice.state(), cases(outcomes), notice.why(), Map.of());
  }

  private Instant now() {
    return clock.instant();
  }

  /** What became of a notice up to now. */
  @Transactional(readOnly = true)
  IntakeResult result(UUID id) {
    return find(id).orElseThrow();
  }

  /** The same; empty when there is no notice of this number. */
  @Transactional(readOnly = true)
  Optional<IntakeResult> find(UUID id) {
    return notices.findById(id).map(this::result);
  }

  private IntakeResult result(Notice notice) {
    return new IntakeResult(
        notice.id(),
        notice.state(),
        links.casesOf(notice.id()),
        notice.why(),
        links.partsOf(notice.id()));
  }

  private List<LineOutcome> outcomes(Notice notice, List<Finding> findings) {
    List<CaseNumber> ofTwin = links.casesOfTwin(notice);
    if (!ofTwin.isEmpty()) {
      return ofTwin.stream().map(LineOutcome::duplicate).toList();
    }
    List<LineOutcome> outcomes = new ArrayList<>();
    List<Flaw> flaws = new ArrayList<>();
    for (Finding finding : findings) {
      try {
        outcomes.addAll(take(notice, finding));
      } catch (NoticeRefused refused) {
        flaws.addAll(refused.flaws());
      }
    }
    if (!flaws.isEmpty()) {
      throw NoticeRefused.incomplete(flaws.stream().distinct().toList());
    }
    tellOfOneAnother(outcomes);
    return outcomes;
  }

  private List<LineOutcome> take(Notice notice, Finding finding) {
    if (finding.isMisshapen()) {
      throw NoticeRefused.incomplete(finding.flaws());
    }
    Payer payer = payers.identify(finding.facts().payerText());
    return switch (finding.answer()) {
      case DENIED, PARTLY_APPROVED, REFUSED_REQUEST ->
          List.of(denials.take(notice, finding, payer));
      case APPROVED -> approvals.take(notice, finding, payer);
      case PENDED, WITHDRAWN, CALL_PAYER, NO_DENIAL, UNCLEAR ->
          remarks.take(notice, finding, payer);
    };
  }

  /** Cases that one notice opened name one another. */
  private void tellOfOneAnother(List<LineOutcome> outcomes) {
    List<CaseNumber> opened =
        outcomes.stream()
            .filter(outcome -> outcome.state() == NoticeState.ACCEPTED)
            .map(LineOutcome::number)
            .toList();
    String unsettled = why(outcomes);
    for (CaseNumber number : opened) {
      opened.stream()
          .filter(other -> !other.equals(number))
          .forEach(other -> timeline.add(number, "The same notice opened " + other));
      if (unsettled != null) {
        timeline.add(number, "The same notice also says: " + unsettled);
      }
    }
  }

  /** An opened case speaks first; then what a person has to see; a duplicate only when all are. */
  private static NoticeState state(List<LineOutcome> outcomes) {
    List<NoticeState> states = outcomes.stream().map(LineOutcome::state).toList();
    for (NoticeState first :
        List.of(
            NoticeState.ACCEPTED,
            NoticeState.NEEDS_A_PERSON,
            NoticeState.DECISION,
            NoticeState.DUPLICATE)) {
      if (states.contains(first)) {
        return first;
      }
    }
    return NoticeState.NOT_A_DENIAL;
  }

  private static List<CaseNumber> cases(List<LineOutcome> outcomes) {
    return outcomes.stream()
        .map(LineOutcome::number)
        .filter(Objects::nonNull)
        .distinct()
        .sorted(Comparator.comparing(CaseNumber::value))
        .toList();
  }

  private static String why(List<LineOutcome> outcomes) {
    String all =
        outcomes.stream()
            .map(LineOutcome::why)
            .filter(Objects::nonNull)
            .distinct()
            .collect(Collectors.joining("; "));
    return all.isEmpty() ? null : all;
  }
}
