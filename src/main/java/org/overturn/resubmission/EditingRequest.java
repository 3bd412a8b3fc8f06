package org.overturn.resubmission;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.overturn.audit.Audit;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Cases;
import org.overturn.denial.Denial;
import org.overturn.denial.Sha256;
import org.overturn.process.OpenTaskOf;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Saves corrected requests, also those that cannot be sent yet. Two who save at once come one after
 * the other: what they wrote in different fields is put together, and who would write over words
 * that they have not seen is asked first.
 */
@Service
class EditingRequest {

  static final String TASK = "userTask_correctRequest";

  private final Cases cases;
  private final WorkingRequest working;
  private final RequestDrafts drafts;
  private final OpenTaskOf tasks;
  private final Audit audit;
  private final Clock clock;

  EditingRequest(
      Cases cases,
      WorkingRequest working,
      RequestDrafts drafts,
      OpenTaskOf tasks,
      Audit audit,
      Clock clock) {
    this.cases = cases;
    this.working = working;
    this.drafts = drafts;
    this.tasks = tasks;
    this.audit = audit;
    this.clock = clock;
  }

  /** Who acts, and from where. */
  record Person(String user, String from) {}

  /**
   * What a person saw when they began to write.
   *
   * @param attempt and version of the draft, 0 for none
   * @param original the mark of the original request beside it
   */
  record Seen(int attempt, int version, String original) {}

  /** By this the original that a person saw is known again; nobody reads from it what it says. */
  static String mark(RequestValues original) {
    return Sha256.of(original.byKey().toString());
  }

  /**
   * Saves it.
   *
   * @return the version that has it now: a new one, or the one that says the same already
   * @throws RequestRefused when it cannot be saved
   * @throws ChangedMeanwhile when somebody else changed the same fields
   */
  @Transactional(noRollbackFor = {RequestRefused.class, ChangedMeanwhile.class})
  int save(CaseNumber number, RequestValues written, Seen seen, Person by) {
    Denial denial = cases.lock(number);
    refuseTooLong(written);
    refuseClosed(denial);
    WorkingRequest.Now now = working.of(denial);
    if (now.draft().attempt() != seen.attempt()) {
      throw new RequestRefused(
          "The request was recorded as sent meanwhile. What you typed is kept below: it belongs to"
              + " the next request, if the payer denies this one.");
    }
    if (!mark(now.original()).equals(seen.original())) {
      throw new RequestRefused(
          "Facts of the case were corrected meanwhile. Look at what differs from the original, then"
              + " save again.");
    }
    RequestValues merged = merged(number, denial, now, written, seen);
    if (now.draft().isSaved() && merged.equals(now.draft().content())) {
      return now.draft().version();
    }
    audit.record(by.user(), "request-changed", number, by.from(), null);
    RequestDraft saved =
        new RequestDraft(
            now.draft().attempt(),
            now.draft().version() + 1,
            now.original(),
            merged,
            by.user(),
            clock.instant());
    drafts.add(number, saved);
    return saved.version();
  }

  /** True while the request is to be corrected. */
  boolean isOpen(Denial denial) {
    return denial.isOpen() && tasks.find(denial.number(), TASK).isPresent();
  }

  /** What both wrote, put together, unless they wrote differently in the same field. */
  private RequestValues merged(
      CaseNumber number, Denial denial, WorkingRequest.Now now, RequestValues written, Seen seen) {
    if (now.draft().version() == seen.version()) {
      return written;
    }
    RequestValues before =
        seen.version() == 0
            ? beforeAnyDraft(denial, now)
            : drafts
                .version(number, seen.attempt(), seen.version())
                .map(each -> each.over(now.original()).content())
                .orElseThrow(() -> new RequestRefused("Open the page anew and save again."));
    RequestValues theirs = now.draft().content();
    List<RequestField> both = new ArrayList<>(Arrays.asList(RequestField.values()));
    both.removeIf(
        field ->
            written.get(field).equals(before.get(field))
                || theirs.get(field).equals(before.get(field))
                || theirs.get(field).equals(written.get(field)));
    RequestValues merged =
        RequestValues.of(
            field ->
                written.get(field).equals(before.get(field))
                    ? theirs.get(field)
                    : written.get(field));
    if (!both.isEmpty()) {
      throw new ChangedMeanwhile(merged, now.draft(), both);
    }
    return merged;
  }

  private RequestValues beforeAnyDraft(Denial denial, WorkingRequest.Now now) {
    return working.begun(denial, now.draft().attempt(), now.original()).content();
  }

  private void refuseClosed(Denial denial) {
    if (!isOpen(denial)) {
      throw new RequestRefused(
          "The request is not to be corrected now: the task Correct and resubmit the request is not"
              + " open. What you typed is kept below.");
    }
  }

  private static void refuseTooLong(RequestValues written) {
    for (RequestField field : RequestField.values()) {
      if (written.get(field).length() > field.longest()) {
        throw new RequestRefused(
            "%s is too long: %,d characters, %,d at most."
                .formatted(field.label(), written.get(field).length(), field.longest()));
      }
    }
  }
}
