package org.overturn.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.overturn.retention.ClosedCases.BEN;
import static org.overturn.retention.ClosedCases.ROSA;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.overturn.audit.Audit;
import org.overturn.audit.AuditEntry;
import org.overturn.denial.CaseNumber;
import org.overturn.document.DocumentKind;
import org.overturn.document.Documents;
import org.overturn.operation.Scrape;
import org.overturn.practice.PracticeProperties;
import org.overturn.process.OneNode;
import org.overturn.testing.HttpUser;
import org.overturn.testing.OverturnTest;
import org.overturn.testing.TestClock;
import org.overturn.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** A purged case is gone, and that is proven. */
@OverturnTest
class PurgeTest {

  @LocalServerPort int port;
  @Autowired DataSource source;
  @Autowired Purge purge;
  @Autowired LeftCases left;
  @Autowired Purged purged;
  @Autowired LegalHolds holds;
  @Autowired Documents documents;
  @Autowired Audit audit;
  @Autowired JdbcTemplate database;
  private ClosedCases cases;

  @BeforeEach
  void cases(@Autowired ApplicationContext application) {
    cases = ClosedCases.in(application);
  }

  @Test
  void whatIsDueGoesWithItsOriginalDocumentsAndHistoryAndLeavesATombstone() {
    CaseNumber old = cases.opens(ROSA);
    documents.add(old, DocumentKind.CLINICAL_RECORD, "notes.txt", text("Qvphitest"), "x", null);
    cases.closes(old, "2018-03-01T12:00:00Z");
    CaseNumber young = cases.closed(BEN, "2026-11-17T12:00:00Z");
    holds.release(hold(old), "settled", "compliance", null);

    UUID run = purge.run(List.of(old), "compliance", "10.0.0.9").orElseThrow().runs().get(0);

    assertThat(rows("denial", old)).isZero();
    assertThat(rows("timeline_entry", old)).isZero();
    assertThat(rows("case_document", old)).isZero();
    assertThat(rows("legal_hold", old)).isZero();
    assertThat(database.queryForObject("select count(*) from overturn.notice", Long.class))
        .as("the original of the case that stays")
        .isOne();
    assertThat(
            database.queryForObject(
                "select count(*) from act_hi_procinst where business_key_ = ?",
                Long.class,
                old.value()))
        .isZero();
    assertThat(rows("denial", young)).isOne();
    Tombstone left = purged.tombstone(old).orElseThrow();
    assertThat(left.closedAt()).isEqualTo("2018-03-01T12:00:00Z");
    assertThat(left.dueAt()).isEqualTo("2025-03-01T12:00:00Z");
    assertThat(left.rule()).startsWith("every state, every plan: 7 years after it closed");
    assertThat(left.removed())
        .containsEntry("denial", 1L)
        .containsEntry("case_document", 1L)
        .containsEntry("notice", 1L)
        .containsEntry("legal_hold", 1L);
    PurgeRun last = purged.runs(1).get(0);
    assertThat(last.id()).isEqualTo(run);
    assertThat(last.by()).isEqualTo("compliance");
    assertThat(last.proof().holds()).isTrue();
    assertThat(last.proof().tables()).isGreaterThan(80);
    assertThat(last.proof().kept())
        .containsOnlyKeys("overturn.audit_entry", "overturn.purged_case");
    assertThat(audit.of(old, 1)).extracting(AuditEntry::what).containsExactly("case-purged");
  }

  @Test
  void whatIsNotDueNotClosedOrHeldStaysAlsoWhenTheDatabaseIsAskedDirectly() {
    CaseNumber open = cases.opens(ROSA);
    CaseNumber young = cases.closed(BEN, "2026-11-17T12:00:00Z");
    assertThat(purge.next()).isEmpty();
    refuses(open, "is not closed");
    refuses(young, "is not due");
    cases.closes(open, "2018-03-01T12:00:00Z");
    long hold = hold(open);
    assertThat(purge.next()).isEmpty();
    refuses(open, "under a legal hold");

    holds.release(hold, "settled", "compliance", null);

    assertThat(purge.next()).extracting(RetainedCase::number).containsExactly(open);
    assertThat(purge.run(List.of(), "compliance", null)).as("another list was seen").isEmpty();
    assertThat(rows("denial", open)).isOne();
  }

