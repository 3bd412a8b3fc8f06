package org.overturn.evidence.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.overturn.casework.People.coordinator;
import static org.overturn.casework.People.owner;
import static org.overturn.casework.People.physician;
import static org.overturn.casework.People.supervisor;
import static org.overturn.evidence.matching.ChartFacts.condition;
import static org.overturn.evidence.matching.ChartFacts.therapy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.overturn.audit.Audit;
import org.overturn.casework.SampleCases;
import org.overturn.denial.CaseNumber;
import org.overturn.evidence.EvidenceFixture;
import org.overturn.testing.OverturnTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** The page of a case's criteria: who may, what it shows, and what is refused. */
@OverturnTest
class CriteriaPageTest {

  @Autowired MockMvc web;
  @Autowired Audit audit;
  private SampleCases samples;
  private CaseNumber number;

  @BeforeEach
  void aCaseWithPolicyAndChart(@Autowired ApplicationContext application) {
    samples = SampleCases.in(application);
    EvidenceFixture evidence = EvidenceFixture.in(application);
    number = samples.open("Testperson");
    evidence.policy(
        number,
        List.of(
            OverrulingTest.DIAGNOSIS,
            OverrulingTest.THERAPY,
            OverrulingTest.NO_TUMOR,
            OverrulingTest.NEED));
    evidence.chart(
        number,
        condition("1", "ICD-10-CM M54.16", "Lumbar radiculopathy", "2026-03-02", null),
        therapy("7", null, null));
  }

  @Test
  void r28EachCriterionStandsThereWithItsEvidenceAndItsSourceAndWhatIsMissingFirst()
      throws Exception {
    String page =
        open(coordinator())
            .andExpect(status().isOk())
            .andExpect(
                content()
                    .string(
                        allOf(
                            containsString("SP-3.1, version"),
                            containsString("Lumbar radiculopathy since 2026-03-02"),
                            containsString("Source: Condition/1"),
                            containsString("To be settled first: Physical therapy (no date)"),
                            containsString("The notes, from the therapist"),
                            containsString("Physician&#39;s judgement"))))
            .andReturn()
            .getResponse()
            .getContentAsString();

    String open = page.substring(page.indexOf("Still open"), page.indexOf("All criteria"));
    assertThat(open.indexOf("criterion-six-weeks"))
        .isPositive()
        .isLessThan(open.indexOf("criterion-changes-plan"));
    assertThat(open).doesNotContain("criterion-radiculopathy");
  }

  @Test
  void r56EveryLookIsAuditedAndOnlyCaseworkersLook() throws Exception {
    open(supervisor()).andExpect(status().isOk());
    assertThat(audit.of(number, 5))
        .anySatisfy(
            entry -> {
              assertThat(entry.what()).isEqualTo("criteria-viewed");
              assertThat(entry.who()).isEqualTo("supervisor");
            });
    open(owner()).andExpect(status().isForbidden());
    web.perform(get("/cases/D-2026-999999/criteria").with(coordinator()))
        .andExpect(status().isNotFound());
  }

  @Test
  void aCaseWithoutPolicySaysSo() throws Exception {
    web.perform(get("/cases/{number}/criteria", samples.open("Someoneelse")).with(coordinator()))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("None is chosen for this case yet")));
  }

  @Test
  void aWordIsKeptAndShownBesideWhatTheMatchFound() throws Exception {
    say("six-weeks", "met", "Home exercises since June, note of October 5", coordinator())
        .andExpect(redirectedUrl("/cases/" + number + "/criteria#criterion-six-weeks"));

    open(supervisor())
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("Home exercises since June, note of October 5"),
                        containsString("The match had found: <span>missing</span>"),
                        not(containsString("Say otherwise")))));

    web.perform(
            post("/cases/{number}/criteria/six-weeks/withdraw", number)
                .param("reason", "It was another patient's note")
                .with(coordinator())
                .with(csrf()))
        .andExpect(status().is3xxRedirection());
    open(coordinator()).andExpect(content().string(containsString("Taken back")));
  }

  @Test
  void whatIsRefusedStaysAsItWasTyped() throws Exception {
    say("six-weeks", "met", "ok <b>", coordinator())
        .andExpect(status().isOk())
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("Reason: say in a few words"),
                        containsString("ok &lt;b&gt;"),
                        containsString("open=\"open\""))));
    say("six-weeks", "nonsense", "A reason that says enough", coordinator())
        .andExpect(content().string(containsString("Standing: choose")));
    say("no-such", "met", "A reason that says enough", coordinator())
        .andExpect(content().string(containsString("no such criterion")));
    say("changes-plan", "met", "A reason that says enough", coordinator())
        .andExpect(content().string(containsString("Only a physician")));
    say("changes-plan", "met", "The plan depends on it, visit of November 2", physician())
        .andExpect(status().is3xxRedirection());
    say("six-weeks", "met", "A reason that says enough", supervisor())
        .andExpect(status().isForbidden());
  }

  @Test
  void thePageOfTheCaseSaysHowManyAreMetAndLeadsThere() throws Exception {
    web.perform(get("/cases/{number}", number).with(coordinator()))
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("Criteria of the policy"),
                        containsString("2 of 4"),
                        containsString("/cases/" + number + "/criteria"))));
  }

  private ResultActions open(RequestPostProcessor who) throws Exception {
    return web.perform(get("/cases/{number}/criteria", number).with(who));
  }

  private ResultActions say(
      String criterion, String standing, String reason, RequestPostProcessor who) throws Exception {
    return web.perform(
        post("/cases/{number}/criteria/{criterion}", number, criterion)
            .param("standing", standing)
            .param("reason", reason)
            .with(who)
            .with(csrf()));
  }
}
