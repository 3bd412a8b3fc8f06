package org.overturn.appeal.letter;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Denial;
import org.overturn.denial.Timeline;
import org.overturn.document.StoredFile;
import org.overturn.evidence.Source;
import org.overturn.process.Staff;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Begins letters, hands them out, and seals them. */
@Service
@Transactional(noRollbackFor = LetterRefused.class)
class KeepingLetters implements Letters {

  /** Beside an appeal; all others file one, and at a level only one of them counts. */
  private static final Set<LetterKind> BESIDE =
      EnumSet.of(
          LetterKind.RATIONALE_REQUEST,
          LetterKind.SAME_SPECIALTY_REQUEST,
          LetterKind.WITHDRAWAL,
          LetterKind.REGULATOR_COMPLAINT);

  private final LetterRecords records;
  private final LetterDrafts drafts;
  private final Reviewing reviewing;
  private final LetterDocuments documents;
  private final Staff staff;
  private final Clock clock;

  KeepingLetters(
      LetterRecords records,
      LetterDrafts drafts,
      Reviewing reviewing,
      LetterDocuments documents,
      Staff staff,
      Clock clock) {
    this.records = records;
    this.drafts = drafts;
    this.reviewing = reviewing;
    this.documents = documents;
    this.staff = staff;
    this.clock = clock;
  }

  @Override
  public LetterState drafted(Denial denial, LetterKind kind, String level) {
    Optional<KeptLetter> before = last(denial.number(), kind, level);
    return before
        .filter(letter -> letter.isOpen() && letter.kind() == kind)
        .orElseGet(() -> begun(denial, kind, level, before))
        .state();
  }

  private KeptLetter begun(
      Denial denial, LetterKind kind, String level, Optional<KeptLetter> before) {
    WorkingLetter words =
        before
            .filter(letter -> letter.kind() == kind)
            .map(KeptLetter::content)
            .orElseGet(() -> fresh(denial, kind, level, before));
    Instant now = clock.instant();
    KeptLetter letter =
        new KeptLetter(
            UUID.randomUUID(),
            denial.number().value(),
            kind,
            level,
            1,
            words,
            now,
            null,
            null,
            null,
            null);
    records.begin(letter, before.map(KeptLetter::id).orElse(null));
    records.add(letter.id(), new Revision(1, begun(before), "", "", "", Timeline.SYSTEM, now));
    before.filter(KeptLetter::isOpen).ifPresent(old -> records.supersede(old.id(), letter.id()));
    return letter;
  }

  private WorkingLetter fresh(
      Denial denial, LetterKind kind, String level, Optional<KeptLetter> before) {
    WorkingLetter fresh = WorkingLetter.of(drafts.of(denial, kind, level));
    return before.map(letter -> Carrying.into(fresh, letter.content())).orElse(fresh);
  }

  private static String begun(Optional<KeptLetter> before) {
    return before
        .map(
            letter ->
                letter.signature() == null
                    ? "Drafted in place of: " + letter.kind().label() + ", with the words of people"
                    : "Begun from the words of the signed letter")
        .orElse("Drafted");
  }

  /**
   * The letter that a new one of this kind follows: of its kind, or another that files the same.
   */
  private Optional<KeptLetter> last(CaseNumber number, LetterKind kind, String level) {
    return counting(number)
        .filter(letter -> letter.level().equals(level))
        .filter(letter -> letter.kind() == kind || files(letter.kind()) && files(kind))
        .reduce((earlier, later) -> later);
  }

  /** Whether a letter of this kind files an appeal. */
  static boolean files(LetterKind kind) {
    return !BESIDE.contains(kind);
  }

