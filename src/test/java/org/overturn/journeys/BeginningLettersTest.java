package org.overturn.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.overturn.appeal.letter.LetterKind;
import org.overturn.appeal.letter.LetterState;
import org.overturn.appeal.letter.Letters;
import org.overturn.casework.People;
import org.overturn.denial.AppealTrack;
import org.overturn.denial.CloseReason;
import org.overturn.denial.LineOfBusiness;
import org.overturn.resolution.Closing;
import org.overturn.testing.OverturnTest;
import org.overturn.testing.TestClock;
import org.overturn.testing.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Letters beside an appeal that no task asks for are begun, sealed and noted as sent by hand. */
@OverturnTest
@Import(Journey.class)
class BeginningLettersTest {

  @Autowired Journey journey;
  @Autowired Letters letters;
  @Autowired Closing closing;
  @Autowired MockMvc web;
  @Autowired JdbcTemplate database;
  @LocalServerPort int port;
  private Visitor visitor;

  @AfterEach
  void close() {
    if (visitor != null) {
      visitor.close();
    }
  }

  @Test
  void aRequestForTheRationaleIsBegunSealedOnceAndNotedAsSentOnce_R60() throws Exception {
    filed();
    LetterState begun = begin(LetterKind.RATIONALE_REQUEST);
    assertThat(begun.isSealed()).isFalse();

    refused(act("letters/" + begun.id() + "/sent", sent()), "Only a sealed letter");
    refused(
        act("letters/" + begun.id() + "/seal", Map.of("seen", "" + (begun.revision() + 1))),
        "changed since you looked");
    web.perform(act("letters/" + begun.id() + "/seal", Map.of("seen", "" + begun.revision())))
        .andExpect(redirectedUrl(page()));
    assertThat(newest(LetterKind.RATIONALE_REQUEST).signature().name()).contains("Carmen Ortiz");

    Map<String, String> future = sent();
    future.put("on", "2026-11-19");
    refused(act("letters/" + begun.id() + "/sent", future), "lies in the future");
    web.perform(act("letters/" + begun.id() + "/sent", sent())).andExpect(redirectedUrl(page()));
    refused(act("letters/" + begun.id() + "/sent", sent()), "was not sent yet");
    assertThat(
            database.queryForMap(
                "select * from overturn.appeal_sending where purpose = 'rationale-request'"))
        .containsEntry("destination", "800-555-0190")
        .containsEntry("letter_sha256", newest(LetterKind.RATIONALE_REQUEST).sha256());
  }

  @Test
  void theRequestForAReviewerOfTheSameSpecialtyIsThePhysiciansToSign_R63() throws Exception {
    filed();
    LetterState begun = begin(LetterKind.SAME_SPECIALTY_REQUEST);
    refused(
        act("letters/" + begun.id() + "/seal", Map.of("seen", "" + begun.revision())),
        "A physician signs this letter");
  }

  @Test
  void whatCannotBeBegunNowIsNotOffered() throws Exception {
    filed();
    web.perform(get(page()).with(People.coordinator()))
        .andExpect(content().string(containsString("Request for a reviewer of the same")))
        .andExpect(content().string(not(containsString("value=\"regulator-complaint\""))))
        .andExpect(content().string(not(containsString("value=\"withdrawal\""))))
        .andExpect(content().string(not(containsString("value=\"medicare-independent-review\""))));
    refused(act("letters", Map.of("kind", "withdrawal")), "Choose a letter from the list");
    TestClock.get().advance(Duration.ofDays(31));
    web.perform(get(page()).with(People.coordinator()))
        .andExpect(content().string(containsString("value=\"regulator-complaint\"")));
    refused(act("letters", Map.of("kind", "internal-appeal")), "Choose a letter from the list");
  }

  @Test
  void aStatementGoesToTheIndependentReviewerWhereThePlanSentTheFileOn() throws Exception {
    Notices humana =
        Notices.clinical().from("humana", "Humana").under(LineOfBusiness.MEDICARE_ADVANTAGE);
    journey
        .opens(humana.notice(), humana.payer())
        .physician("userTask_signLetter", Answers.signature())
        .coordinator("userTask_fileAppeal", Answers.filed())
        .coordinator("userTask_recordAppealDecision", Answers.decision("upheld", "2026-11-18"));
    LetterState statement = begin(LetterKind.MEDICARE_INDEPENDENT_REVIEW, "external");
    assertThat(statement.level()).isEqualTo("external");
  }

