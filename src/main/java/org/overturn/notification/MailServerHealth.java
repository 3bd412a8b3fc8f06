package org.overturn.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.time.Duration;
import java.util.Properties;
import org.springframework.boot.actuate.health.Health;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Whether the mail server lets us in. Mails wait for one that does not, and lose no try. */
final class MailServerHealth {

  private final JavaMailSenderImpl server;
  private final Duration within;

  MailServerHealth(JavaMailSenderImpl server, Duration within) {
    this.server = server;
    this.within = within;
  }

  /** Connects and says goodbye; with less patience than a mail has. */
  Health look() {
    try (Transport transport = transport()) {
      transport.connect(
          server.getHost(), server.getPort(), SmtpConnection.user(server), server.getPassword());
      return Health.up().build();
    } catch (MessagingException away) {
      return Health.down()
          .withDetail("trouble", "the mail server is not to be reached, or does not let us in")
          .build();
    }
  }

  private Transport transport() throws MessagingException {
    String protocol = SmtpConnection.protocol(server);
    Properties patience = new Properties();
    patience.putAll(server.getJavaMailProperties());
    for (String timeout : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
      patience.setProperty("mail." + protocol + "." + timeout, "" + within.toMillis());
    }
    return Session.getInstance(patience).getTransport(protocol);
  }
}
