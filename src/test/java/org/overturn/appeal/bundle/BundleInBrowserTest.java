package org.overturn.appeal.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.overturn.appeal.letter.LetterDrafts;
import org.overturn.appeal.letter.LetterState;
import org.overturn.appeal.letter.Letters;
import org.overturn.appeal.letter.Signature;
import org.overturn.casework.SampleCases;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Cases;
import org.overturn.document.DocumentKind;
import org.overturn.document.Documents;
import org.overturn.evidence.ChartFact;
import org.overturn.evidence.Code;
import org.overturn.evidence.EvidenceFixture;
import org.overturn.evidence.FactKind;
import org.overturn.testing.OverturnTest;
import org.overturn.testing.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** The page of a bundle in a real browser, with the keyboard alone. */
@OverturnTest
class BundleInBrowserTest {

  private static final String LEVEL = "internal-1";

  @LocalServerPort int port;
  @Autowired Cases cases;
  @Autowired Letters letters;
  @Autowired LetterDrafts drafts;
  @Autowired Documents documents;
  @Autowired Clock clock;
  private Visitor visitor;
  private Page page;
  private CaseNumber number;

  @BeforeEach
  void aSignedLetter(@Autowired ApplicationContext application) {
    SampleCases samples = SampleCases.in(application);
    number = samples.start(samples.open("Testperson"));
    EvidenceFixture evidence = EvidenceFixture.in(application);
    evidence.policy(number, List.of());
    evidence.chart(
        number,
        new ChartFact(
            "Observation/8",
            FactKind.OBSERVATION,
            List.of(new Code("LOINC", "72514-3")),
            "Pain severity",
            LocalDate.of(2026, 11, 2),
            null,
            false,
            BigDecimal.valueOf(8),
            "{score}",
            "",
            "",
            "",
            List.of()));
    documents.add(
        number, DocumentKind.CONSENT, "consent.txt", "I consent.".getBytes(), "coordinator", "");
    documents.add(
        number,
        DocumentKind.DETERMINATION,
        "answer-of-the-payer.pdf",
        "%PDF-1.7 broken".getBytes(),
        "coordinator",
        "");
    LetterState letter =
        letters.drafted(cases.get(number), drafts.toFile(cases.get(number), LEVEL, false), LEVEL);
    letters.sealed(
        cases.get(number),
        letter.id(),
        new Signature("physician", "Jane Roe, MD", "", clock.instant()),
        letter.revision());
    visitor = Visitor.signedIn("coordinator", port);
    page = visitor.page();
  }

  @AfterEach
  void close() {
    if (visitor != null) {
      visitor.close();
    }
  }

  @Test
  void thePageIsAccessibleAndFitsItsWidth() {
    for (int width : new int[] {1280, 560, 390}) {
      visitor.opens(address(), width);
      visitor.canUse("the bundle at " + width);
      visitor.keepsPicture("bundle-" + width);
    }
    assertThat(page.locator(".problem").innerText()).contains("It is a damaged PDF");
    assertThat(visitor.complaints()).as("errors in the browser's console").isEmpty();
  }

  @Test
  void exhibitsAreChosenMovedAndSealedWithTheKeyboardAlone() {
    visitor.opens(address(), 1280);
    assertThat(along()).containsExactly("Exhibit 1", "Exhibit 2", "Exhibit 3");
    String first = title(0);

    page.locator("button[aria-label='Move down: " + first + "']").focus();
    page.waitForNavigation(() -> page.keyboard().press("Enter"));
    assertThat(title(1)).isEqualTo(first);
    assertThat(page.locator(".banner-good").innerText()).isEqualTo("The choice is kept.");

    page.locator("#in-1").focus();
    page.keyboard().press("Space");
    page.waitForNavigation(() -> page.keyboard().press("Enter"));
    assertThat(along()).containsExactly("Exhibit 1", "Exhibit 2");

    page.locator("text=Seal the bundle").focus();
    page.waitForNavigation(() -> page.keyboard().press("Enter"));
    assertThat(page.locator(".banner-good").innerText()).startsWith("Version 1 is sealed");
    visitor.canUse("the bundle, sealed");
    visitor.keepsPicture("bundle-sealed");
    assertThat(visitor.complaints()).as("errors in the browser's console").isEmpty();
  }

  @Test
  void theCasePageLeadsToTheBundleAndToTheCaseFile() throws Exception {
    visitor.opens("/cases/" + number, 1280);
    byte[] file =
        page.context()
            .request()
            .get("http://localhost:" + port + "/cases/" + number + "/file.pdf")
            .body();
    Files.createDirectories(Path.of("target", "screenshots"));
    Files.write(Path.of("target", "screenshots", "case-file.pdf"), file);
    Files.write(
        Path.of("target", "screenshots", "bundle-draft.pdf"),
        page.context().request().get("http://localhost:" + port + address() + "/draft.pdf").body());
    assertThat(new String(file, 0, 5)).isEqualTo("%PDF-");
    assertThat(page.locator("text=The whole case as one PDF").getAttribute("href"))
        .isEqualTo("/cases/" + number + "/file.pdf");
    page.click("text=Letter and exhibits");
    assertThat(page.url()).endsWith(address());
  }

  private String address() {
    return "/cases/" + number + "/appeals/" + LEVEL + "/bundle";
  }

  private List<String> along() {
    return page.locator(".exhibit-label").allInnerTexts();
  }

  private String title(int row) {
    return page.locator(".exhibit-title").nth(row).innerText();
  }
}
