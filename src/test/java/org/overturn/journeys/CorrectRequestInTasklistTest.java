package org.overturn.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.overturn.testing.Chromium;
import org.overturn.testing.OverturnTest;
import org.overturn.testing.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** The task to correct a request, as a coordinator meets it in Tasklist. */
@OverturnTest
@Import(Journey.class)
class CorrectRequestInTasklistTest {

  private static final Map<String, Object> SENT =
      Map.of("resubmittedDate", "2026-11-18", "method", "portal");

  @LocalServerPort int port;
  @Autowired Journey journey;
  private Tasklist tasklist;

  @BeforeEach
  void anAdministrativeDenialArrives() {
    Notices denial = Notices.administrative();
    journey.opens(denial.notice(), denial.payer());
    tasklist = Tasklist.signedInAs("coordinator", Chromium.browser(), "http://localhost:" + port);
  }

  @AfterEach
  void close() {
    if (tasklist != null) {
      tasklist.close();
    }
  }

  @Test
  void theTaskLeadsToThePageOfTheRequestAndEndsWithWhatWasCorrectedThere() {
    String task = journey.task("userTask_correctRequest").getId();

    tasklist.opens(task);
    tasklist.letsTheDraftSettle(); // until then nobody can press anything in the form
    Page request =
        tasklist
            .page()
            .waitForPopup(() -> tasklist.page().click("text=Open the corrected request"));
    request.setDefaultTimeout(60_000);
    request.fill("#code", "72149");
    request.fill("#orderingNpi", "1234567893");
    request.selectOption("#whatWasWrong", "code");
    request.fill("#why", "Zyxtyped The order is for contrast.");
    request.click("button[value=prepare]");
    request.waitForSelector(".request-files");
    request.close();

    tasklist.completes(task, "correct-request", SENT);
    journey.hasOpen("userTask_recordResubmissionDecision");
    assertThat(journey.timeline()).contains("Corrected request 1, version 1, sent by portal");
  }

  @Test
  void aFormThatOpensAfterTheRequestWasCorrectedHasItsVersionAndWhatWasCorrected() {
    journey.correctsTheRequest();
    tasklist.opens(journey.task("userTask_correctRequest").getId());
    PlaywrightAssertions.assertThat(tasklist.page().locator("input[id$='-Field_requestVersion']"))
        .hasValue("1");
    PlaywrightAssertions.assertThat(tasklist.page().locator("textarea[id$='-Field_correction']"))
        .hasValue(Pattern.compile("Code: 72149 in place of 72148\\s+Zyxtyped The order is.*"));
    tasklist.screenshot("correct-request-drafted");
  }

  @Test
  void deniedAgainTheTriageHasEachDenialWithTheRequestThatAnsweredIt() {
    journey
        .coordinator("userTask_correctRequest", Answers.correction("2026-11-18"))
        .coordinator(
            "userTask_recordResubmissionDecision",
            Answers.with(
                Answers.resubmissionDecision("denied", "2026-11-18"),
                "reasonText",
                "Zyxtyped The service is not medically necessary."));
    tasklist.opens(journey.task("userTask_triageDenial").getId());
    Locator form = tasklist.page().locator(".task-details .fjs-form");
    PlaywrightAssertions.assertThat(form).containsText("denied again");
    PlaywrightAssertions.assertThat(form).containsText("Corrected resubmission");
    tasklist.screenshot("triage-denied-again");

    journey.coordinator(
        "userTask_triageDenial",
        Map.of("kindOfDenial", "administrative", "triageReason", "Zyxtyped It can be mended"));
    try (Visitor visitor = Visitor.signedIn("coordinator", port)) {
      for (int width : List.of(1280, 390)) {
        visitor.opens("/cases/" + journey.number() + "/request", width);
        visitor.keepsPicture("request-second-" + width);
        visitor.canUse("second round at " + width);
        assertThat(visitor.page().locator("#earlier").innerText())
            .contains("First denied", "missing or invalid code", "not medically necessary");
      }
      visitor.opens("/cases/" + journey.number(), 1280);
      assertThat(visitor.page().locator("main").innerText())
          .contains("The denial that opened the case", "Denied again because");
      visitor.keepsPicture("case-denied-again");
    }
  }
}
