package org.overturn.intake.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.springframework.util.unit.DataSize;

/** Whatever happened to a mail on its way. */
class DamagedMailsTest {

  private static final MailReader READER = new MailReader(3, DataSize.ofBytes(1000));

  @Property(tries = 300, seed = "20261121")
  void aMailThatWasDamagedIsReadOrLeftToAPersonAndNeverFails(
      @ForAll @IntRange(min = 0, max = 900) int at,
      @ForAll byte[] noise,
      @ForAll @IntRange(min = 0, max = 900) int cut) {
    byte[] mail =
        Mime.mixed()
            .text("See")
            .attached("application/json", "one.json", "{}")
            .part("Content-Type: message/rfc822\r\n", Mime.mixed().text("Inner").text())
            .text()
            .getBytes(StandardCharsets.ISO_8859_1);
    byte[] damaged = Arrays.copyOf(mail, Math.max(0, mail.length - cut));
    for (int i = 0; i < noise.length && at + i < damaged.length; i++) {
      damaged[at + i] = noise[i];
    }
    ReadMail read = READER.read(damaged);

    assertThat(read.forAPerson() != null || !read.attachments().isEmpty()).isTrue();
  }
}