  private java.util.stream.Stream<KeptLetter> counting(CaseNumber number) {
    return records.of(number).stream().filter(letter -> letter.supersededBy() == null);
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<LetterState> newest(CaseNumber number, LetterKind kind, String level) {
    return counting(number)
        .filter(letter -> letter.kind() == kind && letter.level().equals(level))
        .reduce((earlier, later) -> later)
        .map(KeptLetter::state);
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<LetterState> toFile(CaseNumber number, String level) {
    return counting(number)
        .filter(letter -> files(letter.kind()) && letter.level().equals(level))
        .reduce((earlier, later) -> later)
        .map(KeptLetter::state);
  }

  @Override
  @Transactional(readOnly = true)
  public List<LetterState> of(CaseNumber number) {
    return counting(number).map(KeptLetter::state).toList();
  }

  @Override
  @Transactional(readOnly = true)
  public List<Source> sources(CaseNumber number, UUID id) {
    return get(records.find(number, id))
        .content()
        .standsOn()
        .filter(source -> !TemplateSource.is(source))
        .distinct()
        .toList();
  }

  @Override
  @Transactional(readOnly = true)
  public List<String> hindrances(Denial denial, UUID id) {
    KeptLetter letter = get(records.find(denial.number(), id));
    return letter.isOpen() ? reviewing.of(denial, letter).hindrances() : List.of();
  }

  @Override
  @Transactional(readOnly = true)
  public String toKnow(Denial denial, UUID id) {
    KeptLetter letter = get(records.find(denial.number(), id));
    return letter.isOpen() ? reviewing.of(denial, letter).toKnow() : "";
  }

  @Override
  @Transactional(noRollbackFor = LetterRefused.class)
  public LetterState sealed(Denial denial, UUID id, Signature signature, int seen) {
    KeptLetter letter = get(records.lock(denial.number(), id));
    requireSealable(denial, letter, signature, seen);
    PrintedLetter printed = documents.printed(letter, signature);
    records.add(
        id,
        new Revision(letter.revision() + 1, "Signed", "", "", "", signature.by(), signature.at()));
    records.seal(id, signature, printed.sha256(), documents.pdf(printed), documents.docx(printed));
    return get(records.find(denial.number(), id)).state();
  }

  private void requireSealable(Denial denial, KeptLetter letter, Signature signature, int seen) {
    refuseIf(letter.signature() != null, "This letter is signed already, and does not change.");
    refuseIf(
        letter.supersededBy() != null,
        "Another letter has taken the place of this one: open the case, and sign that one.");
    refuseIf(
        letter.kind().voice() == LetterKind.Voice.PHYSICIAN
            && !staff.isIn(signature.by(), Staff.PHYSICIANS),
        "Only a physician signs this letter: it speaks in the physician's voice.");
    refuseIf(
        letter.revision() != seen,
        "The letter was changed since: you looked at revision %d, and it is revision %d now. Look at it again, then sign."
            .formatted(seen, letter.revision()));
    List<String> hindrances = reviewing.of(denial, letter).hindrances();
    refuseIf(
        !hindrances.isEmpty(), "The letter cannot be signed yet. " + String.join(" ", hindrances));
  }

  private static void refuseIf(boolean wrong, String words) {
    if (wrong) {
      throw new LetterRefused(words);
    }
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<StoredFile> pdf(CaseNumber number, UUID id) {
    return records
        .find(number, id)
        .map(letter -> file(letter, "pdf", "application/pdf", document(letter, true)));
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<StoredFile> docx(CaseNumber number, UUID id) {
    return records
        .find(number, id)
        .map(
            letter ->
                file(
                    letter,
                    "docx",
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                    document(letter, false)));
  }

  private byte[] document(KeptLetter letter, boolean pdf) {
    return records
        .document(letter.id(), pdf)
        .orElseGet(
            () -> {
              PrintedLetter printed = documents.printed(letter, letter.signature());
              return pdf ? documents.pdf(printed) : documents.docx(printed);
            });
  }

  private static StoredFile file(KeptLetter letter, String ending, String type, byte[] bytes) {
    return new StoredFile(
        "%s-%s%s.%s"
            .formatted(
                letter.caseNumber(),
                letter.kind().code(),
                letter.signature() == null ? "-draft" : "",
                ending),
        type,
        bytes);
  }

  private static KeptLetter get(Optional<KeptLetter> found) {
    return found.orElseThrow(
        () -> new LetterRefused("There is no such letter in this case: open it from the case."));
  }
}
