package org.overturn.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.overturn.practice.SiteProperties;
import org.overturn.testing.OverturnTest;
import org.overturn.testing.OwnPort;
import org.overturn.testing.TestClock;
import org.overturn.testing.TestMail;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

/** A mail arrives once, whatever breaks; what nobody can know is left to a person (R62). */
@OverturnTest
class MailSentOnceTest {

  private static final String ANNA = "anna@practice.example";
  private static final String BEN = "ben@practice.example";

  @Autowired Outbox outbox;
  @Autowired OutgoingMails mails;
  @Autowired MailCarrier real;
  @Autowired SeeingToMails seeing;
  @Autowired SiteProperties site;
  @Autowired OutboxProperties properties;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcTemplate database;
  @Autowired TestClock clock;

  private StubbornSmtp server;
  private MailCarrier carrier;

  @BeforeEach
  void aServerWithAMindOfItsOwn() throws IOException {
    server = new StubbornSmtp(OwnPort.free());
    carrier = new MailCarrier(mails, server.client(), site, properties, clock);
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  @Test
  void whatIsRolledBackIsNeverSent() throws Exception {
    transaction.executeWithoutResult(
        status -> {
          outbox.put(mail("k", ANNA));
          status.setRollbackOnly();
        });

    assertThat(carrier.sendDue()).isZero();
    assertThat(server.received()).isEmpty();
  }

  @Test
  void aMailIsPutOnlyInATransaction() {
    assertThatThrownBy(() -> outbox.put(mail("k", ANNA)))
        .isInstanceOf(IllegalTransactionStateException.class);
  }

  @Test
  void theSameMailAskedForAgainIsOneMail() throws Exception {
    assertThat(put("k", ANNA)).isTrue();
    assertThat(put("k", ANNA)).isFalse();
    carrier.sendDue();
    assertThat(put("k", ANNA)).isFalse();
    carrier.sendDue();

    assertThat(server.received()).hasSize(1);
    assertThat(states()).containsExactly("SENT");
  }

  @Test
  void whatOneAddressRefusesTouchesNoOther() throws Exception {
    server.except("RCPT TO:<" + BEN, "550 5.1.1 no such user");
    put("k", ANNA);
    put("k", BEN);
    put("k", "carla@practice.example");

    carrier.sendDue();
    clock.advance(Duration.ofDays(2));
    carrier.sendDue();

    assertThat(server.received()).hasSize(2);
    assertThat(states()).containsExactly("SENT", "FAILED", "SENT");
    assertThat(problem()).contains("550 5.1.1 no such user");
  }

  @Test
  void anAddressThatIsNoneIsRefusedWithoutAWordToTheServer() throws Exception {
    put("k", "not an address");
    carrier.sendDue();

    assertThat(states()).containsExactly("FAILED");
  }

  @Test
  void whatTheServerPutsOffIsTriedAgainLessAndLessOftenForADay() throws Exception {
    server.except("RCPT", "451 4.7.1 come back later");
    put("k", ANNA);
    carrier.sendDue();
    assertThat(states()).containsExactly("WAITING");
    clock.advance(Duration.ofSeconds(59));
    carrier.sendDue();
    assertThat(tries()).isEqualTo(1);
    clock.advance(Duration.ofSeconds(1));
    carrier.sendDue();
    assertThat(tries()).isEqualTo(2);

    for (int hours = 0; hours < 25; hours++) {
      clock.advance(Duration.ofHours(1));
      carrier.sendDue();
    }

    assertThat(states()).containsExactly("FAILED");
    assertThat(tries()).isBetween(24, 32);
  }

  @Test
  void whatTheServerPutOffArrivesOnceItTakesIt() throws Exception {
    server.except(".", "452 4.3.1 no space left");
    put("k", ANNA);
    carrier.sendDue();
    server.answers(StubbornSmtp.WILLING);
    clock.advance(Duration.ofMinutes(1));

    assertThat(carrier.sendDue()).isEqualTo(1);
    assertThat(states()).containsExactly("SENT");
  }

  @Test
  void aServerThatIsDownCostsNoMailATry() throws Exception {
    put("k", ANNA);
    server.close();
    assertThatThrownBy(carrier::sendDue).isInstanceOf(MessagingException.class);
    clock.advance(Duration.ofDays(3));

    assertThat(tries()).isZero();
    assertThat(real.sendDue()).isEqualTo(1);
    assertThat(TestMail.to(ANNA)).hasSize(1);
  }

  @Test
  void aServerThatRefusesToTalkCostsNoMailATry() throws Exception {
    put("k", ANNA);
    server.answers(line -> line.equals("hello") ? "554 go away" : null);
    assertThatThrownBy(carrier::sendDue).isInstanceOf(MessagingException.class);

    assertThat(tries()).isZero();
    assertThat(states()).containsExactly("WAITING");
  }

  @Test
  void aSenderThatTheServerRefusesIsTheInstallationsFaultAndNotTheMails() throws Exception {
    server.except("MAIL FROM", "553 5.7.1 not you");
    put("k", ANNA);
    carrier.sendDue();

    assertThat(states()).containsExactly("WAITING");
  }

  @Test
  void aConnectionThatBreaksBeforeTheContentsIsSafelyTriedAgain() throws Exception {
    server.except("DATA", null);
    put("k", ANNA);
    carrier.sendDue();
    assertThat(states()).containsExactly("WAITING");

    server.answers(StubbornSmtp.WILLING);
    clock.advance(Duration.ofMinutes(1));
    carrier.sendDue();
    assertThat(server.received()).hasSize(1);
  }

  @Test
  void aConnectionThatBreaksWithTheAnswerLeavesAMailThatIsNotSentAgainByItself() throws Exception {
    server.except(".", null);
    put("k", ANNA);
    carrier.sendDue();
    assertThat(states()).containsExactly("UNCONFIRMED");
    assertThat(problem()).isEqualTo("It may have arrived, nobody knows: the server hung up");
    assertThat(server.received()).as("it did arrive").hasSize(1);

    server.answers(StubbornSmtp.WILLING);
    clock.advance(Duration.ofDays(2));
    carrier.sendDue();
    assertThat(server.received()).hasSize(1);
  }

  @Test
  void anAnswerThatNeverComesIsAsGoodAsNone() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    server.answers(line -> line.equals(".") ? silence(never) : StubbornSmtp.WILLING.apply(line));
    var impatient = server.client(Duration.ofSeconds(2));
    carrier = new MailCarrier(mails, impatient, site, properties, clock);
    put("k", ANNA);
    while (server.received().isEmpty()) { // a slow machine lets it miss an answer before
      clock.advance(Duration.ofMinutes(1));
      try {
        carrier.sendDue();
      } catch (MessagingException noGreetingInTime) {
        assertThat(states()).containsExactly("WAITING");
      }
    }
    never.countDown();

    assertThat(states()).containsExactly("UNCONFIRMED");
  }

