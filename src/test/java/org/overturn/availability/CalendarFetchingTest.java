package org.overturn.availability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.util.unit.DataSize;

/** Calendars from a real server, also from one that means no good. */
@Timeout(120)
class CalendarFetchingTest {

  private CalendarFetching fetching = fetching(true, true, Duration.ofMinutes(1));
  private CalendarServer server;

  @BeforeEach
  void start() throws Exception {
    server = new CalendarServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aCalendarIsFetchedAsItIs() throws Exception {
    server.answers("BEGIN:VCALENDAR");
    assertThat(fetching.fetch(URI.create(server.address())))
        .asString()
        .isEqualTo("BEGIN:VCALENDAR");
  }

  @Test
  void aServerThatNeverEndsItsAnswerIsLeft() {
    server.answers(
        out -> {
          while (true) {
            out.write('X');
            out.flush();
            Thread.sleep(50);
          }
        });
    fetching = fetching(true, true, Duration.ofSeconds(2));
    refused("its server does not answer in time");
  }

  @Test
  void aCalendarWithoutEndIsNotReadToItsEnd() {
    byte[] part = "X".repeat(8192).getBytes(StandardCharsets.UTF_8);
    server.answers(
        out -> {
          while (true) {
            out.write(part);
          }
        });
    refused("it is larger than 1 MB");
  }

  @Test
  void whatTheServerRefusesIsSaidWithoutTheAddress() {
    server.answers(404, "gone");
    refused("its server answers 404");
    assertThatThrownBy(() -> fetching.fetch(URI.create(server.address())))
        .hasMessageNotContaining("4711");
  }

  @Test
  void aServerThatSendsOnInACircleIsLeft() {
    server.sendsOnTo("/again");
    refused("its server sends from one address to the next");
    assertThat(server.asked()).isEqualTo(4);
  }

  @Test
  void withoutHttpsNothingIsReadUnlessItIsAllowed() {
    assertThatThrownBy(() -> fetching(false, true).fetch(URI.create(server.address())))
        .isInstanceOf(CalendarUnreadable.class)
        .hasMessage("it is not read over https");
    assertThat(server.asked()).isZero();
  }

  @Test
  void thePracticesOwnNetworkIsNotReachedThroughACalendarUnlessItIsAllowed() {
    for (String host :
        new String[] {
          "localhost",
          "127.0.0.1",
          "10.1.2.3",
          "169.254.169.254",
          "192.168.1.1",
          "100.64.0.1",
          "[::1]",
          "[fd00::1]"
        }) {
      assertThatThrownBy(() -> fetching(true, false).fetch(URI.create("http://" + host + "/x.ics")))
          .as(host)
          .isInstanceOf(CalendarUnreadable.class)
          .hasMessage("it lies inside a private network");
    }
  }

  @Test
  void aServerCannotSendOnToWhereItIsNotAllowed() {
    server.sendsOnTo("file:///etc/passwd");
    refused("it is not read over https");
  }

  @Test
  void aServerThatIsNotThereIsSaid() {
    server.close();
    refused("its server is not to be reached");
  }

  private void refused(String why) {
    assertThatThrownBy(() -> fetching.fetch(URI.create(server.address())))
        .isInstanceOf(CalendarUnreadable.class)
        .hasMessage(why);
  }

  private static CalendarFetching fetching(boolean http, boolean privateNetwork) {
    return fetching(http, privateNetwork, Duration.ofMinutes(1));
  }

  private static CalendarFetching fetching(
      boolean http, boolean privateNetwork, Duration patience) {
    return new CalendarFetching(
        new CalendarProperties(
            http, privateNetwork, patience, DataSize.ofMegabytes(1), Duration.ofMinutes(5)));
  }
}
