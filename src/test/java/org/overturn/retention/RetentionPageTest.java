package org.overturn.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.overturn.retention.ClosedCases.BEN;
import static org.overturn.retention.ClosedCases.ROSA;

import com.microsoft.playwright.Page;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.overturn.denial.CaseNumber;
import org.overturn.testing.HttpUser;
import org.overturn.testing.OverturnTest;
import org.overturn.testing.TestClock;
import org.overturn.testing.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** The compliance officer's pages, in a real browser. */
@OverturnTest
class RetentionPageTest {

  @LocalServerPort int port;
  @Autowired JdbcTemplate database;
  private ClosedCases cases;

  @BeforeEach
  void cases(@Autowired ApplicationContext application) {
    cases = ClosedCases.in(application);
  }

  @Test
  void anOfficerHoldsReleasesChangesARuleAndPurgesWithTypedWords() {
    CaseNumber old = cases.closed(ROSA, "2018-03-01T12:00:00Z");
    cases.closed(BEN, "2026-11-17T12:00:00Z");
    database.update(
        "update overturn.denial set payer_id = 'other', payer_name = 'Qvphitest Mutual',"
            + " payer_recognised = false where case_number = ?",
        old.value());
    try (Visitor officer = Visitor.signedIn("compliance", port)) {
      officer.opens("/retention", 1280);
      Page page = officer.page();
      page.fill("#number", old.value().toLowerCase(java.util.Locale.ROOT));
      page.fill("#why", "Subpoena of March");
      page.click("text=Hold the case");
      assertThat(page.textContent("main"))
          .contains(old + " is held.", "Not in the payer list", "Under a legal hold")
          .contains("No case may be purged now.")
          .doesNotContain("Qvphitest", "MEMB-ZYX-77");
      looksRight(officer, "retention-held");
      page.fill("[id^=release-]", "Settled");
      page.click("text=Release");
      page.fill("#state", "tx");
      page.fill("#keepYears", "5");
      page.fill("#source", "22 TAC 163.2");
      page.click("text=Keep the rule");
      assertThat(page.textContent("#keepYears-fault")).contains("from 6 to 100");
      page.fill("#keepYears", "8");
      page.click("text=Keep the rule");
      assertThat(page.textContent("main")).contains("counts from now on", "22 TAC 163.2");
      page.click("text=Look at them and purge");
      looksRight(officer, "retention-purge");
      page.fill("#confirmation", "yes");
      page.click("button.danger");
      assertThat(page.textContent("main")).contains("Nothing was purged: type the words");
      page.fill("#confirmation", "Purge 1 case");
      page.click("button.danger");
      assertThat(page.textContent("main"))
          .contains("1 case is gone.", "proven: nothing is left", old.value());
      page.click("summary");
      looksRight(officer, "retention");
      assertThat(officer.complaints()).isEmpty();
    }
    assertThat(
            database.queryForList(
                "select what from overturn.audit_entry where who = 'compliance'"
                    + " and what <> 'retention-viewed' and what not like '%sign%' order by id",
                String.class))
        .contains(
            "legal-hold-placed", "legal-hold-released", "retention-rule-saved", "case-purged");
  }

  @Test
  void anOfficerPurgesAnApprovalThatNoCaseCameOf() {
    cases.approvalArrived("2018-03-01T12:00:00Z");
    try (Visitor officer = Visitor.signedIn("compliance", port)) {
      officer.opens("/retention", 1280);
      Page page = officer.page();
      assertThat(page.textContent("main")).contains("1 original without a case");
      page.click("text=Look at them and purge");
      looksRight(officer, "retention-purge-original");
      page.fill("#confirmation", "purge 1 original");
      page.click("button.danger");
      assertThat(page.textContent("main"))
          .contains("1 original is gone.", "originals without a case, by compliance")
          .doesNotContain("proven: nothing is left");
    }
  }

  @Test
  void aCaseThatCouldNotBePurgedIsSaidWithWhatToDoAndTheOthersAreGone() {
    CaseNumber named = cases.closed(ROSA, "2018-03-01T12:00:00Z");
    CaseNumber other = cases.closed(BEN, "2018-03-02T12:00:00Z");
    cases.addressSaved(1, "Ask for Qvphitest, as in " + named);
    try (Visitor officer = Visitor.signedIn("compliance", port)) {
      officer.opens("/retention/purge", 1280);
      Page page = officer.page();
      page.fill("#confirmation", "purge 2 cases");
      page.click("button.danger");
      assertThat(page.textContent("main"))
          .contains(
              "1 case is gone.",
              "1 case could not be purged and stays whole.",
              "Due, and could not be purged",
              named.value(),
              "The field “note” of the appeal address testpayer, internal-1, version 1",
              other.value())
          .doesNotContain("Qvphitest");
      looksRight(officer, "retention-left");
      cases.addressSaved(2, "Ask for Ann");
      officer.opens("/retention/purge", 1280);
      page.fill("#confirmation", "purge 1 case");
      page.click("button.danger");
      assertThat(page.textContent("main"))
          .contains("1 case is gone.", "No case may be purged now.")
          .doesNotContain("could not be purged");
      assertThat(officer.complaints()).isEmpty();
    }
  }

  @Test
  void whatTheDatabaseDoesNotLetGoIsSaid() {
    CaseNumber young = cases.closed(ROSA, "2026-11-17T12:00:00Z");
    TestClock.get().advance(Duration.ofDays(9000));
    try (Visitor officer = Visitor.signedIn("compliance", port)) {
      officer.opens("/retention/purge", 1280);
      Page page = officer.page();
      page.fill("#confirmation", "purge 1 case");
      page.click("button.danger");
      assertThat(page.textContent("main")).contains("Nothing was purged", young.value());
    }
  }

  @Test
  void whatIsTypedWrongIsSaidAndNobodyElseGetsIn() {
    try (Visitor officer = Visitor.signedIn("compliance", port)) {
      officer.opens("/retention", 1280);
      Page page = officer.page();
      page.fill("#number", "D-2026-999999");
      page.fill("#why", "Subpoena");
      page.click("text=Hold the case");
      assertThat(page.textContent("main")).contains("There is no case D-2026-999999.");
      assertThat(page.inputValue("#why")).isEqualTo("Subpoena");
      officer.opens("/retention/purge", 1280);
      assertThat(page.textContent("main")).contains("No case is due");
    }
    assertThat(HttpUser.signedIn(port, "supervisor").get("/retention").statusCode()).isEqualTo(403);
  }

  private static void looksRight(Visitor officer, String name) {
    for (int width : new int[] {390, 1280}) {
      officer.page().setViewportSize(width, 900);
      officer.canUse(name + " at " + width);
      officer.keepsPicture(name + "-" + width);
    }
  }
}
