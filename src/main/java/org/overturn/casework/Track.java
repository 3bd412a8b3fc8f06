package org.overturn.casework;

import java.util.List;
import java.util.stream.IntStream;
import org.overturn.denial.AppealTrack;
import org.overturn.denial.CallTrack;
import org.overturn.denial.Denial;

/**
 * One of the two ways to challenge a denial, as steps.
 *
 * @param subtitle the appeal's level; empty for the call
 * @param note why it stands where it stands, or empty
 */
record Track(String title, String subtitle, Pill status, String note, List<Step> steps) {

  /** A step; the state is done, current, failed, skipped or ahead. */
  record Step(String label, String state) {

    /** What the mark alone shows to the eye. */
    public String spoken() {
      return switch (state) {
        case "done" -> "done";
        case "current" -> "now";
        case "failed" -> "ended here";
        case "skipped" -> "not taken";
        default -> "to come";
      };
    }
  }

  private static final List<String> CALL = List.of("Request", "Schedule", "Call", "Decision");
  private static final List<String> APPEAL = List.of("Draft", "Sign", "File", "Decision");

  static Track call(Denial denial) {
    CallTrack track = denial.callTrack();
    List<Step> steps =
        switch (track) {
          case NOT_OPENED -> steps(CALL, 0, "ahead");
          case TO_REQUEST -> steps(CALL, 0, "current");
          case TO_SCHEDULE -> steps(CALL, 1, "current");
          case SCHEDULED -> steps(CALL, 2, "current");
          case DOCUMENTS_REQUESTED, AWAITING_DECISION -> steps(CALL, 3, "current");
          case OVERTURNED -> steps(CALL, 4, "done");
          case UPHELD -> steps(CALL, 3, "failed");
          case LAPSED -> steps(CALL, 0, "failed");
          case NOT_AVAILABLE, STOPPED -> steps(CALL, 0, "skipped");
        };
    return new Track(
        "Peer-to-peer call", "", Words.track(track), orEmpty(denial.callNote()), steps);
  }

  static Track appeal(Denial denial) {
    AppealTrack track = denial.appealTrack();
    List<Step> steps =
        switch (track) {
          case NOT_OPENED -> steps(APPEAL, 0, "ahead");
          case WAITING_FOR_CALL, DRAFTING -> steps(APPEAL, 0, "current");
          case TO_SIGN -> steps(APPEAL, 1, "current");
          case HELD, TO_FILE -> steps(APPEAL, 2, "current");
          case FILED -> steps(APPEAL, 3, "current");
          case OVERTURNED, PARTIALLY_OVERTURNED -> steps(APPEAL, 4, "done");
          case UPHELD -> steps(APPEAL, 3, "failed");
          case DEADLINE_MISSED -> steps(APPEAL, 2, "failed");
          case WITHDRAWN, STOPPED -> steps(APPEAL, denial.isAppealFiled() ? 3 : 0, "skipped");
        };
    return new Track(
        "Written appeal", Words.of(denial.appealLevel()), Words.track(track), note(track), steps);
  }

  private static String note(AppealTrack track) {
    return switch (track) {
      case HELD, WAITING_FOR_CALL ->
          "Filing now would end the right to a call, so filing waits until the call is over or the"
              + " filing deadline comes near.";
      default -> "";
    };
  }

  /** Steps before the one at this index are done, that one has the state, later ones wait. */
  private static List<Step> steps(List<String> labels, int at, String state) {
    String after = state.equals("skipped") || state.equals("failed") ? "skipped" : "ahead";
    return IntStream.range(0, labels.size())
        .mapToObj(i -> new Step(labels.get(i), i < at ? "done" : i == at ? state : after))
        .toList();
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }
}
