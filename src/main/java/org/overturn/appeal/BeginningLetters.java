package org.overturn.appeal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.overturn.appeal.letter.LetterKind;
import org.overturn.appeal.letter.LetterRefused;
import org.overturn.appeal.letter.LetterState;
import org.overturn.appeal.letter.Letters;
import org.overturn.audit.Audit;
import org.overturn.deadline.CaseDeadlines;
import org.overturn.deadline.DeadlineKind;
import org.overturn.denial.AppealTrack;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Cases;
import org.overturn.denial.Denial;
import org.overturn.denial.Timeline;
import org.overturn.practice.PracticeProperties;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Letters beside an appeal that no task asks for: begun by hand, sealed in the practice's name, and
 * noted as sent.
 */
@Service
class BeginningLetters {

  private static final Set<String> METHODS =
      Set.of("portal", "fax", "mail", "fhir", "e-mail", "phone");

  private final Letters letters;
  private final PracticeLetters practiceLetters;
  private final Appeals appeals;
  private final CaseDeadlines deadlines;
  private final Cases cases;
  private final Timeline timeline;
  private final Audit audit;
  private final PracticeProperties practice;
  private final Clock clock;

  BeginningLetters(
      Letters letters,
      PracticeLetters practiceLetters,
      Appeals appeals,
      CaseDeadlines deadlines,
      Cases cases,
      Timeline timeline,
      Audit audit,
      PracticeProperties practice,
      Clock clock) {
    this.letters = letters;
    this.practiceLetters = practiceLetters;
    this.appeals = appeals;
    this.deadlines = deadlines;
    this.cases = cases;
    this.timeline = timeline;
    this.audit = audit;
    this.practice = practice;
    this.clock = clock;
  }

  /**
   * What can be begun now. A withdrawal is its task's while the case goes on; by hand it is for a
   * case that was closed with an appeal at the payer. The statement to the independent reviewer is
   * for a file that the plan itself has sent on.
   */
  @Transactional(readOnly = true)
  List<LetterKind> kinds(Denial denial) {
    List<Appeal> ofCase = appeals.findByCaseNumberOrderBySignedAt(denial.number().value());
    boolean pending = ofCase.stream().anyMatch(Appeal::isPending);
    List<LetterKind> kinds = new ArrayList<>();
    if (denial.isOpen() && !ofCase.isEmpty()) {
      kinds.add(LetterKind.RATIONALE_REQUEST);
      kinds.add(LetterKind.SAME_SPECIALTY_REQUEST);
    }
    if (ofCase.stream().anyMatch(each -> each.isPending() && each.isForwarded())) {
      kinds.add(LetterKind.MEDICARE_INDEPENDENT_REVIEW);
    }
    if (pending && denial.isOpen() && isLate(denial)) {
      kinds.add(LetterKind.REGULATOR_COMPLAINT);
    }
    if (pending && !denial.isOpen()) {
      kinds.add(LetterKind.WITHDRAWAL);
    }
    return kinds;
  }

  /** Over the time that the law gives the payer. */
  private boolean isLate(Denial denial) {
    return deadlines
        .running(denial.number(), DeadlineKind.PAYER_DECISION)
        .filter(clockOfPayer -> clockOfPayer.dueAt().isBefore(clock.instant()))
        .isPresent();
  }

  /**
   * Begins a letter, or finds the one that is being worked on.
   *
   * @throws SendingRefused when it is none that can be begun now, or its template cannot be filled
   */
  @Transactional(noRollbackFor = {SendingRefused.class, LetterRefused.class})
  LetterState begun(CaseNumber number, String kind, String by, String from) {
    Denial denial = cases.lock(number);
    LetterKind chosen =
        kinds(denial).stream()
            .filter(each -> each.code().equals(kind))
            .findFirst()
            .orElseThrow(() -> new SendingRefused("Choose a letter from the list."));
    try {
      LetterState letter = practiceLetters.atHand(denial, chosen, level(denial, chosen));
      audit.record(by, "letter-begun", number, from, kind + " " + letter.id());
      return letter;
    } catch (LetterRefused refused) {
      throw new SendingRefused(refused.getMessage());
    }
  }

