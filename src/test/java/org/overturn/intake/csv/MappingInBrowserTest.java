package org.overturn.intake.csv;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.overturn.testing.Chromium;
import org.overturn.testing.OverturnTest;
import org.overturn.testing.Visitor;
import org.overturn.testing.WholePage;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** From an unknown table to its cases, as a coordinator does it, in a real browser. */
@OverturnTest
class MappingInBrowserTest {

  /** Milliseconds; a busy machine is slow, not wrong. */
  private static final int PATIENCE = 120_000;

  @LocalServerPort int port;
  @Autowired JdbcTemplate database;
  private final List<String> complaints = new ArrayList<>();
  private Page page;

  @BeforeEach
  void aCoordinatorSignsIn() {
    page = WholePage.in(Chromium.browser().newContext().newPage());
    page.setDefaultTimeout(PATIENCE);
    Visitor.signsIn(page, "http://localhost:" + port, "coordinator");
  }

  @AfterEach
  void close() {
    if (page != null) {
      page.context().close();
    }
  }

  @Test
  void anUnknownTableIsMappedOnceAndImported() {
    page.setViewportSize(1280, 900);
    page.navigate("http://localhost:" + port + "/intake");
    page.onConsoleMessage(
        message -> {
          if ("error".equals(message.type()) && !message.location().contains("/favicon.ico")) {
            complaints.add(message.text());
          }
        });
    page.setInputFiles(
        "#file",
        new FilePayload(
            "export.csv", "text/csv", MappingPageTest.TABLE.getBytes(StandardCharsets.UTF_8)));
    page.click("form.drop button");
    page.click("text=Map its columns, and see");

    assertThat(page.locator(".preview tbody tr")).isNotNull();
    assertThat(page.locator(".preview tbody tr").count()).isEqualTo(5);
    check(1280);
    check(390);
    page.setViewportSize(1280, 900);
    picture("csv-mapping");

    page.fill("#source", "Humana portal");
    page.selectOption("[name='meaning.decision.2']", "A3");
    page.click("text=Show the rows again");
    assertThat(page.locator(".preview").innerText()).doesNotContain("without a meaning");
    assertThat(database.queryForObject("select count(*) from overturn.denial", Long.class))
        .isZero();

    page.click("text=Save and import");
    assertThat(page.locator("[role=status]").innerText()).contains("read by it: split");
    assertThat(database.queryForObject("select count(*) from overturn.denial", Long.class))
        .isEqualTo(2);
    assertThat(complaints).as("errors in the browser's console").isEmpty();
  }

  private void check(int width) {
    page.setViewportSize(width, 900);
    assertThat(page.evaluate("document.documentElement.scrollWidth > innerWidth"))
        .as("wider than %d", width)
        .isEqualTo(false);
    assertThat(new AxeBuilder(page).analyze().getViolations())
        .as("at %d", width)
        .extracting(Rule::getId)
        .isEmpty();
  }

  /** For people to look at, under {@code target}. */
  private void picture(String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(Path.of("target", "screenshots", name + ".png")));
  }
}
