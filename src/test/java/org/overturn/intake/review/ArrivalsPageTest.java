package org.overturn.intake.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.overturn.intake.Arrived;
import org.overturn.intake.Intake;
import org.overturn.intake.fhir.Pas;
import org.overturn.testing.OverturnTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** What needs a person is seen by one, and stays in sight until it is seen to. */
@OverturnTest
class ArrivalsPageTest {

  private static final String BUNDLE = Pas.answer().line(1, "CT").bundle();

  @Autowired MockMvc http;
  @Autowired Intake intake;
  @Autowired JdbcTemplate database;

  private UUID notice;

  @BeforeEach
  void thePayerAsksToBeCalled() {
    byte[] original = BUNDLE.getBytes(StandardCharsets.UTF_8);
    notice = intake.take(Arrived.byApi("application/fhir+json", original, "intake")).notice();
  }

  @Test
  void aNoticeThatNeedsAPersonIsListedWithoutNamingThePatient() throws Exception {
    http.perform(get("/arrivals").with(member("coordinators")))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("The payer asks to be called (CT)")))
        .andExpect(content().string(not(containsString("Qvphitest"))));
  }

  @Test
  void theOriginalIsShownAsItCameAndTheLookIsRecorded() throws Exception {
    http.perform(get("/arrivals/" + notice + "/original").with(member("coordinators")))
        .andExpect(status().isOk())
        .andExpect(header().string("Content-Type", "text/plain;charset=UTF-8"))
        .andExpect(content().string(BUNDLE));

    assertThat(
            database.queryForList(
                "select who || ' ' || what || ' ' || detail from overturn.audit_entry",
                String.class))
        .contains("someone original-read notice " + notice);
  }

  @Test
  void whatWasSeenToLeavesTheListAndKeepsWhoAndWhat() throws Exception {
    http.perform(seen("Called: approved by phone"))
        .andExpect(flash().attribute("done", "Seen to."));

    http.perform(get("/arrivals").with(member("supervisors")))
        .andExpect(content().string(containsString("Nothing here")));
    assertThat(database.queryForMap("select seen_by, seen_note from overturn.notice"))
        .containsEntry("seen_by", "someone")
        .containsEntry("seen_note", "Called: approved by phone");
    http.perform(seen("Again"))
        .andExpect(flash().attribute("refused", "Somebody had seen to it already."));
  }

  @Test
  void seeingToItNeedsAWordOfWhatCameOfIt() throws Exception {
    http.perform(seen(" ")).andExpect(flash().attributeExists("refused"));
    http.perform(get("/arrivals").with(member("coordinators")))
        .andExpect(content().string(containsString("(CT)")));
  }

  @Test
  void itIsTheCoordinatorsAndTheSupervisorsPage() throws Exception {
    for (String other : new String[] {"physicians", "process-owners", "intake-clients"}) {
      http.perform(get("/arrivals").with(member(other))).andExpect(status().isForbidden());
    }
    http.perform(get("/arrivals/" + UUID.randomUUID() + "/original").with(member("supervisors")))
        .andExpect(status().isNotFound());
  }

  private org.springframework.test.web.servlet.RequestBuilder seen(String note) {
    return post("/arrivals/" + notice + "/seen")
        .param("note", note)
        .with(member("coordinators"))
        .with(csrf());
  }

  private static RequestPostProcessor member(String group) {
    return user("someone").authorities(() -> "GROUP_" + group);
  }
}