  @Test
  void whatMayHaveArrivedIsSentAgainOnceAndNotTwice() throws Exception {
    server.except(".", null);
    put("k", ANNA);
    carrier.sendDue();

    assertThat(seeing.resend(id(), "supervisor")).isTrue();
    assertThat(seeing.resend(id(), "supervisor")).as("it waits already").isFalse();
    carrier.sendDue();
    assertThat(states()).containsExactly("UNCONFIRMED");
    assertThat(seeing.resend(id(), "supervisor")).as("once is enough").isFalse();
    assertThat(seeing.leave(id(), "supervisor")).isTrue();

    assertThat(server.received()).hasSize(2);
    assertThat(server.received())
        .as("a mailbox may know them for the same")
        .extracting(mail -> mail.lines().filter(line -> line.startsWith("Message-ID")).toList())
        .containsOnly(messageIds(server.received().get(0)));
  }

  @Test
  void twoWhoSendAgainAtTheSameInstantSendOne() throws Exception {
    server.except(".", null);
    put("k", ANNA);
    carrier.sendDue();
    server.answers(StubbornSmtp.WILLING);
    long id = id();

    assertThat(atOnce(6, () -> seeing.resend(id, "supervisor"))).containsOnlyOnce(true);
    carrier.sendDue();
    assertThat(server.received()).hasSize(2);
  }

  @Test
  void whatWasNotSentIsSentAgainAsOftenAsAPersonWants() throws Exception {
    server.except("RCPT", "550 no such user");
    put("k", ANNA);
    for (int n = 0; n < 3; n++) {
      carrier.sendDue();
      assertThat(states()).containsExactly("FAILED");
      assertThat(seeing.resend(id(), "supervisor")).isTrue();
    }
    server.answers(StubbornSmtp.WILLING);
    carrier.sendDue();

    assertThat(states()).containsExactly("SENT");
    assertThat(server.received()).hasSize(1);
  }

  @Test
  void whatADeadNodeLeftInTheMiddleIsUnconfirmedWhenItsTimeIsOver() throws Exception {
    put("k", ANNA);
    mails.take(clock.instant());
    clock.advance(Duration.ofMinutes(5));
    carrier.setAsideLeftBehind();
    assertThat(states()).containsExactly("SENDING");
    clock.advance(Duration.ofSeconds(1));
    carrier.setAsideLeftBehind();
    assertThat(states()).containsExactly("UNCONFIRMED");

    carrier.sendDue();
    assertThat(server.received()).isEmpty();
  }

