package org.overturn.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.overturn.casework.People.coordinator;
import static org.overturn.casework.People.machine;
import static org.overturn.casework.People.physician;
import static org.overturn.casework.People.supervisor;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.overturn.casework.SampleCases;
import org.overturn.deadline.DeadlineKind;
import org.overturn.deadline.DeadlineSource;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.CloseReason;
import org.overturn.denial.Payer;
import org.overturn.testing.OverturnTest;
import org.overturn.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@OverturnTest
class WindowsBoardTest {

  private static final Payer HUMANA = new Payer("humana", "Humana", true);
  private static final Pattern ROW = Pattern.compile("data-number=\"(D-\\d{4}-\\d{6,})\"");

  @Autowired MockMvc web;
  @Autowired TaskService tasks;
  private SampleCases samples;

  @BeforeEach
  void samples(@Autowired ApplicationContext application) {
    samples = SampleCases.in(application);
  }

  @Test
  void everyOpenClockStandsInTheOrderInWhichItCloses() throws Exception {
    CaseNumber both = due(samples.open("Testperson"), DeadlineKind.APPEAL_FILING, 60);
    due(both, DeadlineKind.CALL_WINDOW, 2);
    CaseNumber other = due(samples.open("Testperson"), DeadlineKind.RESUBMISSION_ANSWER, 5);

    assertThat(rows("/windows")).containsExactly(text(both, other, both));
  }

  @Test
  void clocksOfEndedCasesAndSettledOnesAreGone() throws Exception {
    CaseNumber ended = due(samples.open("Testperson"), DeadlineKind.CALL_WINDOW, 2);
    samples.change(ended, denial -> denial.closed(CloseReason.DUPLICATE, TestClock.START));
    CaseNumber lapsed = due(samples.open("Testperson"), DeadlineKind.CALL_WINDOW, 1);
    samples.lapsed(lapsed, DeadlineKind.CALL_WINDOW, "Nobody asked in time.");

    assertThat(rows("/windows")).isEmpty();
    open("/windows")
        .andExpect(content().string(containsString("No clock runs")))
        .andExpect(content().string(containsString("Nobody asked in time.")))
        .andExpect(content().string(not(containsString("/cases/" + ended))));
  }

  @Test
  void whatLapsedMoreThanADayAgoIsNoLongerShown() throws Exception {
    CaseNumber lapsed = due(samples.open("Testperson"), DeadlineKind.CALL_WINDOW, 1);
    samples.lapsed(lapsed, DeadlineKind.CALL_WINDOW, "Nobody asked in time.");
    TestClock.get().advance(Duration.ofHours(25));

    open("/windows").andExpect(content().string(not(containsString("Nobody asked in time."))));
  }

  @Test
  void aRowSaysWhenItClosesHereAndAtThePayerAndHowNearInWords() throws Exception {
    due(samples.open("Testperson"), DeadlineKind.CALL_WINDOW, 3);

    open("/windows")
        .andExpect(content().string(containsString("Molina Healthcare of Washington")))
        .andExpect(content().string(containsString("CPT 72148")))
        .andExpect(content().string(containsString("Wed, Nov 18, 1:00 PM EST")))
        .andExpect(content().string(containsString("Payer: 10:00 AM PST")))
        .andExpect(content().string(containsString("3 h left")))
        .andExpect(content().string(containsString(">Closing</span>")))
        .andExpect(content().string(containsString("risk-closing")));
  }

  @Test
  void noPatientStandsOnTheBoard() throws Exception {
    samples.start(due(samples.open("Testperson"), DeadlineKind.CALL_WINDOW, 3));

    assertThat(open("/windows").andReturn().getResponse().getContentAsString())
        .doesNotContain("Testperson", "Marisol", "MEM-90", "1968");
  }

  @Test
  void aClockNamesTheTaskThatItWaitsForAndWhoHasIt() throws Exception {
    CaseNumber number = samples.start(samples.open("Testperson"));
    Task request = task(number, "userTask_requestPeerToPeer");
    Task letter = task(number, "userTask_signLetter");

    open("/windows")
        .andExpect(content().string(containsString("tasklist/default/#/?task=" + request.getId())))
        .andExpect(content().string(containsString("tasklist/default/#/?task=" + letter.getId())))
        .andExpect(content().string(containsString("Nobody yet")))
        .andExpect(content().string(containsString("Physicians")));

    tasks.setAssignee(request.getId(), "coordinator");
    open("/windows?kind=CALL_WINDOW")
        .andExpect(content().string(containsString("Carmen Ortiz")))
        .andExpect(content().string(not(containsString("Nobody yet"))));
  }

