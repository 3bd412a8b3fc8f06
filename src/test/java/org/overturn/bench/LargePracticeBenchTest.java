package org.overturn.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.overturn.audit.Sealing;
import org.overturn.casework.SampleCases;
import org.overturn.testing.HttpUser;
import org.overturn.testing.OverturnTest;
import org.overturn.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

/**
 * What the compliance officer, the board and monitoring wait for in a practice of ten thousand open
 * cases and a million entries of the audit, three years of them. The database does not wait for its
 * disk. Of the figures the slowest look counts: the others are answered by those of the same
 * second.
 */
@Tag("bench")
@OverturnTest
@TestPropertySource(properties = "overturn.operation.figures-every=1s")
class LargePracticeBenchTest {

  private static final int STARTED = 10;
  private static final int COPIES = 999;
  private static final int ENTRIES = 1_000_000;
  private static final int LOOKS = 20;

  @LocalServerPort int port;
  @Autowired JdbcTemplate jdbc;

  @Test
  void pagesAndFiguresOfALargePractice(
      @Autowired ApplicationContext application,
      @Autowired DataSource database,
      @Autowired Sealing sealing) {
    SampleCases samples = SampleCases.in(application);
    for (int n = 0; n < STARTED; n++) {
      samples.start(samples.open("Testperson"));
    }
    CaseCopies.add(database, COPIES);
    fill(TestDatabase.administrator(database));
    sealing.sealAll();
    TestDatabase.administrator(database).execute("vacuum analyze");
    String number =
        jdbc.queryForObject(
            "select case_number from overturn.denial order by case_number offset 5000 limit 1",
            String.class);

    HttpUser officer = HttpUser.signedIn(port, "compliance");
    for (String query :
        List.of(
            "",
            "?number=" + number,
            "?who=user-7",
            "?who=gone",
            "?who=gone&from=2024-01-01&to=2024-06-30",
            "?who=nobody-ever",
            "?what=case-viewed",
            "?what=glass-broken",
            "?unusual=true",
            "?unusual=true&who=user-7",
            "?from=2025-03-01&to=2025-03-01",
            "?who=user-7&what=letter-printed&from=2025-03-01&to=2025-03-31",
            "?from=2030-01-01")) {
      look(officer, "/audit" + query);
    }
    look(officer, "/audit" + patient(officer, "Person 5000"));
    look(officer, "/audit" + patient(officer, "Nobody"));
    look(officer, "/audit/export.csv?number=" + number);
    look(officer, "/audit/export.csv?from=2025-03-01&to=2025-03-31");
    look(HttpUser.basic(port, "monitor"), "/actuator/prometheus");
    HttpUser supervisor = HttpUser.signedIn(port, "supervisor");
    for (String page :
        List.of(
            "/windows",
            "/windows?whose=unassigned",
            "/windows?whose=mine",
            "/windows?page=150",
            "/cases",
            "/cases/" + number)) {
      look(supervisor, page);
    }
  }

  /** Three years, forty users of whom one is gone, the common acts and the rare. */
  private static void fill(JdbcTemplate owner) {
    owner.execute(
        """
        update overturn.denial d
           set patient_last_name = 'Person ' || n, member_id = 'MEM-' || n
          from (select case_number, row_number() over (order by case_number) as n
                  from overturn.denial) numbered
         where numbered.case_number = d.case_number
        """);
    owner.update(
        """
        insert into overturn.audit_entry (at, who, what, case_number, from_where, detail)
        select timestamptz '2026-11-18 15:00Z' - (? - n) * interval '95 seconds',
               case when n < 20000 and n % 3 = 0 then 'gone'
                    when n % 910 = 0 then 'Overturn' else 'user-' || n % 40 end,
               case when n % 910 = 0 then 'audit-proven'
                    when n % 50000 = 1 then 'glass-broken'
                    else (array['case-viewed', 'case-viewed', 'case-viewed', 'cases-searched',
                                'document-downloaded', 'task-completed', 'mail-sent', 'page-viewed',
                                'packet-viewed', 'letter-printed'])[1 + n * 7 % 10] end,
               case when n % 910 = 0 or n * 7 % 10 = 3 then null else case_number end,
               '10.0.0.' || n % 200, 'look ' || n
          from generate_series(1, ?) n
          join (select case_number, row_number() over (order by case_number) as place
                  from overturn.denial) numbered on place = 1 + n * 7919::bigint % 10000
         order by n
        """,
        ENTRIES, ENTRIES);
  }

  /** Searches for a patient as the page does, and answers the query of the address it leads to. */
  private static String patient(HttpUser officer, String name) {
    HttpResponse<String> found =
        officer.postForm("/audit", "/audit", "name=" + name.replace(' ', '+'));
    return "?" + found.headers().firstValue("Location").orElseThrow().split("\\?")[1];
  }

  private static void look(HttpUser user, String page) {
    List<Double> millis = new ArrayList<>();
    for (int look = 0; look < LOOKS; look++) {
      long from = System.nanoTime();
      HttpResponse<String> answer =
          page.startsWith("/actuator") ? user.getText(page) : user.get(page);
      millis.add((System.nanoTime() - from) / 1e6);
      assertThat(answer.statusCode()).as(page).isEqualTo(200);
    }
    List<Double> sorted = millis.stream().sorted().toList();
    System.out.printf(
        "%s: median %.0f ms, slowest %.0f ms%n",
        page.replaceAll("patient=[^&]*", "patient=…"),
        sorted.get(LOOKS / 2),
        sorted.get(LOOKS - 1));
  }
}
