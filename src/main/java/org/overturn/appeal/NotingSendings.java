package org.overturn.appeal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.overturn.appeal.address.AppealAddress;
import org.overturn.appeal.address.AppealAddresses;
import org.overturn.audit.Audit;
import org.overturn.deadline.AppealLevel;
import org.overturn.deadline.AppealRight;
import org.overturn.deadline.CaseRules;
import org.overturn.deadline.ClockText;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Cases;
import org.overturn.denial.Denial;
import org.overturn.denial.Timeline;
import org.overturn.denial.Urgency;
import org.overturn.practice.PracticeProperties;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the attempts to send an appeal that failed or that nothing confirms yet, so that what is
 * stuck is seen, and is sent again once and not twice (R62).
 */
@Service
class NotingSendings {

  private static final Set<String> METHODS = Set.of("portal", "fax", "mail", "fhir", "e-mail");
  private static final int LONGEST = 1000;

  private final SendingRecords sendings;
  private final Appeals appeals;
  private final AppealAddresses addresses;
  private final CaseRules rules;
  private final Cases cases;
  private final Timeline timeline;
  private final Audit audit;
  private final PracticeProperties practice;
  private final Clock clock;

  NotingSendings(
      SendingRecords sendings,
      Appeals appeals,
      AppealAddresses addresses,
      CaseRules rules,
      Cases cases,
      Timeline timeline,
      Audit audit,
      PracticeProperties practice,
      Clock clock) {
    this.sendings = sendings;
    this.appeals = appeals;
    this.addresses = addresses;
    this.rules = rules;
    this.cases = cases;
    this.timeline = timeline;
    this.audit = audit;
    this.practice = practice;
    this.clock = clock;
  }

  /**
   * The levels at which something can be sent now: the one the case stands at, and the external
   * review where it may run beside it, each as long as it is not filed.
   */
  @Transactional(readOnly = true)
  List<String> levels(Denial denial) {
    String number = denial.number().value();
    Optional<Appeal> current =
        appeals.findByCaseNumberAndLevel(number, denial.appealLevel()).filter(Appeal::isSigned);
    if (!denial.isOpen() || current.isEmpty()) {
      return List.of();
    }
    if (current.get().filedAt() == null) {
      return List.of(denial.appealLevel());
    }
    String external = AppealLevel.EXTERNAL.code();
    boolean beside =
        rules
            .appealRight(denial.number(), denial.appealLevel())
            .filter(AppealRight::mayRunTogether)
            .isPresent();
    return beside && appeals.findByCaseNumberAndLevel(number, external).isEmpty()
        ? List.of(external)
        : List.of();
  }

  /**
   * Notes an attempt.
   *
   * @throws SendingRefused when it cannot be, with how to mend it
   */
  @Transactional(noRollbackFor = SendingRefused.class)
  void note(CaseNumber number, NotedSending noted, String by, String from) {
    Denial denial = cases.lock(number);
    if (!levels(denial).contains(noted.level())) {
      throw new SendingRefused(
          "Nothing can be noted for this level: it is filed already, or its letter is not signed.");
    }
    Appeal signed =
        appeals.findByCaseNumberAndLevel(number.value(), denial.appealLevel()).orElseThrow();
    Instant at = sentAt(noted, signed);
    boolean failed = failed(noted);
    refuseLong(noted);
    refuseSecond(number, noted);
    Sending sending = sending(denial, signed, noted, at, failed, by);
    sendings.add(sending);
    timeline.add(
        number,
        by,
        "Sending of the appeal %s %s"
            .formatted(sending.how(), failed ? "failed: " + noted.note() : "is not confirmed yet"));
    audit.record(by, "sending-noted", number, from, noted.method() + " " + sending.id());
  }

  /**
   * One that was not confirmed turned out to have failed.
   *
   * @throws SendingRefused when it is settled already, or nothing is said of how it failed
   */
  @Transactional(noRollbackFor = SendingRefused.class)
  void failed(CaseNumber number, UUID id, String note, String by, String from) {
    cases.lock(number);
    Sending before =
        sendings.of(number).stream()
            .filter(each -> each.id().equals(id))
            .findFirst()
            .orElseThrow(() -> new SendingRefused("The case has no such sending."));
    if (!before.isUnconfirmed()) {
      throw new SendingRefused("This sending is settled already; look at what became of it.");
    }
    if (note == null || note.isBlank() || note.length() > LONGEST) {
      throw new SendingRefused("Say in some words how it is known that it failed.");
    }
    Sending after = failed(before, note.strip(), by);
    sendings.settle(after);
    timeline.add(number, by, "Sending of the appeal %s failed: %s".formatted(after.how(), note));
    audit.record(by, "sending-failed", number, from, id.toString());
  }

