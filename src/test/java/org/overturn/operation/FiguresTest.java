package org.overturn.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.http.HttpResponse;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.overturn.testing.HttpUser;
import org.overturn.testing.OverturnTest;
import org.overturn.testing.TestClock;
import org.overturn.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a monitoring system is told, and what it must never be. */
@OverturnTest
class FiguresTest {

  private static final String SCRAPE = "/actuator/prometheus";
  private static final String BACKUP_AGE = "overturn_backup_age_seconds";
  private static final String CALL = "kind=\"call-window\"";

  @LocalServerPort int port;
  @Autowired JdbcTemplate database;
  @Autowired DataSource source;
  private HttpUser monitor;

  @BeforeEach
  void monitor() {
    monitor = HttpUser.basic(port, "monitor");
  }

  @Test
  void machinesThatWatchSignInWithEachRequestAndSeeNothingElse() {
    assertThat(monitor.getText(SCRAPE).statusCode()).isEqualTo(200);
    assertThat(monitor.getJson("/actuator/health").body()).contains("\"mailServer\"");
    assertThat(HttpUser.signedIn(port, "supervisor").getText(SCRAPE).statusCode()).isEqualTo(200);

    for (String other : List.of("coordinator", "physician", "owner", "intake", "agent")) {
      assertThat(HttpUser.basic(port, other).getText(SCRAPE).statusCode()).as(other).isEqualTo(403);
    }
    assertThat(HttpUser.anonymous(port).getText(SCRAPE).statusCode()).isEqualTo(401);
    for (String page :
        List.of("/cases", "/windows", "/mails", "/api/denials", "/engine-rest/task")) {
      assertThat(monitor.getJson(page).statusCode()).as(page).isIn(302, 401, 403);
    }
  }

  @Test
  void aDenialShowsAsAWindowThatRunsAndNobodyHasTaken() {
    arrives();
    Instant closes = closes();
    TestClock.get().moveTo(closes.minus(Duration.ofHours(3)));
    Scrape scrape = scrape();

    assertThat(scrape.figure("overturn_windows_open", CALL, "left=\"closing\"")).isEqualTo(1);
    assertThat(scrape.figure("overturn_windows_open", CALL, "left=\"passed\"")).isZero();
    assertThat(scrape.figure("overturn_windows_next_closing_seconds", CALL)).isEqualTo(3 * 3600);
    assertThat(scrape.figure("overturn_windows_next_closing_seconds", "kind=\"call-back\""))
        .as("none runs")
        .isNaN();
    assertThat(scrape.figure("overturn_windows_unattended")).isEqualTo(1);
    assertThat(scrape.figure("overturn_timers_overdue")).isPositive();

    database.update("update act_ru_task set assignee_ = 'coordinator'");
    assertThat(scrape().figure("overturn_windows_unattended")).isZero();
    database.update(
        "update overturn.case_deadline set state = 'LAPSED', settled_at = ? where kind = ?",
        Timestamp.from(closes.minusSeconds(3600)),
        "CALL_WINDOW");
    assertThat(scrape().figure("overturn_windows_ended", CALL, "how=\"lapsed\"")).isEqualTo(1);
  }

  @Test
  void arrivalsAreToldByWayAndStateAndWhatWaitsByItsAge() {
    arrives();
    arrives();
    database.update(
        "update overturn.notice set state = 'RECEIVED', channel = 'folder' where state = 'ACCEPTED'");
    TestClock.get().advance(Duration.ofMinutes(5));
    Scrape scrape = scrape();

    assertThat(scrape.figure("overturn_intake", "channel=\"api\"", "state=\"duplicate\""))
        .isEqualTo(1);
    assertThat(scrape.figure("overturn_intake", "channel=\"folder\"", "state=\"received\""))
        .isEqualTo(1);
    assertThat(scrape.figure("overturn_intake_waiting")).isEqualTo(1);
    assertThat(scrape.figure("overturn_intake_waiting_oldest_seconds")).isEqualTo(300);
    assertThat(scrape.figure("overturn_intake_for_a_person")).isZero();

    database.update("update overturn.notice set state = 'NEEDS_A_PERSON' where state = 'RECEIVED'");
    assertThat(scrape().figure("overturn_intake_for_a_person_oldest_seconds")).isEqualTo(300);
  }

  @Test
  void mailsThatWaitAreToldWithTheAgeOfTheOldest() {
    Timestamp now = Timestamp.from(TestClock.START);
    database.update(
        """
        insert into overturn.outgoing_mail
          (key, recipient, subject, text, state, put_at, next_try_at, try_until)
        select 'k' || state, 'a@practice.example', 's', 't', state, ?, ?, ?
          from unnest(array['WAITING', 'SENT', 'FAILED', 'UNCONFIRMED']) state
        """,
        now,
        now,
        now);
    database.update("update overturn.outgoing_mail set seen_at = ? where state = 'FAILED'", now);
    TestClock.get().advance(Duration.ofMinutes(2));
    Scrape scrape = scrape();

    assertThat(scrape.figure("overturn_mails", "state=\"waiting\"")).isEqualTo(1);
    assertThat(scrape.figure("overturn_mails", "state=\"unconfirmed\"")).isEqualTo(1);
    assertThat(scrape.figure("overturn_mails", "state=\"failed\"")).as("seen to").isZero();
    assertThat(scrape.figure("overturn_mails_oldest_waiting_seconds")).isEqualTo(120);
  }

