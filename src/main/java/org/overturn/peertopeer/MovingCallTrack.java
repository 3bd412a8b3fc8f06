package org.overturn.peertopeer;

import java.time.Instant;
import java.util.Date;
import java.util.EnumSet;
import java.util.Set;
import org.overturn.correction.MovingCase;
import org.overturn.correction.StageClocks;
import org.overturn.deadline.AppealRight;
import org.overturn.deadline.CaseClocks;
import org.overturn.deadline.CaseDeadlines;
import org.overturn.deadline.CaseMoments;
import org.overturn.deadline.CaseRules;
import org.overturn.deadline.DeadlineKind;
import org.overturn.deadline.Deadlines;
import org.overturn.deadline.Moment;
import org.overturn.deadline.OpeningHours;
import org.overturn.deadline.WindowRule;
import org.overturn.denial.AppealTrack;
import org.overturn.denial.CallTrack;
import org.overturn.denial.Denial;
import org.overturn.practice.PracticeProperties;
import org.overturn.process.DenialProcess;
import org.overturn.process.Variables;
import org.springframework.stereotype.Component;

/** The call track's clocks once more; a track that ended for want of a window opens again. */
@Component
class MovingCallTrack implements StageClocks {

  private static final Set<CallTrack> ENDED_WITHOUT_A_CALL =
      EnumSet.of(CallTrack.LAPSED, CallTrack.NOT_AVAILABLE);

  private static final Set<AppealTrack> FILED_OR_ABOUT_TO_BE =
      EnumSet.of(AppealTrack.TO_FILE, AppealTrack.FILED);

  private final CallTrackKeeping track;
  private final RequestingCall requesting;
  private final CaseRules rules;
  private final CaseClocks caseClocks;
  private final CaseDeadlines deadlines;
  private final Deadlines clocks;
  private final CaseMoments moments;
  private final DenialProcess process;
  private final OpeningHours practice;

  MovingCallTrack(
      CallTrackKeeping track,
      RequestingCall requesting,
      CaseRules rules,
      CaseClocks caseClocks,
      CaseDeadlines deadlines,
      Deadlines clocks,
      CaseMoments moments,
      DenialProcess process,
      PracticeProperties practice) {
    this.track = track;
    this.requesting = requesting;
    this.rules = rules;
    this.caseClocks = caseClocks;
    this.deadlines = deadlines;
    this.clocks = clocks;
    this.moments = moments;
    this.process = process;
    this.practice = new OpeningHours(practice.opens(), practice.closes(), practice.zone());
  }

  @Override
  public int order() {
    return 20;
  }

  @Override
  public void move(MovingCase moving) {
    if (moving.denial().callTrack().isRunning()) {
      moveInstants(moving);
    } else if (mayOpenAgain(moving)) {
      openAgain(moving);
    }
  }

  /** The slot of a call, and the packet that is due ahead of it, stay. */
  private void moveInstants(MovingCase moving) {
    var number = moving.number();
    Instant closes = moving.instant(Variables.WINDOW_CLOSES_AT);
    Instant opened =
        moments.at(number, Moment.CHALLENGE_OPENED).orElse(moving.denial().receivedAt());
    Instant asked = since(moving, Moment.REQUEST_DUE_AGAIN).orElse(opened);
    moving.set(Variables.REQUEST_DUE_AT, clocks.requestDueAt(asked, closes, practice));
    if (since(moving, Moment.SLOT_AGREED).isEmpty()) {
      moving.set(Variables.PACKET_DUE_AT, CallTrackKeeping.packetDue(opened, closes));
    }
    since(moving, Moment.REQUEST_OPENED_AGAIN)
        .ifPresent(
            at ->
                requesting
                    .rungs(number, at, closes)
                    .forEach(
                        (name, rung) -> moving.setAll(java.util.Map.of(name, Date.from(rung)))));
    since(moving, Moment.REQUEST_GRANTED)
        .map(
            at ->
                RequestingCall.scheduleEscalation(
                    at, moving.instant(Variables.WINDOW_ESCALATION_AT)))
        .ifPresent(at -> moving.set(Variables.SCHEDULE_ESCALATION_AT, at));
    if (deadlines.running(number, DeadlineKind.CALL_BACK).isPresent()) {
      moveCallBack(moving);
    }
  }

  /** A missed call is called back by the payer's rule, which may be another one now (F16). */
  private void moveCallBack(MovingCase moving) {
    var until = track.callBack(moving.number());
    if (until.isEmpty()) {
      deadlines.end(moving.number(), DeadlineKind.CALL_BACK).ifPresent(moving::moved);
      moving.set(Variables.CALL_BACK_UNTIL, CallTrackKeeping.NEVER);
      return;
    }
    deadlines.move(moving.number(), DeadlineKind.CALL_BACK, until.get()).ifPresent(moving::moved);
    Instant counted = since(moving, Moment.ATTEMPT_COUNTED).orElse(moving.denial().receivedAt());
    track
        .callBackInstants(moving.number(), until.get(), counted)
        .forEach((name, at) -> moving.setAll(java.util.Map.of(name, Date.from(at))));
    moving.set(Variables.WINDOW_CLOSES, until.get().dueText());
  }

  private java.util.Optional<Instant> since(MovingCase moving, Moment moment) {
    return moments.since(moving.number(), Moment.CHALLENGE_OPENED, moment);
  }

  private boolean mayOpenAgain(MovingCase moving) {
    Denial denial = moving.denial();
    return ENDED_WITHOUT_A_CALL.contains(denial.callTrack())
        && process.isChallenged(denial.number())
        && (moving.isCorrected(Variables.PAYER)
            || since(moving, Moment.CALL_DECLINED).isEmpty() && track.attemptsAreLeft(denial))
        && track.isPossible(denial, window(denial));
  }

  private CaseClocks.Given window(Denial denial) {
    WindowRule rule = rules.callRule(denial.number()).orElseThrow();
    AppealRight first = rules.appealRight(denial.number(), "internal-1").orElseThrow();
    return caseClocks.of(denial, rule, first);
  }

  private void openAgain(MovingCase moving) {
    Denial denial = moving.denial();
    deadlines.runAgain(denial.number(), DeadlineKind.CALL_WINDOW);
    deadlines
        .move(denial.number(), DeadlineKind.CALL_WINDOW, window(denial).window())
        .ifPresent(moving::moved);
    moving.hint("By the facts as they are now a call is possible: its track opens again");
    if (FILED_OR_ABOUT_TO_BE.contains(denial.appealTrack())
        && rules.callRule(denial.number()).filter(WindowRule::appealEndsCall).isPresent()) {
      moving.hint(
          "With this payer an appeal that is filed ends the right to a call: decide which goes"
              + " first");
    }
    moving.afterwards(() -> process.callWindowReopened(denial.number()));
  }
}
