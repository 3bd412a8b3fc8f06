package org.overturn.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.overturn.testing.WholePage;

/** Tasklist as one signed-in person uses it. Screenshots go to {@code target/screenshots}. */
final class Tasklist implements AutoCloseable {

  private static final double PATIENCE_MS = 60_000;

  /** Forms that arrive with a draft in them, as {@code prefill.js} has them. */
  private static final Set<String> DRAFTED =
      Set.of(
          "check-letter",
          "complete-prep-packet",
          "correct-request",
          "file-appeal",
          "report-payer",
          "send-requested-documents",
          "sign-letter");

  private final BrowserContext context;
  private final Page page;
  private final String base;
  private final List<String> violations = new ArrayList<>();

  private Tasklist(Browser browser, String base) {
    this(
        base,
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(1440, 1000)
                .setTimezoneId("America/New_York")
                .setLocale("en-US")));
  }

  private Tasklist(String base, BrowserContext context) {
    this(base, context, context.newPage());
  }

  private Tasklist(String base, BrowserContext context, Page page) {
    this.base = base;
    this.context = context;
    this.page = WholePage.in(page);
    page.setDefaultTimeout(PATIENCE_MS);
    page.onConsoleMessage(
        message -> {
          if (message.text().contains("Content Security Policy")) {
            violations.add(message.text());
          }
        });
  }

  /** Opens Tasklist, is asked to sign in, and does. */
  static Tasklist signedInAs(String user, Browser browser, String base) {
    Tasklist tasklist = new Tasklist(browser, base);
    tasklist.page.navigate(base + "/camunda/app/tasklist/default/");
    tasklist.page.fill("input[name=username]", user);
    tasklist.page.fill("input[name=password]", user);
    tasklist.page.click("button[type=submit]");
    tasklist.page.locator(".start-process-action a").first().waitFor();
    return tasklist;
  }

  /** The same person in another tab. */
  Tasklist inTab(Page tab) {
    return new Tasklist(base, context, tab);
  }

  Page page() {
    return page;
  }

  /** Opens the task, fills its form, looks at it, and completes it. */
  void completes(String taskId, String form, Map<String, Object> answers) {
    Locator complete = fills(taskId, form, answers);
    screenshot("form-" + form);
    submits(form, complete);
  }

  /** Opens the task, fills its form, and finds the button that completes it. */
  private Locator fills(String taskId, String form, Map<String, Object> answers) {
    opens(taskId);
    if (DRAFTED.contains(form)) {
      letsTheDraftSettle();
    }
    new FormInBrowser(page.locator(".task-details"), form).fill(answers);
    Locator complete = page.locator(".form-actions button:has-text('Complete')");
    assertThat(complete).isEnabled();
    return complete;
  }

  /** A draft comes into the form by itself, field by field. */
  void letsTheDraftSettle() {
    page.locator(".task-details .fjs-form[data-overturn-draft=there]").waitFor();
  }

  private void submits(String form, Locator button) {
    Response answer = sends(form, button);
    org.assertj.core.api.Assertions.assertThat(answer.status())
        .as("%s: %s", form, answer.status() >= 400 ? answer.text() : "")
        .isLessThan(300);
    // Tasklist leaves a completed task by itself, also when the next one is opened already
    button.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
  }

  /** Clicks until the form is sent; a click may meet the form while it still takes over a field. */
  private Response sends(String form, Locator button) {
    AtomicReference<Response> answer = new AtomicReference<>();
    Consumer<Response> watch =
        response -> {
          if (response.url().contains("/submit-form") || response.url().endsWith("/complete")) {
            answer.set(response);
          }
        };
    page.onResponse(watch);
    for (int click = 0; click < 10 && answer.get() == null; click++) {
      try {
        if (button.isEnabled()) { // else it is being sent, slowly
          button.click();
        }
      } catch (TimeoutError gone) {
        // it was sent meanwhile, and Tasklist has put the form away
      }
      for (int wait = 0; wait < 60 && answer.get() == null; wait++) {
        page.waitForTimeout(250);
      }
    }
    page.offResponse(watch);
    if (answer.get() == null) {
      screenshot("not-sent-" + form);
    }
    org.assertj.core.api.Assertions.assertThat(answer.get()).as(form + " was sent").isNotNull();
    return answer.get();
  }

  /** Completes a task with answers that the server refuses, and reads what Tasklist then says. */
  String isRefused(String taskId, String form, Map<String, Object> answers) {
    Response answer = sends(form, fills(taskId, form, answers));
    org.assertj.core.api.Assertions.assertThat(answer.status()).isGreaterThanOrEqualTo(400);
    Locator message = page.locator(".notifications .alert").first();
    message.waitFor();
    screenshot("refused-" + form);
    return message.innerText();
  }

  void opens(String taskId) {
    page.navigate(base + "/camunda/app/tasklist/default/#/?task=" + taskId);
    page.locator(".task-details .fjs-form").waitFor();
    page.waitForLoadState(LoadState.NETWORKIDLE);
    Locator claim = page.locator(".task-details .claim, .task-details button:has-text('Claim')");
    Locator open =
        page.locator(".task-details .fjs-form-field :is(input, textarea):not([disabled])");
    Locator.WaitForOptions there =
        new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED);
    claim.or(open).first().waitFor(there);
    if (claim.first().isVisible()) {
      claim.first().click();
    }
    open.first().waitFor(there);
    putsOldMessagesAway();
  }

  /** What Tasklist said of the task before lies over the button of a long form. */
  private void putsOldMessagesAway() {
    page.evaluate(
        "document.querySelectorAll('.page-notifications button.close').forEach(x => x.click())");
  }

  /** Starts a process by its start form. */
  void starts(String process, String form, Map<String, Object> answers) {
    page.locator(".start-process-action a").first().click();
    page.locator(".modal-dialog a:has-text('" + process + "')").first().click();
    enters(form, answers);
  }

  /** Fills the start form that is open, and starts its process. */
  void enters(String form, Map<String, Object> answers) {
    page.locator(".modal-dialog .fjs-form").waitFor();
    page.waitForLoadState(LoadState.NETWORKIDLE);
    new FormInBrowser(page.locator(".modal-dialog"), form).fill(answers);
    screenshot("form-" + form);
    submits(form, page.locator(".modal-dialog button:has-text('Start')").last());
  }

  void screenshot(String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Path.of("target", "screenshots", name + ".png"))
            .setFullPage(true));
  }

  /** Whatever was done in it kept to the policies of Tasklist and of our pages in it. */
  @Override
  public void close() {
    context.close();
    org.assertj.core.api.Assertions.assertThat(violations).isEmpty();
  }
}
