package org.overturn.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.overturn.casework.People.coordinator;
import static org.overturn.casework.People.machine;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.overturn.deadline.DeadlineKind;
import org.overturn.deadline.DeadlineSource;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.CloseReason;
import org.overturn.denial.Outcome;
import org.overturn.denial.Payer;
import org.overturn.testing.OverturnTest;
import org.overturn.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.ResultActions;

@OverturnTest
class CaseListTest {

  private static final Payer HUMANA = new Payer("humana", "Humana", true);
  private static final Pattern NUMBER = Pattern.compile("/cases/(D-\\d{4}-\\d{6,})\"");

  @Autowired MockMvc web;
  @Autowired JdbcClient jdbc;
  private final MockHttpSession session = new MockHttpSession();
  private SampleCases samples;

  @BeforeEach
  void samples(@Autowired ApplicationContext application) {
    samples = SampleCases.in(application);
  }

  @Test
  void openCasesStandInTheOrderOfTheirNearestOpenDeadline() throws Exception {
    CaseNumber none = samples.open("Testperson");
    CaseNumber later = due(samples.open("Testperson"), DeadlineKind.CALL_WINDOW, 50);
    CaseNumber soon = due(samples.open("Testperson"), DeadlineKind.APPEAL_FILING, 60);
    due(soon, DeadlineKind.CALL_WINDOW, 2);
    CaseNumber lapsed = due(samples.open("Testperson"), DeadlineKind.APPEAL_FILING, 55);
    due(lapsed, DeadlineKind.CALL_WINDOW, 1);
    samples.lapsed(lapsed, DeadlineKind.CALL_WINDOW, "Nobody asked in time.");

    assertThat(numbers("/cases")).containsExactly(text(soon, later, lapsed, none));
  }

  @Test
  void aRowSaysWhatItIsHowMuchTimeIsLeftAndWhereBothTracksStand() throws Exception {
    due(samples.open("Testperson"), DeadlineKind.CALL_WINDOW, 10);

    open("/cases")
        .andExpect(content().string(containsString("Molina Healthcare of Washington")))
        .andExpect(content().string(containsString("CPT 72148")))
        .andExpect(content().string(containsString("10 h left")))
        .andExpect(content().string(containsString("Wed, Nov 18, 8:00 PM EST")))
        .andExpect(content().string(containsString("Payer: 5:00 PM PST")))
        .andExpect(content().string(containsString("Not opened")));
  }

  @Test
  void theListNamesNoPatient() throws Exception {
    samples.open("Testperson");

    assertThat(open("/cases").andReturn().getResponse().getContentAsString())
        .doesNotContain("Testperson", "Marisol", "MEM-90");
  }

  @Test
  void openClosedAndAllAreListsOfTheirOwn() throws Exception {
    CaseNumber open = samples.open("Testperson");
    CaseNumber first = samples.open("Testperson");
    CaseNumber second = samples.open("Testperson");
    samples.change(first, denial -> denial.resolved(Outcome.OVERTURNED, TestClock.START));
    samples.change(
        second, denial -> denial.closed(CloseReason.DUPLICATE, TestClock.START.plusSeconds(60)));

    assertThat(numbers("/cases?status=open")).containsExactly(text(open));
    assertThat(numbers("/cases?status=closed")).containsExactly(text(second, first));
    assertThat(numbers("/cases?status=all")).containsExactly(text(open, second, first));
  }

  @Test
  void morePagesFollowWhenThereAreMoreCasesThanOneHolds() throws Exception {
    for (int i = 0; i < CaseList.PAGE_SIZE + 2; i++) {
      due(samples.open("Testperson"), DeadlineKind.APPEAL_FILING, 100 + i);
    }

    List<String> firstPage = numbers("/cases");
    List<String> secondPage = numbers("/cases?page=2");

    assertThat(firstPage).hasSize(CaseList.PAGE_SIZE);
    assertThat(secondPage).hasSize(2).doesNotContainAnyElementsOf(firstPage);
    open("/cases?page=2").andExpect(content().string(containsString("51–52")));
  }

  @Test
  void everyCaseStandsOnExactlyOnePageWhereverThePagesCutTheList() throws Exception {
    for (int i = 0; i < 40; i++) {
      due(samples.open("Testperson"), DeadlineKind.APPEAL_FILING, 100 + i);
      samples.open("Testperson");
      samples.change(
          samples.open("Testperson"), denial -> denial.resolved(Outcome.UPHELD, TestClock.START));
    }

    List<String> all = new ArrayList<>(numbers("/cases?status=all"));
    all.addAll(numbers("/cases?status=all&page=2"));
    all.addAll(numbers("/cases?status=all&page=3"));

    assertThat(all).hasSize(120).doesNotHaveDuplicates();
    assertThat(numbers("/cases?status=all&page=4")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "quill",
        "QUILLON",
        "marisol quillon",
        "Quillon, Mar",
        "Humana",
        "uman",
        "27447",
        "CPT 27447",
        "274"
      })
  void aCaseIsFoundByPatientPayerAndService(String text) throws Exception {
    samples.open("Testperson");
    CaseNumber wanted = samples.open("Quillon", HUMANA, "27447");

    assertThat(found(text)).containsExactly(wanted.value());
  }

