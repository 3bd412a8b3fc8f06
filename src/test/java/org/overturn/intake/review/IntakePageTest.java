package org.overturn.intake.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.overturn.intake.Arrived;
import org.overturn.intake.Intake;
import org.overturn.intake.fhir.Pas;
import org.overturn.testing.OverturnTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Everything that arrives is seen, and stays in sight until it is settled. */
@OverturnTest
class IntakePageTest {

  private static final String CALL_THE_PAYER = Pas.answer().line(1, "CT").bundle();

  @Autowired MockMvc http;
  @Autowired Intake intake;
  @Autowired TaskService tasks;
  @Autowired JdbcTemplate database;

  private UUID notice;

  @BeforeEach
  void thePayerAsksToBeCalled() {
    byte[] original = CALL_THE_PAYER.getBytes(StandardCharsets.UTF_8);
    notice = intake.take(Arrived.byApi("application/fhir+json", original, "intake")).notice();
  }

  @Test
  void whatNeedsAPersonIsListedAndNamesNoPatient() throws Exception {
    http.perform(get("/intake").with(member("coordinators")))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("The payer asks to be called (CT)")))
        .andExpect(content().string(not(containsString("Qvphitest"))));
  }

  @Test
  void whatNeedsAPersonIsATaskInTasklist() {
    assertThat(tasks.createTaskQuery().list())
        .extracting(task -> task.getName())
        .containsExactly("See to the arrival");
  }

  @Test
  void theSameArrivalAgainIsKnownAndMakesNoSecondTask() {
    byte[] original = CALL_THE_PAYER.getBytes(StandardCharsets.UTF_8);
    var again = intake.take(Arrived.byApi("application/fhir+json", original, "intake"));

    assertThat(again.state().code()).isEqualTo("duplicate");
    assertThat(tasks.createTaskQuery().count()).isEqualTo(1);
  }

  @Test
  void theOriginalIsShownAsItCameAndRunsNothingAndTheLookIsRecorded() throws Exception {
    http.perform(get("/intake/" + notice + "/original").with(member("coordinators")))
        .andExpect(status().isOk())
        .andExpect(header().string("Content-Type", "text/plain;charset=UTF-8"))
        .andExpect(header().string("Content-Security-Policy", containsString("sandbox")))
        .andExpect(content().string(CALL_THE_PAYER));

    assertThat(
            database.queryForList(
                "select who || ' ' || what || ' ' || detail from overturn.audit_entry",
                String.class))
        .contains("someone original-read notice " + notice);
  }

  @Test
  void theLookAtAnOriginalIsFoundUnderItsCase() throws Exception {
    byte[] denial = Pas.answer().line(1, "A3").bundle().getBytes(StandardCharsets.UTF_8);
    var taken = intake.take(Arrived.byApi("application/fhir+json", denial, "intake"));

    http.perform(get("/intake/" + taken.notice()).with(member("coordinators")))
        .andExpect(status().isOk());
    http.perform(get("/intake/" + taken.notice() + "/original").with(member("coordinators")))
        .andExpect(status().isOk());

    assertThat(
            database.queryForList(
                """
                select concat_ws(' ', what, case_number, detail) from overturn.audit_entry
                where who = 'someone' order by id
                """,
                String.class))
        .containsExactly(
            "arrival-viewed " + taken.cases().get(0) + " notice " + taken.notice(),
            "original-read " + taken.cases().get(0) + " notice " + taken.notice());
  }

  @Test
  void aLookAtTheListAndAnUploadThatOpensNothingAreOnRecord() throws Exception {
    http.perform(get("/intake").with(member("coordinators"))).andExpect(status().isOk());
    String page = upload("Abel_Named_denial.xyz", "%!PS-Adobe something");
    http.perform(uploading("Abel_Named_denial.xyz", ""));

    assertThat(
            database.queryForList(
                """
                select concat_ws(' ', what, case_number, detail) from overturn.audit_entry
                where who = 'someone' and from_where = '127.0.0.1' order by id
                """,
                String.class))
        .containsExactly(
            "page-viewed GET /intake",
            "arrival-handed-in notice " + page.substring(page.lastIndexOf('/') + 1),
            "page-answered POST /intake");
  }

  @Test
  void whatWasSeenToOnThePageLeavesTheListAndEndsTheTask() throws Exception {
    http.perform(seen("not-a-denial", "", "Called: approved by phone"))
        .andExpect(flash().attribute("done", "Seen to."));

    http.perform(get("/intake").with(member("supervisors")))
        .andExpect(content().string(containsString("Nothing here")));
    http.perform(get("/intake?show=not-a-denial").with(member("supervisors")))
        .andExpect(content().string(containsString("Seen to by someone")));
    assertThat(tasks.createTaskQuery().count()).isZero();
    http.perform(seen("not-a-denial", "", "Again"))
        .andExpect(flash().attribute("refused", "Somebody has seen to it meanwhile."));
  }

  @Test
  void seeingToItNeedsAWordOfWhatCameOfItAndACaseThatThereIs() throws Exception {
    http.perform(seen("not-a-denial", "", " ")).andExpect(flash().attributeExists("refused"));
    http.perform(seen("", "", "Called")).andExpect(flash().attributeExists("refused"));
    http.perform(seen("known-case", "", "Called"))
        .andExpect(
            flash().attribute("refused", "Give the number of the case, such as D-2026-000123."));
    http.perform(seen("known-case", "D-2026-999999", "Called"))
        .andExpect(
            flash()
                .attribute(
                    "refused", "There is no case of this number: look for it among the cases."));
    assertThat(tasks.createTaskQuery().count()).isEqualTo(1);
  }

  @Test
  void anUploadedFileGoesThroughTheSameDoorAndIsRecognisedByItsContent() throws Exception {
    String denial = Pas.answer().line(1, "A3").bundle();
    String page = upload("answer.txt", denial);

    http.perform(get(page).with(member("coordinators")))
        .andExpect(content().string(containsString("Opened a case")))
        .andExpect(content().string(containsString("upload")));
    assertThat(database.queryForObject("select count(*) from overturn.denial", Long.class))
        .isEqualTo(1);
  }

  @Test
  void aFileThatNothingReadsIsKeptAndATaskAsksForAPerson() throws Exception {
    String page = upload("fax.xyz", "%!PS-Adobe something");

    http.perform(get(page).with(member("coordinators")))
        .andExpect(content().string(containsString("is in no format that Overturn reads")));
    assertThat(tasks.createTaskQuery().count()).isEqualTo(2);
    http.perform(get(page + "/original").with(member("coordinators")))
        .andExpect(header().string("Content-Disposition", containsString("attachment")))
        .andExpect(content().string("%!PS-Adobe something"));
  }

  @Test
  void whatIsReadAgainInVainStaysAndSaysSo() throws Exception {
    String page = upload("fax.xyz", "%!PS-Adobe something");
    http.perform(post(page + "/retry").with(member("coordinators")).with(csrf()))
        .andExpect(flash().attribute("done", "Read once more: rejected"));
    assertThat(tasks.createTaskQuery().count()).isEqualTo(2);
  }

  @Test
  void whatCanBeReadAtASecondTryEndsItsTask() throws Exception {
    String page = upload("fax.xyz", "%!PS-Adobe something");
    String id = page.substring(page.lastIndexOf('/') + 1);
    database.update(
        "update overturn.notice set original = ?, content_type = 'application/fhir+json' where id = ?::uuid",
        Pas.answer().line(1, "A3").bundle().getBytes(StandardCharsets.UTF_8),
        id);
    http.perform(post(page + "/retry").with(member("coordinators")).with(csrf()))
        .andExpect(flash().attribute("done", "Read once more: accepted"));

    assertThat(tasks.createTaskQuery().taskDefinitionKey("userTask_seeToArrival").count())
        .isEqualTo(1);
  }

  @Test
  void anEmptyFileIsRefusedWithAWord() throws Exception {
    http.perform(uploading("empty.pdf", ""))
        .andExpect(redirectedUrl("/intake"))
        .andExpect(flash().attribute("refused", "Choose a file that is not empty."));
  }

  @Test
  void itIsTheCoordinatorsAndTheSupervisorsPage() throws Exception {
    for (String other : new String[] {"physicians", "process-owners", "intake-clients"}) {
      http.perform(get("/intake").with(member(other))).andExpect(status().isForbidden());
      http.perform(post("/intake/" + notice + "/retry").with(member(other)).with(csrf()))
          .andExpect(status().isForbidden());
    }
    for (String stranger : new String[] {"process-owners", "intake-clients", "agents"}) {
      http.perform(get("/intake/" + notice).with(member(stranger)))
          .andExpect(status().isForbidden());
    }
    // it opened no case yet, so it is no physician's
    http.perform(get("/intake/" + notice).with(member("physicians")))
        .andExpect(status().isForbidden());
    for (String none : new String[] {UUID.randomUUID().toString(), "nonsense"}) {
      http.perform(get("/intake/" + none).with(member("supervisors")))
          .andExpect(status().isNotFound());
      http.perform(get("/intake/" + none + "/original").with(member("supervisors")))
          .andExpect(status().isNotFound());
    }
  }

  private String upload(String name, String content) throws Exception {
    return http.perform(uploading(name, content)).andReturn().getResponse().getRedirectedUrl();
  }

  private static MockHttpServletRequestBuilder uploading(String name, String content) {
    return multipart("/intake")
        .file(new MockMultipartFile("file", name, null, content.getBytes(StandardCharsets.UTF_8)))
        .with(member("coordinators"))
        .with(csrf());
  }

  private MockHttpServletRequestBuilder seen(String outcome, String number, String note) {
    return post("/intake/" + notice + "/seen")
        .param("arrivalOutcome", outcome)
        .param("arrivalCase", number)
        .param("arrivalNote", note)
        .with(member("coordinators"))
        .with(csrf());
  }

  private static RequestPostProcessor member(String group) {
    return user("someone").authorities(() -> "GROUP_" + group);
  }
}
