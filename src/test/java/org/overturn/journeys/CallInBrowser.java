package org.overturn.journeys;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.time.Duration;
import java.util.Map;
import org.overturn.testing.TestClock;

/**
 * The page of a call, as the physician works on it: typing, pressing buttons, waiting for "Saved".
 */
final class CallInBrowser {

  private final Page page;

  CallInBrowser(Page page) {
    this.page = page;
  }

  /** Opens the page and waits until the notes are there. */
  CallInBrowser opens(String address) {
    page.navigate(address);
    return isThere();
  }

  CallInBrowser isThere() {
    // a page that opens in a window of its own is blank at first
    page.locator("#saved").waitFor();
    page.waitForFunction("() => !document.querySelector('#saved').textContent.includes('Opening')");
    return this;
  }

  CallInBrowser types(String note, String text) {
    page.fill("[data-note='" + note + "']", text);
    return this;
  }

  CallInBrowser chooses(String note, String value) {
    page.check("[data-note='" + note + "'][value='" + value + "']");
    return this;
  }

  CallInBrowser putsOnRecord(String name, String specialty) {
    return types("reviewerName", name).types("reviewerSpecialty", specialty);
  }

  CallInBrowser notesAClaim(String text) {
    page.keyboard().press("Alt+KeyN");
    page.keyboard().type(text);
    return this;
  }

  /** Starts the call, lets some minutes pass and ends it. */
  CallInBrowser holds(Duration length) {
    page.click("#start-call");
    isSaved();
    TestClock.get().advance(length);
    page.click("#end-call");
    return this;
  }

  CallInBrowser asksFor(String document, String due) {
    page.click("#add-document");
    Locator row = page.locator("#note-documents .note-entry").last();
    row.locator("input").first().fill(document);
    row.locator("input[type=date]").fill(due);
    return this;
  }

  CallInBrowser isPromised(String who, String what) {
    page.click("#add-commitment");
    Locator row = page.locator("#commitments .note-entry").last();
    row.locator("input[type=text]").nth(0).fill(who);
    row.locator("input[type=text]").nth(1).fill(what);
    return this;
  }

  CallInBrowser isSaved() {
    page.waitForFunction("() => document.querySelector('#saved').textContent.startsWith('Saved ')");
    return this;
  }

  /** What the page warns of, once it does. */
  String warning() {
    page.locator("#not-saved")
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.VISIBLE));
    return page.locator("#not-saved").innerText();
  }

  String value(String note) {
    return page.inputValue("[data-note='" + note + "']");
  }

  /** Presses <i>Complete the record</i> and waits for the record. */
  CallInBrowser completes() {
    page.click("#complete");
    page.waitForURL("**/calls/**");
    return this;
  }

  /** What a complete call of this outcome needs, beside its times. */
  CallInBrowser notes(Map<String, Object> answers) {
    putsOnRecord(
        String.valueOf(answers.get("reviewerName")),
        String.valueOf(answers.get("reviewerSpecialty")));
    types("criterionFailed", String.valueOf(answers.get("criterionFailed")));
    String outcome = String.valueOf(answers.get("outcomeOfCall"));
    chooses("callOutcome", outcome);
    switch (outcome) {
      case "partially-overturned" ->
          chooses("partialAccepted", String.valueOf(answers.get("partialAccepted")));
      case "upheld" ->
          types("furtherInformation", String.valueOf(answers.get("furtherInformation")));
      case "more-information-requested" ->
          asksFor(
              String.valueOf(answers.get("documentsRequested")),
              String.valueOf(answers.get("documentsDueDate")));
      case "decision-to-follow" ->
          types("decisionExpected", String.valueOf(answers.get("decisionExpectedDate")));
      default -> {
        // nothing more is asked for
      }
    }
    return this;
  }
}
