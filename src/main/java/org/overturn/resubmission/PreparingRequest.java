package org.overturn.resubmission;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.overturn.audit.Audit;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Cases;
import org.overturn.denial.Denial;
import org.overturn.practice.PracticeProperties;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes the forms of a corrected request once for each version, and keeps their bytes: what was
 * looked at is what is sent (R60).
 */
@Service
class PreparingRequest {

  private final Cases cases;
  private final WorkingRequest working;
  private final EditingRequest editing;
  private final Attachables attachables;
  private final PreparedRequests prepared;
  private final FormatsOfPayer formats;
  private final Audit audit;
  private final PracticeProperties practice;
  private final Clock clock;

  PreparingRequest(
      Cases cases,
      WorkingRequest working,
      EditingRequest editing,
      Attachables attachables,
      PreparedRequests prepared,
      FormatsOfPayer formats,
      Audit audit,
      PracticeProperties practice,
      Clock clock) {
    this.cases = cases;
    this.working = working;
    this.editing = editing;
    this.attachables = attachables;
    this.prepared = prepared;
    this.formats = formats;
    this.audit = audit;
    this.practice = practice;
    this.clock = clock;
  }

  /**
   * Prepares a version from its page.
   *
   * @throws RequestRefused when it has a flaw, or cannot be sent now
   */
  @Transactional(noRollbackFor = RequestRefused.class)
  public void prepare(CaseNumber number, int version, EditingRequest.Person by) {
    Denial denial = cases.lock(number);
    if (!editing.isOpen(denial)) {
      throw new RequestRefused("The request is not to be sent now: its task is not open.");
    }
    prepare(denial, version, by);
  }

  /**
   * Prepares a version in the caller's transaction, in which the case is locked; one that was
   * prepared before stays as it is.
   */
  WorkingRequest.Now prepare(Denial denial, int version, EditingRequest.Person by) {
    WorkingRequest.Now saved =
        working
            .version(denial, version)
            .orElseThrow(
                () ->
                    new RequestRefused(
                        "There is no such version of the corrected request: save it on its page"
                            + " first."));
    int attempt = saved.draft().attempt();
    if (!prepared.of(denial.number(), attempt, version).isEmpty()) {
      return saved;
    }
    Map<String, Attachable> onFile = attachables.of(denial, by);
    List<RequestFlaw> flaws = flaws(saved, onFile.keySet());
    if (!flaws.isEmpty()) {
      throw new RequestRefused(
          "The request cannot be sent yet. "
              + flaws.stream().map(RequestFlaw::words).collect(Collectors.joining(". "))
              + ".");
    }
    RequestToSend request =
        new RequestToSend(
            denial,
            saved.draft(),
            saved.denied(),
            attached(saved, onFile),
            by.user(),
            clock.instant());
    Map<RequestFormat, byte[]> made =
        formats.of(denial, saved.original(), saved.draft().content()).stream()
            .collect(Collectors.toMap(FormOfRequest::format, form -> form.of(request)));
    audit.record(by.user(), "request-prepared", denial.number(), by.from(), "version " + version);
    made.forEach((format, content) -> prepared.keep(denial.number(), request, format, content));
    return saved;
  }

  /** What has to be mended in a version before it can be prepared. */
  List<RequestFlaw> flaws(WorkingRequest.Now now, Set<String> onFile) {
    return RequestCheck.flaws(now.draft().content(), now.denied(), onFile, today());
  }

  private static List<RequestToSend.Attached> attached(
      WorkingRequest.Now saved, Map<String, Attachable> onFile) {
    return saved.draft().content().attachments().stream()
        .map(onFile::get)
        .map(each -> new RequestToSend.Attached(each.title(), each.kind(), each.file().get()))
        .toList();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), practice.zone());
  }
}
