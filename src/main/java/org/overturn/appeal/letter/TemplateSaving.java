package org.overturn.appeal.letter;

import java.util.ArrayList;
import java.util.List;
import org.overturn.audit.Audit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts a process owner's wording in force, once it has stood every sample case. */
@Service
class TemplateSaving {

  private static final int LONGEST_NOTE = 400;

  private final TemplateStore store;
  private final TemplateShelf shelf;
  private final TemplateTrial trial;
  private final Audit audit;

  TemplateSaving(TemplateStore store, TemplateShelf shelf, TemplateTrial trial, Audit audit) {
    this.store = store;
    this.shelf = shelf;
    this.trial = trial;
    this.audit = audit;
  }

  /**
   * Saves it as the next version, which is in force from here on.
   *
   * @param note why
   * @param base the number of the newest version that its author has seen
   * @param user the id of the author
   * @param from the address the request came from
   * @throws TemplateNotSaved when it says nothing new, no reason is given, somebody saved
   *     meanwhile, or it fails on a sample case
   */
  @Transactional
  TemplateVersion save(
      LetterKind kind, String text, String note, int base, String user, String from) {
    String clean = tidy(text);
    TemplateVersion inForce = shelf.inForce(kind);
    store.lock(kind);
    TemplateVersion newest = store.versions(kind).get(0);
    if (newest.number() != base) {
      throw TemplateNotSaved.savedMeanwhile(newest);
    }
    if (clean.equals(inForce.text())) {
      throw TemplateNotSaved.because("It says the same as the version in force: nothing is saved.");
    }
    if (note == null || note.isBlank()) {
      throw TemplateNotSaved.because("Say in a few words why the wording changes.");
    }
    if (note.strip().length() > LONGEST_NOTE) {
      throw TemplateNotSaved.because(
          "Say why in at most %d signs; it has %d.".formatted(LONGEST_NOTE, note.strip().length()));
    }
    requireFit(kind, clean);
    TemplateVersion saved =
        store.add(kind, TemplateVersion.Origin.OWNER, clean, note.strip(), user);
    audit.record(user, "letter-template-saved", null, from, saved.label());
    return saved;
  }

  private void requireFit(LetterKind kind, String text) {
    TemplateTrial.Result result = trial.of(kind, text);
    if (result.isFit()) {
      return;
    }
    List<String> problems = new ArrayList<>();
    result.flaws().forEach(each -> problems.add(each.text()));
    result.letters().stream()
        .filter(each -> !each.problem().isEmpty())
        .forEach(each -> problems.add("Sample case “" + each.label() + "”: " + each.problem()));
    throw TemplateNotSaved.unfit(problems);
  }

  /** Line ends as in the files, and one at the end. */
  static String tidy(String text) {
    return (text == null ? "" : text).replace("\r\n", "\n").replace('\r', '\n').stripTrailing()
        + "\n";
  }
}
