package org.overturn.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.overturn.audit.Audit;
import org.overturn.audit.Sealing;
import org.overturn.casework.SampleCases;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Timeline;
import org.overturn.operation.Scrape;
import org.overturn.testing.HttpUser;
import org.overturn.testing.Jobs;
import org.overturn.testing.OverturnTest;
import org.overturn.testing.TestClock;
import org.overturn.testing.TestDatabase;
import org.overturn.testing.TestMail;
import org.overturn.testing.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** The compliance officer's page, in a real browser, and the daily proof. */
@OverturnTest
class AuditPageTest {

  @LocalServerPort int port;
  @Autowired Audit audit;
  @Autowired Sealing sealing;
  @Autowired DailyProof daily;
  @Autowired ProvingAudit proving;
  @Autowired AuditReading reading;
  @Autowired Jobs jobs;
  @Autowired JdbcTemplate jdbc;
  @Autowired DataSource database;
  private CaseNumber rosa;
  private CaseNumber other;

  @BeforeEach
  void someActs(@Autowired ApplicationContext application) {
    SampleCases samples = SampleCases.in(application);
    rosa = samples.open("Zyxmarked");
    other = samples.open("Somebody");
    audit.record("sue", "case-viewed", rosa, "10.0.0.7", null);
    audit.record("pat", "glass-broken", rosa, "10.0.0.8", null, "=On call tonight");
    audit.record("sue", "packet-printed", other, "10.0.0.7", null);
    sealing.sealAll();
  }

  @Test
  void anOfficerFindsWhoLookedAtAPatientAndProvesTheRecord() {
    try (Visitor officer = Visitor.signedIn("compliance", port)) {
      officer.opens("/", 1280);
      Page page = officer.page();
      assertThat(page.url()).endsWith("/audit");
      looksRight(officer, "audit");
      page.fill("#name", "zyxmarked");
      page.click("form[role=search] button[type=submit]");
      assertThat(page.url()).contains("patient=").doesNotContainIgnoringCase("zyxmarked");
      assertThat(page.textContent("main"))
          .contains("One case: " + rosa, "Glass broken", "Unusual", "Why: =On call tonight")
          .doesNotContain("Packet printed in", "packet-printed");
      assertThat(page.locator(".audit-list tbody tr").count()).isEqualTo(countOf(rosa));
      looksRight(officer, "audit-patient");
      page.check("#unusual");
      page.click("form[role=search] button[type=submit]");
      assertThat(page.locator(".audit-list tbody tr").count()).isEqualTo(1);

      page.fill("#who", "Abel Wrongfield");
      page.click("form[role=search] button[type=submit]");
      assertThat(page.textContent(".banner-bad")).contains("in the field Patient");
      assertThat(page.url()).endsWith("/audit");
      assertThat(page.inputValue("#name")).isEqualTo("zyxmarked");
      looksRight(officer, "audit-refused");

      officer.opens("/audit?from=yesterday", 1280);
      assertThat(page.textContent("main")).contains("A day is written as 2026-11-22.");
      page.fill("#head", "nonsense");
      page.click("text=Read the chain through");
      assertThat(page.textContent(".banner-bad")).contains("64 hexadecimal digits");
      page.click("text=Read the chain through");
      assertThat(page.textContent("main")).contains("The chain holds", "Proven");
      assertThat(officer.complaints()).isEmpty();
    }
    assertThat(
            jdbc.queryForList(
                "select coalesce(detail, '') from overturn.audit_entry", String.class))
        .contains("by patient, unusual only")
        .noneMatch(detail -> detail.toLowerCase(Locale.ROOT).contains("zyxmarked"));
  }