  @Test
  void aClockThatRunsAheadMakesNothingDue() {
    CaseNumber young = cases.closed(ROSA, "2026-11-17T12:00:00Z");
    TestClock.get().moveTo(TestClock.START.plus(Duration.ofDays(9000)));
    assertThatThrownBy(() -> purge.run(List.of(young), "compliance", null))
        .hasStackTraceContaining("is not due");
    assertThat(rows("denial", young)).isOne();
    assertThat(purged.tombstone(young)).isEmpty();
  }

  @Test
  void ofAnOriginalWithManyDenialsThePartGoesAndTheBytesOfTheWhole() {
    CaseNumber old = cases.closed(ROSA, "2018-03-01T12:00:00Z");
    CaseNumber young = cases.closed(BEN, "2026-11-17T12:00:00Z");
    cases.cameTogether(text("Qvphitest,Rosamunde\nOtherwise,Benedict"), old, young);
    long hold = hold(young);
    assertThat(purge.next()).as("shares the evidence of a held case").isEmpty();
    refuses(old, "shares an original");
    holds.release(hold, "settled", "compliance", null);

    purge.run();

    assertThat(
            database.queryForList(
                "select coalesce(place, 'whole') || ' ' || (original <> '')::text"
                    + " from overturn.notice order by 1",
                String.class))
        .containsExactly("row true", "whole false");
    assertThat(purged.runs(1).get(0).proof().holds()).isTrue();
    assertThat(purged.runs(1).get(0).proof().left()).isEmpty();
  }

  @Test
  void anOriginalIsThereUntilItsLastCaseGoes() {
    CaseNumber one = cases.closed(ROSA, "2018-03-01T12:00:00Z");
    CaseNumber two = cases.closed(BEN, "2018-03-02T12:00:00Z");
    cases.cameTogether(text("Qvphitest,Rosamunde\nOtherwise,Benedict"), one, two);

    purge.run();

    assertThat(database.queryForObject("select count(*) from overturn.notice", Long.class))
        .isZero();
    assertThat(purged.runs(1).get(0).cases()).hasSize(2);
  }

  @Test
  void anApprovalThatIsOldEnoughGoesAlsoWhenNoCaseIsDue() {
    cases.closed(BEN, "2026-11-17T12:00:00Z");
    cases.approvalArrived("2018-03-01T12:00:00Z");
    cases.approvalArrived("2026-03-01T12:00:00Z");
    assertThat(purge.next()).isEmpty();
    assertThat(purge.originalsDue()).isOne();

    assertThat(purge.run(List.of(), "compliance", null)).isPresent();

    assertThat(
            database.queryForList(
                "select state from overturn.notice where received_at < '2020-01-01'", String.class))
        .isEmpty();
    assertThat(database.queryForObject("select count(*) from overturn.notice", Long.class))
        .as("the young approval, and what the case came in")
        .isEqualTo(2);
    assertThat(purged.runs(1).get(0).proof().arrivals()).isOne();
    assertThat(
            database.queryForList(
                "select who from overturn.audit_entry where what = 'original-purged'",
                String.class))
        .containsExactly("compliance");
    assertThat(purge.run().isNothing()).as("nothing more is due").isTrue();
  }

  @Test
  void theSamePatientInACaseThatIsKeptIsCountedAsSuch() {
    CaseNumber old = cases.closed(ROSA, "2018-03-01T12:00:00Z");
    cases.opens(new ClosedCases.Person(ROSA.first(), ROSA.last(), ROSA.birthDate(), "MEMB-NEW-9"));

    purge.run();

    Proof proof = purged.runs(1).get(0).proof();
    assertThat(rows("denial", old)).isZero();
    assertThat(proof.holds()).isTrue();
    assertThat(proof.kept()).containsEntry("overturn.denial", 1L);
  }

  @Test
  void whatIsLeftOfAPatientIsToldByTable() {
    cases.closed(ROSA, "2018-03-01T12:00:00Z");
    database.update(
        "insert into overturn.csv_mapping values (gen_random_uuid(), repeat('a', 64), 1, 'x',"
            + " jsonb_build_object('note', 'MEMB-ZYX-77'), 'owner', now())");
    purge.run();
    assertThat(purged.runs(1).get(0).proof().left())
        .isEqualTo(java.util.Map.of("overturn.csv_mapping", 1L));
    assertThat(purged.runs(1).get(0).proof().holds()).isFalse();
  }

