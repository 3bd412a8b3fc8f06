package org.overturn.appeal.letter;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.overturn.audit.Audit;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Cases;
import org.overturn.denial.Denial;
import org.overturn.document.StoredFile;
import org.overturn.process.OpenTaskOf;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts the page of a letter together; each look at it is audited (R56). */
@Service
@Transactional
class AppealLetterPages {

  private static final String TASK = "userTask_signLetter";

  private final Cases cases;
  private final LetterRecords records;
  private final Letters letters;
  private final LetterDocuments documents;
  private final LetterViews views;
  private final LetterEditors editors;
  private final LetterDrafts drafts;
  private final OpenTaskOf tasks;
  private final Audit audit;

  AppealLetterPages(
      Cases cases,
      LetterRecords records,
      Letters letters,
      LetterDocuments documents,
      LetterViews views,
      LetterEditors editors,
      LetterDrafts drafts,
      OpenTaskOf tasks,
      Audit audit) {
    this.cases = cases;
    this.records = records;
    this.letters = letters;
    this.documents = documents;
    this.views = views;
    this.editors = editors;
    this.drafts = drafts;
    this.tasks = tasks;
    this.audit = audit;
  }

  Optional<AppealLetterPage> open(CaseNumber number, UUID id, String user, String from) {
    Denial denial = cases.get(number);
    return records
        .find(number, id)
        .map(
            letter -> {
              audit.record(user, "letter-viewed", number, from, about(letter));
              return page(denial, letter, user);
            });
  }

  /** The letter that files the appeal at the case's level. */
  Optional<UUID> current(CaseNumber number) {
    return letters.toFile(number, cases.get(number).appealLevel()).map(LetterState::id);
  }

  Optional<StoredFile> document(CaseNumber number, UUID id, boolean pdf, String user, String from) {
    Optional<StoredFile> file = pdf ? letters.pdf(number, id) : letters.docx(number, id);
    file.ifPresent(
        any -> audit.record(user, "letter-printed", number, from, (pdf ? "pdf " : "docx ") + id));
    return file;
  }

  private static String about(KeptLetter letter) {
    return letter.kind().code() + " " + letter.id();
  }

  private AppealLetterPage page(Denial denial, KeptLetter letter, String user) {
    boolean writable = letter.isOpen() && editors.mayWrite(user, letter.kind());
    boolean toSign =
        letter.isOpen() && current(denial.number()).filter(letter.id()::equals).isPresent();
    Map<String, String> names = new HashMap<>();
    return new AppealLetterPage(
        letter.caseNumber(),
        letter.id(),
        letter.kind(),
        state(letter),
        letter.isOpen(),
        letter.signature() != null,
        writable,
        !letter.isOpen() || writable ? "" : why(letter.kind()),
        editors.maySpeakAsPhysician(user, letter.kind()),
        writable && other(denial, letter, true),
        writable && other(denial, letter, false),
        toSign,
        toSign ? tasks.find(denial.number(), TASK).map(AppealLetterPages::task).orElse("") : "",
        letter.supersededBy(),
        letter.isOpen() ? null : documents.printed(letter, letter.signature()),
        letter.sha256() == null ? "" : letter.sha256(),
        changes(letter.content(), names),
        history(letter.id(), names));
  }

  private static String task(String id) {
    return "/camunda/app/tasklist/default/#/?task=" + id;
  }

  private String state(KeptLetter letter) {
    if (letter.signature() != null) {
      return "Signed by %s, %s"
          .formatted(letter.signature().name(), views.moment(letter.signature().at()));
    }
    return letter.supersededBy() == null ? "In work, not signed" : "Replaced by another letter";
  }

  private static String why(LetterKind kind) {
    return kind.voice() == LetterKind.Voice.PHYSICIAN
        ? "Physicians write in this letter, and coordinators who prepare it."
        : "Coordinators write in this letter: it speaks for the practice.";
  }

  /** Whether the letter that files an appeal that cannot wait, or can, is another one. */
  private boolean other(Denial denial, KeptLetter letter, boolean expedited) {
    if (!KeepingLetters.files(letter.kind())) {
      return false;
    }
    LetterKind standard = drafts.toFile(denial, letter.level(), false);
    LetterKind urgent = drafts.toFile(denial, letter.level(), true);
    return standard != urgent && letter.kind() == (expedited ? standard : urgent);
  }

  private List<AppealLetterPage.Change> changes(WorkingLetter letter, Map<String, String> names) {
    List<AppealLetterPage.Change> changes = new ArrayList<>();
    for (WorkingSentence each : letter.sentences().toList()) {
      if (each.struck()) {
        changes.add(change("Struck", each, WordDiff.of(each.text(), ""), names));
      } else if (each.isByHand() && each.drafted() == null) {
        changes.add(change("Added", each, WordDiff.of("", each.text()), names));
      } else if (each.isByHand()) {
        changes.add(
            change(
                "Written otherwise", each, WordDiff.of(each.drafted().text(), each.text()), names));
      }
    }
    return changes;
  }

  private AppealLetterPage.Change change(
      String what, WorkingSentence each, List<WordDiff.Run> runs, Map<String, String> names) {
    return new AppealLetterPage.Change(
        what,
        runs,
        each.isByHand() ? views.name(each.by(), names) : "",
        each.isByHand() ? views.moment(each.at()) : "",
        each.stands(),
        switch (each.basis()) {
          case PHYSICIAN -> "the physician's own statement";
          case COURTESY -> "courtesy, claims nothing";
          case NONE -> "no source yet";
          default -> "";
        });
  }

  private List<AppealLetterPage.Past> history(UUID id, Map<String, String> names) {
    List<AppealLetterPage.Past> history = new ArrayList<>();
    for (Revision each : records.revisions(id)) {
      history.add(
          new AppealLetterPage.Past(
              each.number(),
              each.what(),
              views.name(each.by(), names),
              views.moment(each.at()),
              WordDiff.of(each.before(), each.after())));
    }
    Collections.reverse(history);
    return history;
  }
}
