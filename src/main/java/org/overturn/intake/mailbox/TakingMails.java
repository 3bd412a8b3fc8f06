package org.overturn.intake.mailbox;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.overturn.denial.Sha256;
import org.overturn.intake.Arrived;
import org.overturn.intake.Channel;
import org.overturn.intake.Intake;
import org.overturn.intake.Keeping;
import org.overturn.intake.NoticeRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes notices of a mail. Doing it again, because a crash came before the mail was moved, makes no
 * second ones.
 */
class TakingMails {

  static final String MAIL = "message/rfc822";

  private static final Logger log = LoggerFactory.getLogger(TakingMails.class);
  private static final String MAIL_TOO_LARGE =
      "The mail is larger than overturn.intake.mailbox.max-size: open it in the mailbox's archive,"
          + " and hand its attachments in by upload";

  private final MailReader reader;
  private final Intake intake;
  private final Keeping keeping;

  TakingMails(MailReader reader, Intake intake, Keeping keeping) {
    this.reader = reader;
    this.intake = intake;
    this.keeping = keeping;
  }

  /** Takes a mail; when it returns, all that it holds is kept and may leave the mailbox. */
  void take(Mail mail) {
    if (mail.isTooLarge()) {
      String text = "A mail of %,d bytes, kept in the mailbox's archive.".formatted(mail.size());
      keep(mail, "text/plain", text.getBytes(StandardCharsets.US_ASCII), null, MAIL_TOO_LARGE);
      return;
    }
    ReadMail read = reader.read(mail.bytes());
    if (read.forAPerson() != null) {
      keep(mail, MAIL, mail.bytes(), read.sender(), read.forAPerson());
      return;
    }
    read.attachments().forEach(attachment -> take(mail, attachment, read.sender()));
  }

  private void take(Mail mail, Attachment attachment, String sender) {
    Arrived arrived =
        new Arrived(
            Channel.MAILBOX,
            attachment.contentType(),
            attachment.name(),
            attachment.bytes(),
            sender,
            delivery(mail, attachment.path(), attachment.bytes()));
    try {
      log.info("Notice {} arrived in the mailbox", intake.take(arrived).notice());
    } catch (NoticeRefused refused) {
      log.info("Notice {} arrived in the mailbox and was rejected", refused.notice());
    }
  }

  private void keep(Mail mail, String type, byte[] bytes, String sender, String why) {
    Arrived whole =
        new Arrived(Channel.MAILBOX, type, null, bytes, sender, delivery(mail, "all", bytes));
    UUID notice = keeping.keepForAPerson(whole, type, why).notice();
    log.info("Notice {} is a mail that needs a person", notice);
  }

  /**
   * Names the delivery by the mail's number and by the bytes: a server that gives a number twice,
   * against the rules, hides no mail.
   */
  private static String delivery(Mail mail, String path, byte[] bytes) {
    return "mail " + Sha256.of(mail.key() + "\n" + path + "\n" + Sha256.of(bytes));
  }
}
