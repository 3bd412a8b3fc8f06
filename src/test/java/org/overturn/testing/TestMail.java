package org.overturn.testing;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** A real SMTP server for the whole JVM; it shows what the application sent. */
public final class TestMail {

  private TestMail() {}

  /**
   * A mail as it arrived.
   *
   * @param to its recipients, comma separated
   * @param raw all of it, headers and parts, for searches
   */
  public record Mail(String to, String subject, String raw, MimeMessage message) {}

  /**
   * What arrived since the test began, oldest first; a mail to three people is there three times.
   */
  public static List<Mail> all() {
    return Arrays.stream(Server.SMTP.getReceivedMessages()).map(TestMail::read).toList();
  }

  /** What arrived for this address. */
  public static List<Mail> to(String address) {
    return all().stream().filter(mail -> mail.to().contains(address)).toList();
  }

  static int port() {
    return Server.SMTP.getSmtp().getPort();
  }

  static void forget() {
    try {
      Server.SMTP.purgeEmailFromAllMailboxes();
    } catch (com.icegreen.greenmail.store.FolderException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static Mail read(MimeMessage message) {
    try {
      ByteArrayOutputStream raw = new ByteArrayOutputStream();
      message.writeTo(raw);
      return new Mail(
          message.getHeader("To", ","),
          message.getSubject(),
          raw.toString(StandardCharsets.UTF_8),
          message);
    } catch (MessagingException | IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** The holder idiom: the server starts with the first use and stops with the JVM. */
  private static final class Server {
    static final GreenMail SMTP = start();

    private static GreenMail start() {
      GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
      server.start();
      return server;
    }
  }
}