  @Test
  void aNoteOfAnArrivalThatNamesACaseLosesTheNumberAndTheCaseGoes() {
    CaseNumber old = cases.closed(ROSA, "2018-03-01T12:00:00Z");
    arrivalWithNote(
        "Status letter on %s, see %s7 (%s)."
            .formatted(old, old, old.value().toLowerCase(java.util.Locale.ROOT)));

    PurgeOutcome outcome = purge.run();

    assertThat(outcome.gone()).isOne();
    assertThat(outcome.left()).isEmpty();
    assertThat(rows("denial", old)).isZero();
    assertThat(
            database.queryForObject(
                "select seen_note from overturn.notice where seen_note is not null", String.class))
        .isEqualTo("Status letter on [purged], see %s7 ([purged]).".formatted(old));
    assertThat(purged.tombstone(old).orElseThrow().removed())
        .containsEntry("notice, number only", 1L);
    assertThat(purged.runs(1).get(0).proof().holds()).isTrue();
  }

  @Test
  void aNumberInWhatCountsKeepsItsCaseAloneUntilAPersonHasTakenItOut() {
    CaseNumber addressed = cases.closed(ROSA, "2018-03-01T12:00:00Z");
    CaseNumber templated = cases.closed(BEN, "2018-03-02T12:00:00Z");
    CaseNumber other =
        cases.closed(
            new ClosedCases.Person("Thirza", "Qvthird", "1960-01-01", "MEMB-THR-3"),
            "2018-03-03T12:00:00Z");
    cases.addressSaved(1, "Ask for Ann, as in " + addressed);
    cases.templateSaved(901, "As in " + templated.value().toLowerCase(java.util.Locale.ROOT));

    PurgeOutcome outcome = purge.run();

    assertThat(outcome.gone()).isOne();
    assertThat(outcome.left()).containsExactlyInAnyOrder(addressed, templated);
    assertThat(purged.tombstone(other)).isPresent();
    assertThat(purged.runs(2)).hasSize(1);
    assertThat(purged.runs(1).get(0).proof().holds()).isTrue();
    for (CaseNumber whole : outcome.left()) {
      assertThat(purged.tombstone(whole)).isEmpty();
      assertThat(rows("denial", whole)).isOne();
      assertThat(rows("timeline_entry", whole)).isPositive();
      assertThat(
              database.queryForObject(
                  "select count(*) from act_hi_procinst where business_key_ = ?",
                  Long.class,
                  whole.value()))
          .isPositive();
    }
    assertThat(left.list(TestClock.get().instant(), 9))
        .extracting(LeftCase::number, each -> each.places().get(0).words())
        .containsExactly(
            tuple(
                addressed,
                "The field “note” of the appeal address "
                    + address(1)
                    + " names the case: on the page Appeal addresses, save this address without"
                    + " the number."),
            tuple(
                templated,
                "The field “text” of the letter template "
                    + template(901)
                    + " names the case: on the page Letters, save this template without the"
                    + " number."));
    assertThat(casesLeft()).isEqualTo(2);
    assertThat(purge.next()).extracting(RetainedCase::number).containsExactly(addressed, templated);

    purge.run();
    assertThat(audit.of(addressed, 9))
        .as("told once, though each night tries")
        .filteredOn(entry -> entry.what().equals("case-not-purged"))
        .hasSize(1)
        .allSatisfy(
            entry -> assertThat(entry.detail()).isEqualTo("appeal_address.note " + address(1)));

    cases.addressSaved(2, "Ask for Ann");
    assertThat(purge.run().left()).containsExactly(templated);
    cases.templateSaved(902, "As always");
    assertThat(purge.run().left()).isEmpty();

    assertThat(purged.tombstone(addressed)).isPresent();
    assertThat(purged.tombstone(templated).orElseThrow().removed())
        .containsEntry("earlier versions, number only", 1L)
        .containsEntry("purge_left", 1L);
    assertThat(
            database.queryForList(
                "select note from overturn.appeal_address where payer = 'testpayer'"
                    + " union all select text from overturn.letter_template where version > 900"
                    + " order by 1",
                String.class))
        .containsExactly(
            "As always", "As in [purged]", "Ask for Ann", "Ask for Ann, as in [purged]");
    assertThat(left.list(TestClock.get().instant(), 9)).isEmpty();
    assertThat(casesLeft()).isZero();
  }

