package org.overturn.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.overturn.casework.People;
import org.overturn.denial.LineOfBusiness;
import org.overturn.testing.OverturnTest;
import org.overturn.testing.TestClock;
import org.overturn.testing.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** A sending that is stuck is seen, and the same is sent again once, not twice (R62). */
@OverturnTest
@Import(Journey.class)
class StuckSendingTest {

  private static final String FILE = "userTask_fileAppeal";

  @Autowired Journey journey;
  @Autowired MockMvc web;
  @Autowired JdbcTemplate database;
  @LocalServerPort int port;
  private Visitor visitor;

  @BeforeEach
  void aLetterIsSigned() {
    Notices denial =
        Notices.clinical().from("humana", "Humana").under(LineOfBusiness.MEDICARE_ADVANTAGE);
    journey
        .opens(denial.notice(), denial.payer())
        .physician("userTask_signLetter", Answers.signature());
    TestClock.get().advance(Duration.ofMinutes(20));
  }

  @AfterEach
  void close() {
    if (visitor != null) {
      visitor.close();
    }
  }

  @Test
  void anAttemptThatNothingConfirmsIsSeenAsStuckAndItsConfirmationSettlesIt() throws Exception {
    web.perform(note(attempt("unconfirmed"))).andExpect(redirectedUrl(page()));
    web.perform(get(page()).with(People.physician()))
        .andExpect(content().string(containsString("not confirmed")));
    web.perform(get("/cases/" + journey.number()).with(People.supervisor()))
        .andExpect(content().string(containsString("stuck: not confirmed, not failed")));

    journey.coordinator(FILE, at("10:05"));
    assertThat(states()).containsExactly("CONFIRMED");
    web.perform(get(page()).with(People.coordinator()))
        .andExpect(content().string(containsString("Proof 1")));
  }

  @Test
  void whoFilesAgainWhileOneIsStuckSaysWhyAndBothAreKept() throws Exception {
    web.perform(note(attempt("unconfirmed")));
    Map<String, Object> again = at("10:15");
    assertThatThrownBy(() -> journey.coordinator(FILE, again))
        .hasMessageContaining("neither confirmed nor failed");
    journey.coordinator(
        FILE, Answers.with(again, "explanation", "The plan asked for a second fax"));
    assertThat(states()).containsExactly("UNCONFIRMED", "CONFIRMED");
  }

  @Test
  void whatTurnsOutToHaveFailedIsSettledOnceAndTheNextNeedsNoExplanation() throws Exception {
    web.perform(note(attempt("unconfirmed")));
    Map<String, String> second = attempt("unconfirmed");
    second.put("time", "10:12");
    web.perform(note(second))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("is neither confirmed nor failed")))
        .andExpect(content().string(containsString("value=\"10:12\"")));
    UUID stuck = database.queryForObject("select id from overturn.appeal_sending", UUID.class);
    web.perform(failed(stuck, "Busy five times")).andExpect(redirectedUrl(page()));
    web.perform(failed(stuck, "Again"))
        .andExpect(
            result ->
                assertThat(result.getFlashMap().get("refused"))
                    .isEqualTo("This sending is settled already; look at what became of it."));
    journey.coordinator(FILE, at("10:15"));
    assertThat(states()).containsExactly("FAILED", "CONFIRMED");
    assertThat(journey.timeline())
        .contains("Sending of the appeal by fax to 800-555-0142 failed: Busy five times");
  }

  @Test
  void whatCannotBeIsSaidAndNothingIsKept() throws Exception {
    refused("method", "", "Choose how it was sent");
    refused("state", "", "Say whether it failed");
    refused("date", "yesterday", "Give the day and the time");
    refused("date", "2026-11-19", "lies in the future");
    refused("time", "09:30", "The letter was signed only on");
    refused("level", "internal-2", "Nothing can be noted for this level");
    refused("destination", "", "Say where it was sent");
    Map<String, String> failed = attempt("failed");
    failed.remove("note");
    web.perform(note(failed))
        .andExpect(content().string(containsString("Say in the note how it failed")));
    assertThat(states()).isEmpty();
  }

  @Test
  void aPhysicianReadsThePageAndNotesNothing() throws Exception {
    web.perform(get(page()).with(People.physician())).andExpect(status().isOk());
    web.perform(note(attempt("failed")).with(People.physician())).andExpect(status().isForbidden());
    assertThat(
            database.queryForList(
                "select who || ' ' || what from overturn.audit_entry where what like 'filing%'",
                String.class))
        .containsExactly("physician filing-viewed");
  }

  @Test
  void thePageIsReadOnADeskAndOnAPhone() throws Exception {
    Map<String, String> failed = attempt("failed");
    web.perform(note(failed));
    web.perform(note(attempt("unconfirmed")));
    journey.uploadsProof();
    visitor = Visitor.signedIn("coordinator", port);
    for (int width : new int[] {390, 1280}) {
      visitor.opens(page(), width);
      visitor.canUse("filing at " + width);
      visitor.keepsPicture("filing-" + width);
    }
    visitor.page().click("summary:has-text('It failed')");
    visitor.page().fill("[id^='failed-']", "The line was busy");
    visitor.page().waitForNavigation(() -> visitor.page().keyboard().press("Enter"));
    assertThat(visitor.page().locator("[role=status]").innerText()).contains("noted as failed");
    assertThat(visitor.complaints()).isEmpty();
  }

  private void refused(String field, String typed, String words) throws Exception {
    Map<String, String> given = attempt("unconfirmed");
    given.put(field, typed);
    web.perform(note(given))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString(words)));
  }

  private String page() {
    return "/cases/" + journey.number() + "/filing";
  }

  private MockHttpServletRequestBuilder note(Map<String, String> given) {
    MockHttpServletRequestBuilder request = post(page()).with(People.coordinator()).with(csrf());
    given.forEach(request::param);
    return request;
  }

  private MockHttpServletRequestBuilder failed(UUID id, String why) {
    return post(page() + "/" + id + "/failed")
        .with(People.coordinator())
        .with(csrf())
        .param("note", why);
  }

  private static Map<String, String> attempt(String state) {
    Map<String, String> given = new HashMap<>();
    given.put("level", "internal-1");
    given.put("method", "fax");
    given.put("date", "2026-11-18");
    given.put("time", "10:05");
    given.put("destination", "800-555-0142");
    given.put("state", state);
    given.put("note", "No receipt came");
    return given;
  }

  private static Map<String, Object> at(String time) {
    return Answers.filed("2026-11-18", time);
  }

  private List<String> states() {
    return database.queryForList(
        "select state from overturn.appeal_sending order by place", String.class);
  }
}
