package org.overturn.insight;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.overturn.testing.HttpUser;

/** A browser's end of a stream of server-sent events, over real HTTP. */
final class Listening implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** An event as it came; after the last comes one named {@code closed}. */
  record Event(String name, String data) {}

  private final HttpResponse<InputStream> answer;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

  private Listening(HttpResponse<InputStream> answer) {
    this.answer = answer;
    Thread reader = new Thread(this::read, "listening");
    reader.setDaemon(true);
    reader.start();
  }

  static Listening to(String path, HttpUser user) {
    return new Listening(user.listen(path));
  }

  HttpResponse<InputStream> answer() {
    return answer;
  }

  /** Waits for an event of this name whose data fits; what comes before is passed over. */
  Event next(String name, Predicate<String> data) throws InterruptedException {
    long until = System.nanoTime() + PATIENCE.toNanos();
    List<Event> passed = new ArrayList<>();
    while (System.nanoTime() < until) {
      Event event = events.poll(100, TimeUnit.MILLISECONDS);
      if (event != null) {
        if (event.name().equals(name) && data.test(event.data())) {
          return event;
        }
        passed.add(event);
      }
    }
    throw new AssertionError("No event " + name + " that fits; came: " + passed);
  }

  Event next(String name) throws InterruptedException {
    return next(name, data -> true);
  }

  /** Everything of this name that comes within the time. */
  List<Event> within(Duration time, String name) throws InterruptedException {
    long until = System.nanoTime() + time.toNanos();
    List<Event> found = new ArrayList<>();
    while (System.nanoTime() < until) {
      Event event = events.poll(50, TimeUnit.MILLISECONDS);
      if (event != null && event.name().equals(name)) {
        found.add(event);
      }
    }
    return found;
  }

  @Override
  public void close() throws IOException {
    answer.body().close();
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
      String name = "message";
      StringBuilder data = new StringBuilder();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("event:")) {
          name = line.substring(6).strip();
        } else if (line.startsWith("data:")) {
          data.append(line.substring(5)).append('\n');
        } else if (line.isEmpty() && data.length() > 0) {
          events.add(new Event(name, data.toString().strip()));
          data.setLength(0);
        }
      }
    } catch (IOException hungUp) {
      // the test closed it
    }
    events.add(new Event("closed", ""));
  }
}
