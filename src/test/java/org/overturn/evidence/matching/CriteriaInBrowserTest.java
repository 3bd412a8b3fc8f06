package org.overturn.evidence.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.overturn.evidence.matching.ChartFacts.codes;
import static org.overturn.evidence.matching.ChartFacts.condition;
import static org.overturn.evidence.matching.ChartFacts.medication;
import static org.overturn.evidence.matching.ChartFacts.names;
import static org.overturn.evidence.matching.ChartFacts.observation;
import static org.overturn.evidence.matching.ChartFacts.over;
import static org.overturn.evidence.matching.ChartFacts.therapy;
import static org.overturn.evidence.matching.ChartFacts.threshold;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.overturn.casework.SampleCases;
import org.overturn.denial.CaseNumber;
import org.overturn.evidence.Criterion;
import org.overturn.evidence.Criterion.Comparison;
import org.overturn.evidence.Criterion.Need;
import org.overturn.evidence.CriterionKind;
import org.overturn.evidence.EvidenceFixture;
import org.overturn.testing.Chromium;
import org.overturn.testing.OverturnTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** The criteria in a real browser, by keyboard, at the widths of a screen, a tab and a phone. */
@OverturnTest
class CriteriaInBrowserTest {

  private static final int PATIENCE = 120_000;

  @LocalServerPort int port;
  private final List<String> complaints = new ArrayList<>();
  private Page page;
  private CaseNumber number;

  @BeforeEach
  void aPhysicianSignsIn(@Autowired ApplicationContext application) {
    number = SampleCases.in(application).open("Testperson");
    EvidenceFixture evidence = EvidenceFixture.in(application);
    evidence.policy(
        number,
        List.of(
            point(
                "radiculopathy",
                "B.1",
                "Radiculopathy of the lumbar spine is diagnosed",
                "",
                CriterionKind.DIAGNOSIS,
                codes("ICD-10-CM M54.1*")),
            point(
                "six-weeks",
                "B.2",
                "Six weeks of provider-directed conservative care within the last six months",
                "",
                CriterionKind.TREATMENT,
                over(codes("CPT 97110"), "P6W", "P6M")),
            point(
                "pain",
                "B.3",
                "Pain of at least 6 of 10",
                "severity",
                CriterionKind.VALUE,
                threshold(names("pain severity"), Comparison.AT_LEAST, "6", "{score}")),
            point(
                "weakness",
                "B.3",
                "Motor weakness on examination",
                "severity",
                CriterionKind.DIAGNOSIS,
                codes("ICD-10-CM M62.81")),
            point(
                "bmi",
                "B.4",
                "Body mass index of at most 40 kg/m2, for the bore of the scanner",
                "",
                CriterionKind.VALUE,
                threshold(codes("LOINC 39156-5"), Comparison.AT_MOST, "40", "kg/m2")),
            point(
                "no-mri",
                "C.1",
                "No MRI of the same region within the last twelve months",
                "",
                CriterionKind.ABSENCE,
                over(codes("CPT 72148"), null, "P12M")),
            point(
                "changes-plan",
                "C.2",
                "The result will change the plan of treatment",
                "",
                CriterionKind.JUDGEMENT,
                Need.NONE)));
    evidence.chart(
        number,
        condition("1", "ICD-10-CM M54.16", "Lumbar radiculopathy", "2026-03-02", null),
        therapy("7", "2026-09-01", "2026-09-28"),
        therapy("8", null, null),
        medication("3", "Ibuprofen 600 MG oral tablet", "2026-08-01", null, true),
        observation(
            "9",
            "Pain severity 0-10 verbal numeric rating",
            "LOINC 72514-3",
            "2026-11-02",
            "8",
            "{score}"),
        observation("4", "Body mass index", "LOINC 39156-5", "2026-10-03", "41.2", "kg/m2"));
    page = Chromium.browser().newContext().newPage();
    page.setDefaultTimeout(PATIENCE);
    page.onConsoleMessage(
        message -> {
          if ("error".equals(message.type()) && !message.location().contains("/favicon.ico")) {
            complaints.add(message.text() + " " + message.location());
          }
        });
    page.navigate("http://localhost:" + port + "/login");
    page.fill("#username", "physician");
    page.fill("#password", "physician");
    page.click("button[type=submit]");
  }

  @AfterEach
  void close() {
    if (page != null) {
      page.context().close();
    }
  }

  @Test
  void thePageIsAccessibleAndFitsAScreenATabAndAPhone() {
    String address = "/cases/" + number + "/criteria";
    for (int width : List.of(1280, 560, 390)) {
      open(address + (width == 560 ? "?embedded=true" : ""), width);
      picture("criteria-" + width);
      check(address + " at " + width);
      page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)");
      check(address + " opened at " + width);
    }
    assertThat(complaints).as("errors in the browser's console").isEmpty();
  }

  @Test
  void aPhysicianSaysOtherwiseByKeyboardAlone() {
    open("/cases/" + number + "/criteria", 1280);
    String row = "#criterion-changes-plan ";
    page.focus(row + ".overrule summary");
    page.keyboard().press("Enter");
    page.keyboard().press("Tab");
    page.keyboard().press("Space");
    page.keyboard().press("Tab");
    page.keyboard().type("Surgery or injection depends on it, visit of November 2");
    page.keyboard().press("Tab");
    page.keyboard().press("Enter");
    page.waitForURL("**/criteria#criterion-changes-plan");

    assertThat(page.locator(".banner-good").innerText()).contains("Your word is kept");
    assertThat(page.locator(row + ".stand").innerText()).isEqualTo("Met");
    assertThat(page.locator(row + ".said").innerText()).contains("visit of November 2");
    assertThat(page.locator(".criteria-count").innerText()).isEqualTo("4 of 6 met");
    picture("criteria-overruled");
    check("overruled");
    page.setViewportSize(390, 900);
    picture("criteria-overruled-390");
  }

  private static Criterion point(
      String id, String section, String text, String group, CriterionKind kind, Need need) {
    return new Criterion(
        id, section, text, kind, group, need, "Therapy notes with dates", "the therapist");
  }

  private void check(String what) {
    assertThat(page.evaluate("document.documentElement.scrollWidth > innerWidth"))
        .as("%s is too wide", what)
        .isEqualTo(false);
    assertThat(new AxeBuilder(page).analyze().getViolations())
        .as(what)
        .extracting(Rule::getId)
        .isEmpty();
  }

  private void picture(String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Path.of("target", "screenshots", name + ".png"))
            .setFullPage(true));
  }

  private void open(String address, int width) {
    page.setViewportSize(width, 900);
    page.navigate("http://localhost:" + port + address);
  }
}
