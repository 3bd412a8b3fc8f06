package org.overturn.appeal.letter;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.overturn.audit.Audit;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Cases;
import org.overturn.denial.Denial;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people do on the page of a letter. Two who write at once come one after the other; each look
 * and each change is audited (R56).
 */
@Service
@Transactional
class EditingLetter {

  private final Cases cases;
  private final LetterRecords records;
  private final Reviewing reviewing;
  private final LetterViews views;
  private final LetterEditors editors;
  private final Letters letters;
  private final LetterDrafts drafts;
  private final Audit audit;
  private final Clock clock;

  EditingLetter(
      Cases cases,
      LetterRecords records,
      Reviewing reviewing,
      LetterViews views,
      LetterEditors editors,
      Letters letters,
      LetterDrafts drafts,
      Audit audit,
      Clock clock) {
    this.cases = cases;
    this.records = records;
    this.reviewing = reviewing;
    this.views = views;
    this.editors = editors;
    this.letters = letters;
    this.drafts = drafts;
    this.audit = audit;
    this.clock = clock;
  }

  /** The letter as it stands, for a page that is open already. */
  LetterView of(CaseNumber number, UUID id) {
    return views.of(reviewing.of(cases.get(number), get(number, id)), true, null);
  }

  /**
   * Does what can be done, and tells what cannot.
   *
   * @throws AccessDeniedException when this person does not write in such a letter
   * @throws LetterGone when nobody changes it any more
   */
  LetterView change(
      CaseNumber number, UUID id, List<LetterChange> changes, String by, String from) {
    Denial denial = cases.get(number);
    KeptLetter letter = records.lock(number, id).orElseThrow(() -> new LetterGone(LetterGone.NONE));
    requireWritable(letter, by);
    audit.record(by, "letter-changed", number, from, letter.kind().code() + " " + id);
    Review review = reviewing.of(denial, letter);
    Changing changing =
        new Changing(review, by, editors.maySpeakAsPhysician(by, letter.kind()), clock.instant());
    changes.forEach(changing::take);
    if (!changing.revisions().isEmpty()) {
      records.change(id, changing.letter(), changing.revisions());
    }
    return views.of(review.of(get(number, id)), false, changing);
  }

  private void requireWritable(KeptLetter letter, String by) {
    if (!editors.mayWrite(by, letter.kind())) {
      throw new AccessDeniedException("Only who may write in this letter changes it");
    }
    if (letter.signature() != null) {
      throw new LetterGone("This letter is signed, and does not change any more.");
    }
    if (letter.supersededBy() != null) {
      throw new LetterGone(
          "Another letter has taken the place of this one: open it from the case.");
    }
  }

  /**
   * Makes it the letter of an appeal that cannot wait, or of one that can; what people wrote goes
   * along.
   *
   * @return the id of the letter that counts from here on
   */
  UUID expedited(CaseNumber number, UUID id, boolean expedited, String by, String from) {
    Denial denial = cases.lock(number);
    KeptLetter letter = records.lock(number, id).orElseThrow(() -> new LetterGone(LetterGone.NONE));
    requireWritable(letter, by);
    audit.record(by, "letter-changed", number, from, letter.kind().code() + " " + id);
    LetterKind kind = drafts.toFile(denial, letter.level(), expedited);
    return letters.drafted(denial, kind, letter.level()).id();
  }

  private KeptLetter get(CaseNumber number, UUID id) {
    return records.find(number, id).orElseThrow(() -> new LetterGone(LetterGone.NONE));
  }
}
