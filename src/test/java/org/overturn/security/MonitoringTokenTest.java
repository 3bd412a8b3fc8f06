package org.overturn.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** Monitoring gets in without the database, by the installation's token and by nothing like it. */
class MonitoringTokenTest {

  private static final String TOKEN = "0123456789abcdef01234567";

  @Test
  void theTokenIsMonitoringForTheRequestAndNoLonger() throws Exception {
    assertThat(with(TOKEN, "Bearer " + TOKEN).getAuthorities())
        .extracting(Object::toString)
        .containsExactly("GROUP_monitoring");
    assertThat(SecurityContextHolder.getContext().getAuthentication()).isNull();
  }

  @Test
  void whatIsNotTheTokenIsNobody() throws Exception {
    assertThat(with(TOKEN, "Bearer " + TOKEN + "x")).isNull();
    assertThat(with(TOKEN, "Bearer ")).isNull();
    assertThat(with(TOKEN, null)).isNull();
    assertThat(with("", "Bearer ")).as("none is configured").isNull();
  }

  @Test
  void aTokenThatIsTooShortStopsTheStart() {
    assertThatThrownBy(() -> new MonitoringToken("monitor")).isInstanceOf(StartRefused.class);
  }

  private static Authentication with(String token, String header) throws Exception {
    MockHttpServletRequest request = new MockHttpServletRequest();
    if (header != null) {
      request.addHeader("Authorization", header);
    }
    AtomicReference<Authentication> seen = new AtomicReference<>();
    new MonitoringToken(token)
        .doFilter(
            request,
            new MockHttpServletResponse(),
            (asked, answer) -> seen.set(SecurityContextHolder.getContext().getAuthentication()));
    return seen.get();
  }
}
