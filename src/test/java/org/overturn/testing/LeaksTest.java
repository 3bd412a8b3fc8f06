package org.overturn.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/** What watches for leaks sees one. */
@OverturnTest
class LeaksTest {

  @Autowired MockMvc web;
  @LocalServerPort int port;

  @Test
  void inTheLogInItsContextAndInWhatWasThrown() {
    var log = LoggerFactory.getLogger(LeaksTest.class);
    log.info("Case of {}", "ZYXMARKED");
    log.warn("failed", new IllegalStateException("x", new IllegalArgumentException("Qvphitest")));
    try (var open = MDC.putCloseable("who", "MEMB-ZYX-77")) {
      log.info("nothing");
    }
    assertThat(Leaks.drain())
        .anyMatch(each -> each.endsWith("INFO: ZYXMARKED"))
        .anyMatch(each -> each.contains("IllegalArgumentException: Qvphitest"))
        .anyMatch(each -> each.endsWith("who: MEMB-ZYX-77"));
  }

  @Test
  void inAddressesWithAndWithoutABrowserAndInAnswers() throws Exception {
    web.perform(get("/cases?text=Zyxmarked").with(user("x").authorities(() -> "GROUP_intake")));
    HttpUser.anonymous(port).get("/cases/Qvphitest");
    assertThat(Leaks.drain())
        .contains("address of a request: Zyxmarked", "address of a request: Qvphitest");

    MockHttpServletResponse answer = new MockHttpServletResponse();
    answer.addHeader("Location", "/cases?q=Zyxtyped");
    Leaks.look("/x", answer);
    answer.setContentType("text/html");
    Leaks.lookAtBody("/x", answer, "<p>Zyxmarked</p><a href='/cases?q=Qvphitest'>x</a>");
    answer.setStatus(422);
    Leaks.lookAtBody("/x", answer, "birth date 1961-02-03");
    assertThat(Leaks.drain())
        .isEqualTo(
            List.of(
                "Location of /x: Zyxtyped",
                "an address on the page /x: Qvphitest",
                "body of error 422 at /x: 1961-02-03"));
  }
}