  @Test
  void theAgeOfTheNewestBackupIsToldAndARestoreBeginsItAnew() {
    JdbcTemplate owner = TestDatabase.administrator(source);
    owner.update(
        "insert into overturn.backup (taken_at) values (?), (?), (?)",
        ago(Duration.ofHours(60)),
        ago(Duration.ofHours(30)),
        // by a clock that ran ahead
        ago(Duration.ofDays(-300)));
    assertThat(scrape().figure(BACKUP_AGE)).isEqualTo(30 * 3600);

    owner.update(
        "insert into overturn.restoration (backup_taken_at, restored_at) values (?, ?)",
        ago(Duration.ofHours(60)),
        ago(Duration.ofHours(2)));
    assertThat(scrape().figure(BACKUP_AGE)).isEqualTo(2 * 3600);
    TestClock.get().advance(Duration.ofDays(1));
    assertThat(scrape().figure(BACKUP_AGE)).isEqualTo(26 * 3600);
    assertThat(
            database.queryForObject(
                "select has_table_privilege('overturn.backup', 'insert, update, delete, truncate')",
                Boolean.class))
        .isFalse();
  }

  /** Or an installation that never makes one would never be told. */
  @Test
  void withoutAnyBackupTheAgeCountsFromTheDayOnWhichTheyCameOnRecord() {
    Instant migrated =
        database
            .queryForObject(
                "select installed_on from overturn.flyway_schema_history where script like 'V34%'",
                Timestamp.class)
            .toInstant();
    TestClock.get().moveTo(migrated.plus(Duration.ofDays(3)));

    assertThat(scrape().figure(BACKUP_AGE)).isCloseTo(3 * 86_400, within(1.0));
  }

  private static Timestamp ago(Duration time) {
    return Timestamp.from(TestClock.START.minus(time));
  }

  @Test
  void aTimerThatIsDueAndNotTakenMakesHealthSayHowLate() {
    arrives();
    assertThat(health()).contains("\"timers\":{\"status\":\"UP\"");
    TestClock.get().moveTo(closes().plus(Duration.ofMinutes(2)));

    assertThat(scrape().figure("overturn_timers_overdue_oldest_seconds"))
        .isGreaterThanOrEqualTo(120);
    assertThat(health()).contains("\"timers\":{\"status\":\"DOWN\"");
    assertThat(scrape().figure("overturn_health", "part=\"timers\"")).isZero();
  }

  @Test
  void jobsThatTheEngineHasGivenUpAreCounted() {
    arrives();
    database.update("update act_ru_job set retries_ = 0");

    assertThat(scrape().figure("overturn_jobs_failed")).isPositive();
    assertThat(scrape().figure("overturn_timers_overdue")).isZero();
  }

  @Test
  void aRefusedSignInIsCountedAndNotWhose() {
    double before = refused();
    HttpUser.anonymous(port).signIn("zyxmarked", "guess");

    assertThat(refused()).isEqualTo(before + 1);
    assertThat(text()).doesNotContain("zyxmarked");
  }

  @Test
  void noFigureNamesACaseAPatientOrAUser() {
    arrives();
    String number =
        database.queryForObject("select case_number from overturn.denial", String.class);
    HttpUser browser = HttpUser.signedIn(port, "supervisor");
    for (String page :
        List.of("", "/criteria", "/chart", "/correct", "/file", "/a-page-that-nobody-made")) {
      browser.get("/cases/" + number + page);
    }
    browser.get("/cases?q=Askedname");
    browser.get("/camunda/api/engine/engine/default/task?processInstanceBusinessKey=" + number);
    HttpUser.basic(port, "supervisor")
        .getJson("/engine-rest/task?processInstanceBusinessKey=" + number);
    browser.get("/no-such/Askedname/" + number);

    assertThat(text())
        .contains("uri=\"/cases/{number}\"")
        .doesNotContain(number)
        .doesNotContainIgnoringCase("zyxmarked")
        .doesNotContainIgnoringCase("askedname")
        .doesNotContain("MEMB-ZYX", "Qvphitest", "=\"supervisor\"", "REF-1");
  }

  private double refused() {
    return scrape().figure("overturn_sign_in_refused_total", "why=\"BadCredentials\"");
  }

  private Instant closes() {
    return database
        .queryForObject(
            "select due_at from overturn.case_deadline where kind = 'CALL_WINDOW'", Timestamp.class)
        .toInstant();
  }

  private void arrives() {
    HttpResponse<String> answer =
        HttpUser.basic(port, "intake").postJson("/api/denials", Arrivals.markedDenial());
    assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
  }

  private String health() {
    return monitor.getJson("/actuator/health").body();
  }

  private Scrape scrape() {
    return new Scrape(text());
  }

  private String text() {
    HttpResponse<String> answer = monitor.getText(SCRAPE);
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }
}
