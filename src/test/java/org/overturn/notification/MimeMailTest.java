package org.overturn.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.overturn.testing.TestClock;

/** What stands in a mail's subject or address never becomes another header. */
class MimeMailTest {

  private static final Session SESSION = Session.getInstance(new Properties());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Case D-2026-000001\r\nBcc: thief@elsewhere.example",
        "Case\nBcc: thief@elsewhere.example",
        "Case\rBcc: thief@elsewhere.example",
        "Case\r\n\r\n<script>"
      })
  void aSubjectOfMoreThanOneLineIsRefused(String subject) {
    assertThatThrownBy(() -> mail("coordinator@practice.example", subject))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The subject of a mail is one line");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Case\u2028Bcc: thief@elsewhere.example",
        "Case\u0085Bcc: thief@elsewhere.example",
        "Case\u000bBcc: thief@elsewhere.example",
        "Case\r\n",
        "Case \u202egro.evil"
      })
  void whatOnlyLooksLikeANewLineStartsNoHeader(String subject) throws Exception {
    String head = head(mail("coordinator@practice.example", subject));

    assertThat(head.split("\r\n|\r|\n")).noneMatch(line -> line.startsWith("Bcc"));
    assertThat(head).contains("Subject: ", "To: coordinator@practice.example");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a@practice.example\r\nBcc: thief@elsewhere.example",
        "a@practice.example, thief@elsewhere.example",
        "a@practice.example\nX: y"
      })
  void anAddressThatIsMoreThanOneIsRefused(String address) {
    assertThatThrownBy(() -> mail(address, "Case")).isInstanceOf(AddressException.class);
  }

  private static MimeMail mail(String to, String subject) throws MessagingException {
    return new MimeMail(
        SESSION,
        new OutgoingMail("key", to, subject, "text"),
        "overturn@practice.example",
        TestClock.START);
  }

  private static String head(MimeMail mail) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    mail.writeTo(out);
    String whole = out.toString(StandardCharsets.UTF_8);
    return whole.substring(0, whole.indexOf("\r\n\r\n"));
  }
}