  @Test
  void payersThatAreNotInTheListAreOneAndNoWordsOfNoticesStandOnTheBoard() throws Exception {
    Payer typed = new Payer("other", "Testperson Mutual", false);
    CaseNumber one = due(samples.open("Testperson", typed, "27447"), DeadlineKind.CALL_WINDOW, 2);
    CaseNumber two =
        due(
            samples.open("Testperson", new Payer("other", "Lakeside", false), "Testperson knee"),
            DeadlineKind.CALL_WINDOW,
            3);
    CaseNumber lapsed =
        due(samples.open("Testperson", typed, "Lakeside"), DeadlineKind.CALL_BACK, 4);
    samples.lapsed(lapsed, DeadlineKind.CALL_BACK, "Nobody called.");
    due(samples.open("Testperson", HUMANA, "27447"), DeadlineKind.CALL_WINDOW, 4);

    String page =
        open("/windows?payer=other")
            .andExpect(content().string(containsString("CPT 27447")))
            .andExpect(content().string(containsString("See the case")))
            .andReturn()
            .getResponse()
            .getContentAsString();
    assertThat(rows("/windows?payer=other")).containsExactly(text(one, two));
    assertThat(page).doesNotContain("Testperson", "Lakeside");
    assertThat(page.split("<option value=\"other\"[^>]*>Not in the payer list</option>", -1))
        .hasSize(2);
  }

  @Test
  void filtersTakeWhoPayerKindAndToday() throws Exception {
    CaseNumber started = samples.start(samples.open("Testperson"));
    CaseNumber humana =
        due(samples.open("Testperson", HUMANA, "27447"), DeadlineKind.CALL_WINDOW, 3);
    CaseNumber later =
        due(samples.open("Testperson", HUMANA, "27447"), DeadlineKind.AUTHORIZATION, 40);
    tasks.setAssignee(task(started, "userTask_signLetter").getId(), "physician");

    assertThat(rows("/windows?payer=humana")).containsExactly(text(humana, later));
    assertThat(rows("/windows?kind=AUTHORIZATION")).containsExactly(text(later));
    assertThat(rows("/windows?payer=humana&today=true")).containsExactly(text(humana));
    assertThat(rows("/windows?whose=unassigned")).containsExactly(text(started));
    assertThat(rows("/windows?whose=mine", physician())).containsExactly(text(started));
    assertThat(rows("/windows?whose=mine", coordinator())).isEmpty();
    open("/windows?whose=mine").andExpect(content().string(containsString("No clock matches")));
  }

  @Test
  void anAddressThatSaysNonsenseShowsAll() throws Exception {
    CaseNumber number = due(samples.open("Testperson"), DeadlineKind.CALL_WINDOW, 3);

    assertThat(rows("/windows?whose=%27&payer=';drop&kind=NONE&page=-3"))
        .containsExactly(text(number));
  }

  @Test
  void pagesFollowOneAnotherWithoutGapOrRepeat() throws Exception {
    for (int n = 0; n < Clocks.PAGE_SIZE + 3; n++) {
      due(samples.open("Testperson"), DeadlineKind.CALL_WINDOW, 10);
    }

    List<String> first = rows("/windows");
    List<String> second = rows("/windows?page=2");

    assertThat(first).hasSize(Clocks.PAGE_SIZE);
    assertThat(second).hasSize(3).doesNotContainAnyElementsOf(first);
    assertThat(rows("/windows?page=3")).isEmpty();
  }

  @Test
  void theBoardIsForTheCareTeamAndReassigningForSupervisors() throws Exception {
    web.perform(get("/windows").with(machine())).andExpect(status().isForbidden());
    web.perform(get("/windows/live").with(machine())).andExpect(status().isForbidden());
    web.perform(get("/windows").accept(MediaType.TEXT_HTML)).andExpect(status().is3xxRedirection());
    for (var person : List.of(coordinator(), physician())) {
      web.perform(get("/windows").with(person))
          .andExpect(status().isOk())
          .andExpect(content().string(not(containsString("may-reassign"))));
    }
    open("/windows").andExpect(content().string(containsString("may-reassign")));
  }

  @Test
  void theStepsThatClocksWaitForAreInTheModels(@Autowired RepositoryService repository) {
    Set<String> steps =
        repository.createProcessDefinitionQuery().latestVersion().list().stream()
            .map(definition -> repository.getBpmnModelInstance(definition.getId()))
            .flatMap(model -> model.getModelElementsByType(UserTask.class).stream())
            .map(UserTask::getId)
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(steps).containsAll(TaskOfClock.elements());
  }

  private Task task(CaseNumber number, String element) {
    return tasks
        .createTaskQuery()
        .processInstanceBusinessKey(number.value())
        .taskDefinitionKey(element)
        .singleResult();
  }

  private CaseNumber due(CaseNumber number, DeadlineKind kind, int hours) {
    samples.due(number, kind, TestClock.START.plus(Duration.ofHours(hours)), DeadlineSource.RULE);
    return number;
  }

  private ResultActions open(String address) throws Exception {
    return web.perform(get(java.net.URI.create(address.replace("';", "%27%3B"))).with(supervisor()))
        .andExpect(status().isOk());
  }

  private List<String> rows(String address) throws Exception {
    return rows(address, supervisor());
  }

  private List<String> rows(String address, RequestPostProcessor person) throws Exception {
    String page =
        web.perform(get(java.net.URI.create(address.replace("';", "%27%3B"))).with(person))
            .andExpect(status().isOk())
            .andReturn()
            .getResponse()
            .getContentAsString();
    return ROW.matcher(page).results().map((MatchResult row) -> row.group(1)).toList();
  }

  private static String[] text(CaseNumber... numbers) {
    return Arrays.stream(numbers).map(CaseNumber::value).toArray(String[]::new);
  }
}
