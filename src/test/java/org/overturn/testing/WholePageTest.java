package org.overturn.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Patience.class)
class WholePageTest {

  private static final long BETWEEN_HALVES = 500_000_000;

  private HttpServer server;
  private String base;
  private BrowserContext window;

  @BeforeEach
  void aServerWhosePageComesInTwoHalves() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/first", WholePageTest::first);
    server.createContext("/second", WholePageTest::second);
    server.start();
    base = "http://localhost:" + server.getAddress().getPort();
    window = Chromium.browser().newContext();
  }

  @AfterEach
  void stop() {
    window.close();
    server.stop(0);
  }

  @Test
  void whatIsReadAfterAClickIsTheWholeNextPage() {
    Page page = WholePage.in(window.newPage());
    page.navigate(base + "/first");
    page.click("a");
    assertThat(page.textContent("main")).contains("upper half", "lower half");
    page.navigate(base + "/first");
    page.click("a");
    assertThat(page.locator(".lower").count()).isOne();
  }

  @Test
  void whatTheBrowserThrowsIsThrownAsItIs() {
    Page page = WholePage.in(window.newPage());
    page.setDefaultTimeout(1);
    assertThatThrownBy(() -> page.click("#nowhere")).isInstanceOf(TimeoutError.class);
    page.close();
    assertThat(page.isClosed()).isTrue();
  }

  private static void first(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", "text/html");
    exchange.sendResponseHeaders(200, 0);
    try (var body = exchange.getResponseBody()) {
      body.write("<!DOCTYPE html><a href='/second'>On</a>".getBytes(StandardCharsets.UTF_8));
    }
  }

  private static void second(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", "text/html");
    exchange.sendResponseHeaders(200, 0);
    try (var body = exchange.getResponseBody()) {
      String upper = "<!DOCTYPE html><main><p>upper half</p>" + " ".repeat(100_000);
      body.write(upper.getBytes(StandardCharsets.UTF_8));
      body.flush();
      LockSupport.parkNanos(BETWEEN_HALVES);
      body.write("<p class='lower'>lower half</p></main>".getBytes(StandardCharsets.UTF_8));
    }
  }
}
