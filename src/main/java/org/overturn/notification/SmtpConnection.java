package org.overturn.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** A connection to the mail server that carries one mail after the other. */
class SmtpConnection implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(SmtpConnection.class);

  private final JavaMailSenderImpl server;
  private Transport transport;

  SmtpConnection(JavaMailSenderImpl server) {
    this.server = server;
  }

  Session session() {
    return server.getSession();
  }

  /**
   * Connects, unless the connection stands; the server is asked whether it does.
   *
   * @throws MessagingException when the server is not to be reached or does not let us in
   */
  void open() throws MessagingException {
    if (transport != null && transport.isConnected()) {
      return;
    }
    close();
    Transport fresh = session().getTransport(protocol(server));
    fresh.connect(server.getHost(), server.getPort(), user(server), server.getPassword());
    transport = fresh;
  }

  static String protocol(JavaMailSenderImpl server) {
    return server.getProtocol() == null ? "smtp" : server.getProtocol();
  }

  /** Null where the server asks for no sign-in. */
  static String user(JavaMailSenderImpl server) {
    String user = server.getUsername();
    return user == null || user.isBlank() ? null : user;
  }

  /** Hands a mail over; when it returns, the server has accepted it. */
  void send(MimeMail mail) throws MessagingException {
    transport.sendMessage(mail, mail.getAllRecipients());
  }

  @Override
  public void close() {
    if (transport == null) {
      return;
    }
    try {
      transport.close();
    } catch (MessagingException gone) {
      log.debug("The connection to the mail server was gone already", gone);
    }
    transport = null;
  }
}
