package org.overturn.availability;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A real server that hands out calendars, well or badly. */
public final class CalendarServer implements AutoCloseable {

  private final AtomicInteger asked = new AtomicInteger();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;
  private volatile Answer answer = out -> {};
  private volatile int status = 200;
  private volatile String location;

  /** What is written into the body. */
  interface Answer {
    void to(OutputStream out) throws IOException, InterruptedException;
  }

  public CalendarServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          if (location != null) {
            exchange.getResponseHeaders().add("Location", location);
          }
          exchange.sendResponseHeaders(status, 0);
          try (OutputStream out = exchange.getResponseBody()) {
            answer.to(out);
          } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
          }
        });
    server.start();
  }

  public String address() {
    return "http://localhost:" + server.getAddress().getPort() + "/secret-4711/basic.ics";
  }

  public int asked() {
    return asked.get();
  }

  public void answers(String calendar) {
    answers(200, calendar);
  }

  public void answers(int code, String body) {
    status = code;
    answer = out -> out.write(body.getBytes(StandardCharsets.UTF_8));
  }

  void answers(Answer given) {
    answer = given;
  }

  void sendsOnTo(String address) {
    status = 302;
    location = address;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
