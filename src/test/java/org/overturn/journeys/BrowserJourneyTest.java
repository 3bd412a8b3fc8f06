package org.overturn.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.LineOfBusiness;
import org.overturn.denial.Outcome;
import org.overturn.intake.Arrived;
import org.overturn.intake.Channel;
import org.overturn.intake.Intake;
import org.overturn.intake.NoticeRefused;
import org.overturn.process.ProcessVariable;
import org.overturn.process.Variables;
import org.overturn.testing.Chromium;
import org.overturn.testing.OverturnTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/**
 * The practice at work in Tasklist, in a real browser: each form is opened, filled by keyboard and
 * mouse, and completed once.
 */
@OverturnTest
@Import(Journey.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BrowserJourneyTest {

  private static final TreeSet<String> FORMS_DONE = new TreeSet<>();

  @LocalServerPort int port;
  @Autowired Journey journey;
  @Autowired TaskService tasks;
  @Autowired Intake intake;

  private final Map<String, Tasklist> people = new HashMap<>();

  @AfterEach
  void signOut() {
    people.values().forEach(Tasklist::close);
    people.clear();
  }

  @Test
  @Order(1)
  void aDenialTypedInWithoutAReasonIsTakenToOverturnedAtTheCall() {
    Map<String, Object> denial = Answers.typedDenial();
    denial.remove("reasonCodes");
    denial.remove("reasonText");
    person("coordinator").starts("Denial resolution", "enter-denial", denial);
    FORMS_DONE.add("enter-denial");
    journey.takesUp(new CaseNumber(anyTask("userTask_obtainDenialReason")));
    coordinator(
        "userTask_obtainDenialReason",
        Map.of(
            "reasonText", "See the enclosed notice.",
            "reasonReceivedDate", "2026-11-18",
            "howReceived", "fax"));
    coordinator(
        "userTask_triageDenial",
        Map.of("kindOfDenial", "clinical", "triageReason", "The enclosure speaks of necessity"));
    coordinator("userTask_requestPeerToPeer", Answers.requestGranted());
    coordinator("userTask_completePrepPacket", Answers.packet());
    coordinator("userTask_scheduleCall", Answers.slot("2026-11-19", "13:00"));
    caseTabShows("userTask_conductCall", "Prep packet");
    callPage(Answers.call("overturned"))
        .holds(Duration.ofMinutes(12))
        .chooses("callOutcome", "overturned")
        .isSaved()
        .completes();
    coordinator("userTask_confirmAuthorization", Answers.authorized());
    journey.settles().isOver();
    assertThat(journey.denial().outcome()).contains(Outcome.OVERTURNED);
    showsOnTheCasePage("overturned");
  }

  @Test
  @Order(2)
  void anAdministrativeDenialIsCorrectedChasedAndApproved() {
    Notices denial = Notices.administrative();
    journey.opens(denial.notice(), denial.payer()).correctsTheRequest();
    coordinator("userTask_correctRequest", Answers.correction("2026-11-18"));
    journey.waitsUntil(instant(Variables.RESUBMISSION_DECISION_DUE_AT));
    coordinator("userTask_chaseResubmissionDecision", Answers.chased("2026-12-04"));
    coordinator(
        "userTask_recordResubmissionDecision",
        Answers.resubmissionDecision("approved", "2026-11-18"));
    journey.waitsUntil(instant(Variables.AUTHORIZATION_CHASE_AT));
    coordinator("userTask_chaseAuthorization", Answers.chased("2026-12-10"));
    coordinator("userTask_confirmAuthorization", Answers.authorized());
    journey.settles().isOver();
    assertThat(journey.denial().outcome()).contains(Outcome.RESUBMISSION_APPROVED);
  }

  @Test
  @Order(3)
  void aCallThatIsNotYetDecidedIsFollowedUpInTasklist() {
    Notices denial = Notices.whereFilingKeepsTheCall();
    journey
        .opens(denial.notice(), denial.payer())
        .coordinator("userTask_requestPeerToPeer", Answers.requestGranted())
        .coordinator("userTask_scheduleCall", Answers.slot("2026-11-19", "13:00"))
        .physician("userTask_conductCall", Answers.call("wrong-specialty"));
    coordinator(
        "userTask_requestSameSpecialty", Map.of("requestedDate", "2026-11-18", "method", "phone"));
    journey.coordinator("userTask_scheduleCall", Answers.slot("2026-11-19", "13:00"));
    callPage(Answers.call("more-information-requested")).holds(Duration.ofMinutes(12)).isSaved();
    physician("userTask_conductCall", Map.of());
    coordinator("userTask_sendRequestedDocuments", Answers.sent("sentDate", "2026-11-18"));
    journey.waitsUntil(instant(Variables.CALL_DECISION_DUE_AT));
    coordinator("userTask_chaseCallDecision", Answers.chased("2026-12-04"));
    coordinator("userTask_recordCallDecision", Answers.decision("upheld", "2026-11-18"));
    journey.settles();
    coordinator("userTask_requestRationale", Answers.rationaleRequested("2026-11-18"));
    journey.acceptsWhatChanged(journey.number());
    physician("userTask_signLetter", Answers.urgentSignature());
    proofIsUploadedInTheCaseTab("userTask_fileAppeal");
    coordinator("userTask_fileAppeal", Answers.filed());
    journey.waitsUntil(instant(Variables.RATIONALE_EXPECTED_AT));
    coordinator("userTask_chaseRationale", Answers.chased("2026-12-04"));
    coordinator("userTask_recordRationale", Answers.rationaleReceived("2026-11-18"));
    journey.waitsUntil(instant(Variables.APPEAL_DECISION_DUE_AT));
    coordinator("userTask_chaseAppealDecision", Answers.chasedAndReported("2027-03-01", "yes"));
    coordinator("userTask_reportPayer", Answers.reported("2026-11-18"));
    coordinator("userTask_recordAppealDecision", Answers.decision("overturned", "2026-11-18"));
    assertThat(journey.openTasks()).containsExactly("userTask_confirmAuthorization");
  }

  @Test
  @Order(3)
  void aLetterThatSaysHardlyAnythingIsCheckedBesideItsPicture() throws java.io.IOException {
    byte[] letter = java.nio.file.Files.readAllBytes(Path.of("samples/15-regence-terse.pdf"));
    journey.takesUp(intake.take(Arrived.byApi("application/pdf", letter, "intake")).cases().get(0));
    Task check = journey.task("userTask_checkLetter");
    Tasklist tasklist = person("coordinator");
    tasklist.page().setViewportSize(1700, 1000);
    tasklist.opens(check.getId());
    var number = tasklist.page().locator("[id$='-Field_payerReference']").first();
    inBrowser(number).hasValue("55-20931");
    var frame = tasklist.page().frameLocator("iframe.overturn-letter");
    frame.locator(".letter-paper img").waitFor();
    tasklist.letsTheDraftSettle();
    number.focus();
    inBrowser(frame.locator("#read-payer-reference"))
        .hasClass(java.util.regex.Pattern.compile(".*letter-marked.*"));
    tasklist
        .page()
        .screenshot(
            new com.microsoft.playwright.Page.ScreenshotOptions()
                .setPath(Path.of("target", "screenshots", "check-letter.png")));

    coordinator("userTask_checkLetter", Answers.checkedLetter());

    assertThat(journey.denial().isLetterToCheck()).isFalse();
    assertThat(journey.denial().payer().id()).isEqualTo("unitedhealthcare");
    assertThat(journey.openTasks()).contains("userTask_requestPeerToPeer");
  }

  @Test
  @Order(3)
  void aProposedTimeIsChosenWithTheKeyboardAndTheFormFilledWithIt() {
    Notices denial = Notices.clinical();
    journey
        .opens(denial.notice(), denial.payer())
        .coordinator("userTask_requestPeerToPeer", Answers.requestGranted());
    Tasklist tasklist = person("coordinator");
    String task = journey.task("userTask_scheduleCall").getId();
    tasklist.opens(task);
    Page page = tasklist.page();
    Locator choice = page.locator(".overturn-slot input:enabled").first();
    Locator chosenTime = page.locator(".overturn-slot:has(input:checked) strong");
    // the times are drawn anew when the claimed form opens, maybe just now
    for (int tries = 0; tries < 30 && chosenTime.count() == 0; tries++) {
      choice.focus();
      page.keyboard().press("ArrowDown");
      page.waitForTimeout(1000);
    }
    page.locator(".overturn-slots:not([inert])").waitFor();
    tasklist.screenshot("slots");
    String chosen = chosenTime.innerText();
    inBrowser(page.locator("[id$='-Field_callDate-date']")).hasValue("11/18/2026");
    assertThat(chosen).contains(" 1:00 PM");
    inBrowser(page.locator("[id$='-Field_callTime-time']")).hasValue("01:00 PM");

    tasklist.completes(task, "schedule-call", Map.of("dialIn", "555-0100"));
    assertThat(journey.timeline()).anyMatch(what -> what.startsWith("Call scheduled for Wed"));
    page.navigate("http://localhost:" + port + "/cases/" + journey.number());
    page.locator("summary:has-text('The call has to be at another time')").press("Enter");
    page.selectOption("#move-who", "payer");
    tasklist.screenshot("move-call");
    assertThat(new com.deque.html.axecore.playwright.AxeBuilder(page).analyze().getViolations())
        .extracting(com.deque.html.axecore.results.Rule::getId)
        .isEmpty();
    page.locator("button:has-text('Move the call')").press("Enter");
    inBrowser(page.locator("[role=status]")).containsText("The call is moved");
    coordinator("userTask_scheduleCall", Answers.slot("2026-11-20", "14:00"));
    assertThat(journey.openTasks()).contains("userTask_conductCall");
  }

  @Test
  @Order(4)
  void aMedicaidAppealIsFiledWithConsentAndWithdrawnAfterAnOverturnAtTheCall() {
    Notices medicaid =
        Notices.clinical()
            .from("superior-tx", "Superior HealthPlan")
            .under(LineOfBusiness.MEDICAID_MANAGED_CARE)
            .in("TX");
    journey
        .opens(medicaid.notice(), medicaid.payer())
        .physician("userTask_signLetter", Answers.signature());
    coordinator(
        "userTask_obtainConsent", Map.of("consentDate", "2026-11-18", "consentHow", "Scanned"));
    journey
        .coordinator("userTask_fileAppeal", Answers.filed())
        .coordinator("userTask_requestPeerToPeer", Answers.requestGranted())
        .coordinator("userTask_scheduleCall", Answers.slot("2026-11-19", "13:00"))
        .physician("userTask_conductCall", Answers.call("overturned"))
        .coordinator("userTask_confirmAuthorization", Answers.authorized());
    coordinator("userTask_withdrawAppeal", Map.of("withdrawnDate", "2026-11-18", "method", "fax"));
    journey.settles().isOver();
  }

  @Test
  @Order(4)
  void whatLapsedIsAccountedForByASupervisorWhoSavesTheCallAndTheAppeal() {
    Notices denial = Notices.clinical();
    journey.opens(denial.notice(), denial.payer());
    journey.waitsUntil(instant(Variables.WINDOW_CLOSES_AT)).settles();
    supervisor("userTask_accountForLapse", Answers.lapse("granted"));
    journey.task("userTask_scheduleCall");
    journey.waitsUntil(instant(Variables.FILING_DEADLINE_AT)).settles();
    supervisor(
        "userTask_accountForMissedFiling",
        Answers.with(Answers.missedFiling("granted"), "lateUntil", "2027-12-31"));
    journey.task("userTask_signLetter");
  }

  @Test
  @Order(4)
  void anUrgentAppealIsPutToTheExternalReviewerBesideThePlan_R71() {
    Notices urgent = Notices.clinical().expedited();
    journey
        .opens(urgent.notice(), urgent.payer())
        .coordinator("userTask_requestPeerToPeer", Answers.requestRefused())
        .physician("userTask_signLetter", Answers.signature())
        .coordinator("userTask_fileAppeal", Answers.filed());
    journey.uploadsProof();
    coordinator(
        "userTask_fileExternalReview", Answers.with(Answers.filed(), "externalReview", "filed"));
    journey.task("userTask_recordAppealDecision");
  }

  @Test
  @Order(5)
  void whatIsRefusedIsSaidInTasklistAndTheTaskStaysOpen() {
    Notices denial = Notices.clinical();
    journey.opens(denial.notice(), denial.payer());
    Task request = journey.task("userTask_requestPeerToPeer");
    String message =
        person("coordinator")
            .isRefused(
                request.getId(),
                "request-peer-to-peer",
                Answers.with(Answers.requestGranted(), "requestedDate", "2026-12-24"));
    assertThat(message).contains("it lies in the future");
    journey.task("userTask_requestPeerToPeer");
  }

  @Test
  @Order(6)
  void whatNoFormatReadsIsLookedAtEnteredByHandAndSeenToInTasklist() {
    byte[] fax = "%!PS a denial that nothing reads".getBytes(StandardCharsets.UTF_8);
    try {
      intake.take(new Arrived(Channel.FOLDER, null, "fax-0001.ps", fax, null));
    } catch (NoticeRefused asExpected) {
      // a watched folder has nobody to tell: the task does
    }
    Task task = tasks.createTaskQuery().taskDefinitionKey("userTask_seeToArrival").singleResult();
    Tasklist tasklist = person("coordinator");
    tasklist.opens(task.getId());
    tasklist.page().locator(".task-details a:has-text('Case')").first().click();
    var arrival = tasklist.page().frameLocator(".task-details iframe");
    arrival.locator("text=in no format that Overturn reads").waitFor();
    tasklist.screenshot("arrival-tab");
    Page form =
        tasklist
            .page()
            .waitForPopup(() -> arrival.locator("a:has-text('Enter a denial by hand')").click());
    tasklist.inTab(form).enters("enter-denial", Answers.typedDenial());
    form.close();
    String number =
        (String)
            tasks.getVariable(
                tasks
                    .createTaskQuery()
                    .taskDefinitionKey("userTask_requestPeerToPeer")
                    .singleResult()
                    .getId(),
                Variables.CASE_NUMBER.name());
    tasklist.completes(
        task.getId(),
        "see-to-arrival",
        Map.of(
            "arrivalOutcome", "entered-by-hand",
            "arrivalCase", number,
            "arrivalNote", "Typed in from the fax"));
    FORMS_DONE.add("see-to-arrival");

    assertThat(journey.takesUp(new CaseNumber(number)).timeline())
        .anyMatch(entry -> entry.contains("Typed in from the fax"));
  }

  @Test
  @Order(6)
  void theExternalReviewBesideAnUrgentAppealIsFiledInTasklist() {
    Notices urgent = Notices.clinical().expedited();
    journey
        .opens(urgent.notice(), urgent.payer())
        .coordinator("userTask_requestPeerToPeer", Answers.requestRefused())
        .physician("userTask_signLetter", Answers.signature())
        .coordinator("userTask_fileAppeal", Answers.filed());
    journey.uploadsProof();
    coordinator(
        "userTask_fileExternalReview", Answers.with(Answers.filed(), "externalReview", "filed"));
    journey.hasOpen("userTask_recordAppealDecision");
  }

  @Test
  @Order(7)
  void everyFormWasFilledInTheBrowser() throws java.io.IOException {
    try (var forms = java.nio.file.Files.list(Path.of("forms"))) {
      assertThat(forms.map(form -> form.getFileName().toString().replace(".form", "")))
          .containsExactlyInAnyOrderElementsOf(FORMS_DONE);
    }
  }

  /** Waits until it holds. */
  private static LocatorAssertions inBrowser(Locator shown) {
    return PlaywrightAssertions.assertThat(shown);
  }

  private void coordinator(String element, Map<String, Object> answers) {
    complete("coordinator", element, answers);
  }

  /** From the task to the page of the call, where the notes are typed. */
  private CallInBrowser callPage(Map<String, Object> answers) {
    Tasklist tasklist = person("physician");
    tasklist.opens(journey.task("userTask_conductCall").getId());
    tasklist.screenshot("conduct-call-task");
    Page page =
        tasklist
            .page()
            .waitForPopup(() -> tasklist.page().click(".task-details a.overturn-call-link"));
    page.setDefaultTimeout(60_000);
    return new CallInBrowser(page).isThere().notes(answers);
  }

  private void physician(String element, Map<String, Object> answers) {
    complete("physician", element, answers);
  }

  private void supervisor(String element, Map<String, Object> answers) {
    complete("supervisor", element, answers);
  }

  private void complete(String user, String element, Map<String, Object> answers) {
    String form = formOf(element);
    person(user).completes(journey.task(element).getId(), form, answers);
    FORMS_DONE.add(form);
  }

  private Tasklist person(String user) {
    return people.computeIfAbsent(
        user, name -> Tasklist.signedInAs(name, Chromium.browser(), "http://localhost:" + port));
  }

  /** The form's key is the task's element name in kebab case. */
  private static String formOf(String element) {
    return element.replace("userTask_", "").replaceAll("([A-Z])", "-$1").toLowerCase();
  }

  private String anyTask(String element) {
    Task task = tasks.createTaskQuery().taskDefinitionKey(element).singleResult();
    return (String) tasks.getVariable(task.getId(), Variables.CASE_NUMBER.name());
  }

  private void caseTabShows(String element, String words) {
    Tasklist tasklist = person("physician");
    tasklist.opens(journey.task(element).getId());
    tasklist.page().locator(".task-details a:has-text('Case')").first().click();
    var frame = tasklist.page().frameLocator(".task-details iframe");
    frame.locator("text=" + words).first().waitFor();
    tasklist.screenshot("case-tab");
  }

  private void proofIsUploadedInTheCaseTab(String element) {
    Tasklist tasklist = person("coordinator");
    tasklist.opens(journey.task(element).getId());
    tasklist.page().locator(".task-details a:has-text('Case')").first().click();
    var frame = tasklist.page().frameLocator(".task-details iframe");
    frame
        .locator("#file")
        .setInputFiles(
            new FilePayload(
                "fax-report.txt", "text/plain", "Sent, 12 pages".getBytes(StandardCharsets.UTF_8)));
    frame.locator("#kind").selectOption("proof-of-filing");
    frame.locator(".upload button").click();
    frame.locator("text=The document is added.").waitFor();
    tasklist.screenshot("proof-in-the-case-tab");
  }

  private void showsOnTheCasePage(String words) {
    Page page = person("coordinator").page();
    page.navigate("http://localhost:" + port + "/cases/" + journey.number());
    assertThat(page.locator("body").innerText().toLowerCase()).contains(words);
    person("coordinator").screenshot("case-page");
  }

  private Instant instant(ProcessVariable<Date> variable) {
    return ((Date) journey.variable(variable.name())).toInstant();
  }
}
