package org.overturn.intake.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.overturn.intake.Intake;
import org.overturn.intake.Keeping;
import org.overturn.process.OneNode;
import org.overturn.testing.OverturnTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.unit.DataSize;

/** Mails on a real IMAP server become notices, once each, and end in the archive. */
@OverturnTest
@ExtendWith(OutputCaptureExtension.class)
class MailboxWatchTest {

  private static final Session SESSION = Session.getInstance(new Properties());
  private static final String DENIAL =
      """
      {"payer": "UnitedHealthcare", "payerReference": "%s",
       "determination": {"date": "2026-11-17"}, "state": "OH",
       "patient": {"firstName": "Zyxmarked", "lastName": "Qvphitest", "memberId": "MEMB-ZYX-77"},
       "service": {"system": "CPT", "code": "72148"},
       "reason": {"actionCode": "A3", "text": "Not medically necessary."}}
      """;

  @Autowired Intake intake;
  @Autowired Keeping keeping;
  @Autowired OneNode oneNode;
  @Autowired JdbcTemplate database;

  private GreenMail server;
  private GreenMailUser user;
  private MailboxWatch node;

  @BeforeEach
  void aMailServerRuns() {
    server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    server.start();
    user = server.setUser("denials@practice.example", "denials", "denials");
    node = watch(new Mailbox(properties(DataSize.ofMegabytes(1))));
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void eachAttachmentBecomesANoticeAndTheMailIsArchived() {
    arrives(
        Mime.mixed()
            .text("Please find two denials attached.")
            .attached("application/json", "one.json", DENIAL.formatted("REF-1"))
            .attached("application/octet-stream", "two.json", DENIAL.formatted("REF-2")));

    node.poll();

    assertThat(states()).containsExactly("ACCEPTED", "ACCEPTED");
    assertThat(database.queryForList("select distinct sender from overturn.notice", String.class))
        .containsExactly("um@payer.example");
    assertThat(database.queryForList("select name from overturn.notice order by 1", String.class))
        .containsExactly("one.json", "two.json");
    assertThat(in("INBOX")).isZero();
    assertThat(in("Archive")).isEqualTo(1);
  }

  @Test
  void aMailWithoutAnAttachmentIsLeftToAPersonWithAllOfIt() {
    arrives(Mime.mixed().text("The request for Ms. Qvphitest is denied. Call us."));

    node.poll();

    assertThat(states()).containsExactly("NEEDS_A_PERSON");
    assertThat(
            database.queryForMap(
                "select content_type, why, convert_from(original, 'UTF8') as text"
                    + " from overturn.notice"))
        .containsEntry("content_type", "message/rfc822")
        .containsEntry("why", MailReader.NO_ATTACHMENT)
        .extractingByKey("text")
        .asString()
        .contains("Subject: Determination", "is denied. Call us.");
    assertThat(in("Archive")).isEqualTo(1);
  }

  @Test
  void whatNoFormatReadsIsKeptAndWaitsForAPerson() {
    arrives(Mime.mixed().attached("application/x-unheard-of", "letter.xyz", "\1\2\3"));

    node.poll();

    assertThat(states()).containsExactly("REJECTED");
    assertThat(
            database.queryForObject(
                "select count(*) from act_ru_task where task_def_key_ like '%Arrival%'",
                Long.class))
        .as("nobody at the other end was told, so somebody here is asked")
        .isEqualTo(1);
    assertThat(in("INBOX")).isZero();
  }

  @Test
  void aMailThatWasForwardedAsAnAttachmentIsOpened() {
    String forwarded =
        Mime.mixed().attached("application/json", "one.json", DENIAL.formatted("REF-1")).text();
    arrives(Mime.mixed().text("See below.").part("Content-Type: message/rfc822\r\n", forwarded));

    node.poll();

    assertThat(states()).containsExactly("ACCEPTED");
  }

  @Test
  void aNodeThatDiesBeforeItMovesTheMailLeavesOneNotice() {
    arrives(Mime.mixed().attached("application/json", "one.json", DENIAL.formatted("REF-1")));
    arrives(Mime.mixed().text("Only words."));
    MailboxWatch dying = watch(new DyingMailbox(properties(DataSize.ofMegabytes(1))));
    dying.poll();
    assertThat(dying.state().isWell()).isFalse();
    dying.poll();
    assertThat(in("INBOX")).isEqualTo(2);

    node.poll();

    assertThat(states()).containsExactlyInAnyOrder("ACCEPTED", "NEEDS_A_PERSON");
    assertThat(count("denial")).isEqualTo(1);
    assertThat(in("INBOX")).isZero();
    assertThat(in("Archive")).isEqualTo(2);
  }

  @Test
  void theSameMailSentAgainIsADuplicate() {
    for (int time = 0; time < 2; time++) {
      arrives(Mime.mixed().attached("application/json", "one.json", DENIAL.formatted("REF-1")));
      node.poll();
    }
    assertThat(states()).containsExactlyInAnyOrder("ACCEPTED", "DUPLICATE");
    assertThat(count("denial")).isEqualTo(1);
  }

  @Test
  void twoNodesThatLookAtOnceTakeEachMailOnce() throws Exception {
    for (int mail = 0; mail < 8; mail++) {
      arrives(
          Mime.mixed().attached("application/json", "one.json", DENIAL.formatted("REF-" + mail)));
    }
    MailboxWatch other = watch(new Mailbox(properties(DataSize.ofMegabytes(1))));
    CountDownLatch together = new CountDownLatch(1);
    List<Thread> nodes =
        List.of(node, other).stream()
            .map(each -> new Thread(() -> pollAfter(together, each)))
            .toList();
    nodes.forEach(Thread::start);
    together.countDown();
    for (Thread each : nodes) {
      each.join();
    }
    assertThat(count("notice")).isEqualTo(8);
    assertThat(in("Archive")).isEqualTo(8);
    assertThat(node.state().isWell() && other.state().isWell()).isTrue();
  }

  @Test
  void aMailThatIsTooLargeIsNotFetchedAndStandsForItself() {
    arrives(Mime.mixed().attached("application/json", "one.json", "x".repeat(9000)));

    watch(new Mailbox(properties(DataSize.ofKilobytes(8)))).poll();

    assertThat(states()).containsExactly("NEEDS_A_PERSON");
    assertThat(database.queryForObject("select length(original) from overturn.notice", Long.class))
        .isLessThan(200);
    assertThat(in("Archive")).isEqualTo(1);
  }

  @Test
  void aServerThatIsAwayIsToldOnceAndThenTheMailIsTaken(CapturedOutput log) {
    server.stop();
    IntStream.range(0, 3).forEach(poll -> node.poll());
    assertThat(new MailboxHealth(node).health().getStatus()).isEqualTo(Status.DOWN);
    assertThat(log.getAll().split("The mailbox is not well", -1)).hasSize(2);

    aMailServerRuns();
    arrives(Mime.mixed().attached("application/json", "one.json", DENIAL.formatted("REF-1")));
    node.poll();
    assertThat(new MailboxHealth(node).health().getStatus()).isEqualTo(Status.UP);
    assertThat(states()).containsExactly("ACCEPTED");
  }

  @Test
  void noLogSpeaksOfAMail(CapturedOutput log) {
    arrives(
        Mime.mixed()
            .header("Subject: Denial for Zyxmarked Qvphitest")
            .attached("application/json", "Qvphitest.json", DENIAL.formatted("REF-1"))
            .attached("application/pdf", "Zyxmarked.pdf", "%PDF-broken"));
    arrives(Mime.mixed().text("Qvphitest"));
    node.poll();

    assertThat(states()).hasSize(3);
    assertThat(log.getAll())
        .contains("arrived in the mailbox")
        .doesNotContain("Qvphitest", "Zyxmarked", "payer.example");
  }

  /** Stops as a killed process does: the mail was taken, and is not moved. */
  private static final class DyingMailbox extends Mailbox {

    DyingMailbox(MailboxProperties properties) {
      super(properties);
    }

    @Override
    void move(IMAPStore store, IMAPFolder folder, Message message, Folder archive) {
      throw new IllegalStateException("killed");
    }
  }

  private void arrives(Mime mail) {
    try {
      user.deliver(
          new MimeMessage(
              SESSION,
              new ByteArrayInputStream(mail.text().getBytes(StandardCharsets.ISO_8859_1))));
    } catch (MessagingException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private MailboxWatch watch(Mailbox mailbox) {
    MailReader reader = new MailReader(5, DataSize.ofKilobytes(100));
    return new MailboxWatch(mailbox, new TakingMails(reader, intake, keeping), oneNode);
  }

  private static void pollAfter(CountDownLatch start, MailboxWatch watch) {
    try {
      start.await();
      watch.poll();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  private MailboxProperties properties(DataSize maxSize) {
    return new MailboxProperties(
        "127.0.0.1",
        server.getImap().getPort(),
        "denials",
        "denials",
        "INBOX",
        false,
        Duration.ofMinutes(1),
        "Archive",
        5,
        maxSize,
        Duration.ofSeconds(10));
  }

  private int in(String folder) {
    try {
      var mailbox = server.getManagers().getImapHostManager().getFolder(user, folder);
      return mailbox == null ? 0 : mailbox.getMessageCount();
    } catch (RuntimeException none) {
      throw new IllegalStateException(none);
    }
  }

  private List<String> states() {
    return database.queryForList("select state from overturn.notice", String.class);
  }

  private long count(String table) {
    return database.queryForObject("select count(*) from overturn." + table, Long.class);
  }
}