  private Instant sentAt(NotedSending noted, Appeal signed) {
    Instant at;
    try {
      at =
          LocalDate.parse(noted.date())
              .atTime(LocalTime.parse(noted.time()))
              .atZone(practice.zone())
              .toInstant();
    } catch (DateTimeParseException blank) {
      throw new SendingRefused("Give the day and the time at which it was sent.");
    }
    if (at.isAfter(clock.instant())) {
      throw new SendingRefused("That time lies in the future; give when it was sent.");
    }
    if (at.isBefore(signed.signedAt().truncatedTo(ChronoUnit.MINUTES))) {
      throw new SendingRefused(
          "The letter was signed only on %s; what went out before was another one."
              .formatted(ClockText.format(signed.signedAt(), practice.zone())));
    }
    return at;
  }

  private static boolean failed(NotedSending noted) {
    if (!METHODS.contains(noted.method())) {
      throw new SendingRefused("Choose how it was sent.");
    }
    boolean failed = "failed".equals(noted.state());
    if (!failed && !"unconfirmed".equals(noted.state())) {
      throw new SendingRefused("Say whether it failed, or nothing confirms it yet.");
    }
    if (failed && noted.note().isEmpty()) {
      throw new SendingRefused("Say in the note how it failed.");
    }
    return failed;
  }

  private static void refuseLong(NotedSending noted) {
    if (noted.note().length() > LONGEST
        || noted.explanation().length() > LONGEST
        || noted.destination().length() > 400) {
      throw new SendingRefused("Shorten the note: 1000 characters are kept, 400 of an address.");
    }
  }

  private void refuseSecond(CaseNumber number, NotedSending noted) {
    if (!noted.explanation().isEmpty()) {
      return;
    }
    sendings.of(number).stream()
        .filter(each -> each.isFor(SendingPurpose.APPEAL, noted.level()))
        .filter(Sending::isUnconfirmed)
        .findFirst()
        .ifPresent(
            stuck -> {
              throw new SendingRefused(
                  "A sending %s on %s is neither confirmed nor failed. Settle it first, or say why the same went out again."
                      .formatted(stuck.how(), ClockText.format(stuck.at(), practice.zone())));
            });
  }

  private Sending sending(
      Denial denial, Appeal signed, NotedSending noted, Instant at, boolean failed, String by) {
    boolean expedited = denial.urgency() == Urgency.EXPEDITED || signed.isExpedited();
    Optional<AppealAddress> kept = addresses.of(denial, noted.level(), expedited);
    String onFile = kept.map(address -> address.destination(noted.method())).orElse("");
    String destination = noted.destination().isEmpty() ? onFile : noted.destination();
    if (destination.isEmpty()) {
      throw new SendingRefused(
          "Say where it was sent: no address for this method is kept for the payer.");
    }
    Instant now = clock.instant();
    return new Sending(
        UUID.randomUUID(),
        denial.number(),
        noted.level(),
        SendingPurpose.APPEAL,
        denial.payer().id(),
        noted.method(),
        destination,
        destination.equals(onFile) ? kept.orElseThrow().id() : null,
        at,
        noted.note(),
        noted.explanation(),
        new Sending.Sent(signed.letter().orElseThrow(), signed.letterSha256()),
        null,
        by,
        now,
        failed ? SendingState.FAILED : SendingState.UNCONFIRMED,
        "",
        false,
        failed ? noted.note() : "",
        failed ? by : null,
        failed ? now : null);
  }

  private Sending failed(Sending before, String note, String by) {
    return new Sending(
        before.id(),
        before.number(),
        before.level(),
        before.purpose(),
        before.payer(),
        before.method(),
        before.destination(),
        before.address(),
        before.at(),
        before.note(),
        before.explanation(),
        before.letter(),
        before.bundle(),
        before.notedBy(),
        before.notedAt(),
        SendingState.FAILED,
        "",
        false,
        note,
        by,
        clock.instant());
  }
}
