package org.overturn.appeal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.overturn.appeal.letter.LetterDrafts;
import org.overturn.appeal.letter.LetterKind;
import org.overturn.appeal.letter.LetterRefused;
import org.overturn.appeal.letter.LetterState;
import org.overturn.appeal.letter.Letters;
import org.overturn.appeal.letter.Signature;
import org.overturn.deadline.BusinessCalendar;
import org.overturn.deadline.CaseMoments;
import org.overturn.deadline.Moment;
import org.overturn.denial.AppealTrack;
import org.overturn.denial.Denial;
import org.overturn.denial.Timeline;
import org.overturn.denial.Urgency;
import org.overturn.practice.PracticeProperties;
import org.overturn.process.AnswerRefused;
import org.overturn.process.CaseStep;
import org.overturn.process.Staff;
import org.overturn.process.Timers;
import org.overturn.process.Variables;
import org.springframework.stereotype.Service;

/** The letter that files an appeal: drafted, and signed by a physician. */
@Service
class WritingLetter {

  private final Appeals appeals;
  private final Letters letters;
  private final LetterDrafts drafts;
  private final BusinessCalendar calendar;
  private final Staff staff;
  private final Timers timers;
  private final CaseMoments moments;
  private final Timeline timeline;
  private final PracticeProperties practice;
  private final Clock clock;

  WritingLetter(
      Appeals appeals,
      Letters letters,
      LetterDrafts drafts,
      BusinessCalendar calendar,
      Staff staff,
      Timers timers,
      CaseMoments moments,
      Timeline timeline,
      PracticeProperties practice,
      Clock clock) {
    this.appeals = appeals;
    this.letters = letters;
    this.drafts = drafts;
    this.calendar = calendar;
    this.staff = staff;
    this.timers = timers;
    this.moments = moments;
    this.timeline = timeline;
    this.practice = practice;
    this.clock = clock;
  }

  void drafted(CaseStep step) {
    Denial denial = step.denial();
    Appeal appeal = current(denial);
    if (appeal.isSigned()) {
      appeal.takenUpAgain();
    }
    letters.drafted(denial, kind(denial, appeal), denial.appealLevel());
    denial.appealTrack(AppealTrack.TO_SIGN);
    timeline.add(denial.number(), "Appeal letter drafted");
  }

  private LetterKind kind(Denial denial, Appeal appeal) {
    boolean expedited = denial.urgency() == Urgency.EXPEDITED || appeal.isExpedited();
    return drafts.toFile(denial, denial.appealLevel(), expedited);
  }

  /**
   * The call upheld the denial: its findings are proposed to the letter from now on, as all that
   * changes is (R48), and the appeal goes out the same day (R46).
   */
  void callRecordAdded(CaseStep step) {
    Denial denial = step.denial();
    Appeal appeal = current(denial);
    Instant today = closeOn(LocalDate.ofInstant(clock.instant(), practice.zone()));
    moments.now(denial.number(), Moment.CALL_RECORD_ADDED);
    timers.set(denial.number(), Variables.LETTER_DUE_AT, today);
    timers.set(denial.number(), Variables.FILING_DUE_AT, today);
    step.set(Variables.RATIONALE_DUE_AT, closeOn(nextBusinessDay()));
    timeline.add(
        denial.number(),
        appeal.isSigned()
            ? "The call record came after the signature; it goes to the payer with the rationale request"
            : "The call record is proposed to the letter: accept or dismiss it on the letter's page");
  }

  /**
   * Seals the letter as it was looked at, with what the physician certifies over the signature.
   *
   * @throws AnswerRefused when someone else than a physician signs, when it was changed since, or
   *     when something hinders it
   */
  void signed(CaseStep step, SignLetterForm.Answers answers) {
    if (!staff.isIn(step.user(), Staff.PHYSICIANS)) {
      throw new AnswerRefused("Only a physician signs an appeal letter.");
    }
    Denial denial = step.denial();
    LetterState letter =
        letters
            .toFile(step.number(), denial.appealLevel())
            .filter(each -> !each.isSealed())
            .orElseThrow(
                () -> new AnswerRefused("There is no letter to sign: open the case to see why."));
    String certified = answers.certification().map(Certification::paragraph).orElse("");
    refuseExpeditedUncertified(denial, letter, certified);
    Signature signature =
        new Signature(step.user(), answers.physicianCredentials(), certified, clock.instant());
    try {
      LetterState sealed = letters.sealed(denial, letter.id(), signature, answers.letterRevision());
      current(denial).signed(sealed, answers.certification().orElse(null));
    } catch (LetterRefused refused) {
      throw new AnswerRefused(refused.getMessage());
    }
    denial.appealTrack(AppealTrack.TO_FILE);
    timeline.add(step.number(), step.user(), "Appeal letter reviewed and signed");
  }

  /** A letter that asks for haste, signed by a physician who says that there is none. */
  private static void refuseExpeditedUncertified(
      Denial denial, LetterState letter, String certified) {
    if (letter.kind() == LetterKind.EXPEDITED_APPEAL
        && certified.isEmpty()
        && denial.urgency() != Urgency.EXPEDITED) {
      throw new AnswerRefused(
          "The letter is worded as an expedited appeal: certify why it cannot wait, or make it the"
              + " standard appeal on the letter's page.");
    }
  }

  private Appeal current(Denial denial) {
    return appeals
        .findByCaseNumberAndLevel(denial.number().value(), denial.appealLevel())
        .orElseThrow();
  }

  private LocalDate nextBusinessDay() {
    return calendar.plusBusinessDays(LocalDate.ofInstant(clock.instant(), practice.zone()), 1);
  }

  private Instant closeOn(LocalDate day) {
    return day.atTime(practice.closes()).atZone(practice.zone()).toInstant();
  }
}
