package org.overturn.insight;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.overturn.notification.Outbox;
import org.overturn.notification.OutgoingMail;
import org.overturn.practice.PracticeProperties;
import org.overturn.practice.SiteProperties;
import org.overturn.process.Staff;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Mails the supervisors once a day what closes, what lapsed and what nobody has taken. Every node
 * looks at the clock; the outbox takes a day's digest for a person once.
 */
@Component
class DailyDigest {

  private static final int LINES = 20;

  private final Clocks clocks;
  private final Staff staff;
  private final Outbox outbox;
  private final TransactionTemplate transactions;
  private final DigestProperties properties;
  private final PracticeProperties practice;
  private final SiteProperties site;
  private final Clock clock;

  /** Spares the database the question for the rest of the day. */
  private volatile LocalDate sent;

  DailyDigest(
      Clocks clocks,
      Staff staff,
      Outbox outbox,
      TransactionTemplate transactions,
      DigestProperties properties,
      PracticeProperties practice,
      SiteProperties site,
      Clock clock) {
    this.clocks = clocks;
    this.staff = staff;
    this.outbox = outbox;
    this.transactions = transactions;
    this.properties = properties;
    this.practice = practice;
    this.site = site;
    this.clock = clock;
  }

  @Scheduled(initialDelayString = "PT30S", fixedDelayString = "PT1M")
  void everyMinute() {
    if (properties.enabled()) {
      sendWhenDue();
    }
  }

  /** Leaves today's digest in the outbox, when its time has come and it was not left there yet. */
  void sendWhenDue() {
    LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), practice.zone());
    LocalDate day = now.toLocalDate();
    if (!now.toLocalTime().isBefore(properties.at()) && !day.equals(sent)) {
      Digest digest = digest(day);
      transactions.executeWithoutResult(status -> leave(digest));
      sent = day;
    }
  }

  private void leave(Digest digest) {
    for (String address : staff.addressesOf(Staff.SUPERVISORS)) {
      outbox.put(
          new OutgoingMail(
              "daily-digest " + digest.day(),
              address,
              digest.subject(),
              digest.text(site.link("/windows"))));
    }
  }

  private Digest digest(LocalDate day) {
    return new Digest(
        day,
        first(BoardFilter.closingToday()),
        clocks.lapsesOf(day.minusDays(1)),
        first(BoardFilter.unassigned()));
  }

  private Digest.Part<OpenClock> first(BoardFilter filter) {
    Board board = clocks.board(filter);
    return new Digest.Part<>(board.clocks().stream().limit(LINES).toList(), board.total());
  }
}
