package org.overturn.deadline;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.overturn.denial.CaseNumber;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The deadlines that run for each case: set, met, lapsed or cancelled, never forgotten. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class CaseDeadlines {

  private final CaseDeadlineRecords records;
  private final Clock clock;

  CaseDeadlines(CaseDeadlineRecords records, Clock clock) {
    this.records = records;
    this.clock = clock;
  }

  /** Sets the running deadline of this kind, or moves it when one runs already. */
  public void set(CaseNumber number, DeadlineKind kind, ComputedDeadline computed) {
    running(number, kind)
        .ifPresentOrElse(
            deadline -> deadline.set(computed),
            () -> records.save(new CaseDeadline(number.value(), kind, computed)));
  }

  /**
   * Sets the running deadline of this kind and says what became of the one that ran; empty when its
   * time stays.
   */
  public Optional<DeadlineChange> move(
      CaseNumber number, DeadlineKind kind, ComputedDeadline computed) {
    Optional<CaseDeadline> before = running(number, kind);
    Instant from = before.map(CaseDeadline::dueAt).orElse(null);
    ZoneId zone = before.map(CaseDeadline::zone).orElse(null);
    set(number, kind, computed);
    return computed.dueAt().equals(from)
        ? Optional.empty()
        : Optional.of(new DeadlineChange(kind, from, computed.dueAt(), zone, computed.zone()));
  }

  /** Ends the running deadline of this kind, which the case's facts do not give; else empty. */
  public Optional<DeadlineChange> end(CaseNumber number, DeadlineKind kind) {
    Optional<DeadlineChange> change =
        running(number, kind)
            .map(
                before ->
                    new DeadlineChange(kind, before.dueAt(), null, before.zone(), before.zone()));
    cancelled(number, kind, "The case's facts give no such deadline");
    return change;
  }

  /** The practice did in time what the deadline is for; nothing happens when none runs. */
  public void met(CaseNumber number, DeadlineKind kind) {
    settle(number, kind, DeadlineState.MET, null);
  }

  /**
   * The deadline passed unused; the cause says why, in words without patient data. It lapsed when
   * it was due, however late that is seen; or now, when it is given up before.
   *
   * @return when, unless none of this kind runs
   */
  public Optional<Lapse> lapsed(CaseNumber number, DeadlineKind kind, String cause) {
    return running(number, kind).map(deadline -> lapse(deadline, cause));
  }

  private Lapse lapse(CaseDeadline deadline, String cause) {
    Instant now = clock.instant();
    Instant at = deadline.dueAt().isBefore(now) ? deadline.dueAt() : now;
    deadline.settled(DeadlineState.LAPSED, at, cause);
    return new Lapse(at, now, deadline.zone());
  }

  /**
   * Someone says why the deadline that lapsed last was not used.
   *
   * @param note more of it, or null
   * @param by the user id of who says so
   */
  public void accounted(
      CaseNumber number, DeadlineKind kind, LapseCause cause, String note, String by) {
    records.findByCaseNumberOrderByDueAt(number.value()).stream()
        .filter(deadline -> deadline.kind() == kind)
        .filter(deadline -> deadline.state() == DeadlineState.LAPSED)
        .reduce((earlier, later) -> later)
        .ifPresent(deadline -> deadline.accounted(cause, note, by, clock.instant()));
  }

  /** The deadline no longer matters. */
  public void cancelled(CaseNumber number, DeadlineKind kind, String cause) {
    settle(number, kind, DeadlineState.CANCELLED, cause);
  }

  /** The deadline that was settled last runs on, where the case takes up again what it was for. */
  public void runAgain(CaseNumber number, DeadlineKind kind) {
    if (running(number, kind).isEmpty()) {
      records.findByCaseNumberOrderByDueAt(number.value()).stream()
          .filter(deadline -> deadline.kind() == kind)
          .reduce((earlier, later) -> later)
          .ifPresent(deadline -> deadline.settled(DeadlineState.OPEN, null, null));
    }
  }

  /** The case ended: nothing runs any more. */
  public void cancelAll(CaseNumber number, String cause) {
    records
        .findByCaseNumberAndState(number.value(), DeadlineState.OPEN)
        .forEach(deadline -> deadline.settled(DeadlineState.CANCELLED, clock.instant(), cause));
  }

  /** The deadline of this kind that runs now. */
  public Optional<CaseDeadline> running(CaseNumber number, DeadlineKind kind) {
    return records.findFirstByCaseNumberAndKindAndState(number.value(), kind, DeadlineState.OPEN);
  }

  /** All deadlines a case ever had, the earliest first. */
  @Transactional(readOnly = true, propagation = Propagation.REQUIRED)
  public List<CaseDeadline> of(CaseNumber number) {
    return records.findByCaseNumberOrderByDueAt(number.value());
  }

  private void settle(CaseNumber number, DeadlineKind kind, DeadlineState how, String cause) {
    running(number, kind).ifPresent(deadline -> deadline.settled(how, clock.instant(), cause));
  }
}
