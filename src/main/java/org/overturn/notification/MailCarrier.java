package org.overturn.notification;

import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.overturn.operation.Logged;
import org.overturn.practice.SiteProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/**
 * Hands mails over to the server, one at a time. That a mail is on its way is committed before a
 * word is said to the server, and that it arrived there right after: whatever dies in between
 * leaves a mail that nobody sends a second time without being told to.
 */
@Component
public class MailCarrier {

  private static final Logger log = LoggerFactory.getLogger(MailCarrier.class);

  /** What the library says when the server closes the connection without a word. */
  private static final String HUNG_UP = "[EOF]";

  private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  private final OutgoingMails mails;
  private final JavaMailSenderImpl server;
  private final SiteProperties site;
  private final OutboxProperties properties;
  private final Clock clock;

  MailCarrier(
      OutgoingMails mails,
      JavaMailSenderImpl server,
      SiteProperties site,
      OutboxProperties properties,
      Clock clock) {
    this.mails = mails;
    this.server = server;
    this.site = site;
    this.properties = properties;
    this.clock = clock;
  }

  /**
   * Sends what is due now, and says how many mails the server took.
   *
   * @throws MessagingException when the server is not to be reached; the mails wait on
   */
  public int sendDue() throws MessagingException {
    try (SmtpConnection connection = connection()) {
      int sent = 0;
      while (mails.anyDue(clock.instant())) {
        sent += sendNext(connection) ? 1 : 0;
      }
      return sent;
    }
  }

  SmtpConnection connection() {
    return new SmtpConnection(server);
  }

  boolean anyDue() {
    return mails.anyDue(clock.instant());
  }

  /** Sets aside what dead nodes left behind in the middle. */
  void setAsideLeftBehind() {
    int count = mails.leftBehind(clock.instant().minus(properties.unconfirmedAfter()));
    if (count > 0) {
      log.warn("{} mails may or may not have been sent: see /mails", count);
    }
  }

  /**
   * Sends the mail that has waited longest. The server is reached first, so that one that is down
   * costs no mail a try.
   *
   * @return whether a mail was taken by the server
   * @throws MessagingException when the server is not to be reached
   */
  boolean sendNext(SmtpConnection connection) throws MessagingException {
    connection.open();
    Optional<TakenMail> next = mails.take(clock.instant());
    if (next.isEmpty()) {
      return false;
    }
    try (Logged about = Logged.aboutCaseIn(next.get().mail().subject())) {
      return send(next.get(), connection);
    }
  }

  private boolean send(TakenMail taken, SmtpConnection connection) {
    MimeMail mail = null;
    try {
      mail = new MimeMail(connection.session(), taken.mail(), site.mail().from(), clock.instant());
      connection.send(mail);
      mails.sent(taken, clock.instant());
      return true;
    } catch (MessagingException failure) {
      judge(taken, failure, Verdict.of(failure, mail != null && mail.isBegun()));
      connection.close();
      return false;
    }
  }

  private void judge(TakenMail taken, MessagingException failure, Verdict verdict) {
    Instant next = clock.instant().plus(pause(taken.tries()));
    String problem = said(failure);
    if (verdict == Verdict.UNKNOWN) {
      log.warn("Mail {} may or may not have been sent: see /mails", taken.id());
      mails.unconfirmed(taken, "It may have arrived, nobody knows: " + problem);
    } else if (verdict == Verdict.NEVER || next.isAfter(taken.tryUntil())) {
      log.warn("Mail {} was not taken: see /mails", taken.id());
      mails.failed(taken, problem);
    } else {
      log.info("Mail {} was not taken at try {}, and is tried again", taken.id(), taken.tries());
      mails.putOff(taken, next, problem);
    }
  }

  /** A minute, two, four and so on, up to an hour. */
  private static Duration pause(int tries) {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(tries - 1, 10));
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
  }

  /** The server's own words, on one line. */
  private static String said(MessagingException failure) {
    Exception last = failure;
    while (last instanceof MessagingException mail && mail.getNextException() != null) {
      last = mail.getNextException();
    }
    String words = String.valueOf(last.getMessage()).replaceAll("\\s+", " ").strip();
    return HUNG_UP.equals(words) ? "the server hung up" : words;
  }
}