  /** The level at which the payer has it, else the one at which the case stands. */
  private String level(Denial denial, LetterKind kind) {
    return kind != LetterKind.WITHDRAWAL
        ? denial.appealLevel()
        : appeals.findByCaseNumberOrderBySignedAt(denial.number().value()).stream()
            .filter(Appeal::isPending)
            .map(Appeal::level)
            .findFirst()
            .orElse(denial.appealLevel());
  }

  /**
   * Seals a letter of the practice's.
   *
   * @param seen the revision that the person had before them
   * @throws SendingRefused when it speaks in a physician's voice, has changed since, or something
   *     hinders it
   */
  @Transactional(noRollbackFor = {SendingRefused.class, LetterRefused.class})
  void sealed(CaseNumber number, UUID id, int seen, String by, String from) {
    Denial denial = cases.lock(number);
    LetterState letter = letter(number, id);
    if (letter.kind().voice() != LetterKind.Voice.PRACTICE) {
      throw new SendingRefused("A physician signs this letter, on its own page.");
    }
    if (letter.revision() != seen) {
      throw new SendingRefused("The letter was changed since you looked: read it, then seal it.");
    }
    try {
      practiceLetters.sealed(denial, letter, by);
    } catch (LetterRefused refused) {
      throw new SendingRefused(refused.getMessage());
    }
    timeline.add(number, by, letter.kind().label() + ": sealed");
    audit.record(by, "letter-sealed", number, from, id.toString());
  }

  /**
   * A sealed letter went out.
   *
   * @throws SendingRefused when it is not sealed, went out already, or something is missing
   */
  @Transactional(noRollbackFor = SendingRefused.class)
  void sent(
      CaseNumber number,
      UUID id,
      String method,
      String on,
      String destination,
      String confirmation,
      String by,
      String from) {
    Denial denial = cases.lock(number);
    LetterState letter = letter(number, id);
    if (!practiceLetters.isToSend(number, letter)) {
      throw new SendingRefused("Only a sealed letter that was not sent yet can be noted as sent.");
    }
    if (!METHODS.contains(method)) {
      throw new SendingRefused("Choose how the letter was sent.");
    }
    Posted posted = new Posted(method, day(on), blankToNull(destination), confirmation, null);
    Sending sending = practiceLetters.kept(denial, letter, posted, by);
    if (letter.kind() == LetterKind.WITHDRAWAL) {
      withdrawn(denial, letter, posted.on());
    }
    timeline.add(number, by, "%s sent %s".formatted(letter.kind().label(), sending.how()));
    audit.record(by, "letter-sent", number, from, method + " " + id);
  }

  private void withdrawn(Denial denial, LetterState letter, LocalDate on) {
    appeals
        .findByCaseNumberAndLevel(denial.number().value(), letter.level())
        .filter(Appeal::isPending)
        .ifPresent(appeal -> appeal.withdrawn(on));
    boolean another =
        appeals.findByCaseNumberOrderBySignedAt(denial.number().value()).stream()
            .anyMatch(Appeal::isPending);
    denial.appealFiled(another);
    if (!another) {
      denial.appealTrack(AppealTrack.WITHDRAWN);
    }
  }

  private LocalDate day(String typed) {
    try {
      LocalDate day = LocalDate.parse(typed);
      if (day.isAfter(LocalDate.ofInstant(clock.instant(), practice.zone()))) {
        throw new SendingRefused("That day lies in the future; give when the letter was sent.");
      }
      return day;
    } catch (DateTimeParseException none) {
      throw new SendingRefused("Give the day on which the letter was sent.");
    }
  }

  private LetterState letter(CaseNumber number, UUID id) {
    return letters.of(number).stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new SendingRefused("The case has no such letter."));
  }

  private static String blankToNull(String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
