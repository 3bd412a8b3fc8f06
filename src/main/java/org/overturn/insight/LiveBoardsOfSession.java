package org.overturn.insight;

import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.web.util.WebUtils;

/** The live boards of one signed-in browser: they end when its session does. */
class LiveBoardsOfSession implements HttpSessionBindingListener {

  static final String SESSION_ENDED = "session-ended";

  private static final String ATTRIBUTE = LiveBoardsOfSession.class.getName();

  private final Set<LiveBoard> boards = new HashSet<>();

  static LiveBoardsOfSession in(HttpSession session) {
    synchronized (WebUtils.getSessionMutex(session)) {
      if (session.getAttribute(ATTRIBUTE) instanceof LiveBoardsOfSession present) {
        return present;
      }
      LiveBoardsOfSession none = new LiveBoardsOfSession();
      session.setAttribute(ATTRIBUTE, none);
      return none;
    }
  }

  synchronized int size() {
    return boards.size();
  }

  synchronized void add(LiveBoard board) {
    boards.add(board);
  }

  synchronized void remove(LiveBoard board) {
    boards.remove(board);
  }

  @Override
  public void valueUnbound(HttpSessionBindingEvent event) {
    List<LiveBoard> ending;
    synchronized (this) {
      ending = new ArrayList<>(boards);
    }
    ending.forEach(board -> board.end(SESSION_ENDED));
  }
}