  @Test
  void whatStandsInTheWrongFieldIsRefusedAndReachesNeitherAnAddressNorTheAudit() {
    HttpUser officer = HttpUser.signedIn(port, "compliance");

    HttpResponse<String> refused =
        officer.postForm("/audit", "/audit", "number=Abel+Wrongfield&who=Wrongfield,+Abel");
    assertThat(refused.statusCode()).isEqualTo(200);
    assertThat(refused.body())
        .contains("such as D-2026-000123", "up to 64 letters", "in the field Patient")
        .contains("value=\"ABEL WRONGFIELD\"", "value=\"Wrongfield, Abel\"")
        .doesNotContainPattern("(href|action)=\"[^\"]*(?i:wrongfield)");

    String byHand = "?number=Wrongfield&who=Abel+Wrongfield&what=Wrongfield&from=Wrongfield";
    assertThat(officer.get("/audit" + byHand + "&after=Wrongfield").body())
        .contains("An act is one of the list.", "A day is written as 2026-11-22.")
        .doesNotContain("On call tonight")
        .doesNotContainPattern("(href|action)=\"[^\"]*(?i:wrongfield)");
    assertThat(officer.get("/audit/export.csv" + byHand).statusCode()).isEqualTo(400);
    assertThat(officer.get("/audit/accounting.pdf" + byHand).headers().firstValue("Location"))
        .hasValueSatisfying(to -> assertThat(to).endsWith("/audit"));

    assertThat(
            jdbc.queryForList(
                "select coalesce(detail, '') from overturn.audit_entry", String.class))
        .contains("all")
        .noneMatch(detail -> detail.toLowerCase(Locale.ROOT).contains("wrongfield"));
  }

  @Test
  void aDenialsSenderIsAUserToo() {
    audit.record("fax+in@payer.example", "case-opened", rosa, null, null);

    Wanted sender = new Wanted("", "fax+in@payer.example", "", "", "", "", false);

    assertThat(sender.problems()).isEmpty();
    assertThat(reading.page(sender, null, "").acts()).hasSize(1);
  }

  @Test
  void whatIsFoundIsExportedAsATableThatCalculatesNothing() {
    HttpUser officer = HttpUser.signedIn(port, "compliance");

    HttpResponse<String> table = officer.get("/audit/export.csv?number=" + rosa);

    assertThat(table.headers().firstValue("Content-Disposition").orElse(""))
        .contains("audit-2026-11-18.csv");
    assertThat(table.body())
        .startsWith("entry,time,user,act,case,from,details,why")
        .contains("2026-11-18 10:00:00 -05:00,pat,glass-broken," + rosa + ",10.0.0.8,,'=On call")
        .doesNotContain(other.value());
    assertThat(
            jdbc.queryForList(
                "select detail from overturn.audit_entry where what = 'audit-exported'",
                String.class))
        .containsExactly("case " + rosa);
    assertThat(officer.get("/audit/export.csv?patient=forgotten").statusCode()).isEqualTo(400);
    assertThat(HttpUser.signedIn(port, "supervisor").get("/audit").statusCode()).isEqualTo(403);
  }

  @Test
  void pagesGoOnWhereTheOneBeforeEndedHoweverManyActsHaveTheSameTime() {
    for (int i = 0; i < 120; i++) {
      audit.record("many", "case-viewed", other, null, "look " + i);
    }
    Wanted many = new Wanted("", "many", "", "", "", "", false);

    AuditReading.Page first = reading.page(many, null, "");
    AuditReading.Page second = reading.page(many, null, first.next());
    AuditReading.Page third = reading.page(many, null, second.next());

    assertThat(List.of(first.acts().size(), second.acts().size(), third.acts().size()))
        .containsExactly(50, 50, 20);
    assertThat(third.next()).isNull();
    assertThat(first.acts().get(0).entry().detail()).isEqualTo("look 119");
    assertThat(third.acts().get(19).entry().detail()).isEqualTo("look 0");
    assertThat(reading.page(many, null, "no place").acts()).hasSize(50);
  }

  @Test
  void daysAreThePracticesDays() {
    TestClock.get().moveTo("2026-11-19T23:30", "America/New_York");
    audit.record("late", "case-viewed", other, null, null);

    assertThat(reading.page(day("2026-11-19"), null, "").acts()).hasSize(1);
    assertThat(reading.page(day("2026-11-20"), null, "").acts()).isEmpty();
    assertThat(reading.page(day("2026-11-18"), null, "").acts()).isNotEmpty();
  }