  @Test
  void aNodeThatWasOnlySlowStillConfirmsItUnlessItWasSentAgain() {
    put("k", ANNA);
    TakenMail slow = mails.take(clock.instant()).orElseThrow();
    clock.advance(Duration.ofMinutes(6));
    carrier.setAsideLeftBehind();
    mails.sent(slow, clock.instant());
    assertThat(states()).containsExactly("SENT");

    put("l", BEN);
    TakenMail slower = mails.take(clock.instant()).orElseThrow();
    clock.advance(Duration.ofMinutes(6));
    carrier.setAsideLeftBehind();
    seeing.resend(slower.id(), "supervisor");
    TakenMail again = mails.take(clock.instant()).orElseThrow();
    mails.failed(slower, "too late to say so");
    assertThat(states()).containsExactly("SENT", "SENDING");
    mails.sent(again, clock.instant());
    assertThat(states()).containsExactly("SENT", "SENT");
  }

  @Test
  void aHundredMailsAndFourWhoCarryThemArriveOnceEach() throws Exception {
    List<String> keys = IntStream.range(0, 100).mapToObj(n -> "k" + n).toList();
    transaction.executeWithoutResult(
        status -> keys.forEach(key -> outbox.put(new OutgoingMail(key, ANNA, key, "Look."))));

    assertThat(atOnce(4, real::sendDue).stream().mapToInt(n -> n).sum()).isEqualTo(100);

    assertThat(TestMail.to(ANNA))
        .extracting(TestMail.Mail::subject)
        .containsExactlyInAnyOrderElementsOf(keys);
  }

  @Test
  void anInvitationIsAnAlternativeThatCalendarsOfferToTakeOver() throws Exception {
    String calendar = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nSUMMARY:Gespräch\r\nEND:VCALENDAR\r\n";
    transaction.executeWithoutResult(
        status ->
            outbox.put(
                new OutgoingMail(
                    "k",
                    ANNA,
                    "The call",
                    "Be there.",
                    Optional.of(new CalendarPart("REQUEST", calendar)))));
    real.sendDue();

    var message = TestMail.to(ANNA).get(0).message();
    assertThat(message.getContentType()).startsWith("multipart/alternative");
    assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    var part = ((MimeMultipart) message.getContent()).getBodyPart(1);
    assertThat(part.getContentType())
        .contains("text/calendar", "method=REQUEST")
        .containsIgnoringCase("charset=UTF-8");
    assertThat(part.getInputStream()).hasBinaryContent(calendar.getBytes("UTF-8"));
  }

  @Test
  void aCalendarSaysTheMethodThatTheMailSays() {
    assertThatThrownBy(() -> new CalendarPart("CANCEL", "BEGIN:VCALENDAR\nMETHOD:REQUEST\n"))
        .hasMessage("The calendar's own METHOD must be CANCEL");
  }

  @Test
  void aSubjectOfTwoLinesIsRefused() {
    assertThatThrownBy(() -> new OutgoingMail("k", ANNA, "Hello\nBcc: all@practice.example", "t"))
        .hasMessage("The subject of a mail is one line");
  }

  private boolean put(String key, String to) {
    return Boolean.TRUE.equals(transaction.execute(status -> outbox.put(mail(key, to))));
  }

  private static OutgoingMail mail(String key, String to) {
    return new OutgoingMail(key, to, "D-2026-000001: the call is near", "Look at the case.");
  }

  private static List<String> messageIds(String mail) {
    return mail.lines().filter(line -> line.startsWith("Message-ID")).toList();
  }

  private static String silence(CountDownLatch until) {
    try {
      until.await();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
    return null;
  }

  private static <T> List<T> atOnce(int threads, Callable<T> call) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<T> answers = new ArrayList<>();
      for (Future<T> each :
          pool.invokeAll(IntStream.range(0, threads).mapToObj(n -> call).toList())) {
        answers.add(each.get());
      }
      return answers;
    } finally {
      pool.shutdown();
    }
  }

  private List<String> states() {
    return database.queryForList(
        "select state from overturn.outgoing_mail order by id", String.class);
  }

  private int tries() {
    return database.queryForObject("select tries from overturn.outgoing_mail", Integer.class);
  }

  private long id() {
    return database.queryForObject("select id from overturn.outgoing_mail", Long.class);
  }

  private String problem() {
    return database.queryForObject(
        "select problem from overturn.outgoing_mail where problem is not null", String.class);
  }
}
