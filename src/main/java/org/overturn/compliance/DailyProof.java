package org.overturn.compliance;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.overturn.audit.Fault;
import org.overturn.audit.Proof;
import org.overturn.denial.Timeline;
import org.overturn.notification.Outbox;
import org.overturn.notification.OutgoingMail;
import org.overturn.practice.PracticeProperties;
import org.overturn.practice.SiteProperties;
import org.overturn.process.OneNode;
import org.overturn.process.Staff;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Proves the audit once a day and mails the result and the head of the chain to the compliance
 * officers, out of reach of whoever administers the database. The mail names positions, never what
 * an entry says.
 */
@Component
class DailyProof {

  private final ProvingAudit proving;
  private final Staff staff;
  private final Outbox outbox;
  private final TransactionTemplate transactions;
  private final OneNode oneNode;
  private final DailyProofProperties properties;
  private final PracticeProperties practice;
  private final SiteProperties site;
  private final Clock clock;

  /** Spares the database the question for the rest of the day. */
  private volatile LocalDate done;

  DailyProof(
      ProvingAudit proving,
      Staff staff,
      Outbox outbox,
      TransactionTemplate transactions,
      OneNode oneNode,
      DailyProofProperties properties,
      PracticeProperties practice,
      SiteProperties site,
      Clock clock) {
    this.proving = proving;
    this.staff = staff;
    this.outbox = outbox;
    this.transactions = transactions;
    this.oneNode = oneNode;
    this.properties = properties;
    this.practice = practice;
    this.site = site;
    this.clock = clock;
  }

  @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1M")
  void everyMinute() {
    if (properties.enabled()) {
      proveWhenDue();
    }
  }

  /** Proves and mails, when today's time has come and no node has done it yet. */
  void proveWhenDue() {
    LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), practice.zone());
    LocalDate day = now.toLocalDate();
    if (now.toLocalTime().isBefore(properties.at()) || day.equals(done)) {
      return;
    }
    if (oneNode.does("audit-proof", () -> prove(day))) {
      done = day;
    }
  }

  private void prove(LocalDate day) {
    if (!proving.isProvenSince(day.atStartOfDay(practice.zone()).toInstant())) {
      Proof proof = proving.prove(Timeline.SYSTEM, List.of());
      transactions.executeWithoutResult(status -> mail(day, proof));
    }
  }

  private void mail(LocalDate day, Proof proof) {
    for (String address : staff.addressesOf(Staff.COMPLIANCE)) {
      outbox.put(new OutgoingMail("audit-proof " + day, address, subject(day, proof), text(proof)));
    }
  }

  private static String subject(LocalDate day, Proof proof) {
    return proof.holds()
        ? "Audit of %s: the chain holds".formatted(day)
        : "Audit of %s: THE CHAIN IS BROKEN".formatted(day);
  }

  private String text(Proof proof) {
    StringBuilder text = new StringBuilder();
    if (!proof.holds()) {
      text.append("What is wrong, %d in all:\n".formatted(proof.faultsInAll()));
      for (Fault fault : proof.faults()) {
        text.append("  ").append(fault.words()).append('\n');
      }
      text.append("\nTell whoever answers for security. Change nothing, and take a backup.\n\n");
    }
    return text.append(
            """
            Sealed entries: %d
            Head: %s

            Keep this mail. With the head anybody can prove later that nothing up to it was changed:
              java -jar overturn.jar --prove-audit --head=%s

            %s
            """
                .formatted(
                    proof.head().position(), proof.head(), proof.head(), site.link("/audit")))
        .toString();
  }
}
