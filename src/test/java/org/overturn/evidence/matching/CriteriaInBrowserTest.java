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

import com.microsoft.playwright.Page;
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
import org.overturn.testing.OverturnTest;
import org.overturn.testing.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** The criteria in a real browser, by keyboard, at the widths of a screen, a tab and a phone. */
@OverturnTest
class CriteriaInBrowserTest {

  @LocalServerPort int port;
  private Visitor visitor;
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
    visitor = Visitor.signedIn("physician", port);
    page = visitor.page();
  }

  @AfterEach
  void close() {
    if (visitor != null) {
      visitor.close();
    }
  }

  @Test
  void thePageIsAccessibleAndFitsAScreenATabAndAPhone() {
    String address = "/cases/" + number + "/criteria";
    for (int width : List.of(1280, 560, 390)) {
      visitor.opens(address + (width == 560 ? "?embedded=true" : ""), width);
      visitor.keepsPicture("criteria-" + width);
      visitor.canUse(address + " at " + width);
      page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)");
      visitor.canUse(address + " opened at " + width);
    }
    assertThat(visitor.complaints()).as("errors in the browser's console").isEmpty();
  }

  @Test
  void aPhysicianSaysOtherwiseByKeyboardAlone() {
    visitor.opens("/cases/" + number + "/criteria", 1280);
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
    visitor.keepsPicture("criteria-overruled");
    visitor.canUse("overruled");
    page.setViewportSize(390, 900);
    visitor.keepsPicture("criteria-overruled-390");
  }

  private static Criterion point(
      String id, String section, String text, String group, CriterionKind kind, Need need) {
    return new Criterion(
        id, section, text, kind, group, need, "Therapy notes with dates", "the therapist");
  }
}
