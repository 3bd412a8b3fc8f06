package org.overturn.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.overturn.testing.HttpUser;
import org.overturn.testing.OverturnTest;
import org.overturn.testing.TestClock;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Guessing passwords and flooding the intake come to an end; good traffic does not notice. */
@OverturnTest
class RequestLimitsTest {

  @LocalServerPort int port;

  @Test
  void whoGuessesAtTheSignInPageIsToldToWaitAndTheRightPasswordIsNotTriedEither() {
    String user = "guessed-" + UUID.randomUUID();
    HttpUser browser = HttpUser.anonymous(port);
    for (int i = 0; i < 10; i++) {
      assertThat(browser.signIn(user, "guess" + i).statusCode()).isEqualTo(302);
    }

    HttpResponse<String> refused = browser.signIn(user.toUpperCase(), "the right one");
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Retry-After").map(Integer::valueOf).orElse(0))
        .isBetween(1, 61);
    assertThat(refused.headers().firstValue("Content-Type").orElse("")).contains("problem+json");
    assertThat(HttpUser.signedIn(port, "coordinator").get("/cases").statusCode()).isEqualTo(200);

    TestClock.get().advance(Duration.ofMinutes(1));
    assertThat(browser.signIn(user, "guess").statusCode()).isEqualTo(302);
  }

  @Test
  void aMachineThatGuessesIsToldToWaitOnEveryInterface() {
    String user = "guessed-" + UUID.randomUUID();
    HttpUser machine = HttpUser.basic(port, user, "guess");
    for (int i = 0; i < 5; i++) {
      assertThat(machine.getJson("/api/denials").statusCode()).isEqualTo(401);
      assertThat(machine.getJson("/engine-rest/task").statusCode()).isEqualTo(401);
    }

    for (String address : List.of("/api/denials", "/engine-rest/task", "/v3/api-docs")) {
      HttpResponse<String> refused = machine.getJson(address);
      assertThat(refused.statusCode()).as(address).isEqualTo(429);
      assertThat(refused.body())
          .contains("\"status\":429", "Nothing was done")
          .doesNotContain(user);
      assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    }
    assertThat(HttpUser.basic(port, "intake").getJson("/api/denials").statusCode())
        .isNotEqualTo(429);
  }

  @Test
  void oneWhoTriesManyNamesFromOneAddressIsStoppedAndOthersAreNot() {
    SignInTries tries = tries(3, 100);
    Stream.of("a", "b", "c").forEach(user -> tries.failed("203.0.113.7", user));

    assertThat(tries.wait("203.0.113.7", "d")).isPresent();
    assertThat(tries.wait("203.0.113.8", "a")).isEmpty();
  }

  @Test
  void nobodyIsKeptOutByAStrangerElsewhere() {
    SignInTries tries = tries(100, 2);
    for (int i = 0; i < 50; i++) {
      tries.failed("203.0.113.7", "physician");
    }

    assertThat(tries.wait("203.0.113.7", "physician")).isPresent();
    assertThat(tries.wait("203.0.113.7", "coordinator")).isEmpty();
    assertThat(tries.wait("198.51.100.1", "physician")).isEmpty();
  }

  @Test
  void anotherAddressOfTheSameNetworkIsNoNewStart() {
    SignInTries tries = tries(2, 100);
    tries.failed("2001:db8:1:2::1", "a");
    tries.failed("2001:db8:1:2:ffff::2", "b");

    assertThat(tries.wait("2001:db8:1:2:3::9", "c")).isPresent();
    assertThat(tries.wait("2001:db8:1:3::1", "c")).isEmpty();
  }

  @Test
  void aHospitalThatSignsInRightIsNeverStopped() {
    HttpUser machine = HttpUser.basic(port, "intake");
    for (int i = 0; i < 15; i++) {
      assertThat(machine.getJson("/api/denials").statusCode()).isNotEqualTo(429);
    }
  }

  @Test
  void aClientThatFloodsTheIntakeIsToldWhenToGoOnAndOthersSendMeanwhile() throws Exception {
    LimitProperties limits =
        new LimitProperties(100, 10, Duration.ofMinutes(10), 3, Duration.ofMinutes(1));
    RequestLimits filter =
        new RequestLimits(
            new SignInTries(limits, TestClock.get()), limits, TestClock.get(), new ObjectMapper());
    for (int i = 0; i < 3; i++) {
      assertThat(sent(filter, "203.0.113.7").getStatus()).isEqualTo(200);
    }

    MockHttpServletResponse refused = sent(filter, "203.0.113.7");
    assertThat(refused.getStatus()).isEqualTo(429);
    assertThat(refused.getHeader("Retry-After")).isEqualTo("21");
    assertThat(sent(filter, "203.0.113.8").getStatus()).isEqualTo(200);
    TestClock.get().advance(Duration.ofSeconds(21));
    assertThat(sent(filter, "203.0.113.7").getStatus()).isEqualTo(200);
  }

  @Test
  void namesThatAreInventedFillNoMemory() {
    Allowance users = new Allowance(1, Duration.ofMinutes(1), TestClock.get());
    users.take("first");
    assertThat(users.wait("first")).isPresent();
    for (int i = 0; i < 20_000; i++) {
      users.take("name " + i);
    }
    assertThat(users.wait("first")).as("the eldest is forgotten").isEmpty();
    assertThat(users.wait("name 19999")).isPresent();
  }

  private static MockHttpServletResponse sent(RequestLimits filter, String from) throws Exception {
    MockHttpServletRequest request = new MockHttpServletRequest("POST", "/api/denials");
    request.setServletPath("/api/denials");
    request.setRemoteAddr(from);
    MockHttpServletResponse response = new MockHttpServletResponse();
    filter.doFilter(request, response, new MockFilterChain());
    return response;
  }

  private static SignInTries tries(int address, int user) {
    return new SignInTries(
        new LimitProperties(address, user, Duration.ofMinutes(10), 1, Duration.ofMinutes(1)),
        TestClock.get());
  }
}
