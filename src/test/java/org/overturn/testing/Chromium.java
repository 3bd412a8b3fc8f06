package org.overturn.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** The machine's own Chromium, one for the whole JVM; nothing is downloaded. */
public final class Chromium {

  private static final List<String> PLACES =
      List.of(
          "/usr/bin/chromium",
          "/usr/bin/chromium-browser",
          "/usr/bin/google-chrome",
          "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");

  private static Browser browser;

  private Chromium() {}

  /**
   * The browser, in which each test opens a context of its own and closes it. Skips the test with a
   * message where none is installed, except in CI, which fails. All tests use it from one thread.
   */
  public static Browser browser() {
    Optional<String> program =
        Stream.concat(Stream.ofNullable(System.getenv("CHROMIUM")), PLACES.stream())
            .filter(place -> Files.isExecutable(Path.of(place)))
            .findFirst();
    String missing = "no Chromium on this machine: install it, or name it in CHROMIUM";
    if (System.getenv("CI") != null) {
      Assertions.assertTrue(program.isPresent(), missing);
    }
    Assumptions.assumeTrue(program.isPresent(), missing);
    if (browser == null || !browser.isConnected()) {
      browser = started(program.get());
    }
    return browser;
  }

  /** What a test class left open is closed with it: an open board goes on listening. */
  static void closeWindows() {
    if (browser != null && browser.isConnected()) {
      browser.contexts().forEach(BrowserContext::close);
    }
  }

  /** It ends with the JVM, as its driver does. */
  private static Browser started(String program) {
    return Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))
        .chromium()
        .launch(
            new BrowserType.LaunchOptions()
                .setExecutablePath(Path.of(program))
                .setArgs(
                    List.of(
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync")));
  }
}
