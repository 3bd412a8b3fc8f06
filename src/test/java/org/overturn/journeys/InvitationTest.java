package org.overturn.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;

import jakarta.mail.BodyPart;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VAlarm;
import net.fortuna.ical4j.model.component.VEvent;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.overturn.casework.People;
import org.overturn.denial.CallTrack;
import org.overturn.denial.CloseReason;
import org.overturn.resolution.Closing;
import org.overturn.testing.OverturnTest;
import org.overturn.testing.TestClock;
import org.overturn.testing.TestMail;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;

/**
 * What the called physician's mailbox gets, read as a calendar reads it, and every path of {@code
 * call-off.bpmn}.
 */
@OverturnTest
@Import(Journey.class)
@ExtendWith(NoPatientDataElsewhere.class)
class InvitationTest {

  @RegisterExtension
  static final ModelCoverage COVERAGE = ModelCoverage.ofEveryPathThrough("call-off");

  private static final String PHYSICIAN = "physician@practice.example";
  private static final String SCHEDULE = "userTask_scheduleCall";

  @Autowired Journey journey;
  @Autowired Closing closing;
  @Autowired IdentityService identity;
  @Autowired JdbcTemplate database;
  @Autowired MockMvc web;

  @AfterEach
  void theColleagueLeaves() {
    identity.deleteUser("colleague");
  }

  @Test
  void theInvitationBlocksTheTimeInThePhysiciansCalendarAndNamesNoPatient_R10() throws Exception {
    scheduled("2026-11-19", "13:00");
    Calendar calendar = calendars(PHYSICIAN).get(0);
    VEvent event = event(calendar);

    calendar.validate();
    assertThat(value(calendar.getProperty("METHOD").orElseThrow())).isEqualTo("REQUEST");
    assertThat(value(event, "SEQUENCE")).isEqualTo("0");
    assertThat(value(event, "DTSTART")).isEqualTo("20261119T180000Z");
    assertThat(value(event, "DTEND")).isEqualTo("20261119T181000Z");
    assertThat(value(event, "DTSTAMP")).isEqualTo("20261118T150000Z");
    assertThat(value(event, "SUMMARY")).isEqualTo("Peer-to-peer call " + journey.number());
    assertThat(value(event, "TRANSP")).isEqualTo("OPAQUE");
    assertThat(value(event, "STATUS")).isEqualTo("CONFIRMED");
    assertThat(value(event, "LOCATION")).isEqualTo("555-0100");
    assertThat(value(event, "ORGANIZER")).isEqualTo("mailto:overturn@practice.example");
    assertThat(value(event, "ATTENDEE")).isEqualTo("mailto:" + PHYSICIAN);
    assertThat(event.getRequiredProperty("ATTENDEE").toString())
        .contains("RSVP=TRUE", "PARTSTAT=NEEDS-ACTION", "ROLE=REQ-PARTICIPANT");
    assertThat(event.getAlarms()).hasSize(1);
    VAlarm alarm = event.getAlarms().get(0);
    assertThat(value(alarm.getRequiredProperty("TRIGGER"))).isEqualTo("-PT15M");
    assertThat(calendar.toString())
        .contains("/cases/" + journey.number())
        .doesNotContain("Zyxmarked", "Qvphitest", "MEMB-ZYX-77");
  }

  @Test
  void whatStandsBesideTheNumberToDialStaysOnTheCasePage() throws Exception {
    granted();
    journey
        .coordinator(
            SCHEDULE,
            Answers.with(
                Answers.slot("2026-11-19", "13:00"), "dialIn", "555-0100, ask about Ms. Qvphitest"))
        .settles();

    assertThat(calendars(PHYSICIAN).get(0).toString())
        .doesNotContain("Qvphitest")
        .contains("the number is on the case page");
  }

