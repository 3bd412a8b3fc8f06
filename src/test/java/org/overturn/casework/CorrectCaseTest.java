package org.overturn.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.overturn.casework.People.coordinator;
import static org.overturn.casework.People.physician;
import static org.overturn.casework.People.supervisor;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.overturn.audit.Audit;
import org.overturn.deadline.CaseDeadline;
import org.overturn.deadline.CaseDeadlines;
import org.overturn.deadline.DeadlineKind;
import org.overturn.deadline.DeadlineSource;
import org.overturn.deadline.DeadlineState;
import org.overturn.denial.CallTrack;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Cases;
import org.overturn.denial.CloseReason;
import org.overturn.denial.Payer;
import org.overturn.denial.Timeline;
import org.overturn.denial.TimelineEntry;
import org.overturn.testing.OverturnTest;
import org.overturn.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** The page <i>Correct the case</i>: who may, what is refused, and that nothing half-happens. */
@OverturnTest
class CorrectCaseTest {

  private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"([0-9a-f]{64})\"");

  @Autowired MockMvc web;
  @Autowired Cases cases;
  @Autowired CaseDeadlines deadlines;
  @Autowired Timeline timeline;
  @Autowired Audit audit;
  @Autowired RuntimeService runtime;
  @Autowired ManagementService management;
  private SampleCases samples;
  private CaseNumber number;

  @BeforeEach
  void aCaseRuns(@Autowired ApplicationContext application) {
    samples = SampleCases.in(application);
    number = samples.start(samples.open("Testperson"));
  }

  @Test
  void theWindowIsEnteredFromTheLetterWhereThePayerPublishesNoneR67() throws Exception {
    Payer cigna = new Payer("cigna", "Cigna", true);
    number = samples.start(samples.open("Testperson", cigna, "72149"));
    assertThat(window().source()).isEqualTo(DeadlineSource.ASSUMED);
    Map<String, String> form = form(coordinator());
    form.put("windowDate", "2026-11-24");
    form.put("windowTime", "16:00");
    form.put("windowZone", "America/Chicago");

    apply(form, coordinator()).andExpect(redirectedUrl("/cases/" + number));

    assertThat(window().source()).isEqualTo(DeadlineSource.LETTER);
    assertThat(window().dueAt()).isEqualTo("2026-11-24T22:00:00Z");
    assertThat(timer("boundaryEvent_requestWindowCloses")).isEqualTo("2026-11-24T22:00:00Z");
    assertThat(said("coordinator"))
        .contains("Case corrected. Reason: The letter says otherwise")
        .anyMatch(
            line ->
                line.startsWith("Request window in the letter corrected from nothing to Nov 24"))
        .anyMatch(line -> line.startsWith("Deadline moved. Request the peer-to-peer: from "))
        .anyMatch(line -> line.startsWith("Timer moved. Request window closes: from "));
    assertThat(audit.of(number, 5))
        .anySatisfy(entry -> assertThat(entry.what()).isEqualTo("case-corrected"));
  }

  @Test
  void aLetterThatNamesADayOnlyMeansThePayersClosingTime() throws Exception {
    Map<String, String> form = form(coordinator());
    form.put("windowDate", "2026-11-24");

    apply(form, coordinator()).andExpect(status().is3xxRedirection());

    assertThat(window().dueAt()).isEqualTo("2026-11-25T01:00:00Z");
  }

  @Test
  void thePreviewShowsWhatMovesFromWhenToWhenAndChangesNothing() throws Exception {
    Instant before = window().dueAt();
    int lines = timeline.of(number).size();
    Map<String, String> form = form(coordinator());
    form.put("windowDate", "2026-11-24");
    form.put("windowTime", "16:00");

    preview(form, coordinator())
        .andExpect(status().isOk())
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("What moves"),
                        containsString("Request the peer-to-peer"),
                        containsString("Tue, Nov 24, 2026, 4:00 PM PST"),
                        containsString("Request window closes"),
                        containsString("Apply the correction"),
                        containsString("value=\"2026-11-24\""))));

    assertThat(window().dueAt()).isEqualTo(before);
    assertThat(timer("boundaryEvent_requestWindowCloses")).isEqualTo(before);
    assertThat(timeline.of(number)).hasSize(lines);
    assertThat(cases.get(number).letterWindow()).isEmpty();
  }

  @Test
  void whatCannotBeIsRefusedWithTheFieldNamedAndNothingIsLostOrChanged() throws Exception {
    refuses("determinationDate", "2026-12-31", "determination date lies in the future");
    refuses("determinationDate", "1926-11-18", "lies before 2000");
    refuses("determinationDate", "18 Nov", "determination date: write it as a date");
    refuses("payer", "Nobody&#39;s Health", "there is no payer of this name in the payer list");
    refuses("state", "Texas", "state is not a state");
    refuses("stage", "soon", "stage: choose one");
    refuses("windowDate", "2026-11-01", "request window: it lies before the determination");
    refuses("windowDate", "2062-11-24", "request window: it lies more than 1 years after");
    refuses("windowTime", "16:00", "give the day as well");
    refuses("appealDeadline", "2036-11-24", "appeal deadline: it lies more than 2 years after");
    Map<String, String> form = form(coordinator());
    form.put("windowDate", "2026-11-24");
    form.put("why", " ");
    apply(form, coordinator())
        .andExpect(content().string(containsString("reason of the correction: write one")))
        .andExpect(content().string(containsString("value=\"2026-11-24\"")));
    form = form(coordinator());
    apply(form, coordinator()).andExpect(content().string(containsString("Nothing is corrected")));
    assertThat(said("coordinator")).isEmpty();
  }

  private void refuses(String field, String value, String why) throws Exception {
    Map<String, String> form = form(coordinator());
    form.put(field, value.replace("&#39;", "'"));
    apply(form, coordinator())
        .andExpect(status().isOk())
        .andExpect(content().string(containsString(why)))
        .andExpect(content().string(containsString("The letter says otherwise")));
    assertThat(cases.get(number).letterWindow()).isEmpty();
  }

  @Test
  void theFactsOfAnotherCaseAreRefusedAndThatCaseIsNamed() throws Exception {
    CaseNumber other = samples.start(samples.open("Someoneelse"));
    Map<String, String> form = form(coordinator());
    form.put("payerReference", cases.get(other).payerReference());

    apply(form, coordinator())
        .andExpect(content().string(containsString("This denial is already case " + other)));
  }

  @Test
  void whoWasSecondIsToldWhatTheFirstCorrectedAndLosesNothing() throws Exception {
    Map<String, String> second = form(supervisor());
    Map<String, String> first = form(coordinator());
    first.put("urgency", "expedited");
    apply(first, coordinator()).andExpect(status().is3xxRedirection());
    second.put("windowDate", "2026-11-24");

    ResultActions refused =
        apply(second, supervisor())
            .andExpect(status().isOk())
            .andExpect(content().string(containsString("Somebody else has just corrected")))
            .andExpect(content().string(containsString("<strong>Urgency</strong>")))
            .andExpect(content().string(containsString("value=\"2026-11-24\"")));
    assertThat(cases.get(number).letterWindow()).isEmpty();

    second.put("urgency", "expedited");
    second.put("seen", seen(refused.andReturn().getResponse().getContentAsString()));
    apply(second, supervisor()).andExpect(status().is3xxRedirection());
    assertThat(cases.get(number).letterWindow()).isPresent();
  }

  @Test
  void onlyCoordinatorsAndSupervisorsCorrectAndOnlyACaseThatIsOpen() throws Exception {
    web.perform(get("/cases/{number}/correct", number).with(physician()))
        .andExpect(status().isForbidden());
    apply(form(coordinator()), physician()).andExpect(status().isForbidden());
    web.perform(get("/cases/{number}", number).with(physician()))
        .andExpect(content().string(not(containsString("Correct the case"))));
    web.perform(get("/cases/{number}", number).with(coordinator()))
        .andExpect(content().string(containsString("Correct the case")));
    Map<String, String> form = form(supervisor());
    form.put("windowDate", "2026-11-24");
    samples.change(
        number, denial -> denial.closed(CloseReason.DUPLICATE, TestClock.get().instant()));

    apply(form, supervisor()).andExpect(content().string(containsString("The case has ended")));
  }

  @Test
  void anotherKindByTheTableIsForAPersonToDecide() throws Exception {
    samples.change(
        number,
        denial ->
            denial.classified(
                "medical-necessity", org.overturn.denial.DenialKind.ADMINISTRATIVE, "Said before"));
    Map<String, String> form = form(coordinator());
    form.put("lineOfBusiness", "commercial");

    preview(form, coordinator())
        .andExpect(content().string(containsString("a person has to decide")));
  }

  @RepeatedTest(3)
  void whenAWindowClosesWhileItIsCorrectedOneWinsAndTheOtherSeesIt() throws Exception {
    Map<String, String> form = form(coordinator());
    form.put("windowDate", "2026-12-10");
    form.put("windowTime", "16:00");
    TestClock.get().moveTo(timer("boundaryEvent_requestWindowCloses"));
    String job = job("boundaryEvent_requestWindowCloses").getId();
    CountDownLatch both = new CountDownLatch(2);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Future<?> closes =
          threads.submit(
              () -> {
                both.countDown();
                both.await();
                try {
                  management.executeJob(job);
                } catch (RuntimeException second) {
                  // the engine would try again, and find the timer at its new instant
                }
                return null;
              });
      Future<?> corrects =
          threads.submit(
              () -> {
                both.countDown();
                both.await();
                apply(form, coordinator()).andExpect(status().is3xxRedirection());
                return null;
              });
      closes.get();
      corrects.get();
    } finally {
      threads.shutdown();
    }

    assertThat(cases.get(number).letterWindow()).isPresent();
    assertThat(cases.get(number).callTrack()).isEqualTo(CallTrack.TO_REQUEST);
    assertThat(window().state()).isEqualTo(DeadlineState.OPEN);
    assertThat(timer("boundaryEvent_requestWindowCloses")).isEqualTo("2026-12-11T00:00:00Z");
  }

  private Map<String, String> form(RequestPostProcessor who) throws Exception {
    String page =
        web.perform(get("/cases/{number}/correct", number).with(who))
            .andExpect(status().isOk())
            .andReturn()
            .getResponse()
            .getContentAsString();
    var denial = cases.get(number);
    Map<String, String> form = new LinkedHashMap<>();
    form.put("payer", denial.payer().name());
    form.put("payerReference", denial.payerReference());
    form.put("payerPhone", denial.payerPhone());
    form.put("lineOfBusiness", denial.lineOfBusiness().code());
    form.put("state", denial.state());
    form.put("setting", denial.setting().code());
    form.put("stage", denial.stage().code());
    form.put("urgency", denial.urgency().code());
    form.put("determinationDate", LocalDate.of(2026, 11, 17).toString());
    form.put("why", "The letter says otherwise");
    form.put("seen", seen(page));
    return form;
  }

  private static String seen(String page) {
    Matcher seen = SEEN.matcher(page);
    assertThat(seen.find()).isTrue();
    return seen.group(1);
  }

  private ResultActions preview(Map<String, String> form, RequestPostProcessor who)
      throws Exception {
    return send(post("/cases/{number}/correct/preview", number), form, who);
  }

  private ResultActions apply(Map<String, String> form, RequestPostProcessor who) throws Exception {
    return send(post("/cases/{number}/correct", number), form, who);
  }

  private ResultActions send(
      MockHttpServletRequestBuilder request, Map<String, String> form, RequestPostProcessor who)
      throws Exception {
    form.forEach(request::param);
    return web.perform(request.with(who).with(csrf()));
  }

  private CaseDeadline window() {
    List<CaseDeadline> windows =
        deadlines.of(number).stream()
            .filter(each -> each.kind() == DeadlineKind.CALL_WINDOW)
            .toList();
    return windows.get(windows.size() - 1);
  }

  private Instant timer(String element) {
    return job(element).getDuedate().toInstant();
  }

  private Job job(String element) {
    return runtime
        .createProcessInstanceQuery()
        .processInstanceBusinessKey(number.value())
        .list()
        .stream()
        .flatMap(
            instance ->
                management
                    .createJobQuery()
                    .processInstanceId(instance.getId())
                    .activityId(element)
                    .list()
                    .stream())
        .findFirst()
        .orElseThrow();
  }

  private List<String> said(String who) {
    return timeline.of(number).stream()
        .filter(entry -> who.equals(entry.actor()))
        .map(TimelineEntry::what)
        .toList();
  }
}
