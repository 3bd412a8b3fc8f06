package org.overturn.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * Ends the session of somebody who has done nothing for as long as a session lasts (45 CFR
 * 164.312(a)(2)(iii), automatic logoff), though a page that they left open goes on asking. What a
 * script of ours sends says how long ago the person's last act was; who lies there ends their own
 * session early. A request that says nothing is a page that somebody opens, except those that no
 * person sends: the engine's web applications speak by scripts alone, and a browser connects a
 * stream of events again by itself.
 */
@Component
class AutomaticLogoff extends SessionCheck {

  static final String IDLE = "X-Idle-Seconds";

  private static final String LAST_ACT = AutomaticLogoff.class.getName();
  private static final String WEBAPPS = "/camunda/api/";

  /** As many digits as make a number; whatever else a header holds tells nothing. */
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

  private final Clock clock;

  AutomaticLogoff(SignInLog log, Clock clock) {
    super(log);
    this.clock = clock;
  }

  @Override
  String whyItEnds(Authentication person, HttpSession session, HttpServletRequest request) {
    Duration lasts = Duration.ofSeconds(session.getMaxInactiveInterval());
    return lasts.toSeconds() > 0 && isOver(session, request, lasts)
        ? "nothing done for " + lasts.toMinutes() + " minutes"
        : null;
  }

  /**
   * Whether the person has been away too long, up to now or before what they have just done: with a
   * request of their own, nobody takes up again what is over.
   */
  private boolean isOver(HttpSession session, HttpServletRequest request, Duration lasts) {
    Instant now = clock.instant();
    synchronized (WebUtils.getSessionMutex(session)) {
      Instant before = session.getAttribute(LAST_ACT) instanceof Instant act ? act : now;
      Instant told = now.minus(idle(request, lasts));
      Instant act = told.isAfter(before) ? told : before;
      boolean over = !act.isBefore(before.plus(lasts)) || !now.isBefore(act.plus(lasts));
      if (!over) {
        session.setAttribute(LAST_ACT, act);
      }
      return over;
    }
  }

  /** How long ago the last act of the person was, by this request alone. */
  private static Duration idle(HttpServletRequest request, Duration lasts) {
    String seconds = request.getHeader(IDLE);
    if (seconds == null) {
      return isSentByNobody(request) ? lasts : Duration.ZERO;
    }
    return SECONDS.matcher(seconds).matches()
        ? Duration.ofSeconds(Long.parseLong(seconds))
        : Duration.ZERO;
  }

  private static boolean isSentByNobody(HttpServletRequest request) {
    String accept = request.getHeader(HttpHeaders.ACCEPT);
    return request.getRequestURI().startsWith(request.getContextPath() + WEBAPPS)
        || accept != null && accept.contains(MediaType.TEXT_EVENT_STREAM_VALUE);
  }
}