  @Test
  void aCaseIsFoundByItsNumberThePayersReferenceAndTheMemberId() throws Exception {
    CaseNumber wanted = samples.open("Testperson");
    samples.open("Testperson");

    assertThat(found(wanted.value())).containsExactly(wanted.value());
    assertThat(found("pa-771")).containsExactly(wanted.value());
    assertThat(found("MEM-901")).containsExactly(wanted.value());
  }

  @Test
  void lettersThatMeanSomethingToTheDatabaseMeanThemselves() throws Exception {
    samples.open("Testperson");

    assertThat(found("%")).isEmpty();
    assertThat(found("_estperson")).isEmpty();
    assertThat(found("' or 1=1 --")).isEmpty();
    assertThat(found("\\")).isEmpty();
  }

  @Test
  void whatIsSearchedForNeverStandsInAnAddressOrInTheAudit() throws Exception {
    CaseNumber number = samples.open("Quillon");

    String address = search("Quillon");

    assertThat(address).startsWith("/cases/results/").doesNotContainIgnoringCase("quillon");
    assertThat(open(address).andReturn().getResponse().getContentAsString().split("<main", 2)[1])
        .doesNotContainPattern("(href|action)=\"[^\"]*(?i:quillon)");
    assertThat(entries())
        .containsExactly("cases-searched 1 found among open cases", "case-found " + number);
  }

  @Test
  void aSearchIsOnRecordForEachCaseThatItShows() throws Exception {
    samples.open("Otherwise");
    for (int i = 0; i < CaseList.PAGE_SIZE + 1; i++) {
      samples.open("Quillon");
    }
    String address = search("Quillon");

    List<String> shown = numbers(address);
    assertThat(entries())
        .hasSize(1 + CaseList.PAGE_SIZE)
        .containsAll(shown.stream().map("case-found "::concat).toList());

    List<String> more = numbers(address + "&page=2");
    assertThat(entries())
        .hasSize(2 + CaseList.PAGE_SIZE + 1)
        .containsAll(more.stream().map("case-found "::concat).toList());
    assertThat(found("Nobody")).isEmpty();
    assertThat(entries()).endsWith("cases-searched 0 found among open cases");
  }

  @Test
  void aSearchBelongsToTheSessionThatMadeIt() throws Exception {
    String address = search("Testperson");

    web.perform(get(address).with(coordinator())).andExpect(redirectedUrl("/cases"));
  }

  @Test
  void searchingForNothingShowsTheList() throws Exception {
    assertThat(search("  ")).isEqualTo("/cases?status=open");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/cases?page=0", "/cases?page=-1", "/cases?page=x", "/cases?status=odd"})
  void addressesThatMakeNoSenseShowTheFirstPage(String address) throws Exception {
    CaseNumber number = samples.open("Testperson");

    assertThat(numbers(address)).containsExactly(number.value());
  }

  @Test
  void machinesMayNotReadTheList() throws Exception {
    web.perform(get("/cases").with(machine())).andExpect(status().isForbidden());
  }

  private List<String> entries() {
    return jdbc.sql(
            "select concat_ws(' ', what, case_number, detail) from overturn.audit_entry"
                + " where who = 'coordinator' and from_where is not null order by id")
        .query(String.class)
        .list();
  }

  private CaseNumber due(CaseNumber number, DeadlineKind kind, int hours) {
    samples.due(number, kind, TestClock.START.plus(Duration.ofHours(hours)), DeadlineSource.RULE);
    return number;
  }

  private List<String> found(String text) throws Exception {
    return numbers(search(text));
  }

  private String search(String text) throws Exception {
    return web.perform(
            post("/cases").param("text", text).session(session).with(coordinator()).with(csrf()))
        .andExpect(status().is3xxRedirection())
        .andReturn()
        .getResponse()
        .getRedirectedUrl();
  }

  private ResultActions open(String address) throws Exception {
    return web.perform(get(address).session(session).with(coordinator()))
        .andExpect(status().isOk());
  }

  private List<String> numbers(String address) throws Exception {
    MvcResult page = open(address).andReturn();
    return NUMBER
        .matcher(page.getResponse().getContentAsString())
        .results()
        .map((MatchResult match) -> match.group(1))
        .toList();
  }

  private static String[] text(CaseNumber... numbers) {
    return Arrays.stream(numbers).map(CaseNumber::value).toArray(String[]::new);
  }
}
