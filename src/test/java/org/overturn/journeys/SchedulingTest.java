package org.overturn.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.overturn.availability.Availability;
import org.overturn.availability.CalendarServer;
import org.overturn.casework.People;
import org.overturn.denial.CaseNumber;
import org.overturn.process.AnswerRefused;
import org.overturn.testing.OverturnTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;

/**
 * Agreeing the time of a call: what is proposed, what is refused, and that no time is given twice.
 */
@OverturnTest
@Import(Journey.class)
@ExtendWith(NoPatientDataElsewhere.class)
class SchedulingTest {

  private static final String SCHEDULE = "userTask_scheduleCall";

  @Autowired Journey journey;
  @Autowired Availability availability;
  @Autowired IdentityService identity;
  @Autowired JdbcTemplate database;
  @Autowired ObjectMapper json;
  @Autowired MockMvc web;
  private int opened;

  @AfterEach
  void theColleagueLeaves() {
    identity.deleteUser("colleague");
  }

  @Test
  void slotsAreProposedInBothPeoplesHoursTheBestFirstEachWithItsReason() throws Exception {
    availability.enter(
        "physician",
        Map.of("working.3", "8-17", "clinic.3", "8-15:30", "working.4", "13-14"),
        "physician");
    granted();
    JsonNode found = proposals();

    // Wednesday 18 November 2026, 10:00 in New York; UnitedHealthcare answers from 8 to 5 Central
    assertThat(found.at("/slots/0/at").asText()).isEqualTo("Wed, Nov 18, 2026, 3:30 PM EST");
    assertThat(found.at("/slots/0/why").asText())
        .startsWith("earliest; 5 h 30 min to complete the packet; ")
        .endsWith(" before the window closes");
    assertThat(found.findValuesAsText("at"))
        .contains("Wed, Nov 18, 2026, 4:30 PM EST", "Thu, Nov 19, 2026, 1:00 PM EST");
    assertThat(found.findValuesAsText("physician")).containsOnly("physician");

    journey.coordinator("userTask_completePrepPacket", Answers.packet());
    assertThat(proposals().at("/slots/0/why").asText()).startsWith("earliest; packet ready; ");
  }

  @Test
  void theProposalThatIsChosenIsTaken() throws Exception {
    granted();
    JsonNode best = proposals().at("/slots/0");
    journey.coordinator(
        SCHEDULE, Answers.slot(best.at("/date").asText(), best.at("/time").asText()));
    journey.task("userTask_conductCall");
  }

  @Test
  void theLastSlotIsToldOfWhenItIsNear() throws Exception {
    availability.enter("physician", Map.of("working.3", "12-13"), "physician");
    granted();
    windowClosesAt("2026-11-18T20:00:00Z");

    assertThat(proposals().at("/warnings").toString())
        .contains("The last slot in the window is at Wed, Nov 18, 2026, 12:45 PM EST: 2 h 45 min");
  }

  @Test
  void whenTheWindowIsCorrectedTheSlotsFollow() throws Exception {
    granted();
    int before = proposals().at("/slots").size();
    windowClosesAt("2026-11-18T16:00:00Z");

    assertThat(before).as("proposals").isEqualTo(6);
    assertThat(proposals().findValuesAsText("at"))
        .containsExactly("Wed, Nov 18, 2026, 10:30 AM EST");
  }

  @Test
  void aSlotOutsideThePayersHoursTheWindowOrThePhysiciansHoursIsRefusedWithTheReason_R11() {
    availability.enter("physician", Map.of("working.4", "8-17", "clinic.4", "9-10"), "physician");
    granted();
    windowClosesAt("2026-11-20T20:00:00Z");

    refused(Answers.slot("2026-11-18", "08:00"), "the slot lies in the past");
    refused(Answers.slot("2026-11-19", "19:00"), "the payer takes calls from 08:00 to 17:00");
    refused(Answers.slot("2026-11-21", "13:00"), "the payer takes calls on business days");
    refused(
        Answers.slot("2026-11-23", "13:00"),
        "the call has to be over by Fri, Nov 20, 2026, 3:00 PM EST");
    refused(Answers.slot("2026-11-19", "09:30"), "they see patients then");
    refused(Answers.slot("2026-11-20", "13:00"), "they do not work then");
    journey.coordinator(SCHEDULE, Answers.slot("2026-11-19", "13:00"));
  }

