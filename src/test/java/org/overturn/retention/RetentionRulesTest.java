package org.overturn.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.overturn.retention.ClosedCases.ROSA;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.overturn.denial.CaseNumber;
import org.overturn.testing.OverturnTest;
import org.overturn.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** When a closed case falls due: the rule that keeps it longest decides. */
@OverturnTest
class RetentionRulesTest {

  private static final String CLOSED = "2026-03-01T12:00:00Z";

  @Autowired RetentionRules rules;
  @Autowired RetainedCases retained;
  private ClosedCases cases;

  @BeforeEach
  void cases(@Autowired ApplicationContext application) {
    cases = ClosedCases.in(application);
  }

  @Test
  void sevenYearsAfterItClosedUnlessARuleSaysLonger() {
    cases.closed(ROSA, CLOSED);
    assertThat(dueAt()).isEqualTo("2033-03-01T12:00:00Z");
    rules.save(rule("TX", "*", 12), null);
    assertThat(dueAt()).isEqualTo("2038-03-01T12:00:00Z");
    rules.save(rule("CA", "*", 30), null);
    rules.save(rule("TX", "EMPLOYER", 8), null);
    assertThat(dueAt()).as("neither another state's nor a shorter one").startsWith("2038");
    rules.withdraw(rule("TX", "*", 12), "compliance", null);
    assertThat(dueAt()).isEqualTo("2034-03-01T12:00:00Z");
    assertThat(retained.upcoming(TestClock.START, 1).get(0).rule())
        .isEqualTo("TX, employer: 8 years after it closed (a statute)");
  }

  @Test
  void medicareAdvantageKeepsTenYears() {
    cases.closed(ROSA, "medicare-advantage", "TX", CLOSED);
    assertThat(dueAt()).startsWith("2036-03-01");
  }

  @Test
  void aMinorsCaseIsKeptUntilYearsAfterMajorityAndSoIsOneOfUnknownAge() {
    CaseNumber child = cases.closed(born("2015-05-05"), CLOSED);
    assertThat(dueAt()).startsWith("2040-05-0");
    assertThat(retained.upcoming(TestClock.START, 9))
        .extracting(RetainedCase::number)
        .containsExactly(child);
    assertThat(retained.upcoming(TestClock.START, 9).get(0).rule())
        .contains("7 years after the age of 18");
  }

  @Test
  void whoseBirthDateNobodyKnowsMayBeAMinor() {
    cases.closed(born(null), CLOSED);
    assertThat(dueAt()).startsWith("2051-03-02");
  }

  private static ClosedCases.Person born(String date) {
    return new ClosedCases.Person(ROSA.first(), ROSA.last(), date, ROSA.memberId());
  }

  private static RetentionRule rule(String state, String lineOfBusiness, int years) {
    return new RetentionRule(state, lineOfBusiness, years, 18, 7, "a statute", "compliance");
  }

  private String dueAt() {
    return retained.upcoming(TestClock.START, 1).get(0).dueAt().toString();
  }
}
