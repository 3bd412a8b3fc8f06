package org.overturn.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.overturn.casework.People.coordinator;
import static org.overturn.casework.People.supervisor;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.overturn.audit.Audit;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Cases;
import org.overturn.denial.CloseReason;
import org.overturn.denial.Outcome;
import org.overturn.testing.OverturnTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@OverturnTest
class CaseClosingTest {

  @Autowired MockMvc web;
  @Autowired Cases cases;
  @Autowired Audit audit;
  @Autowired RuntimeService runtime;
  private SampleCases samples;

  @BeforeEach
  void samples(@Autowired ApplicationContext application) {
    samples = SampleCases.in(application);
  }

  @Test
  void aSupervisorClosesACaseWithAReasonAndItsProcessEnds() throws Exception {
    CaseNumber number = samples.start(samples.open("Testperson"));

    close(number, "patients-choice", "Wants to wait.", supervisor())
        .andExpect(redirectedUrl("/cases/" + number))
        .andExpect(flash().attribute("done", "The case is closed."));

    assertThat(cases.get(number).outcome()).contains(Outcome.CLOSED);
    assertThat(cases.get(number).closeReason()).contains(CloseReason.PATIENTS_CHOICE);
    assertThat(running(number)).isZero();
    assertThat(audit.of(number, 5))
        .anySatisfy(
            entry -> {
              assertThat(entry.what()).isEqualTo("case-closed");
              assertThat(entry.who()).isEqualTo("supervisor");
            });
  }

  @Test
  void nobodyElseClosesACaseOrSeesTheButton() throws Exception {
    CaseNumber number = samples.start(samples.open("Testperson"));

    close(number, "duplicate", "", coordinator()).andExpect(status().isForbidden());

    assertThat(cases.get(number).isOpen()).isTrue();
    assertThat(running(number)).isPositive();
    show(number, coordinator()).andExpect(content().string(not(containsString("Close the case"))));
    show(number, supervisor()).andExpect(content().string(containsString("Close the case")));
  }

  @Test
  void aCaseClosesOnlyWithAReasonAndOnlyOnce() throws Exception {
    CaseNumber number = samples.start(samples.open("Testperson"));

    close(number, "", "", supervisor())
        .andExpect(flash().attribute("refused", "Choose a reason to close the case."));
    close(number, "other", "x".repeat(1001), supervisor())
        .andExpect(flash().attributeExists("refused"));
    assertThat(cases.get(number).isOpen()).isTrue();

    close(number, "other", "", supervisor());
    close(number, "other", "", supervisor())
        .andExpect(flash().attribute("refused", "The case had ended already."));
  }

  @Test
  void everyGroupSeesAllOpenTasksOfTheCase() throws Exception {
    CaseNumber number = samples.start(samples.open("Testperson"));

    show(number, coordinator())
        .andExpect(content().string(containsString("Review and sign the letter")))
        .andExpect(content().string(containsString("Physicians")))
        .andExpect(content().string(containsString("Complete the prep packet")));
  }

  @Test
  void onlySupervisorsSeeWhoLookedAtACase() throws Exception {
    CaseNumber number = samples.open("Testperson");
    show(number, coordinator())
        .andExpect(content().string(not(containsString("Who saw or changed this case"))));

    show(number, supervisor())
        .andExpect(content().string(containsString("Who saw or changed this case")))
        .andExpect(content().string(containsString("Case viewed")));
    assertThat(audit.of(number, 5))
        .extracting(entry -> entry.who() + " " + entry.what() + " " + entry.from())
        .containsExactly("supervisor case-viewed 127.0.0.1", "coordinator case-viewed 127.0.0.1");
  }

  private ResultActions close(
      CaseNumber number, String reason, String note, RequestPostProcessor who) throws Exception {
    return web.perform(
        post("/cases/{number}/close", number)
            .param("reason", reason)
            .param("note", note)
            .with(who)
            .with(csrf()));
  }

  private ResultActions show(CaseNumber number, RequestPostProcessor who) throws Exception {
    return web.perform(get("/cases/{number}", number).with(who)).andExpect(status().isOk());
  }

  private long running(CaseNumber number) {
    return runtime.createProcessInstanceQuery().processInstanceBusinessKey(number.value()).count();
  }
}
