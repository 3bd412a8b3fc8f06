package org.overturn.notification;

import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;

/**
 * A mail in the form it has on the wire. It knows whether its contents were begun to be handed
 * over: before that, no server can have accepted it.
 */
class MimeMail extends MimeMessage {

  private static final String UTF_8 = "UTF-8";

  private final String messageId;
  private boolean begun;

  /**
   * Writes it down.
   *
   * @throws jakarta.mail.internet.AddressException when the recipient's address is none
   */
  MimeMail(Session session, OutgoingMail mail, String from, Instant now) throws MessagingException {
    super(session);
    this.messageId = messageId(mail, from);
    setFrom(new InternetAddress(from, true));
    setRecipient(Message.RecipientType.TO, new InternetAddress(mail.recipient(), true));
    setSubject(mail.subject(), UTF_8);
    setSentDate(Date.from(now));
    // nobody's absence note answers it (RFC 3834)
    setHeader("Auto-Submitted", "auto-generated");
    if (mail.calendar().isPresent()) {
      setContent(withCalendar(mail.text(), mail.calendar().get()));
    } else {
      setText(mail.text(), UTF_8);
    }
    saveChanges();
  }

  private static MimeMultipart withCalendar(String text, CalendarPart calendar)
      throws MessagingException {
    MimeBodyPart words = new MimeBodyPart();
    words.setText(text, UTF_8);
    MimeBodyPart invitation = new MimeBodyPart();
    String type = "text/calendar; charset=UTF-8; method=" + calendar.method();
    byte[] bytes = calendar.text().getBytes(StandardCharsets.UTF_8);
    invitation.setDataHandler(new DataHandler(new ByteArrayDataSource(bytes, type)));
    invitation.setHeader("Content-Type", type);
    return new MimeMultipart("alternative", words, invitation);
  }

  /** The same for the same mail, so that a mailbox that gets it twice may show it once. */
  private static String messageId(OutgoingMail mail, String from) {
    byte[] what = (mail.key() + "\n" + mail.recipient()).getBytes(StandardCharsets.UTF_8);
    return "<%s%s>".formatted(UUID.nameUUIDFromBytes(what), from.substring(from.lastIndexOf('@')));
  }

  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", messageId);
  }

  /** What the transport calls to hand the contents over, after the server agreed to take them. */
  @Override
  public void writeTo(OutputStream out, String[] ignored) throws IOException, MessagingException {
    begun = true;
    super.writeTo(out, ignored);
  }

  boolean isBegun() {
    return begun;
  }
}