  @Test
  void whatCameWithTheNumberIsKeptAsItCameAndTakesTheCaseAlong() {
    CaseNumber old = cases.closed(ROSA, "2018-03-01T12:00:00Z");
    cases.approvalArrived("2026-03-01T12:00:00Z");
    database.update(
        "update overturn.notice set original = convert_to(?, 'UTF8') where state = 'NOT_A_DENIAL'",
        "Your reference: " + old);

    assertThat(purge.run().left()).containsExactly(old);

    assertThat(left.list(TestClock.get().instant(), 9).get(0).places())
        .singleElement()
        .satisfies(
            place ->
                assertThat(place.words()).contains("kept as it came", "there is nothing to do"));
    assertThat(casesLeft()).as("of those nobody is called for").isZero();

    database.update(
        "update overturn.notice set received_at = '2018-04-01' where state = 'NOT_A_DENIAL'");
    PurgeOutcome outcome = purge.run();
    assertThat(outcome.gone()).isOne();
    assertThat(outcome.originals()).isOne();
    assertThat(outcome.left()).isEmpty();
  }

  @Test
  void earlierVersionsOfPoliciesMappingsAndRulesLoseTheNumberAndTheCaseGoes() {
    CaseNumber old = cases.closed(ROSA, "2018-03-01T12:00:00Z");
    for (String words : List.of("As in " + old, "As always")) {
      database.update(
          "insert into overturn.policy_version (id, payer, number, number_key, version, title,"
              + " services, content, origin, saved_by, saved_at) values (gen_random_uuid(),"
              + " 'testpayer', 'P-1', 'p1', ?, 'Spine', '{}', jsonb_build_object('say', ?),"
              + " 'OWNER', 'owner', now())",
          words.substring(0, 5) + words.length(),
          words);
      database.update(
          "insert into overturn.csv_mapping select gen_random_uuid(), repeat('a', 64),"
              + " count(*) + 1, ?, jsonb_build_object('say', ?), 'owner', now()"
              + " from overturn.csv_mapping",
          words,
          words);
      database.update(
          "insert into overturn.retention_rule (state, line_of_business, keep_years, majority_age,"
              + " years_after, source, saved_by, saved_at)"
              + " values ('TX', '*', 7, 18, 7, ?, 'compliance', now())",
          words);
    }

    assertThat(purge.run().left()).isEmpty();

    assertThat(purged.tombstone(old).orElseThrow().removed())
        .containsEntry("earlier versions, number only", 3L);
    assertThat(
            database.queryForList(
                "select content ->> 'say' from overturn.policy_version where payer = 'testpayer'"
                    + " union all select mapping ->> 'say' from overturn.csv_mapping"
                    + " union all select source from overturn.csv_mapping"
                    + " union all select source from overturn.retention_rule order by 1",
                String.class))
        .containsOnly("As always", "As in [purged]")
        .hasSize(8);
  }

  @Test
  void aFilterThatSomebodySavedInTasklistIsNamedByItsKeyAlone() {
    CaseNumber old = cases.closed(ROSA, "2018-03-01T12:00:00Z");
    database.update(
        "insert into act_ru_filter (id_, rev_, resource_type_, name_, query_)"
            + " values ('of-a-test', 1, 'Task', 'Qvphitest', ?)",
        "{\"processInstanceBusinessKey\":\"" + old + "\"}");
    try {
      assertThat(purge.run().left()).containsExactly(old);
      assertThat(left.list(TestClock.get().instant(), 9).get(0).places().get(0).words())
          .isEqualTo(
              "The filter of-a-test of Tasklist (query) names the case: take the number out of it"
                  + " there, or delete the filter.");
    } finally {
      database.update("delete from act_ru_filter where id_ = 'of-a-test'");
    }
    assertThat(purge.run().gone()).isOne();
  }

