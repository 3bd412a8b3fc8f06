package org.overturn.casework;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import java.util.function.Consumer;
import org.overturn.deadline.CaseDeadlines;
import org.overturn.deadline.ComputedDeadline;
import org.overturn.deadline.DeadlineKind;
import org.overturn.deadline.DeadlineSource;
import org.overturn.denial.CareSetting;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Cases;
import org.overturn.denial.Denial;
import org.overturn.denial.DenialKind;
import org.overturn.denial.DenialNotice;
import org.overturn.denial.DenialReason;
import org.overturn.denial.LineOfBusiness;
import org.overturn.denial.OrderingPhysician;
import org.overturn.denial.Patient;
import org.overturn.denial.Payer;
import org.overturn.denial.RequestedService;
import org.overturn.denial.Stage;
import org.overturn.denial.Timeline;
import org.overturn.denial.Urgency;
import org.overturn.process.DenialProcess;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Cases of invented people for the tests of pages; a process runs only where one is started. */
public class SampleCases {

  private final Cases cases;
  private final CaseDeadlines deadlines;
  private final Timeline timeline;
  private final DenialProcess process;
  private final TransactionTemplate transaction;
  private final JdbcClient jdbc;
  private final Clock clock;
  private int opened;

  SampleCases(
      Cases cases,
      CaseDeadlines deadlines,
      Timeline timeline,
      DenialProcess process,
      TransactionTemplate transaction,
      JdbcClient jdbc,
      Clock clock) {
    this.cases = cases;
    this.deadlines = deadlines;
    this.timeline = timeline;
    this.process = process;
    this.transaction = transaction;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Samples in this application; no bean, so that all tests go on sharing one context. */
  public static SampleCases in(ApplicationContext application) {
    return application.getAutowireCapableBeanFactory().createBean(SampleCases.class);
  }

  /** A clinical denial of a lumbar MRI by Molina, received now. */
  public CaseNumber open(String lastName) {
    return open(lastName, new Payer("molina-wa", "Molina Healthcare of Washington", true), "72148");
  }

  public CaseNumber open(String lastName, Payer payer, String serviceCode) {
    return open(lastName, payer, serviceCode, null);
  }

  public CaseNumber open(String lastName, Payer payer, String serviceCode, UUID notice) {
    int n = ++opened;
    DenialReason reason =
        new DenialReason(
            "A3",
            "HCR:0F CARC:50",
            "The records do not show six weeks of conservative care before advanced imaging of the"
                + " lumbar spine. The request does not meet the criteria.",
            "Spine Imaging Guideline SP-3.1");
    DenialNotice denied =
        new DenialNotice(
            payer.name(),
            "PA-77" + n,
            "1",
            LocalDate.of(2026, 11, 17),
            null,
            reason,
            LineOfBusiness.MEDICAID_MANAGED_CARE,
            "WA",
            CareSetting.OUTPATIENT,
            Stage.PRE_SERVICE,
            Urgency.STANDARD,
            new Patient("Marisol", lastName, LocalDate.of(1968, 4, 12), "MEM-90" + n),
            new RequestedService("CPT", serviceCode, "MRI lumbar spine", 1, "M54.16 M51.26"),
            new OrderingPhysician("Dr. Ada Quill", "1003000126", "Orthopedic surgery"),
            null,
            null,
            "1-800-555-0100",
            clock.instant());
    return transaction.execute(
        status -> {
          Denial denial = cases.open(denied, payer, notice);
          denial.classified(
              "medical-necessity", DenialKind.CLINICAL, "The payer finds no medical necessity.");
          timeline.add(denial.number(), "Denial received");
          return denial.number();
        });
  }

  /** Starts the process of a case, as intake does. */
  public CaseNumber start(CaseNumber number) {
    change(number, process::denialReceived);
    return number;
  }

  /** A stored notice that cases can stem from. */
  public UUID notice() {
    UUID id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into overturn.notice (id, received_at, channel, content_type, sha256, original, state)
            values (?, now(), 'test', 'text/plain', repeat('0', 64), '', 'ACCEPTED')
            """)
        .param(id)
        .update();
    return id;
  }

  /** Changes a case in a transaction. */
  public void change(CaseNumber number, Consumer<Denial> change) {
    transaction.executeWithoutResult(status -> change.accept(cases.lock(number)));
  }

  public void due(CaseNumber number, DeadlineKind kind, Instant due, DeadlineSource source) {
    ComputedDeadline computed =
        new ComputedDeadline(
            clock.instant().minus(Duration.ofDays(1)),
            due,
            ZoneId.of("America/Los_Angeles"),
            source,
            "Molina Washington allows 10 business days from the receipt of the notice.");
    transaction.executeWithoutResult(status -> deadlines.set(number, kind, computed));
  }

  public void lapsed(CaseNumber number, DeadlineKind kind, String cause) {
    transaction.executeWithoutResult(status -> deadlines.lapsed(number, kind, cause));
  }

  public void said(CaseNumber number, String who, String what) {
    transaction.executeWithoutResult(status -> timeline.add(number, who, what));
  }
}