  @Test
  void aTimeThatThePayerItselfSetOrThePhysicianAgreedToIsTakenAndStandsOnTheTimeline() {
    availability.enter("physician", Map.of("clinic.1", "9-17"), "physician");
    granted();
    windowClosesAt("2026-11-20T20:00:00Z");
    Map<String, Object> late = Answers.slot("2026-11-23", "13:00");
    refused(Answers.with(late, "payerSetTime", true), "they see patients then");

    journey.coordinator(
        SCHEDULE, Answers.with(Answers.with(late, "payerSetTime", true), "physicianAgreed", true));
    assertThat(journey.timeline())
        .contains(
            "Call scheduled for Mon, Nov 23, 2026, 1:00 PM EST. The payer itself set the time."
                + " The physician agreed to a time outside their free hours");
  }

  @Test
  void aPhysiciansTimeIsGivenToOneCallOnly() throws Exception {
    granted();
    journey.coordinator(SCHEDULE, Answers.slot("2026-11-18", "11:00"));
    granted();

    refused(Answers.slot("2026-11-18", "11:05"), "the physician has another call at this time");
    assertThat(proposals().findValuesAsText("time")).doesNotContain("11:00");
  }

  @Test
  void ofCallsThatAreScheduledForTheSameTimeInTheSameMomentOneIsTaken() throws Exception {
    List<CaseNumber> cases = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      granted();
      cases.add(journey.number());
    }
    CyclicBarrier together = new CyclicBarrier(cases.size());
    ExecutorService people = Executors.newFixedThreadPool(cases.size());
    try {
      List<Callable<String>> attempts = new ArrayList<>();
      for (CaseNumber number : cases) {
        attempts.add(() -> attempt(number, together));
      }
      List<String> outcomes = new ArrayList<>();
      for (Future<String> outcome : people.invokeAll(attempts)) {
        outcomes.add(outcome.get());
      }
      assertThat(outcomes).containsOnlyOnce("taken");
      assertThat(outcomes.stream().filter(outcome -> !outcome.equals("taken")))
          .hasSize(5)
          .allMatch(why -> why.contains("the physician has another call at this time"));
    } finally {
      people.shutdownNow();
    }
    assertThat(
            database.queryForObject(
                "select count(*) from overturn.peer_to_peer_call where holds_slot", Long.class))
        .isEqualTo(1);
  }

  @Test
  void aColleagueOfTheSpecialtyIsNamedWhenTheOrderingPhysicianHasNoSlotAndIsAskedWhenChosen()
      throws Exception {
    colleague("Orthopedic surgery");
    availability.enter(
        "physician",
        Map.of("specialty", "orthopedic surgery", "npi", "1234567893", "clinic.3", "0-23:59"),
        "physician");
    Notices denial = Notices.clinical();
    journey.opens(denial.notice(), denial.payer());
    anyPhysicianMaySpeak();
    windowClosesAt("2026-11-18T21:00:00Z");
    journey.coordinator("userTask_requestPeerToPeer", Answers.requestGranted());
    JsonNode found = proposals();

    assertThat(found.at("/covering").asBoolean()).isTrue();
    assertThat(found.at("/warnings").toString())
        .contains("Anselm Okafor has no slot left before the window closes")
        .contains("can cover");
    assertThat(found.findValuesAsText("physician")).containsOnly("colleague");
    journey.coordinator(
        SCHEDULE, Answers.with(Answers.slot("2026-11-18", "13:00"), "physician", "colleague"));
    assertThat(journey.timeline()).anyMatch(what -> what.contains("colleague is asked to cover"));
  }

  @Test
  void nobodyCoversWhereThePayerSpeaksWithTheOrderingPhysicianOnly_R17() throws Exception {
    colleague("Orthopedic surgery");
    availability.enter(
        "physician",
        Map.of("specialty", "Orthopedic surgery", "npi", "1234567893", "clinic.3", "0-23:59"),
        "physician");
    Notices denial = Notices.clinical();
    journey.opens(denial.notice(), denial.payer());
    windowClosesAt("2026-11-18T21:00:00Z");
    journey.coordinator("userTask_requestPeerToPeer", Answers.requestGranted());

    assertThat(proposals().at("/slots")).isEmpty();
    assertThat(proposals().at("/warnings").toString())
        .contains("only the ordering physician may speak");
    refused(
        Answers.with(Answers.slot("2026-11-18", "13:00"), "physician", "colleague"),
        "the ordering physician holds the call");
  }

  @Test
  void whatThePhysiciansOwnCalendarSaysIsLeftOut() throws Exception {
    try (CalendarServer server = new CalendarServer()) {
      server.answers(
          """
          BEGIN:VCALENDAR
          BEGIN:VEVENT
          UID:1@calendar.example
          DTSTART;TZID=America/New_York:20261118T110000
          DTEND;TZID=America/New_York:20261118T160000
          END:VEVENT
          END:VCALENDAR
          """);
      availability.enter("physician", Map.of("calendar", server.address()), "physician");
      granted();

      assertThat(proposals().at("/slots/0/at").asText())
          .isEqualTo("Wed, Nov 18, 2026, 4:00 PM EST");
      refused(Answers.slot("2026-11-18", "15:55"), "they are busy by their own calendar");
      journey.coordinator(SCHEDULE, Answers.slot("2026-11-18", "16:00"));
      assertThat(server.asked()).as("times that the server was asked").isEqualTo(1);
    }
  }

  @Test
  void aCalendarThatCannotBeReadIsSaidAndKeepsNobodyFromScheduling() throws Exception {
    try (CalendarServer server = new CalendarServer()) {
      server.answers(503, "down for a while");
      availability.enter("physician", Map.of("calendar", server.address()), "physician");
      granted();
      JsonNode found = proposals();

      assertThat(found.at("/warnings").toString())
          .contains("The calendar of Anselm Okafor was not consulted: its server answers 503.")
          .doesNotContain("secret");
      assertThat(found.at("/slots")).hasSize(6);
      journey.coordinator(SCHEDULE, Answers.slot("2026-11-18", "11:00"));
    }
  }

  @Test
  void onlyTheCareTeamSeesTheSlots() throws Exception {
    granted();
    web.perform(get("/cases/" + journey.number() + "/slots").with(People.machine()))
        .andExpect(status().isForbidden());
    web.perform(get("/cases/D-2026-999999/slots").with(People.coordinator()))
        .andExpect(status().isNotFound());
  }

  private String attempt(CaseNumber number, CyclicBarrier together) throws Exception {
    String task = journey.taskOf(number, SCHEDULE).getId();
    together.await();
    try {
      journey.completesTask("coordinator", task, Answers.slot("2026-11-18", "11:00"));
      return "taken";
    } catch (AnswerRefused refused) {
      return refused.getMessage();
    }
  }

  private void granted() {
    Notices denial = Notices.clinical().numbered("REF-" + ++opened);
    journey
        .opens(denial.notice(), denial.payer())
        .coordinator("userTask_requestPeerToPeer", Answers.requestGranted());
  }

  private void refused(Map<String, Object> answers, String why) {
    assertThatThrownBy(() -> journey.coordinator(SCHEDULE, answers)).hasMessageContaining(why);
    journey.task(SCHEDULE);
  }

  private JsonNode proposals() throws Exception {
    return json.readTree(
        web.perform(get("/cases/" + journey.number() + "/slots").with(People.coordinator()))
            .andExpect(status().isOk())
            .andReturn()
            .getResponse()
            .getContentAsString());
  }

  private void windowClosesAt(String instant) {
    database.update(
        "update overturn.case_deadline set due_at = ?::timestamptz"
            + " where case_number = ? and kind = 'CALL_WINDOW'",
        Instant.parse(instant).toString(),
        journey.number().value());
  }

  private void anyPhysicianMaySpeak() {
    database.update(
        "update overturn.case_rule set outputs = jsonb_set(outputs, '{whoMaySpeak}',"
            + " '\"any-physician\"') where case_number = ? and rule_kind = 'peer-to-peer'",
        journey.number().value());
  }

  private void colleague(String specialty) {
    User user = identity.newUser("colleague");
    user.setFirstName("Nadia");
    user.setLastName("Rahman");
    user.setEmail("colleague@practice.example");
    identity.saveUser(user);
    identity.createMembership("colleague", "physicians");
    availability.enter("colleague", Map.of("specialty", specialty), "colleague");
  }
}