  @Test
  void aDailyPurgeThatBreaksOffIsCountedAndTriedTheNextDay(
      @Autowired OneNode oneNode, @Autowired PracticeProperties practice, @Autowired Clock clock) {
    CaseNumber young = cases.closed(ROSA, "2026-11-17T12:00:00Z");
    DailyPurge daily =
        new DailyPurge(
            purge, oneNode, new RetentionProperties(true, LocalTime.MIN), practice, clock);
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    daily.bindTo(registry);
    TestClock.get().moveTo(TestClock.START.plus(Duration.ofDays(9000)));

    daily.purgeWhenDue();
    daily.purgeWhenDue();
    assertThat(registry.get("overturn.purge.failures").functionCounter().count()).isOne();
    assertThat(rows("denial", young)).isOne();

    TestClock.get().advance(Duration.ofDays(1));
    daily.purgeWhenDue();
    assertThat(registry.get("overturn.purge.failures").functionCounter().count()).isEqualTo(2);
  }

  @Test
  void aCaseThatIsHeldSinceItCouldNotBePurgedIsNobodysToMend() {
    CaseNumber old = cases.closed(ROSA, "2018-03-01T12:00:00Z");
    cases.addressSaved(1, "As in " + old);
    purge.run();
    assertThat(casesLeft()).isOne();

    hold(old);

    assertThat(casesLeft()).isZero();
    assertThat(left.list(TestClock.get().instant(), 9)).isEmpty();
  }

  @Test
  void whatIsKeptVersionByVersionIsChangedByNobodyElse() {
    cases.addressSaved(1, "Ask for Ann");
    cases.templateSaved(901, "As always");
    for (String table : List.of("appeal_address", "letter_template", "retention_rule")) {
      for (String change :
          List.of("update overturn.%s set source = ''", "delete from overturn.%s")) {
        String sql = change.formatted(table).replace("template set source", "template set note");
        assertThatThrownBy(() -> database.update(sql)).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> TestDatabase.administrator(source).update(sql))
            .hasStackTraceContaining("is append-only");
      }
    }
  }

  @Test
  void aTombstoneAndAProofCannotBeForgedOrChanged() {
    CaseNumber old = cases.closed(ROSA, "2018-03-01T12:00:00Z");
    purge.run();
    for (String change :
        List.of(
            "update overturn.purged_case set purged_by = 'nobody'",
            "delete from overturn.purged_case",
            "update overturn.purge_run set proven = true",
            "insert into overturn.purged_case select 'D-2026-999999', closed_at, due_at, rule,"
                + " purged_at, purged_by, run, removed from overturn.purged_case")) {
      assertThatThrownBy(() -> database.update(change)).isInstanceOf(RuntimeException.class);
    }
    assertThat(purged.tombstone(old)).isPresent();
  }

  @Test
  void aPurgedDenialThatArrivesAgainIsANewCase() {
    CaseNumber old = cases.closed(ROSA, "2018-03-01T12:00:00Z");
    purge.run();
    assertThat(cases.opens(ROSA)).isNotEqualTo(old);
  }

  private void arrivalWithNote(String note) {
    cases.approvalArrived("2026-03-01T12:00:00Z");
    database.update(
        "update overturn.notice set seen_by = 'coordinator', seen_at = received_at, seen_note = ?"
            + " where state = 'NOT_A_DENIAL'",
        note);
  }

  private String address(int version) {
    return database.queryForObject(
        "select 'testpayer, internal-1, version ' || version || ' (' || id || ')'"
            + " from overturn.appeal_address where payer = 'testpayer' and version = ?",
        String.class,
        version);
  }

  private String template(int version) {
    return database.queryForObject(
        "select kind || ', version ' || version || ' (' || id || ')'"
            + " from overturn.letter_template where version = ?",
        String.class,
        version);
  }

  private double casesLeft() {
    return new Scrape(HttpUser.basic(port, "monitor").getText("/actuator/prometheus").body())
        .figure("overturn_purge_cases_left");
  }

  private long hold(CaseNumber number) {
    holds.place(number, "Subpoena of March", "compliance", null);
    return holds.inForce().get(0).id();
  }

  private void refuses(CaseNumber number, String why) {
    assertThatThrownBy(
            () ->
                database.queryForObject(
                    "select overturn.purge_case(?, now() + interval '900 years', 'me',"
                        + " gen_random_uuid())::text",
                    String.class,
                    number.value()))
        .hasStackTraceContaining(why);
  }

  private long rows(String table, CaseNumber number) {
    return database.queryForObject(
        "select count(*) from overturn." + table + " where case_number = ?",
        Long.class,
        number.value());
  }

  private static byte[] text(String words) {
    return words.getBytes(StandardCharsets.UTF_8);
  }
}