  @Test
  void aCallThatIsMovedIsTheSameInTheCalendarAtItsNewTime() throws Exception {
    scheduled("2026-11-19", "13:00");
    move("payer");
    assertThat(journey.denial().callTrack()).isEqualTo(CallTrack.TO_SCHEDULE);
    assertThat(held()).isZero();
    journey.coordinator(SCHEDULE, Answers.slot("2026-11-20", "14:00")).settles();

    List<Calendar> sent = calendars(PHYSICIAN);
    assertThat(sent).hasSize(2);
    VEvent first = event(sent.get(0));
    VEvent second = event(sent.get(1));
    assertThat(value(second, "UID")).isEqualTo(value(first, "UID"));
    assertThat(value(second, "SEQUENCE")).isEqualTo("1");
    assertThat(value(second, "DTSTART")).isEqualTo("20261120T190000Z");
    assertThat(journey.timeline()).contains("The call is moved: the payer asked for another time");
    journey.physician("userTask_conductCall", Answers.call("upheld"));
  }

  @Test
  void whoNeedNotHoldTheCallAnyMoreIsToldAndTheOtherInvited() throws Exception {
    colleague();
    scheduled("2026-11-19", "13:00");
    anyPhysicianMaySpeak();
    move("physician");
    journey
        .coordinator(
            SCHEDULE, Answers.with(Answers.slot("2026-11-19", "15:00"), "physician", "colleague"))
        .settles();

    List<Calendar> sent = calendars(PHYSICIAN);
    assertThat(sent).hasSize(2);
    assertCancels(sent.get(1), sent.get(0));
    assertThat(value(event(calendars("colleague@practice.example").get(0)), "SEQUENCE"))
        .isEqualTo("0");
  }

  @Test
  void aCaseThatIsClosedTakesItsCallOutOfTheCalendar() throws Exception {
    scheduled("2026-11-19", "13:00");
    closing.close(journey.number(), CloseReason.DUPLICATE, null, "supervisor");
    journey.settles().isOver();

    assertCalledOff();
  }

  @Test
  void anAppealThatOverturnsTakesTheCallOutOfTheCalendar() throws Exception {
    scheduled("2026-11-19", "13:00");
    journey.tells(process -> process.payerApproved(journey.number())).settles();

    assertCalledOff();
  }

  @Test
  void aCallThatWasHeldIsNotCalledOff() throws Exception {
    scheduled("2026-11-19", "13:00");
    journey.physician("userTask_conductCall", Answers.call("overturned")).settles();

    assertThat(calendars(PHYSICIAN)).hasSize(1);
  }

  @Test
  void aCallThatNobodyIsInvitedToYetIsNotCalledOffByMail() throws Exception {
    granted();
    journey.coordinator(SCHEDULE, Answers.slot("2026-11-19", "13:00"));
    closing.close(journey.number(), CloseReason.DUPLICATE, null, "supervisor");
    journey.settles().isOver();

    assertThat(TestMail.to(PHYSICIAN)).isEmpty();
    assertThat(held()).isZero();
  }

  @Test
  void aPayerThatGivesNoTimeIsAskedAgainWhileTheWindowIsOpen() throws Exception {
    scheduled("2026-11-19", "13:00");
    move("payer");
    journey.coordinator(SCHEDULE, Map.of("noSlot", true)).settles();

    assertThat(journey.denial().callTrack()).isEqualTo(CallTrack.TO_REQUEST);
    assertThat(journey.openTasks()).contains("userTask_requestPeerToPeer");
    assertCancels(calendars(PHYSICIAN).get(1), calendars(PHYSICIAN).get(0));
    journey.coordinator("userTask_requestPeerToPeer", Answers.requestGranted());
    journey.coordinator(SCHEDULE, Answers.slot("2026-11-19", "15:00")).settles();
    assertThat(calendars(PHYSICIAN)).hasSize(3);
    assertThat(value(event(calendars(PHYSICIAN).get(2)), "UID"))
        .as("an invitation that was called off is not taken up again")
        .isNotEqualTo(value(event(calendars(PHYSICIAN).get(0)), "UID"));
  }

  @Test
  void aPayerThatGaveNoTimeBeforeItsWindowClosedLeavesTheAppealAlone() {
    granted();
    journey.waitsUntil(TestClock.START.plus(Duration.ofDays(30)));
    journey.coordinator(SCHEDULE, Map.of("noSlot", true)).settles();

    assertThat(journey.denial().callTrack()).isEqualTo(CallTrack.NOT_AVAILABLE);
    assertThat(journey.denial().callNote()).contains("gave no time for it");
    assertThat(journey.openTasks()).doesNotContain(SCHEDULE, "userTask_requestPeerToPeer");
  }

