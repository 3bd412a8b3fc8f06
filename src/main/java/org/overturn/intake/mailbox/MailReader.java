package org.overturn.intake.mailbox;

import jakarta.mail.Address;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import org.overturn.intake.Failures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.unit.DataSize;

/**
 * Finds what in a mail may be a notice: whatever is attached, except pictures in the text,
 * signatures and business cards. The text of the mail itself is none. A mail that is attached to
 * the mail, as when someone forwards one, is opened; a mail inside that one is not.
 */
class MailReader {

  private static final Logger log = LoggerFactory.getLogger(MailReader.class);

  static final String NO_ATTACHMENT =
      "The mail has nothing attached that could be a notice: read its text, and enter the denial by"
          + " hand if it is one";
  static final String UNREADABLE =
      "The mail cannot be taken apart: open it in the mailbox's archive, and hand its attachments"
          + " in by upload";
  static final String TOO_MANY =
      "The mail has more attachments than overturn.intake.mailbox.max-attachments: hand in by upload"
          + " what is a notice";
  static final String TOO_LARGE =
      "An attachment is larger than overturn.intake.max-size: have it sent in parts, or enter the"
          + " denial by hand";

  /** Signatures and cards, and what mail servers write about a mail that did not arrive. */
  private static final Set<String> NO_NOTICES =
      Set.of(
          "application/pkcs7-signature",
          "application/x-pkcs7-signature",
          "application/pgp-signature",
          "application/pgp-encrypted",
          "application/pgp-keys",
          "text/vcard",
          "text/x-vcard",
          "text/calendar",
          "text/rfc822-headers",
          "message/delivery-status",
          "message/disposition-notification");

  private static final int DEEPEST = 10;
  private static final int MOST_PARTS = 1000;

  private final int maxAttachments;
  private final DataSize maxSize;
  private final Session session = Session.getInstance(new Properties());

  MailReader(int maxAttachments, DataSize maxSize) {
    this.maxAttachments = maxAttachments;
    this.maxSize = maxSize;
  }

  /** What the mail holds; a mail that is broken is left to a person. */
  ReadMail read(byte[] mail) {
    String sender = null;
    try {
      MimeMessage message = new MimeMessage(session, new ByteArrayInputStream(mail));
      sender = sender(message);
      Found found = new Found();
      walk(message, "", 0, 0, found);
      return new ReadMail(sender, found.attachments, found.problem());
    } catch (MessagingException | IOException | RuntimeException broken) {
      log.info("A mail could not be taken apart: {}", Failures.place(broken));
      return new ReadMail(sender, List.of(), UNREADABLE);
    }
  }

  private final class Found {

    private final List<Attachment> attachments = new ArrayList<>();
    private int parts;
    private boolean tooLarge;
    private boolean tooDeep;

    void add(Attachment attachment) {
      tooLarge |= attachment.bytes().length > maxSize.toBytes();
      attachments.add(attachment);
    }

    boolean isTooDeep(int depth) {
      tooDeep |= depth > DEEPEST;
      return depth > DEEPEST;
    }

    boolean isEnough() {
      return attachments.size() > maxAttachments || ++parts > MOST_PARTS;
    }

    String problem() {
      if (attachments.size() > maxAttachments || parts > MOST_PARTS) {
        return TOO_MANY;
      }
      if (tooDeep) {
        return UNREADABLE;
      }
      return tooLarge ? TOO_LARGE : attachments.isEmpty() ? NO_ATTACHMENT : null;
    }
  }

  /**
   * Walks a part and those inside it.
   *
   * @param depth how many parts this one is in
   * @param mails how many mails this one is in
   */
  private void walk(Part part, String path, int depth, int mails, Found found)
      throws MessagingException, IOException {
    if (found.isEnough() || found.isTooDeep(depth)) {
      return;
    }
    if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        BodyPart inner = parts.getBodyPart(i);
        walk(inner, path.isEmpty() ? "" + (i + 1) : path + "." + (i + 1), depth + 1, mails, found);
      }
    } else if (part.isMimeType("message/rfc822") && mails == 0) {
      MimeMessage inner = new MimeMessage(session, part.getInputStream());
      walk(inner, path.isEmpty() ? "m" : path + ".m", depth + 1, 1, found);
    } else if (mayBeNotice(part)) {
      found.add(
          new Attachment(path.isEmpty() ? "1" : path, contentType(part), name(part), bytes(part)));
    }
  }

  private static boolean mayBeNotice(Part part) throws MessagingException {
    String type = contentType(part);
    if (type != null && NO_NOTICES.contains(type)) {
      return false;
    }
    boolean attached = Part.ATTACHMENT.equalsIgnoreCase(disposition(part));
    if (type != null && type.startsWith("image/")) {
      return attached || part.getHeader("Content-ID") == null && !isInline(part);
    }
    boolean text = "text/plain".equals(type) || "text/html".equals(type);
    return attached || !text || name(part) != null;
  }

  private static boolean isInline(Part part) {
    return Part.INLINE.equalsIgnoreCase(disposition(part));
  }

  /** Senders write what they like there; what cannot be read counts as not said. */
  private static String disposition(Part part) {
    try {
      return part.getDisposition();
    } catch (MessagingException unreadable) {
      return null;
    }
  }

  private static String contentType(Part part) {
    try {
      return new ContentType(part.getContentType()).getBaseType().toLowerCase(Locale.ROOT);
    } catch (MessagingException unreadable) {
      return null;
    }
  }

  private static String name(Part part) {
    try {
      String name = part.getFileName();
      return name == null ? null : MimeUtility.decodeText(name);
    } catch (MessagingException | UnsupportedEncodingException unreadable) {
      return null;
    }
  }

  /** At most one byte more than may be taken. */
  private byte[] bytes(Part part) throws MessagingException, IOException {
    try (InputStream content = part.getInputStream()) {
      return content.readNBytes(Math.toIntExact(maxSize.toBytes() + 1));
    }
  }

  private static String sender(MimeMessage message) {
    try {
      Address[] from = message.getFrom();
      if (from == null || from.length == 0) {
        return null;
      }
      return from[0] instanceof InternetAddress one ? one.getAddress() : from[0].toString();
    } catch (MessagingException unreadable) {
      return null;
    }
  }
}