  @Test
  void anAppealOfACaseThatWasClosedIsWithdrawnByHand_R51() throws Exception {
    filed();
    closing.close(journey.number(), CloseReason.OTHER, null, "supervisor");
    LetterState begun = begin(LetterKind.WITHDRAWAL);
    web.perform(act("letters/" + begun.id() + "/seal", Map.of("seen", "" + begun.revision())));
    web.perform(act("letters/" + begun.id() + "/sent", sent())).andExpect(redirectedUrl(page()));
    assertThat(journey.denial().appealTrack()).isEqualTo(AppealTrack.WITHDRAWN);
    assertThat(journey.denial().isAppealFiled()).isFalse();

    refused(act("later", Map.of("decision", "upheld", "on", "")), "Give the day");
    refused(act("later", Map.of("decision", "", "on", "2026-11-18")), "Choose what the payer");
    refused(
        act("later", Map.of("decision", "upheld", "on", "2026-11-01")),
        "No appeal of this case was with the payer on that day");
    web.perform(act("later", Map.of("decision", "overturned", "on", "2026-11-18")))
        .andExpect(redirectedUrl(page()));
    web.perform(get(page()).with(People.supervisor()))
        .andExpect(content().string(containsString("contradicts how the case stands")));
    assertThat(journey.timeline()).anyMatch(line -> line.endsWith("overturned"));
  }

  @Test
  void aDecisionThatTheCaseWaitsForIsTheTasksToRecord() throws Exception {
    filed();
    refused(
        act("later", Map.of("decision", "upheld", "on", "2026-11-18")),
        "record it in the task that is open");
  }

  @Test
  void aPhysicianBeginsALetterAndSealsNoneOfThePractices() throws Exception {
    filed();
    web.perform(with(People.physician(), "letters", Map.of("kind", "rationale-request")))
        .andExpect(status().is3xxRedirection());
    LetterState begun = newest(LetterKind.RATIONALE_REQUEST);
    web.perform(
            with(
                People.physician(),
                "letters/" + begun.id() + "/seal",
                Map.of("seen", "" + begun.revision())))
        .andExpect(status().isForbidden());
  }

  @Test
  void thePageFitsADeskAndAPhoneAndKeepsNobodyOut() throws Exception {
    filed();
    LetterState begun = begin(LetterKind.RATIONALE_REQUEST);
    web.perform(act("letters/" + begun.id() + "/seal", Map.of("seen", "" + begun.revision())));
    begin(LetterKind.SAME_SPECIALTY_REQUEST);
    visitor = Visitor.signedIn("coordinator", port);
    for (int width : new int[] {390, 1280}) {
      visitor.opens(page(), width);
      visitor.canUse("letters beside the appeal at " + width);
      visitor.keepsPicture("filing-letters-" + width);
    }
    visitor.page().locator("summary:has-text('It was sent')").press("Enter");
    visitor.canUse("a letter that was sent");
    assertThat(visitor.complaints()).isEmpty();
  }

  private void filed() {
    Notices denial = Notices.clinical();
    journey
        .opens(denial.notice(), denial.payer())
        .coordinator("userTask_requestPeerToPeer", Answers.requestRefused())
        .physician("userTask_signLetter", Answers.signature())
        .coordinator("userTask_fileAppeal", Answers.filed());
  }

  private LetterState begin(LetterKind kind) throws Exception {
    return begin(kind, "internal-1");
  }

  private LetterState begin(LetterKind kind, String level) throws Exception {
    web.perform(act("letters", Map.of("kind", kind.code()))).andExpect(status().is3xxRedirection());
    return letters.newest(journey.number(), kind, level).orElseThrow();
  }

  private LetterState newest(LetterKind kind) {
    return letters.newest(journey.number(), kind, "internal-1").orElseThrow();
  }

  private static Map<String, String> sent() {
    Map<String, String> given = new HashMap<>();
    given.put("method", "fax");
    given.put("on", "2026-11-18");
    given.put("destination", "800-555-0190");
    given.put("confirmation", "F-9");
    return given;
  }

  private void refused(MockHttpServletRequestBuilder request, String words) throws Exception {
    web.perform(request)
        .andExpect(
            result -> assertThat((String) result.getFlashMap().get("refused")).contains(words));
  }

  private MockHttpServletRequestBuilder act(String what, Map<String, String> given) {
    return with(People.coordinator(), what, given);
  }

  private MockHttpServletRequestBuilder with(
      RequestPostProcessor person, String what, Map<String, String> given) {
    MockHttpServletRequestBuilder request = post(page() + "/" + what).with(person).with(csrf());
    given.forEach(request::param);
    return request;
  }

  private String page() {
    return "/cases/" + journey.number() + "/filing";
  }
}
