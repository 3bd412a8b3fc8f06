package org.overturn.appeal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.overturn.deadline.AppealRight;
import org.overturn.deadline.BusinessCalendar;
import org.overturn.deadline.CaseMoments;
import org.overturn.deadline.CaseRules;
import org.overturn.deadline.Moment;
import org.overturn.denial.AppealTrack;
import org.overturn.denial.CallFindings;
import org.overturn.denial.Denial;
import org.overturn.denial.Sha256;
import org.overturn.denial.Timeline;
import org.overturn.practice.PracticeProperties;
import org.overturn.process.AnswerRefused;
import org.overturn.process.CaseStep;
import org.overturn.process.Staff;
import org.overturn.process.Timers;
import org.overturn.process.Variables;
import org.springframework.stereotype.Service;

/** The letter of an appeal: drafted, made stronger by the call, and signed by a physician. */
@Service
class WritingLetter {

  private final Appeals appeals;
  private final CaseRules rules;
  private final CallFindings findings;
  private final BusinessCalendar calendar;
  private final Staff staff;
  private final Timers timers;
  private final CaseMoments moments;
  private final Timeline timeline;
  private final PracticeProperties practice;
  private final Clock clock;

  WritingLetter(
      Appeals appeals,
      CaseRules rules,
      CallFindings findings,
      BusinessCalendar calendar,
      Staff staff,
      Timers timers,
      CaseMoments moments,
      Timeline timeline,
      PracticeProperties practice,
      Clock clock) {
    this.appeals = appeals;
    this.rules = rules;
    this.findings = findings;
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
    AppealRight right = rules.appealRight(denial.number(), denial.appealLevel()).orElseThrow();
    Appeal appeal = current(denial);
    if (appeal.isSigned()) {
      appeal.takenUpAgain();
    } else {
      appeal.drafted(LetterDraft.of(denial, right, findings.of(denial.number()), practice.name()));
    }
    denial.appealTrack(AppealTrack.TO_SIGN);
    timeline.add(denial.number(), "Appeal letter drafted");
  }

  /**
   * The call upheld the denial: its findings enter the draft, and the appeal goes out the same day
   * (R46).
   */
  void callRecordAdded(CaseStep step) {
    Denial denial = step.denial();
    Appeal appeal = current(denial);
    Instant today = closeOn(LocalDate.ofInstant(clock.instant(), practice.zone()));
    findings
        .of(denial.number())
        .ifPresent(
            call -> {
              if (!appeal.isSigned()) {
                appeal.drafted(appeal.draft() + "\n\n" + LetterDraft.callParagraph(call));
              }
            });
    moments.now(denial.number(), Moment.CALL_RECORD_ADDED);
    timers.set(denial.number(), Variables.LETTER_DUE_AT, today);
    timers.set(denial.number(), Variables.FILING_DUE_AT, today);
    step.set(Variables.RATIONALE_DUE_AT, closeOn(nextBusinessDay()));
    timeline.add(
        denial.number(),
        appeal.isSigned()
            ? "The call record came after the signature; it goes to the payer with the rationale request"
            : "The call record was added to the draft of the letter");
  }

  /**
   * Keeps the signature over the letter, or over the draft where the physician changed nothing.
   *
   * @throws AnswerRefused when someone else than a physician signs
   */
  void signed(CaseStep step, SignLetterForm.Answers answers) {
    if (!staff.isIn(step.user(), Staff.PHYSICIANS)) {
      throw new AnswerRefused("Only a physician signs an appeal letter.");
    }
    Appeal appeal = current(step.denial());
    String letter = answers.letter() == null ? appeal.draft() : answers.letter();
    appeal.signed(
        new LetterSignature(
            letter,
            step.user(),
            answers.physicianCredentials(),
            Boolean.TRUE.equals(answers.expedited()),
            clock.instant()),
        Sha256.of(letter));
    step.denial().appealTrack(AppealTrack.TO_FILE);
    timeline.add(step.number(), step.user(), "Appeal letter reviewed and signed");
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
