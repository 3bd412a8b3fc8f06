package org.overturn.insight;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * One browser that has a board open. Of each kind of event only the latest waits to be sent, so
 * that a slow browser skips what is outdated instead of piling it up.
 */
class LiveBoard {

  private final BoardFilter filter;
  private final SseEmitter emitter;
  private final Executor senders;
  private final Runnable onGone;
  private final Map<String, String> waiting = new LinkedHashMap<>();
  private final AtomicBoolean gone = new AtomicBoolean();
  private boolean sending;
  private boolean last;
  private String shown = "";

  LiveBoard(BoardFilter filter, SseEmitter emitter, Executor senders, Runnable onGone) {
    this.filter = filter;
    this.emitter = emitter;
    this.senders = senders;
    this.onGone = onGone;
  }

  BoardFilter filter() {
    return filter;
  }

  /** Sends the board, unless the browser shows it as it is. */
  synchronized void show(String html) {
    if (!html.equals(shown)) {
      shown = html;
      send("clocks", html);
    }
  }

  /** Sends an event when the browser can take it. */
  synchronized void send(String event, String data) {
    if (last || gone.get()) {
      return;
    }
    waiting.put(event, data);
    if (!sending) {
      sending = true;
      senders.execute(this::drain);
    }
  }

  /** Says why, and ends the connection; the browser does not come back by itself. */
  synchronized void end(String why) {
    send("end", why);
    last = true;
  }

  /** The connection is over, for whatever reason: nothing of it is kept. */
  void gone() {
    if (gone.compareAndSet(false, true)) {
      onGone.run();
    }
  }

  private void drain() {
    for (Map.Entry<String, String> next = next(); next != null; next = next()) {
      try {
        emitter.send(SseEmitter.event().name(next.getKey()).data(next.getValue()));
      } catch (IOException | IllegalStateException closed) {
        gone();
      }
    }
  }

  private synchronized Map.Entry<String, String> next() {
    if (gone.get() || waiting.isEmpty()) {
      sending = false;
      if (last && !gone.get()) {
        emitter.complete();
        gone();
      }
      return null;
    }
    String event = waiting.keySet().iterator().next();
    return Map.entry(event, waiting.remove(event));
  }
}