  @Test
  void onceADayTheHeadLeavesTheHouseByMail() {
    daily.proveWhenDue();
    daily.proveWhenDue();
    jobs.runDue();

    List<TestMail.Mail> mails = TestMail.to("compliance@");
    assertThat(mails).hasSize(1);
    assertThat(mails.get(0).subject()).isEqualTo("Audit of 2026-11-18: the chain holds");
    assertThat(mails.get(0).raw()).contains("Head: ", "--prove-audit").doesNotContain("Zyxmarked");
    assertThat(proving.state().proof().orElseThrow().holds()).isTrue();
  }

  @Test
  void aBrokenChainIsMailedAndMarked() {
    tamper("update overturn.audit_entry set who = 'nobody' where who = 'pat'");
    TestClock.get().advance(Duration.ofDays(1));

    daily.proveWhenDue();
    jobs.runDue();

    TestMail.Mail mail = TestMail.to("compliance@").get(0);
    assertThat(mail.subject()).contains("THE CHAIN IS BROKEN");
    assertThat(mail.raw()).contains("is not what was sealed").doesNotContain("On call");
    assertThat(proving.state().proof().orElseThrow().holds()).isFalse();
  }

  @Test
  void monitoringIsToldOfABrokenChainUntilAPersonHasFoundItWhole() {
    assertThat(figure("overturn_audit_proof_holds")).as("never proven").isNaN();
    TestClock.get().advance(Duration.ofHours(30));
    assertThat(figure("overturn_audit_proof_age_seconds")).isEqualTo(30 * 3600);
    proving.prove(Timeline.SYSTEM, List.of());
    assertThat(figure("overturn_audit_proof_holds")).isEqualTo(1);
    assertThat(figure("overturn_audit_proof_age_seconds")).isZero();

    tamper("update overturn.audit_entry set who = 'nobody' where who = 'pat'");
    TestClock.get().advance(Duration.ofDays(1));
    proving.prove(Timeline.SYSTEM, List.of());
    assertThat(figure("overturn_audit_proof_holds")).isZero();

    tamper("update overturn.audit_entry set who = 'pat' where who = 'nobody'");
    TestClock.get().advance(Duration.ofDays(1));
    proving.prove(Timeline.SYSTEM, List.of());
    assertThat(proving.state().proof().orElseThrow().holds()).isTrue();
    assertThat(figure("overturn_audit_proof_holds")).as("changed back").isZero();
    assertThat(HttpUser.signedIn(port, "compliance").get("/audit").body())
        .contains("until a person has read the chain through");

    proving.prove("compliance", List.of());
    assertThat(figure("overturn_audit_proof_holds")).isEqualTo(1);
  }

  @Test
  void monitoringIsToldWhatWaitsForItsSealAndSinceWhen() {
    audit.record("sue", "case-viewed", rosa, null, null);
    TestClock.get().advance(Duration.ofMinutes(3));
    audit.record("sue", "case-viewed", rosa, null, null);
    assertThat(figure("overturn_audit_unsealed")).isEqualTo(2);
    assertThat(figure("overturn_audit_unsealed_oldest_seconds")).isEqualTo(180);

    sealing.sealAll();
    assertThat(figure("overturn_audit_unsealed")).isZero();
    assertThat(figure("overturn_audit_unsealed_oldest_seconds")).isZero();
  }

  private double figure(String name) {
    return new Scrape(HttpUser.basic(port, "monitor").getText("/actuator/prometheus").body())
        .figure(name);
  }

  private void tamper(String sql) {
    JdbcTemplate owner = TestDatabase.administrator(database);
    owner.execute("set session_replication_role = replica");
    owner.update(sql);
    owner.execute("set session_replication_role = default");
  }

  private int countOf(CaseNumber number) {
    return jdbc.queryForObject(
        "select count(*) from overturn.audit_entry where case_number = ?",
        Integer.class,
        number.value());
  }

  private static Wanted day(String day) {
    return new Wanted("", "", "", day, day, "", false);
  }

  private static void looksRight(Visitor officer, String name) {
    for (int width : List.of(1280, 390)) {
      officer.page().setViewportSize(width, 900);
      officer.canUse(name + " at " + width);
      officer.keepsPicture(name + "-" + width);
    }
    officer.page().setViewportSize(1280, 900);
  }
}
