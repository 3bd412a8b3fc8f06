package org.overturn.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Somebody who looks at our own pages in a real browser; their window is closed with them. */
public final class Visitor implements AutoCloseable {

  /** Milliseconds; a busy machine is slow, not wrong. */
  private static final int PATIENCE = 120_000;

  private final String base;
  private final Page page = WholePage.in(Chromium.browser().newContext().newPage());
  private final List<String> complaints = new ArrayList<>();

  private Visitor(int port) {
    this.base = "http://localhost:" + port;
    page.setDefaultTimeout(PATIENCE);
    page.onConsoleMessage(
        message -> {
          // Chromium asks for an icon by itself where it has not seen ours yet
          if ("error".equals(message.type()) && !message.location().contains("/favicon.ico")) {
            complaints.add(message.text() + " " + message.location());
          }
        });
  }

  /** A window in which nobody has signed in. */
  public static Visitor anonymous(int port) {
    return new Visitor(port);
  }

  /** A window in which a demo user has signed in. */
  public static Visitor signedIn(String user, int port) {
    Visitor visitor = new Visitor(port);
    visitor.signsIn(user);
    return visitor;
  }

  public void signsIn(String user) {
    signsIn(page, base, user);
  }

  /** A demo user signs in; they have when this returns, however slow the machine is. */
  public static void signsIn(Page page, String base, String user) {
    page.navigate(base + "/login");
    page.fill("#username", user);
    page.fill("#password", user);
    page.waitForResponse(
        answer ->
            answer.request().method().equals("POST") && answer.request().url().endsWith("/login"),
        () -> page.click("button[type=submit]"));
  }

  public Page page() {
    return page;
  }

  public void opens(String address, int width) {
    page.setViewportSize(width, 900);
    page.navigate(base + address);
  }

  /** What the browser's console calls an error. */
  public List<String> complaints() {
    return complaints;
  }

  /** The page is not wider than the window, and nothing keeps anybody out of it. */
  public void canUse(String what) {
    assertThat(page.evaluate("document.documentElement.scrollWidth > innerWidth"))
        .as("%s is too wide", what)
        .isEqualTo(false);
    isKeptOutByNothing(what);
  }

  /** Axe finds nothing that keeps people with disabilities out. */
  public void isKeptOutByNothing(String what) {
    assertThat(new AxeBuilder(page).analyze().getViolations())
        .as(what)
        .extracting(Rule::getId)
        .isEmpty();
  }

  /** The whole page as a picture, for people to look at, under {@code target}. */
  public void keepsPicture(String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Path.of("target", "screenshots", name + ".png"))
            .setFullPage(true));
  }

  @Override
  public void close() {
    page.context().close();
  }
}
