package org.overturn.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.overturn.casework.SampleCases;
import org.overturn.deadline.DeadlineKind;
import org.overturn.deadline.DeadlineSource;
import org.overturn.denial.CaseNumber;
import org.overturn.notification.Outbox;
import org.overturn.practice.PracticeProperties;
import org.overturn.practice.SiteProperties;
import org.overturn.process.Staff;
import org.overturn.testing.Jobs;
import org.overturn.testing.OverturnTest;
import org.overturn.testing.TestClock;
import org.overturn.testing.TestMail;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

@OverturnTest
class DailyDigestTest {

  private static final String NEW_YORK = "America/New_York";

  @Autowired ApplicationContext application;
  @Autowired Jobs jobs;
  private SampleCases samples;
  private DailyDigest digest;

  @BeforeEach
  void aNode() {
    samples = SampleCases.in(application);
    digest = node();
  }

  @Test
  void supervisorsAreToldOnceADayWhatClosesWhatLapsedWithItsCauseAndWhatNobodyHasTaken() {
    CaseNumber closing = due(samples.open("Testperson"), 30);
    CaseNumber lapsed = due(samples.open("Testperson"), 5);
    samples.lapsed(lapsed, DeadlineKind.CALL_WINDOW, "No request was made");

    TestClock.get().moveTo("2026-11-19T06:59", NEW_YORK);
    digest.sendWhenDue();
    assertThat(digests()).isEmpty();

    TestClock.get().moveTo("2026-11-19T07:00", NEW_YORK);
    digest.sendWhenDue();
    TestClock.get().moveTo("2026-11-19T09:00", NEW_YORK);
    digest.sendWhenDue();
    assertThat(digests())
        .singleElement()
        .satisfies(
            mail -> {
              assertThat(mail.subject()).contains("1 closing, 1 lapsed yesterday");
              assertThat(mail.raw())
                  .contains(closing.value())
                  .contains(lapsed.value())
                  .contains("No request was made. Not accounted for yet")
                  .contains("/windows")
                  .doesNotContain("Testperson");
            });
  }

  @Test
  void aNodeThatWasDownAtSevenSendsTheDigestWhenItIsBackAndTheNextDayHasItsOwn() {
    TestClock.get().moveTo("2026-11-19T15:30", NEW_YORK);
    digest.sendWhenDue();
    TestClock.get().moveTo("2026-11-20T07:01", NEW_YORK);
    digest.sendWhenDue();
    assertThat(digests()).hasSize(2);
  }

  @Test
  void nodesThatLookAtTheSameInstantSendOneDigest() throws Exception {
    TestClock.get().moveTo("2026-11-19T07:00", NEW_YORK);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    List<Callable<Void>> looks =
        Stream.generate(this::node).limit(4).map(DailyDigestTest::look).toList();
    for (Future<Void> done : threads.invokeAll(looks)) {
      done.get();
    }
    threads.shutdown();
    assertThat(digests()).hasSize(1);
  }

  private static Callable<Void> look(DailyDigest node) {
    return () -> {
      node.sendWhenDue();
      return null;
    };
  }

  private CaseNumber due(CaseNumber number, int hours) {
    Instant due = TestClock.START.plus(Duration.ofHours(hours));
    samples.due(number, DeadlineKind.CALL_WINDOW, due, DeadlineSource.RULE);
    return number;
  }

  private DailyDigest node() {
    return new DailyDigest(
        application.getBean(Clocks.class),
        application.getBean(Staff.class),
        application.getBean(Outbox.class),
        application.getBean(TransactionTemplate.class),
        application.getBean(DigestProperties.class),
        application.getBean(PracticeProperties.class),
        application.getBean(SiteProperties.class),
        TestClock.get());
  }

  private List<TestMail.Mail> digests() {
    jobs.runDue();
    return TestMail.all().stream().filter(mail -> mail.subject().startsWith("Windows of")).toList();
  }
}
