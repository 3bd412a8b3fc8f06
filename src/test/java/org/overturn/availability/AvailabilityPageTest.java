package org.overturn.availability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.overturn.casework.People;
import org.overturn.testing.OverturnTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** What people enter on /availability is checked, kept, and shown again. */
@OverturnTest
class AvailabilityPageTest {

  private static final String MINE = "/availability/physician";

  @Autowired MockMvc web;
  @Autowired TimesAway away;
  @Autowired KeepingAvailability keeping;
  @Autowired JdbcTemplate database;

  @Test
  void aPhysicianKeepsTheirOwnWeek() throws Exception {
    web.perform(
            form(MINE, People.physician())
                .param("working.1", "8-12, 13-17")
                .param("clinic.1", "9-11")
                .param("specialty", "Orthopedic surgery"))
        .andExpect(redirectedUrl(MINE));

    web.perform(get(MINE).with(People.physician()))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("8:00 AM to 12:00 PM, 1:00 PM to 5:00 PM")))
        .andExpect(content().string(containsString("9:00 AM to 11:00 AM")))
        .andExpect(content().string(containsString("Orthopedic surgery")));
    assertThat(
            database.queryForList(
                "select who || ' ' || what || ' ' || detail from overturn.audit_entry",
                String.class))
        .containsExactly("physician availability-changed of physician");
  }

  @Test
  void aPhysicianIsLedToTheirOwnPageAndMayOpenNobodyElses() throws Exception {
    web.perform(get("/availability").with(People.physician())).andExpect(redirectedUrl(MINE));
    web.perform(get("/availability/supervisor").with(People.physician()))
        .andExpect(status().isForbidden());
    web.perform(form("/availability/supervisor", People.physician()))
        .andExpect(status().isForbidden());
    web.perform(off("/availability/supervisor", People.physician(), "2026-11-20", "2026-11-20"))
        .andExpect(status().isForbidden());
    web.perform(get("/availability").with(People.machine())).andExpect(status().isForbidden());
  }

  @Test
  void coordinatorsAndSupervisorsKeepEverybodys() throws Exception {
    for (RequestPostProcessor person : List.of(People.coordinator(), People.supervisor())) {
      web.perform(get("/availability").with(person))
          .andExpect(status().isOk())
          .andExpect(content().string(containsString("Anselm Okafor")))
          .andExpect(content().string(containsString("Mon to Fri 8:00 AM to 5:00 PM")));
    }
    web.perform(form(MINE, People.coordinator()).param("working.2", "10-11"))
        .andExpect(redirectedUrl(MINE));
    web.perform(get("/availability").with(People.supervisor()))
        .andExpect(content().string(containsString("Tue 10:00 AM to 11:00 AM")));
  }

  @Test
  void whatCannotBeKeptStaysOnThePageWithTheReason() throws Exception {
    web.perform(form(MINE, People.physician()).param("working.3", "8-5").param("clinic.4", "9-11"))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("Wednesday, working hours: the hours end")))
        .andExpect(content().string(containsString("value=\"8-5\"")))
        .andExpect(content().string(containsString("value=\"9-11\"")));
    assertThat(keeping.of("physician").version()).isZero();

    refused("NPI: it is not", form(MINE, People.coordinator()).param("npi", "1234567890"));
    refused(
        "Calendar: give its secret iCal address",
        form(MINE, People.physician()).param("calendar", "ftp://calendar.example/x.ics"));
    refused(
        "Calendar: give its secret iCal address",
        form(MINE, People.physician()).param("calendar", "file:///etc/passwd"));
  }

  @Test
  void whoChangesAPageThatSomebodyElseChangedMeanwhileIsTold() throws Exception {
    web.perform(form(MINE, People.physician()).param("working.1", "8-12"));
    refused(
        "Somebody else has changed this meanwhile",
        form(MINE, People.coordinator()).param("working.1", "9-10"));
    web.perform(form(MINE, People.coordinator(), 1).param("working.1", "9-10"))
        .andExpect(redirectedUrl(MINE));
  }

  @Test
  void anNpiIsOnePersons() throws Exception {
    web.perform(form(MINE, People.coordinator()).param("npi", "1234567893"))
        .andExpect(redirectedUrl(MINE));
    refused(
        "NPI: it is kept for another physician",
        form("/availability/supervisor", People.supervisor()).param("npi", "1234567893"));
  }

  /** A denial that names it opens to them: with a colleague's they would read that one's cases. */
  @Test
  void noPhysicianGivesThemselvesAnNpi() throws Exception {
    refused(
        "NPI: a coordinator or a supervisor enters it",
        form(MINE, People.physician()).param("npi", "1234567893"));
    assertThat(keeping.of("physician").npi()).isNull();
    web.perform(form(MINE, People.coordinator()).param("npi", "1234567893"));
    web.perform(
            form(MINE, People.physician(), 1).param("npi", "1234567893").param("working.1", "8-12"))
        .andExpect(redirectedUrl(MINE));
  }

  @Test
  void theAddressOfACalendarIsNeverShownAgain() throws Exception {
    web.perform(
            form(MINE, People.physician())
                .param("calendar", "webcal://calendar.example/secret-4711/basic.ics"))
        .andExpect(redirectedUrl(MINE));
    web.perform(get(MINE).with(People.physician()))
        .andExpect(content().string(containsString("One at calendar.example is kept")))
        .andExpect(content().string(not(containsString("secret-4711"))));

    web.perform(form(MINE, People.physician(), 1).param("specialty", "Radiology"));
    assertThat(keeping.of("physician").calendar())
        .hasToString("https://calendar.example/secret-4711/basic.ics");
    web.perform(form(MINE, People.physician(), 2).param("forgetCalendar", "yes"));
    assertThat(keeping.of("physician").calendar()).isNull();
  }

  @Test
  void whoIsOffIsAwayUntilTheyAreBack() throws Exception {
    web.perform(off("/availability/coordinator", People.coordinator(), "2026-11-20", "2026-11-22"))
        .andExpect(redirectedUrl("/availability/coordinator#time-off"));
    web.perform(off("/availability/coordinator", People.coordinator(), "2026-11-23", "2026-11-23"));

    // the practice is in New York: the day begins at 05:00 UTC
    Instant first = Instant.parse("2026-11-20T05:00:00Z");
    Instant back = Instant.parse("2026-11-24T05:00:00Z");
    assertThat(away.awayUntil("coordinator", first.minusSeconds(1))).isEmpty();
    assertThat(away.awayUntil("coordinator", first)).contains(back);
    assertThat(away.awayUntil("coordinator", back.minusSeconds(1))).contains(back);
    assertThat(away.awayUntil("coordinator", back)).isEmpty();
    assertThat(away.awayUntil("physician", first)).isEmpty();
  }

  @Test
  void timeOffIsCheckedAddedOnceAndTakenAway() throws Exception {
    String own = "/availability/coordinator";
    RequestPostProcessor me = People.coordinator();
    refused("Time off: it ends before it starts", off(own, me, "2026-11-22", "2026-11-20"));
    refused("Time off: it is over already", off(own, me, "2026-11-10", "2026-11-12"));
    refused("longer than two years", off(own, me, "2026-11-20", "2036-11-20"));
    refused("Time off, first day: pick a date", off(own, me, "soon", "2026-11-20"));
    refused(
        "Time off, until: write the time as 13:30",
        off(own, me, "2026-11-20", "2026-11-20").param("lastTime", "noon"));
    web.perform(off(own, me, "2026-11-20", "2026-11-20").param("lastTime", "12:00"));
    refused(
        "This time off is there already",
        off(own, me, "2026-11-20", "2026-11-20").param("lastTime", "12:00"));

    TimeOff kept = keeping.timeOff("coordinator").get(0);
    assertThat(kept.until()).isEqualTo("2026-11-20T17:00:00Z");
    web.perform(post(own + "/time-off/" + kept.id() + "/remove").with(me).with(csrf()))
        .andExpect(redirectedUrl(own + "#time-off"));
    assertThat(keeping.timeOff("coordinator")).isEmpty();
  }

  @Test
  void whoIsNoUserHasNoPage() throws Exception {
    web.perform(get("/availability/nobody").with(People.supervisor()))
        .andExpect(status().isNotFound());
    web.perform(form("/availability/nobody", People.supervisor())).andExpect(status().isNotFound());
  }

  private void refused(String why, MockHttpServletRequestBuilder request) throws Exception {
    web.perform(request)
        .andExpect(status().isOk())
        .andExpect(content().string(containsString(why)));
  }

  private static MockHttpServletRequestBuilder form(String address, RequestPostProcessor person) {
    return form(address, person, 0);
  }

  private static MockHttpServletRequestBuilder form(
      String address, RequestPostProcessor person, int version) {
    return post(address).with(person).with(csrf()).param("version", String.valueOf(version));
  }

  private static MockHttpServletRequestBuilder off(
      String address, RequestPostProcessor person, String first, String last) {
    return post(address + "/time-off")
        .with(person)
        .with(csrf())
        .param("firstDay", first)
        .param("lastDay", last);
  }
}
