package org.overturn.appeal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.overturn.appeal.address.AppealAddress;
import org.overturn.appeal.address.AppealAddresses;
import org.overturn.deadline.AppealRight;
import org.overturn.deadline.CaseRules;
import org.overturn.deadline.ClockText;
import org.overturn.denial.Denial;
import org.overturn.denial.Urgency;
import org.overturn.practice.PracticeProperties;
import org.overturn.process.AnswerRefused;
import org.overturn.process.CaseStep;
import org.springframework.stereotype.Service;

/**
 * Takes a filing for true only when the signed letter went out after it was signed, with whatever
 * consent it needs, and a document and a confirmation prove it; each once (R60, R62, R70).
 */
@Service
class ProvingFiling {

  /** Clocks of two machines differ a little. */
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  private final SendingRecords sendings;
  private final ProofDocuments proofs;
  private final AppealAddresses addresses;
  private final SentBundles sent;
  private final CaseRules rules;
  private final PracticeProperties practice;
  private final Clock clock;

  ProvingFiling(
      SendingRecords sendings,
      ProofDocuments proofs,
      AppealAddresses addresses,
      SentBundles sent,
      CaseRules rules,
      PracticeProperties practice,
      Clock clock) {
    this.sendings = sendings;
    this.proofs = proofs;
    this.addresses = addresses;
    this.sent = sent;
    this.rules = rules;
    this.practice = practice;
    this.clock = clock;
  }

  /**
   * Keeps the filing of a signed letter with its proof.
   *
   * @param signed the appeal whose letter was sent
   * @param level the code of the level at which it was filed
   * @param late whether its deadline had passed
   * @throws AnswerRefused when something of it cannot be; says what, where and how to mend it
   */
  Sending filed(CaseStep step, Appeal signed, String level, Filed filed, boolean late) {
    Denial denial = step.denial();
    refuseUnsigned(signed);
    refuseImpossible(signed, filed.at());
    refuseWithoutConsent(denial, signed);
    Optional<Sending> noted = noted(denial, level, filed);
    refuseKnownConfirmation(denial, filed);
    Destination destination = destination(denial, level, signed, filed, noted);
    List<UUID> proof = proofs.chosen(denial, filed.proof(), signed.signedAt());
    Sending sending =
        sending(step, signed, level, filed, late, destination, noted)
            .with(sent.bundle(step, signed));
    noted.ifPresentOrElse(before -> sendings.settle(sending), () -> sendings.add(sending));
    sendings.prove(sending, proof);
    return sending;
  }

  private static void refuseUnsigned(Appeal signed) {
    if (!signed.isSigned()) {
      throw new AnswerRefused(
          "The letter is not signed: nothing can have been filed. A physician completes Review and sign the letter first.");
    }
  }

  private void refuseImpossible(Appeal signed, Instant at) {
    if (at.isAfter(clock.instant().plus(TOLERANCE))) {
      throw new AnswerRefused("Please mend the form. filed date: it lies in the future.");
    }
    // the form gives whole minutes
    if (at.isBefore(signed.signedAt().truncatedTo(ChronoUnit.MINUTES))) {
      throw new AnswerRefused(
          "Please mend the form. filed date: the letter was signed only on %s; what went out before was another one."
              .formatted(ClockText.format(signed.signedAt(), practice.zone())));
    }
  }

  private void refuseWithoutConsent(Denial denial, Appeal signed) {
    boolean required =
        rules
            .appealRight(denial.number(), signed.level())
            .filter(AppealRight::consentRequired)
            .isPresent();
    if (required && signed.consentDate() == null) {
      throw new AnswerRefused(
          "The enrollee's written consent is missing: this plan takes an appeal from the practice only with it (R70). Obtain it, and have it recorded on the case first.");
    }
  }

  /** The sending that is waiting for just this proof; another that waits has to be explained. */
  private Optional<Sending> noted(Denial denial, String level, Filed filed) {
    List<Sending> unconfirmed =
        sendings.of(denial.number()).stream()
            .filter(each -> each.isFor(SendingPurpose.APPEAL, level))
            .filter(Sending::isUnconfirmed)
            .toList();
    Optional<Sending> same =
        unconfirmed.stream().filter(each -> isTheSame(each, filed)).findFirst();
    if (same.isEmpty() && !unconfirmed.isEmpty() && filed.explanation() == null) {
      Sending stuck = unconfirmed.get(unconfirmed.size() - 1);
      throw new AnswerRefused(
          "Please mend the form. explanation: a sending by %s on %s is neither confirmed nor failed. If this is its confirmation, give its method, day and time. If it failed, note that on the page Filing of the case. If it went out twice, say why."
              .formatted(stuck.method(), ClockText.format(stuck.at(), practice.zone())));
    }
    return same;
  }

  private static boolean isTheSame(Sending noted, Filed filed) {
    return noted.method().equals(filed.method())
        && noted
            .at()
            .truncatedTo(ChronoUnit.MINUTES)
            .equals(filed.at().truncatedTo(ChronoUnit.MINUTES));
  }

  private void refuseKnownConfirmation(Denial denial, Filed filed) {
    if (SendingRecords.key(filed.confirmation()).isEmpty()) {
      throw new AnswerRefused(
          "Please mend the form. confirmation: give the number that the payer, the fax or the carrier gave.");
    }
    sendings
        .confirmedBy(denial.payer().id(), filed.confirmation())
        .filter(known -> filed.explanation() == null)
        .ifPresent(
            known -> {
              throw new AnswerRefused(
                  "Please mend the form. confirmation: this number confirmed a sending of case %s on %s already. Give this filing's own number; if the payer gave one number for both, say so as the explanation."
                      .formatted(known.number(), ClockText.format(known.at(), practice.zone())));
            });
  }

  private record Destination(String text, UUID address) {}

  private Destination destination(
      Denial denial, String level, Appeal signed, Filed filed, Optional<Sending> noted) {
    if (noted.isPresent()) {
      return new Destination(noted.get().destination(), noted.get().address());
    }
    boolean expedited = denial.urgency() == Urgency.EXPEDITED || signed.isExpedited();
    Optional<AppealAddress> kept = addresses.of(denial, level, expedited);
    String onFile = kept.map(address -> address.destination(filed.method())).orElse("");
    if (filed.destination() == null && onFile.isEmpty()) {
      throw new AnswerRefused(
          "Please mend the form. destination: say where it was sent. No address for this method is kept for the payer; kept on the page Appeal addresses, it is taken from there.");
    }
    boolean fromFile = filed.destination() == null || filed.destination().equals(onFile);
    return fromFile
        ? new Destination(onFile, kept.orElseThrow().id())
        : new Destination(filed.destination(), null);
  }

  private Sending sending(
      CaseStep step,
      Appeal signed,
      String level,
      Filed filed,
      boolean late,
      Destination destination,
      Optional<Sending> noted) {
    Instant now = clock.instant();
    return new Sending(
        noted.map(Sending::id).orElseGet(UUID::randomUUID),
        step.number(),
        level,
        SendingPurpose.APPEAL,
        step.denial().payer().id(),
        filed.method(),
        destination.text(),
        destination.address(),
        noted.map(Sending::at).orElse(filed.at()),
        noted.map(Sending::note).orElse(""),
        filed.explanation() == null ? "" : filed.explanation(),
        new Sending.Sent(signed.letter().orElseThrow(), signed.letterSha256()),
        null,
        noted.map(Sending::notedBy).orElse(step.user()),
        noted.map(Sending::notedAt).orElse(now),
        SendingState.CONFIRMED,
        filed.confirmation().strip(),
        late,
        "",
        step.user(),
        now);
  }
}
