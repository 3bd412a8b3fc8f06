package org.overturn.resubmission;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.overturn.denial.Denial;
import org.springframework.stereotype.Component;

/** Each corrected request that was sent, with the denial before it and the answer to it. */
@Component
class RequestHistory {

  private final Resubmissions resubmissions;
  private final DenialRounds rounds;
  private final RequestDrafts drafts;
  private final PreparedRequests prepared;

  RequestHistory(
      Resubmissions resubmissions,
      DenialRounds rounds,
      RequestDrafts drafts,
      PreparedRequests prepared) {
    this.resubmissions = resubmissions;
    this.rounds = rounds;
    this.drafts = drafts;
    this.prepared = prepared;
  }

  /** Newest first. */
  List<RequestPage.Round> of(Denial denial) {
    List<DenialRound> denials = rounds.of(denial.number());
    List<RequestPage.Round> all = new ArrayList<>();
    for (Resubmission sent :
        resubmissions.findByCaseNumberOrderByAttempt(denial.number().value())) {
      all.add(
          new RequestPage.Round(
              round(denials, sent.attempt() - 1).orElse(null),
              sent(denial, sent),
              round(denials, sent.attempt()).orElse(null)));
    }
    Collections.reverse(all);
    return all;
  }

  private RequestPage.Sent sent(Denial denial, Resubmission sent) {
    if (sent.draftVersion() == null) {
      return new RequestPage.Sent(sent, List.of(), List.of());
    }
    return new RequestPage.Sent(
        sent,
        drafts
            .version(denial.number(), sent.attempt(), sent.draftVersion())
            .map(draft -> RequestPages.lines(draft.base(), before(denial, draft), draft.content()))
            .orElse(List.of()),
        prepared.of(denial.number(), sent.attempt(), sent.draftVersion()));
  }

  /** What was denied before this request: the one sent the time before, or the original. */
  private RequestValues before(Denial denial, RequestDraft draft) {
    return resubmissions
        .findByCaseNumberAndAttempt(denial.number().value(), draft.attempt() - 1)
        .flatMap(each -> Optional.ofNullable(each.draftVersion()))
        .flatMap(version -> drafts.version(denial.number(), draft.attempt() - 1, version))
        .map(RequestDraft::content)
        .orElse(draft.base());
  }

  private static Optional<DenialRound> round(List<DenialRound> denials, int round) {
    return denials.stream().filter(each -> each.round() == round).findFirst();
  }
}
