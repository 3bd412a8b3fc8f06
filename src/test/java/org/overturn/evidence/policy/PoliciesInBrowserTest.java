package org.overturn.evidence.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.overturn.casework.SampleCases;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Payer;
import org.overturn.evidence.Policies;
import org.overturn.evidence.Policy;
import org.overturn.testing.OverturnTest;
import org.overturn.testing.TestClock;
import org.overturn.testing.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** The pages of policies in a real browser, on a desk and on a phone. */
@OverturnTest
class PoliciesInBrowserTest {

  private static final int SCREEN = 1280;
  private static final int TAB = 560;
  private static final int PHONE = 390;
  private static final Payer UNITED = new Payer("unitedhealthcare", "UnitedHealthcare", true);

  @LocalServerPort int port;
  @Autowired Policies policies;
  private Visitor visitor;
  private Page page;
  private PolicyShelf shelf;
  private SampleCases samples;

  @BeforeEach
  void policiesAreKept(@Autowired ApplicationContext application) {
    TestClock.get().moveTo("2026-11-23T09:00", "America/New_York");
    shelf = PolicyShelf.in(application);
    samples = SampleCases.in(application);
    shelf.addSample("example-unitedhealthcare-lumbar-mri");
    shelf.addSample("cms-ncd-240.4-cpap");
    shelf.addSample("example-blue-care-network-knee-replacement");
    visitor = Visitor.anonymous(port);
    page = visitor.page();
  }

  @AfterEach
  void close() {
    if (visitor != null) {
      visitor.close();
    }
    assertThat(visitor.complaints()).as("errors in the browser's console").isEmpty();
  }

  @Test
  void policiesAreReadOnADeskAndOnAPhone() {
    visitor.signsIn("physician");
    check("/policies", SCREEN, "policies");
    check("/policies", PHONE, "policies-phone");
    page.click("text=BCN-EX-27447");
    assertThat(page.locator(".criterion-against").first().innerText())
        .contains("American College of Rheumatology");
    String knee = address();
    check(knee, SCREEN, "policy");
    check(knee, PHONE, "policy-phone");
  }

  @Test
  void aVersionIsEditedWithoutLosingWhatWasTyped() {
    visitor.signsIn("owner");
    visitor.opens("/policies", SCREEN);
    page.click("text=SP-3");
    page.click("text=Edit as a new version");
    String form = address();
    check(form, PHONE, "policy-edit-phone");
    check(form, SCREEN, "policy-edit");
    page.fill("#title", "Lumbar imaging, mended");
    page.fill("[id='criteria[1].need.lasting']", "6 whole weeks");
    page.click("text=Add a criterion");
    int added = page.locator("#criteria fieldset.entry").count() - 1;
    page.fill("[id='criteria[%d].text']".formatted(added), "Something else");
    page.locator("#criteria fieldset").nth(added).locator("text=Up").click();
    assertThat(page.inputValue("#title")).isEqualTo("Lumbar imaging, mended");
    assertThat(page.inputValue("[id='criteria[%d].text']".formatted(added - 1)))
        .isEqualTo("Something else");

    page.click("text=Save this version");
    assertThat(page.locator(".faults").innerText())
        .contains("criterion 2, need.lasting")
        .contains("is no length of time")
        .contains("criterion %d, id".formatted(added));
    visitor.isKeptOutByNothing("a refused policy");
    visitor.keepsPicture("policy-refused");
    assertThat(page.inputValue("[id='criteria[1].need.lasting']")).isEqualTo("6 whole weeks");

    page.locator("#criteria fieldset").nth(added - 1).locator("text=Take away").click();
    page.fill("[id='criteria[1].need.lasting']", "8 weeks");
    page.fill("#version", "2026.2");
    page.fill("#version", "2026.2 ours");
    page.press("#version", "Enter");
    assertThat(page.locator(".banner-good").innerText()).contains("It can be saved.");
    page.click("text=Save this version");

    assertThat(page.locator(".banner-good").innerText()).startsWith("Saved.");
    assertThat(page.locator("#changes").locator("xpath=..").innerText())
        .contains("Lumbar imaging, mended")
        .contains("for 8 weeks in all");
    visitor.keepsPicture("policy-saved");
    visitor.isKeptOutByNothing("a policy with two versions");
  }

  @Test
  void aFileIsSeenThroughBeforeItIsSaved() throws Exception {
    visitor.signsIn("supervisor");
    String yaml =
        Files.readString(Path.of("samples", "policies", "cms-ncd-240.2-home-oxygen.yaml"));
    upload(yaml.replace("threshold: 88", "threshold: low").replace("kind: diagnosis", "kind: x"));
    assertThat(page.locator(".faults").innerText())
        .contains("criterion 2, need.threshold: is no number")
        .contains("criterion 1, kind: is unknown");
    visitor.isKeptOutByNothing("a faulty file");
    visitor.keepsPicture("policy-file-faults");
    page.click("text=Mend it here");
    assertThat(page.inputValue("[id='criteria[1].need.threshold']")).isEqualTo("low");

    upload(yaml);
    assertThat(page.locator("h2").first().innerText()).contains("Home use of oxygen");
    visitor.isKeptOutByNothing("the preview of a file");
    visitor.keepsPicture("policy-file");
    page.setViewportSize(PHONE, 900);
    assertThat(page.evaluate("document.documentElement.scrollWidth > innerWidth")).isEqualTo(false);
    page.click("text=Save this version");
    assertThat(page.locator("h1").innerText()).isEqualTo("NCD 240.2");
  }

  @Test
  void aPhysicianChoosesAnotherPolicyForACaseByKeyboard() {
    CaseNumber number = samples.open("Testperson", UNITED, "72148");
    Policy other =
        shelf.add(
            SamplePolicies.version("IMG-7", "4", "unitedhealthcare", null, null, "CPT 7214*"));
    visitor.signsIn("physician");
    check("/cases/" + number + "/policy", SCREEN, "case-policy-none");
    page.focus("input[value='" + other.id() + "']");
    page.keyboard().press("Space");
    page.keyboard().press("Tab");
    page.keyboard().press("Tab");
    page.keyboard().press("Tab");
    page.waitForNavigation(() -> page.keyboard().press("Enter"));

    assertThat(page.locator(".banner-good").innerText()).contains("argued by this policy now");
    assertThat(policies.of(number)).contains(other);
    check("/cases/" + number + "/policy?all=true", SCREEN, "case-policy");
    check("/cases/" + number + "/policy", PHONE, "case-policy-phone");
    check("/cases/" + number + "/policy?embedded=true", TAB, "case-policy-tab");
    check("/cases/" + number, SCREEN, "case-with-policy");
    page.locator("a[href$='/policy']").first().click();
    assertThat(page.url()).endsWith("/policy");
  }

  private void upload(String yaml) {
    visitor.opens("/policies", SCREEN);
    page.setInputFiles(
        "#file",
        new FilePayload("policy.yaml", "text/yaml", yaml.getBytes(StandardCharsets.UTF_8)));
    page.click(".drop button");
  }

  private String address() {
    return page.url().substring(page.url().indexOf("/policies"));
  }

  private void check(String address, int width, String picture) {
    visitor.opens(address, width);
    assertThat(page.evaluate("document.documentElement.scrollWidth > innerWidth"))
        .as("%s is wider than %d", address, width)
        .isEqualTo(false);
    visitor.isKeptOutByNothing("%s at %d".formatted(address, width));
    visitor.keepsPicture(picture);
  }

  /** For people to look at. */
}
