package org.overturn.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.overturn.bench.CaseCopies;
import org.overturn.casework.SampleCases;
import org.overturn.deadline.DeadlineKind;
import org.overturn.deadline.DeadlineSource;
import org.overturn.denial.CaseNumber;
import org.overturn.testing.HttpUser;
import org.overturn.testing.OverturnTest;
import org.overturn.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** The board with ten thousand clocks: a page of it, and how soon a change shows. */
@OverturnTest
class BoardUnderLoadTest {

  private static final int STARTED = 10;
  private static final int COPIES = 500;
  private static final int LOOKS = 40;
  private static final int BOARDS = 8;

  @LocalServerPort int port;

  @Test
  void tenThousandClocksArePagedQuicklyAndAChangeShowsWithinSeconds(
      @Autowired ApplicationContext application, @Autowired DataSource database) throws Exception {
    SampleCases samples = SampleCases.in(application);
    List<CaseNumber> started = new ArrayList<>();
    for (int n = 0; n < STARTED; n++) {
      started.add(samples.start(samples.open("Testperson")));
    }
    CaseCopies.add(database, COPIES);
    HttpUser supervisor = HttpUser.signedIn(port, "supervisor");
    assertThat(supervisor.get("/windows").body()).contains("of <strong>10,0");

    StringBuilder measured = new StringBuilder();
    for (String query :
        List.of(
            "",
            "?whose=unassigned",
            "?whose=mine",
            "?page=150",
            "?payer=molina-wa&kind=CALL_WINDOW")) {
      double p95 = p95(supervisor, "/windows" + query);
      measured.append("/windows%s: p95 %.0f ms%n".formatted(query, p95));
      assertThat(p95).as("ms, /windows" + query).isLessThan(3000);
    }
    double shown = secondsUntilAChangeShows(samples, started.get(0), supervisor);
    measured.append("a change shows on %d boards after %.2f s%n".formatted(BOARDS, shown));
    Files.writeString(Path.of("target", "board-under-load.txt"), measured);
    assertThat(shown).as("seconds").isLessThan(5);
  }

  private static double p95(HttpUser user, String path) {
    List<Double> millis = new ArrayList<>();
    for (int look = 0; look < LOOKS; look++) {
      long from = System.nanoTime();
      assertThat(user.get(path).statusCode()).isEqualTo(200);
      millis.add((System.nanoTime() - from) / 1e6);
    }
    return millis.stream().sorted().skip(LOOKS * 95 / 100 - 1).findFirst().orElseThrow();
  }

  private static double secondsUntilAChangeShows(
      SampleCases samples, CaseNumber number, HttpUser user) throws Exception {
    List<Listening> boards = new ArrayList<>();
    try {
      for (int n = 0; n < BOARDS; n++) {
        boards.add(Listening.to("/windows/live?page=" + (1 + n % 2), user));
        boards.get(n).next("clocks");
      }
      long from = System.nanoTime();
      samples.due(
          number,
          DeadlineKind.CALL_WINDOW,
          TestClock.START.plus(Duration.ofMinutes(1)),
          DeadlineSource.LETTER);
      for (int n = 0; n < BOARDS; n += 2) {
        boards.get(n).next("clocks", html -> html.contains("10:01 AM EST"));
      }
      return (System.nanoTime() - from) / 1e9;
    } finally {
      for (Listening board : boards) {
        board.close();
      }
    }
  }
}
