package org.overturn.insight;

import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Keeps open boards up to date. One thread of each node looks for changes while anyone watches,
 * draws each board that is open once, and hands it to all who have that one open; whoever already
 * shows it so gets nothing.
 */
@Component
class LiveBoards implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(LiveBoards.class);

  private static final long NO_TIME_OUT = 0;
  private static final int SENDERS = 8;

  /** What time alone changes: a clock that passed, a lapse that is a day old. */
  private static final Duration REDRAW_AFTER = Duration.ofMinutes(1);

  private static final Duration FORGET_AFTER = Duration.ofMinutes(5);

  private final WindowsChanges changes;
  private final BoardRendering rendering;
  private final WindowsProperties properties;
  private final Clock clock;
  private final Set<LiveBoard> boards = ConcurrentHashMap.newKeySet();
  private volatile ScheduledExecutorService watch;
  private volatile ExecutorService senders;

  // of the watching thread alone
  private WindowsChanges.Look seen;
  private long drawnAt;
  private long beatAt;
  private boolean away;
  private final AtomicReference<WindowsChanges.Look> forgettable = new AtomicReference<>();

  LiveBoards(
      WindowsChanges changes, BoardRendering rendering, WindowsProperties properties, Clock clock) {
    this.changes = changes;
    this.rendering = rendering;
    this.properties = properties;
    this.clock = clock;
  }

  /** No more boards can be live on this node, or in this browser. */
  static class TooMany extends RuntimeException {
    TooMany() {
      super("No more live boards");
    }
  }

  /**
   * A connection on which this board is sent now and whenever it changes.
   *
   * @throws TooMany when the node or the browser has as many as it may
   */
  SseEmitter open(BoardFilter filter, HttpSession session) {
    LiveBoardsOfSession own = LiveBoardsOfSession.in(session);
    if (!isRunning()
        || boards.size() >= properties.maxBoards()
        || own.size() >= properties.maxBoardsOfSession()) {
      throw new TooMany();
    }
    SseEmitter emitter = new SseEmitter(NO_TIME_OUT);
    AtomicReference<LiveBoard> self = new AtomicReference<>();
    LiveBoard board =
        new LiveBoard(
            filter,
            emitter,
            senders,
            () -> {
              boards.remove(self.get());
              own.remove(self.get());
            });
    self.set(board);
    emitter.onCompletion(board::gone);
    emitter.onTimeout(board::gone);
    emitter.onError(failure -> board.gone());
    boards.add(board);
    own.add(board);
    start(board);
    return emitter;
  }

  /** How many boards are live on this node. */
  int size() {
    return boards.size();
  }

  @Override
  public void start() {
    ThreadFactory names = new CustomizableThreadFactory("windows-board-");
    senders = Executors.newFixedThreadPool(SENDERS, names);
    watch = Executors.newSingleThreadScheduledExecutor(names);
    long pause = properties.lookEvery().toMillis();
    watch.scheduleWithFixedDelay(this::look, pause, pause, TimeUnit.MILLISECONDS);
    long forget = FORGET_AFTER.toMillis();
    watch.scheduleWithFixedDelay(this::forget, forget, forget, TimeUnit.MILLISECONDS);
  }

  /** Before the web server waits for requests to end: those of live boards never would. */
  @Override
  public void stop() {
    watch.shutdownNow();
    boards.forEach(board -> board.end("restart"));
    senders.shutdown();
  }

  @Override
  public int getPhase() {
    return Integer.MAX_VALUE;
  }

  @Override
  public boolean isRunning() {
    return watch != null && !watch.isShutdown();
  }

  private void start(LiveBoard board) {
    try {
      watch.execute(
          () -> {
            board.send("tick", now());
            orTell(() -> draw(Set.of(board)));
          });
    } catch (RejectedExecutionException stopping) {
      board.end("restart");
    }
  }

  private void look() {
    orTell(
        () -> {
          if (boards.isEmpty()) {
            seen = null;
            return;
          }
          beat();
          seen = seen == null ? changes.look() : changes.lookSince(seen);
          boolean old = System.nanoTime() - drawnAt > REDRAW_AFTER.toNanos();
          if (seen.changed() || old) {
            draw(boards);
            drawnAt = System.nanoTime();
          }
          away = false;
        });
  }

  /** Does not throw, or the watch would end; what was not drawn is drawn at the next look. */
  private void orTell(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException failure) {
      seen = null;
      tellThatItIsAway(failure);
    }
  }

  private void draw(Set<LiveBoard> some) {
    Map<BoardFilter, String> drawn = new HashMap<>();
    for (LiveBoard board : some) {
      board.show(drawn.computeIfAbsent(board.filter(), rendering::render));
    }
  }

  private void beat() {
    if (System.nanoTime() - beatAt > properties.heartbeat().toNanos()) {
      beatAt = System.nanoTime();
      boards.forEach(board -> board.send("tick", now()));
    }
  }

  private void tellThatItIsAway(RuntimeException failure) {
    if (!away) {
      log.warn("The windows board cannot be read: {}", failure.getClass().getSimpleName());
    }
    away = true;
    boards.forEach(board -> board.send("stale", now()));
  }

  private void forget() {
    try {
      WindowsChanges.Look earlier = forgettable.getAndSet(changes.look());
      if (earlier != null) {
        changes.forgetBefore(earlier);
      }
    } catch (RuntimeException away) {
      log.debug("Changes are forgotten later");
    }
  }

  /** Milliseconds of the epoch, by which browsers set their countdown. */
  private String now() {
    return Long.toString(clock.millis());
  }
}
