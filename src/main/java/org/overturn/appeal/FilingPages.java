package org.overturn.appeal;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.overturn.appeal.address.AppealAddress;
import org.overturn.appeal.address.AppealAddresses;
import org.overturn.appeal.letter.LetterKind;
import org.overturn.appeal.letter.Letters;
import org.overturn.audit.Audit;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Cases;
import org.overturn.denial.Denial;
import org.overturn.denial.Urgency;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens the page of a case's filings; each look is on record. */
@Service
class FilingPages {

  private static final Set<LetterKind> BESIDE =
      EnumSet.of(
          LetterKind.RATIONALE_REQUEST,
          LetterKind.SAME_SPECIALTY_REQUEST,
          LetterKind.MEDICARE_INDEPENDENT_REVIEW,
          LetterKind.WITHDRAWAL,
          LetterKind.REGULATOR_COMPLAINT);

  private final Cases cases;
  private final Appeals appeals;
  private final AppealAddresses addresses;
  private final ProofDocuments proofs;
  private final SendingRecords sendings;
  private final NotingSendings noting;
  private final Letters letters;
  private final PracticeLetters practiceLetters;
  private final BeginningLetters beginning;
  private final DecidedLater later;
  private final Audit audit;

  FilingPages(
      Cases cases,
      Appeals appeals,
      AppealAddresses addresses,
      ProofDocuments proofs,
      SendingRecords sendings,
      NotingSendings noting,
      Letters letters,
      PracticeLetters practiceLetters,
      BeginningLetters beginning,
      DecidedLater later,
      Audit audit) {
    this.cases = cases;
    this.appeals = appeals;
    this.addresses = addresses;
    this.proofs = proofs;
    this.sendings = sendings;
    this.noting = noting;
    this.letters = letters;
    this.practiceLetters = practiceLetters;
    this.beginning = beginning;
    this.later = later;
    this.audit = audit;
  }

  @Transactional
  FilingPage open(CaseNumber number, String by, String from) {
    Denial denial = cases.get(number);
    audit.record(by, "filing-viewed", number, from, null);
    List<String> levels = noting.levels(denial);
    String level = levels.isEmpty() ? denial.appealLevel() : levels.get(0);
    Optional<AppealAddress> address = addresses.of(denial, level, expedited(denial));
    List<ProofDocuments.Proof> uploaded = proofs.of(number);
    return new FilingPage(
        number,
        denial.payer().name(),
        address.orElse(null),
        address.filter(addresses::isToCheck).isPresent(),
        uploaded,
        sendings.of(number).stream().map(each -> row(each, uploaded)).toList(),
        levels.stream().map(code -> new FilingPage.Choice(code, LevelWords.of(code))).toList(),
        letters(number),
        beginning.kinds(denial).stream()
            .map(kind -> new FilingPage.Choice(kind.code(), kind.label()))
            .toList(),
        later.mayCome(denial),
        later.of(number).stream()
            .map(kept -> new FilingPage.LaterRow(kept, LevelWords.of(kept.level())))
            .toList());
  }

  /** Those beside the appeal; the ones that file it have their place on the page of the case. */
  private List<FilingPage.LetterRow> letters(CaseNumber number) {
    return letters.of(number).stream()
        .filter(letter -> BESIDE.contains(letter.kind()))
        .map(
            letter ->
                new FilingPage.LetterRow(
                    letter,
                    LevelWords.of(letter.level()),
                    letter.address(number.value()),
                    !letter.isSealed() && letter.kind().voice() == LetterKind.Voice.PRACTICE,
                    practiceLetters.isToSend(number, letter)))
        .toList();
  }

  private boolean expedited(Denial denial) {
    return denial.urgency() == Urgency.EXPEDITED
        || appeals
            .findByCaseNumberAndLevel(denial.number().value(), denial.appealLevel())
            .filter(Appeal::isExpedited)
            .isPresent();
  }

  private FilingPage.Row row(Sending sending, List<ProofDocuments.Proof> uploaded) {
    List<UUID> proven = sendings.proofs(sending.id());
    return new FilingPage.Row(
        sending,
        LevelWords.of(sending.level()),
        uploaded.stream()
            .filter(each -> proven.contains(each.document().id()))
            .map(ProofDocuments.Proof::place)
            .toList());
  }
}
