package org.overturn.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.overturn.operation.BoundedHealth;
import org.overturn.testing.OwnPort;
import org.springframework.boot.actuate.health.Status;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Health tells of the mail server in time, whatever the mail server does. */
class MailServerHealthTest {

  private static final Duration PATIENCE = Duration.ofMillis(300);

  @Test
  void aServerThatTalksIsUp() throws IOException {
    try (StubbornSmtp server = new StubbornSmtp()) {
      assertThat(new MailServerHealth(server.client(), Duration.ofMinutes(1)).look().getStatus())
          .isEqualTo(Status.UP);
    }
  }

  @Test
  void aServerThatAcceptsAndGoesSilentIsDownInTime() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      JavaMailSenderImpl client = client(silent.getLocalPort());
      BoundedHealth health =
          new BoundedHealth(
              "mailServer",
              () -> new MailServerHealth(client, Duration.ofMinutes(5)).look(),
              Duration.ofHours(1),
              PATIENCE);
      long start = System.nanoTime();
      assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
      assertThat(health.health().getDetails()).containsEntry("trouble", "no answer within 300 ms");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMinutes(2));

      assertThat(new MailServerHealth(client, PATIENCE).look().getStatus())
          .as("its own patience")
          .isEqualTo(Status.DOWN);
    }
  }

  @Test
  void aServerThatIsGoneIsDown() {
    assertThat(new MailServerHealth(client(OwnPort.free()), PATIENCE).look().getStatus())
        .isEqualTo(Status.DOWN);
  }

  private static JavaMailSenderImpl client(int port) {
    JavaMailSenderImpl client = new JavaMailSenderImpl();
    client.setHost("127.0.0.1");
    client.setPort(port);
    return client;
  }
}
