package org.overturn.peertopeer;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.overturn.deadline.CaseDeadline;
import org.overturn.deadline.CaseDeadlines;
import org.overturn.deadline.DeadlineKind;
import org.overturn.deadline.DeadlineSource;
import org.overturn.deadline.DeadlineState;
import org.overturn.denial.CaseNumber;
import org.springframework.stereotype.Component;

/**
 * By when the call of a case has to take place. Some payers' windows bound the request, others the
 * call itself, and few say which; so the call is held inside the window, which satisfies both. Only
 * a time that the payer itself set may lie after it. Computed whenever it is asked for, so a window
 * that was corrected moves it.
 */
@Component
class CallBounds {

  private final CaseDeadlines deadlines;

  CallBounds(CaseDeadlines deadlines) {
    this.deadlines = deadlines;
  }

  /**
   * A bound.
   *
   * @param at when the call has to be over
   * @param assumed whether it only assumes a window that nobody published (R67): a call that the
   *     payer granted is rather held before it, and may be held after it
   */
  record Bound(Instant at, boolean assumed) {}

  /**
   * The bound of a call that is to be scheduled: after an attempt that the reviewer missed, the
   * time to call back where the payer gives one (F16, R68); else the window's close.
   *
   * @return empty where no window is known
   */
  Optional<Bound> latest(CaseNumber number) {
    Optional<Bound> callBack =
        deadlines.of(number).stream()
            .filter(deadline -> deadline.kind() == DeadlineKind.CALL_BACK)
            .filter(deadline -> deadline.state() == DeadlineState.OPEN)
            .findFirst()
            .map(deadline -> new Bound(deadline.dueAt(), false));
    return callBack.or(() -> windowCloses(number));
  }

  private Optional<Bound> windowCloses(CaseNumber number) {
    return deadlines.of(number).stream()
        .filter(deadline -> deadline.kind() == DeadlineKind.CALL_WINDOW)
        .filter(deadline -> deadline.state() != DeadlineState.CANCELLED)
        // a payer that takes the call although the window lapsed is bound by its own word only
        .filter(deadline -> deadline.state() != DeadlineState.LAPSED)
        .max(Comparator.comparing(CaseDeadline::dueAt))
        .map(window -> new Bound(window.dueAt(), window.source() == DeadlineSource.ASSUMED));
  }
}
