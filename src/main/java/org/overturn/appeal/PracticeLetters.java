package org.overturn.appeal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.overturn.appeal.address.AppealAddress;
import org.overturn.appeal.address.AppealAddresses;
import org.overturn.appeal.letter.LetterKind;
import org.overturn.appeal.letter.LetterRefused;
import org.overturn.appeal.letter.LetterState;
import org.overturn.appeal.letter.Letters;
import org.overturn.appeal.letter.Signature;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Denial;
import org.overturn.denial.Urgency;
import org.overturn.practice.PracticeProperties;
import org.overturn.process.AnswerRefused;
import org.overturn.process.CaseStep;
import org.overturn.process.Staff;
import org.springframework.stereotype.Component;

/**
 * The letters that the practice itself sends beside an appeal: for the rationale, to withdraw, to
 * complain. Each is drafted when its task opens, and sealed at the latest when its sending is
 * noted, so that what went out is kept as it was (R60).
 */
@Component
class PracticeLetters {

  private static final Map<LetterKind, SendingPurpose> PURPOSES =
      Map.of(
          LetterKind.RATIONALE_REQUEST, SendingPurpose.RATIONALE_REQUEST,
          LetterKind.SAME_SPECIALTY_REQUEST, SendingPurpose.SAME_SPECIALTY_REQUEST,
          LetterKind.MEDICARE_INDEPENDENT_REVIEW, SendingPurpose.STATEMENT,
          LetterKind.WITHDRAWAL, SendingPurpose.WITHDRAWAL,
          LetterKind.REGULATOR_COMPLAINT, SendingPurpose.COMPLAINT);

  private final Letters letters;
  private final SendingRecords sendings;
  private final AppealAddresses addresses;
  private final Staff staff;
  private final PracticeProperties practice;
  private final Clock clock;

  PracticeLetters(
      Letters letters,
      SendingRecords sendings,
      AppealAddresses addresses,
      Staff staff,
      PracticeProperties practice,
      Clock clock) {
    this.letters = letters;
    this.sendings = sendings;
    this.addresses = addresses;
    this.staff = staff;
    this.practice = practice;
    this.clock = clock;
  }

  /** The letter that is next to be sent: the one at hand, or a new one where that went out. */
  LetterState atHand(Denial denial, LetterKind kind, String level) {
    return letters
        .newest(denial.number(), kind, level)
        .filter(letter -> !isSent(denial.number(), letter.id()))
        .orElseGet(() -> letters.drafted(denial, kind, level));
  }

  private boolean isSent(CaseNumber number, UUID letter) {
    return sendings.of(number).stream()
        .anyMatch(each -> each.letter() != null && letter.equals(each.letter().id()));
  }

  /**
   * Seals a letter in the practice's name.
   *
   * @param by the user's id, whose name stands under it
   * @throws LetterRefused when something hinders it
   */
  LetterState sealed(Denial denial, LetterState letter, String by) {
    if (letter.isSealed()) {
      return letter;
    }
    String name = staff.person(by).map(Staff.Person::name).orElse(by) + ", " + practice.name();
    return letters.sealed(
        denial, letter.id(), new Signature(by, name, "", clock.instant()), letter.revision());
  }

  /**
   * The letter was sent: it is sealed, and method and confirmation are kept with it.
   *
   * @throws AnswerRefused when it cannot be sealed, or was sent in the future
   */
  Sending sent(CaseStep step, LetterKind kind, String level, Posted posted) {
    refuseFuture(posted.on());
    Denial denial = step.denial();
    LetterState letter;
    try {
      letter = sealed(denial, atHand(denial, kind, level), step.user());
    } catch (LetterRefused refused) {
      throw new AnswerRefused(
          refused.getMessage() + " The letter is under Written appeal in the Case tab.");
    }
    return kept(denial, letter, posted, step.user());
  }

  /** Whether it is sealed, one of those that are sent beside an appeal, and did not go out yet. */
  boolean isToSend(CaseNumber number, LetterState letter) {
    return letter.isSealed() && PURPOSES.containsKey(letter.kind()) && !isSent(number, letter.id());
  }

  /** Keeps that a sealed letter was sent. */
  Sending kept(Denial denial, LetterState letter, Posted posted, String by) {
    Sending sending = sending(denial, letter, posted, by);
    sendings.add(sending);
    return sending;
  }

  private void refuseFuture(LocalDate on) {
    if (on.isAfter(LocalDate.ofInstant(clock.instant(), practice.zone()))) {
      throw new AnswerRefused("Please mend the form. date: it lies in the future.");
    }
  }

  private Sending sending(Denial denial, LetterState letter, Posted posted, String by) {
    LetterKind kind = letter.kind();
    String level = letter.level();
    boolean toPayer = kind != LetterKind.REGULATOR_COMPLAINT;
    Optional<AppealAddress> kept =
        toPayer && posted.destination() == null
            ? addresses
                .of(denial, level, denial.urgency() == Urgency.EXPEDITED)
                .filter(address -> !address.destination(posted.method()).isEmpty())
            : Optional.empty();
    Instant now = clock.instant();
    String confirmation = posted.confirmation() == null ? "" : posted.confirmation().strip();
    return new Sending(
        UUID.randomUUID(),
        denial.number(),
        level,
        PURPOSES.get(kind),
        denial.payer().id(),
        posted.method(),
        posted.destination() == null
            ? kept.map(address -> address.destination(posted.method())).orElse("")
            : posted.destination(),
        kept.map(AppealAddress::id).orElse(null),
        at(posted.on(), now),
        posted.note() == null ? "" : posted.note(),
        "",
        new Sending.Sent(letter.id(), letter.sha256()),
        null,
        by,
        now,
        SendingState.CONFIRMED,
        confirmation,
        false,
        "",
        by,
        now);
  }

  /** Today's is now; of an earlier day only the day is known, so its close stands for it. */
  private Instant at(LocalDate on, Instant now) {
    Instant close = on.atTime(practice.closes()).atZone(practice.zone()).toInstant();
    return close.isBefore(now) ? close : now;
  }
}
