package org.overturn.resubmission;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.overturn.audit.Audit;
import org.overturn.deadline.CaseDeadline;
import org.overturn.deadline.CaseDeadlines;
import org.overturn.deadline.DeadlineKind;
import org.overturn.deadline.DeadlineState;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Cases;
import org.overturn.denial.Denial;
import org.overturn.document.StoredFile;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens corrected requests for people; each look is on record. */
@Service
@Transactional
class RequestPages {

  private final Cases cases;
  private final WorkingRequest working;
  private final EditingRequest editing;
  private final PreparingRequest preparing;
  private final PreparedRequests prepared;
  private final RequestDrafts drafts;
  private final Attachables attachables;
  private final RequestHints hints;
  private final RequestHistory history;
  private final CaseDeadlines deadlines;
  private final FormatsOfPayer formats;
  private final Audit audit;

  RequestPages(
      Cases cases,
      WorkingRequest working,
      EditingRequest editing,
      PreparingRequest preparing,
      PreparedRequests prepared,
      RequestDrafts drafts,
      Attachables attachables,
      RequestHints hints,
      RequestHistory history,
      CaseDeadlines deadlines,
      FormatsOfPayer formats,
      Audit audit) {
    this.cases = cases;
    this.working = working;
    this.editing = editing;
    this.preparing = preparing;
    this.prepared = prepared;
    this.drafts = drafts;
    this.attachables = attachables;
    this.hints = hints;
    this.history = history;
    this.deadlines = deadlines;
    this.formats = formats;
    this.audit = audit;
  }

  /**
   * The page.
   *
   * @param typed what the person has just typed and what was not saved; null for what is saved
   */
  RequestPage page(CaseNumber number, RequestValues typed, EditingRequest.Person by) {
    Denial denial = cases.get(number);
    audit.record(by.user(), "request-viewed", number, by.from(), null);
    WorkingRequest.Now now = working.of(denial);
    RequestValues shown = typed == null ? now.draft().content() : typed;
    Map<String, Attachable> onFile = attachables.of(denial, by);
    List<RequestFlaw> flaws =
        now.draft().isSaved() || typed != null
            ? preparing.flaws(at(now, shown), onFile.keySet())
            : List.of();
    int attempt = now.draft().attempt();
    return new RequestPage(
        denial.payer().name(),
        attempt,
        now.draft().version(),
        now.draft().at(),
        now.draft().by(),
        EditingRequest.mark(now.original()),
        editing.isOpen(denial),
        attempt > 1,
        denied(denial),
        hints.of(denial),
        parts(now, shown, flaws),
        lines(now.original(), now.denied(), shown),
        files(shown, onFile),
        flaws,
        drafts.of(number, attempt),
        prepared.of(number).stream().filter(each -> each.attempt() == attempt).toList(),
        history.of(denial),
        appeal(number).orElse(null),
        formats.notes(denial, now.original(), shown));
  }

  /** What was prepared, exactly as it is kept. */
  Optional<StoredFile> file(
      CaseNumber number, int attempt, int version, RequestFormat format, EditingRequest.Person by) {
    audit.record(
        by.user(),
        "request-downloaded",
        number,
        by.from(),
        "%s of request %d, version %d".formatted(format.code(), attempt, version));
    return prepared.file(number, attempt, version, format);
  }

  private static WorkingRequest.Now at(WorkingRequest.Now now, RequestValues shown) {
    RequestDraft draft = now.draft();
    return new WorkingRequest.Now(
        now.original(),
        now.denied(),
        new RequestDraft(
            draft.attempt(), draft.version(), draft.base(), shown, draft.by(), draft.at()));
  }

  private static RequestPage.Denied denied(Denial denial) {
    String codes = denial.reason().codes() == null ? "" : denial.reason().codes().strip();
    return new RequestPage.Denied(
        denial.reason().actionCode(),
        codes.isEmpty() ? List.of() : Arrays.asList(codes.split(" +")),
        denial.reason().text(),
        denial.reason().policyCited());
  }

  private static List<RequestPage.Part> parts(
      WorkingRequest.Now now, RequestValues shown, List<RequestFlaw> flaws) {
    Set<RequestField> changed =
        shown.differencesFrom(now.denied()).stream()
            .map(Difference::field)
            .collect(Collectors.toSet());
    return Arrays.stream(RequestField.Group.values())
        .map(
            group ->
                new RequestPage.Part(
                    "part-" + group.name().toLowerCase(java.util.Locale.ROOT),
                    group.title(),
                    group.fields().stream()
                        .filter(field -> field.type() != RequestField.Type.ATTACHMENTS)
                        .map(field -> input(now, shown, field, changed.contains(field), flaws))
                        .toList()))
        .toList();
  }

  private static RequestPage.Input input(
      WorkingRequest.Now now,
      RequestValues shown,
      RequestField field,
      boolean changed,
      List<RequestFlaw> flaws) {
    Map<String, String> choices = new LinkedHashMap<>(RequestChoices.of(field));
    String value = shown.get(field);
    return new RequestPage.Input(
        field,
        value,
        Worksheet.words(now.denied(), field),
        changed,
        flaws.stream()
            .filter(flaw -> flaw.field() == field)
            .map(RequestFlaw::how)
            .collect(Collectors.joining("; ")),
        choices,
        choices.isEmpty() || choices.containsKey(value) ? "" : value);
  }

  /** What differs from what was denied last, or from what was asked at first. */
  static List<RequestPage.Line> lines(
      RequestValues original, RequestValues denied, RequestValues now) {
    Set<RequestField> fields =
        now.differencesFrom(denied).stream()
            .map(Difference::field)
            .collect(Collectors.toCollection(java.util.TreeSet::new));
    now.differencesFrom(original).forEach(each -> fields.add(each.field()));
    return fields.stream()
        .map(
            field ->
                new RequestPage.Line(
                    field.key(),
                    field.label(),
                    Worksheet.words(original, field),
                    Worksheet.words(denied, field),
                    Worksheet.words(now, field)))
        .toList();
  }

  private static List<RequestPage.File> files(RequestValues shown, Map<String, Attachable> onFile) {
    List<String> chosen = shown.attachments();
    List<RequestPage.File> files = new ArrayList<>();
    onFile
        .values()
        .forEach(
            each ->
                files.add(
                    new RequestPage.File(
                        each.key(),
                        each.title(),
                        each.kind(),
                        each.at(),
                        chosen.contains(each.key()),
                        false)));
    chosen.stream()
        .filter(key -> !onFile.containsKey(key))
        .forEach(
            key -> files.add(new RequestPage.File(key, "No longer on file", "", null, true, true)));
    return files;
  }

  /** It runs on while a request is corrected and sent again. */
  private Optional<CaseDeadline> appeal(CaseNumber number) {
    return deadlines.of(number).stream()
        .filter(each -> each.kind() == DeadlineKind.APPEAL_FILING)
        .filter(each -> each.state() == DeadlineState.OPEN)
        .findFirst();
  }
}
