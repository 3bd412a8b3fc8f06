package org.overturn.resubmission;

import java.util.Optional;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Denial;
import org.springframework.stereotype.Component;

/** The corrected request that is being worked on, over what the case knows by now. */
@Component
class WorkingRequest {

  private final Resubmissions resubmissions;
  private final RequestDrafts drafts;

  WorkingRequest(Resubmissions resubmissions, RequestDrafts drafts) {
    this.resubmissions = resubmissions;
    this.drafts = drafts;
  }

  /**
   * The request as it stands.
   *
   * @param original as the case knows it now
   * @param denied what the payer denied last: the original, or what was sent the time before
   * @param draft what is worked on; version 0 while it is what was denied
   */
  record Now(RequestValues original, RequestValues denied, RequestDraft draft) {}

  /** Which time it is that the request is corrected, from 1. */
  int attempt(CaseNumber number) {
    return (int) resubmissions.countByCaseNumber(number.value()) + 1;
  }

  Now of(Denial denial) {
    int attempt = attempt(denial.number());
    RequestValues original = OriginalRequest.of(denial);
    Optional<RequestDraft> sent = sent(denial.number(), attempt - 1);
    RequestValues denied = sent.map(RequestDraft::content).orElse(original);
    RequestDraft draft =
        drafts
            .newest(denial.number(), attempt)
            .map(each -> each.over(original))
            .orElseGet(() -> begun(denial, attempt, original));
    return new Now(original, denied, draft);
  }

  /** A version that was saved, over what the case knows by now; empty when there is none. */
  Optional<Now> version(Denial denial, int version) {
    Now now = of(denial);
    return drafts
        .version(denial.number(), now.draft().attempt(), version)
        .map(each -> new Now(now.original(), now.denied(), each.over(now.original())));
  }

  /** What was sent the time before goes on, under the number that the payer gave it. */
  RequestDraft begun(Denial denial, int attempt, RequestValues original) {
    RequestValues content =
        sent(denial.number(), attempt - 1)
            .map(each -> asked(each.over(original).content()))
            .orElse(original);
    String reference =
        newReference(denial.number(), attempt - 1)
            .orElse(content.get(RequestField.PAYER_REFERENCE));
    return new RequestDraft(
        attempt, 0, original, content.with(RequestField.PAYER_REFERENCE, reference), "", null);
  }

  /** Only what was asked; what was said about that correction is not said about the next. */
  private static RequestValues asked(RequestValues content) {
    return RequestValues.of(field -> field.isOfRequest() ? content.get(field) : "");
  }

  /** What went out at an attempt; empty for 0 and for what was sent before drafts were kept. */
  Optional<RequestDraft> sent(CaseNumber number, int attempt) {
    return resubmissions
        .findByCaseNumberAndAttempt(number.value(), attempt)
        .flatMap(each -> Optional.ofNullable(each.draftVersion()))
        .flatMap(version -> drafts.version(number, attempt, version));
  }

  private Optional<String> newReference(CaseNumber number, int attempt) {
    return resubmissions
        .findByCaseNumberAndAttempt(number.value(), attempt)
        .map(Resubmission::newReference)
        .filter(reference -> !reference.isBlank());
  }
}