  @Test
  void withoutATimeTheFormSaysWhatItNeeds() {
    granted();
    assertThatThrownBy(() -> journey.coordinator(SCHEDULE, Map.of("callDate", "2026-11-19")))
        .hasMessageContaining("give the day of the call, the time, who holds it");
  }

  @Test
  void onlyACallThatIsScheduledCanBeMoved() throws Exception {
    granted();
    web.perform(
            post("/cases/" + journey.number() + "/call-moved")
                .param("who", "payer")
                .with(People.coordinator())
                .with(csrf()))
        .andExpect(flash().attribute("refused", "No call is scheduled any more."));
    web.perform(
            post("/cases/" + journey.number() + "/call-moved")
                .with(People.coordinator())
                .with(csrf()))
        .andExpect(flash().attribute("refused", "Say who asked for another time."));
  }

  private void granted() {
    Notices denial = Notices.clinical();
    journey
        .opens(denial.notice(), denial.payer())
        .coordinator("userTask_requestPeerToPeer", Answers.requestGranted());
  }

  private void scheduled(String date, String time) {
    granted();
    journey.coordinator(SCHEDULE, Answers.slot(date, time)).settles();
  }

  private void move(String who) throws Exception {
    web.perform(
            post("/cases/" + journey.number() + "/call-moved")
                .param("who", who)
                .with(People.coordinator())
                .with(csrf()))
        .andExpect(
            flash()
                .attribute("done", "The call is moved: agree another time in Schedule the call."));
  }

  private void assertCalledOff() throws Exception {
    List<Calendar> sent = calendars(PHYSICIAN);
    assertThat(sent).hasSize(2);
    assertCancels(sent.get(1), sent.get(0));
    assertThat(held()).isZero();
    assertThat(journey.timeline()).contains("The call does not take place any more");
  }

  private static void assertCancels(Calendar cancellation, Calendar request) throws Exception {
    cancellation.validate();
    assertThat(value(cancellation.getProperty("METHOD").orElseThrow())).isEqualTo("CANCEL");
    assertThat(value(event(cancellation), "UID")).isEqualTo(value(event(request), "UID"));
    assertThat(value(event(cancellation), "SEQUENCE")).isEqualTo("1");
    assertThat(value(event(cancellation), "STATUS")).isEqualTo("CANCELLED");
  }

  private long held() {
    return database.queryForObject(
        "select count(*) from overturn.peer_to_peer_call where holds_slot", Long.class);
  }

  /** The calendar parts of the mails to an address, as they came over the wire. */
  private static List<Calendar> calendars(String address) throws Exception {
    List<Calendar> found = new java.util.ArrayList<>();
    for (TestMail.Mail mail : TestMail.to(address)) {
      if (mail.message().getContent() instanceof MimeMultipart parts) {
        BodyPart part = parts.getBodyPart(parts.getCount() - 1);
        byte[] bytes = part.getInputStream().readAllBytes();
        Calendar calendar = new CalendarBuilder().build(new ByteArrayInputStream(bytes));
        assertThat(part.getContentType())
            .contains("text/calendar")
            .contains("method=" + value(calendar.getProperty("METHOD").orElseThrow()));
        found.add(calendar);
      }
    }
    return found;
  }

  private static VEvent event(Calendar calendar) {
    return (VEvent) calendar.getComponent("VEVENT").orElseThrow();
  }

  private static String value(VEvent event, String property) {
    return value(event.getRequiredProperty(property));
  }

  private static String value(Property property) {
    return property.getValue();
  }

  private void anyPhysicianMaySpeak() {
    database.update(
        "update overturn.case_rule set outputs = jsonb_set(outputs, '{whoMaySpeak}',"
            + " '\"any-physician\"') where case_number = ? and rule_kind = 'peer-to-peer'",
        journey.number().value());
  }

  private void colleague() {
    User user = identity.newUser("colleague");
    user.setFirstName("Nadia");
    user.setLastName("Rahman");
    user.setEmail("colleague@practice.example");
    identity.saveUser(user);
    identity.createMembership("colleague", "physicians");
  }
}
