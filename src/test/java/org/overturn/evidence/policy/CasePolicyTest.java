package org.overturn.evidence.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.overturn.casework.People.coordinator;
import static org.overturn.casework.People.owner;
import static org.overturn.casework.People.physician;
import static org.overturn.casework.People.supervisor;
import static org.overturn.evidence.policy.SamplePolicies.policy;
import static org.overturn.evidence.policy.SamplePolicies.version;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.overturn.audit.Audit;
import org.overturn.audit.AuditEntry;
import org.overturn.casework.SampleCases;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Cases;
import org.overturn.denial.CloseReason;
import org.overturn.denial.Timeline;
import org.overturn.denial.TimelineEntry;
import org.overturn.evidence.Policies;
import org.overturn.evidence.PolicyChosen;
import org.overturn.testing.OverturnTest;
import org.overturn.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** A person chooses by which policy a case is argued. */
@OverturnTest
@RecordApplicationEvents
class CasePolicyTest {

  @Autowired MockMvc web;
  @Autowired Policies policies;
  @Autowired PolicyStore store;
  @Autowired ChosenPolicies chosen;
  @Autowired Cases cases;
  @Autowired Timeline timeline;
  @Autowired Audit audit;
  @Autowired ApplicationEvents events;

  private SampleCases samples;
  private CaseNumber number;
  private UUID cited;
  private UUID other;

  @BeforeEach
  void aCaseThatTwoPoliciesFit(@Autowired ApplicationContext application) {
    samples = SampleCases.in(application);
    number = samples.open("Testperson");
    cited = add("SP-3.1", "CPT 72148");
    other = add("IMG-7", "CPT 7214*");
  }

  @Test
  void thePageShowsWhatArguesTheCaseAndWhatElseFits() throws Exception {
    policies.choose(cases.get(number));
    show(coordinator())
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("SP-3.1, version 1"),
                        containsString("the denial cites it"),
                        containsString("IMG-7, version 1"),
                        containsString("It covers the service"),
                        containsString("Spine Imaging Guideline SP-3.1"),
                        not(containsString("Testperson")))));
    assertThat(audit.of(number, 5)).extracting(AuditEntry::what).contains("case-policy-viewed");
  }

  @Test
  void aCoordinatorChoosesAnotherAndTheOldOneStaysToBeSeen() throws Exception {
    policies.choose(cases.get(number));
    choose(coordinator(), other, cited, "The plan is under this one since July")
        .andExpect(redirectedUrl("/cases/" + number + "/policy"));

    assertThat(policies.of(number)).map(each -> each.id()).contains(other);
    assertThat(chosen.history(number))
        .extracting(ChosenPolicy::policy)
        .containsExactly(other, cited);
    assertThat(timeline.of(number))
        .extracting(TimelineEntry::what)
        .contains(
            "Chose IMG-7, version 1 as the policy of the case instead of SP-3.1, version 1: The"
                + " plan is under this one since July");
    assertThat(audit.of(number, 5)).extracting(AuditEntry::what).contains("policy-chosen");
    assertThat(events.stream(PolicyChosen.class)).containsExactly(new PolicyChosen(number));
    show(physician())
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("What argued it before"),
                        containsString("the denial cites it"))));
  }

  @Test
  void whatTheSystemChoosesByItselfIsNotPublished() {
    policies.choose(cases.get(number));
    assertThat(events.stream(PolicyChosen.class)).isEmpty();
  }

  @Test
  void aPersonsChoiceStaysWhenThePolicyIsLookedUpAgain() throws Exception {
    choose(physician(), other, null, "").andExpect(status().is3xxRedirection());
    assertThat(policies.choose(cases.get(number))).map(each -> each.id()).contains(other);
  }

  @Test
  void inPlaceOfAnotherAReasonIsAskedForAndNothingTypedIsLost() throws Exception {
    policies.choose(cases.get(number));
    choose(coordinator(), other, cited, "  ")
        .andExpect(content().string(containsString("Say why another policy argues the case")));
    choose(coordinator(), other, cited, "x".repeat(301))
        .andExpect(content().string(containsString("longer than 300 characters")))
        .andExpect(content().string(containsString("x".repeat(301))));
    choose(coordinator(), cited, cited, "same")
        .andExpect(content().string(containsString("argued by this version already")));
    choose(coordinator(), null, cited, "none")
        .andExpect(content().string(containsString("Choose one of the policies below")));
    choose(coordinator(), UUID.randomUUID(), cited, "none")
        .andExpect(content().string(containsString("no such policy")));
    assertThat(chosen.history(number)).hasSize(1);
  }

  @Test
  void whoChoosesAfterSomebodyElseIsTold() throws Exception {
    choose(coordinator(), other, null, "").andExpect(status().is3xxRedirection());
    choose(physician(), cited, null, "I had it open")
        .andExpect(content().string(containsString("Somebody else has just chosen")))
        .andExpect(content().string(containsString("I had it open")));
    assertThat(policies.of(number)).map(each -> each.id()).contains(other);
  }

  @Test
  void anEndedCaseKeepsWhatArguedIt() throws Exception {
    policies.choose(cases.get(number));
    samples.change(
        number, denial -> denial.closed(CloseReason.DUPLICATE, TestClock.get().instant()));
    choose(coordinator(), other, cited, "late")
        .andExpect(content().string(containsString("The case has ended")));
    assertThat(chosen.history(number)).hasSize(1);
  }

  @Test
  void onlyThoseWhoPrepareOrArgueACaseChoose() throws Exception {
    choose(supervisor(), other, null, "").andExpect(status().isForbidden());
    choose(owner(), other, null, "").andExpect(status().isForbidden());
    show(supervisor()).andExpect(status().isOk());
    show(owner()).andExpect(status().isForbidden());
  }

  @Test
  void anyPolicyCanBeLookedForWhereNoneFits() throws Exception {
    UUID carelon =
        store.add(version("CG-1", "1", "carelon", null, null, "CPT 1"), Origin.PAGE, "owner").id();
    show(coordinator()).andExpect(content().string(not(containsString("CG-1"))));
    web.perform(get("/cases/{number}/policy?all=true", number).with(coordinator()))
        .andExpect(content().string(containsString("CG-1, version 1")));
    choose(coordinator(), carelon, null, "Carelon reviews for this plan")
        .andExpect(status().is3xxRedirection());
    assertThat(policies.of(number)).map(each -> each.id()).contains(carelon);
  }

  @Test
  void theCaseSaysByWhichPolicyItIsArguedAndLeadsThere() throws Exception {
    page().andExpect(content().string(containsString("None is chosen: 2 fit")));
    policies.choose(cases.get(number));
    page()
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("/cases/" + number + "/policy"),
                        containsString("SP-3.1, version 1"),
                        containsString("Source: https://payer.example/policies"))));
  }

  private UUID add(String policy, String service) {
    return store.add(policy(policy, service), Origin.PAGE, "owner").id();
  }

  private ResultActions page() throws Exception {
    return web.perform(get("/cases/{number}", number).with(coordinator()));
  }

  private ResultActions show(RequestPostProcessor who) throws Exception {
    return web.perform(get("/cases/{number}/policy", number).with(who));
  }

  private ResultActions choose(RequestPostProcessor who, UUID policy, UUID seen, String why)
      throws Exception {
    MockHttpServletRequestBuilder request =
        post("/cases/{number}/policy", number).with(who).with(csrf()).param("why", why);
    if (policy != null) {
      request.param("policy", policy.toString());
    }
    if (seen != null) {
      request.param("seen", seen.toString());
    }
    return web.perform(request);
  }
}
