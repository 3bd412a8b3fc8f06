package org.overturn.casework;

import java.util.ArrayList;
import java.util.List;
import org.overturn.deadline.CaseDeadline;
import org.overturn.deadline.DeadlineSource;
import org.overturn.deadline.DeadlineState;
import org.overturn.denial.AppealTrack;
import org.overturn.denial.CallTrack;
import org.overturn.denial.Denial;

/** What stands at the top of a case page: how it ended, what is missing, assumed or lost. */
final class Banners {

  private Banners() {}

  static List<Banner> of(Denial denial, List<CaseDeadline> deadlines, Times times) {
    List<Banner> banners = new ArrayList<>();
    denial.outcome().ifPresent(outcome -> banners.add(ended(denial, times)));
    if (denial.isOpen()) {
      if (!denial.reason().inWriting()) {
        banners.add(
            new Banner(
                Tone.BAD,
                "The reason is not there in writing",
                "Ask the payer for it. No call is scheduled before it is here."));
      }
      assumed(denial, deadlines, banners);
    }
    lost(denial, banners);
    return banners;
  }

  private static void assumed(Denial denial, List<CaseDeadline> deadlines, List<Banner> banners) {
    if (!denial.payer().recognised()) {
      banners.add(
          new Banner(
              Tone.WARN,
              "Rule assumed: payer not recognised",
              "The deadlines below are cautious defaults. Check them against the letter."));
    } else if (deadlines.stream().anyMatch(Banners::isAssumed)) {
      banners.add(
          new Banner(
              Tone.WARN,
              "Rule assumed: no published rule",
              "The payer publishes no window for this kind of case. A cautious default runs until"
                  + " the letter's own deadline is entered."));
    }
  }

  private static boolean isAssumed(CaseDeadline deadline) {
    return deadline.source() == DeadlineSource.ASSUMED && deadline.state() == DeadlineState.OPEN;
  }

  private static void lost(Denial denial, List<Banner> banners) {
    if (denial.callTrack() == CallTrack.LAPSED) {
      banners.add(
          new Banner(
              Tone.BAD,
              "The call's window lapsed",
              (denial.callNote() == null ? "" : denial.callNote() + " ")
                  + (denial.isOpen() ? "The appeal goes on." : "")));
    }
    if (denial.appealTrack() == AppealTrack.DEADLINE_MISSED) {
      banners.add(
          new Banner(
              Tone.BAD, "The filing deadline was missed", "No appeal was filed at this level."));
    }
  }

  private static Banner ended(Denial denial, Times times) {
    Pill outcome = Words.outcome(denial.outcome().orElseThrow());
    return new Banner(
        outcome.tone(),
        outcome.text() + denial.closeReason().map(why -> ": " + Words.of(why)).orElse(""),
        denial.resolvedAt().map(at -> "Ended " + times.at(at) + ".").orElse(""));
  }
}
