package org.overturn.intake.mailbox;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import java.util.function.Predicate;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.eclipse.angus.mail.imap.IMAPStore;

/** The mailbox on its IMAP server. A mail that was taken is moved to the archive folder. */
class Mailbox {

  /** One look takes so many mails; the others are there at the next one. */
  private static final int AT_ONCE = 200;

  private static final int FETCH_BYTES = 1 << 20;

  private final MailboxProperties properties;

  Mailbox(MailboxProperties properties) {
    this.properties = properties;
  }

  /**
   * Hands each mail over, and moves it away when it was taken.
   *
   * @param taking false when the mail has to stay for the next look
   * @return how many had to stay
   * @throws MessagingException when the server cannot be reached, or refuses
   */
  int each(Predicate<Mail> taking) throws MessagingException, IOException {
    try (Store store = Session.getInstance(settings()).getStore(protocol())) {
      store.connect(
          properties.host(), properties.portOrUsual(), properties.user(), properties.password());
      Folder archive = store.getFolder(properties.archive());
      if (!archive.exists()) {
        archive.create(Folder.HOLDS_MESSAGES);
      }
      try (Folder folder = store.getFolder(properties.folder())) {
        folder.open(Folder.READ_WRITE);
        return each((IMAPStore) store, (IMAPFolder) folder, archive, taking);
      }
    }
  }

  private int each(IMAPStore store, IMAPFolder folder, Folder archive, Predicate<Mail> taking)
      throws MessagingException, IOException {
    int taken = 0;
    int stayed = 0;
    for (Message message : folder.getMessages()) {
      if (taken == AT_ONCE) {
        break;
      }
      try {
        if (message.isExpunged() || message.isSet(Flags.Flag.DELETED)) {
          continue; // on its way out; copied before a crash, or deleted by a person
        }
        if (taking.test(mail(folder, (IMAPMessage) message))) {
          move(store, folder, message, archive);
          taken++;
        } else {
          stayed++;
        }
      } catch (MessagingException | IOException ofThisMail) {
        if (!folder.isOpen()) {
          throw ofThisMail;
        }
        stayed++;
      }
    }
    return stayed;
  }

  /** Reads it without marking it as seen. */
  private Mail mail(IMAPFolder folder, IMAPMessage message) throws MessagingException, IOException {
    String key =
        "%s\n%s\n%s\n%d\n%d"
            .formatted(
                properties.host(),
                properties.user(),
                properties.folder(),
                folder.getUIDValidity(),
                folder.getUID(message));
    long most = properties.maxSize().toBytes();
    if (message.getSizeLong() > most) {
      return new Mail(key, null, message.getSizeLong());
    }
    message.setPeek(true);
    try (InputStream content = message.getMimeStream()) {
      byte[] bytes = content.readNBytes(Math.toIntExact(most + 1));
      return new Mail(key, bytes.length > most ? null : bytes, bytes.length);
    }
  }

  /** In one step where the server can; else a crash in between leaves a copy, and no second one. */
  void move(IMAPStore store, IMAPFolder folder, Message message, Folder archive)
      throws MessagingException {
    Message[] one = {message};
    if (store.hasCapability("MOVE")) {
      folder.moveMessages(one, archive);
    } else {
      folder.copyMessages(one, archive);
      message.setFlag(Flags.Flag.DELETED, true);
      if (store.hasCapability("UIDPLUS")) {
        folder.expunge(one);
      }
    }
  }

  private String protocol() {
    return properties.ssl() ? "imaps" : "imap";
  }

  private Properties settings() {
    String patience = String.valueOf(properties.timeout().toMillis());
    String our = "mail." + protocol() + ".";
    Properties settings = new Properties();
    settings.setProperty(our + "connectiontimeout", patience);
    settings.setProperty(our + "timeout", patience);
    settings.setProperty(our + "writetimeout", patience);
    settings.setProperty(our + "fetchsize", String.valueOf(FETCH_BYTES));
    // some servers state a size that cuts the mail's end off
    settings.setProperty(our + "ignorebodystructuresize", "true");
    settings.setProperty(our + "ssl.checkserveridentity", "true");
    settings.setProperty(our + "starttls.enable", "true");
    return settings;
  }
}
