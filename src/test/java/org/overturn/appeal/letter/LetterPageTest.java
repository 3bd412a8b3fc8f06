package org.overturn.appeal.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.overturn.casework.People.coordinator;
import static org.overturn.casework.People.machine;
import static org.overturn.casework.People.physician;
import static org.overturn.casework.People.supervisor;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.overturn.audit.Audit;
import org.overturn.audit.AuditEntry;
import org.overturn.casework.SampleCases;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Cases;
import org.overturn.testing.OverturnTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.support.TransactionTemplate;

/** The letter's page: who may do what, what is refused, and that each act is on record. */
@OverturnTest
class LetterPageTest {

  @Autowired MockMvc web;
  @Autowired Audit audit;
  @Autowired Cases cases;
  @Autowired Letters letters;
  @Autowired TransactionTemplate transaction;
  @Autowired Clock clock;
  private SampleCases samples;
  private LetterFixture fixture;
  private CaseNumber number;
  private LetterState letter;
  private String address;
  private String key;
  private String text;

  @BeforeEach
  void aCaseWithALetter(@Autowired ApplicationContext application) {
    samples = SampleCases.in(application);
    fixture = LetterFixture.in(application);
    number = samples.start(samples.open("Testperson"));
    letter = fixture.letter(number);
    address = letter.address(number.value());
    key = fixture.keys(number).get(10);
    text = fixture.says(number).get(10);
  }

  @Test
  void eachLookChangeAndPrintIsAudited_R56() throws Exception {
    web.perform(get(address).with(coordinator())).andExpect(status().isOk());
    web.perform(get(address + "/letter.pdf").with(physician()))
        .andExpect(status().isOk())
        .andExpect(content().contentType(MediaType.APPLICATION_PDF))
        .andExpect(header().string("Cache-Control", containsString("no-store")));
    web.perform(get(address + "/letter.docx").with(physician()))
        .andExpect(status().isOk())
        .andExpect(header().string("Content-Disposition", containsString(".docx")));
    changes(physician(), write(text, "Otherwise.")).andExpect(status().isOk());
    assertThat(audit.of(number, 10))
        .extracting(AuditEntry::what)
        .containsSubsequence("letter-changed", "letter-printed", "letter-printed", "letter-viewed");
    assertThat(audit.of(number, 10))
        .noneMatch(each -> String.valueOf(each.detail()).contains("Otherwise"));
  }

  @Test
  void aWriteThatGoesOutFromAnOlderTextIsNotKeptAndBothTextsAreTold() throws Exception {
    changes(coordinator(), write(text, "Theirs.")).andExpect(jsonPath("$.conflicts").isEmpty());
    changes(physician(), write(text, "Mine."))
        .andExpect(jsonPath("$.conflicts[0].theirs").value("Theirs."))
        .andExpect(jsonPath("$.conflicts[0].by").value("Carmen Ortiz"));
    assertThat(fixture.says(number)).contains("Theirs.").doesNotContain("Mine.");
    changes(physician(), write("Theirs.", "Mine.")).andExpect(jsonPath("$.conflicts").isEmpty());
    int revision = fixture.letter(number).revision();
    changes(physician(), write("Theirs.", "Mine."))
        .andExpect(jsonPath("$.conflicts").isEmpty())
        .andExpect(jsonPath("$.revision").value(revision));
    assertThat(fixture.says(number)).contains("Mine.");
  }

  @Test
  void onlyAPhysicianMakesASentenceThePhysiciansOwnStatement_R63() throws Exception {
    changes(coordinator(), write(text, "She limps."));
    String own = "{\"what\":\"CHOOSE\",\"key\":\"%s\",\"basis\":\"PHYSICIAN\"}".formatted(key);
    changes(coordinator(), own)
        .andExpect(jsonPath("$.refused[0].words").value(containsString("only a physician")));
    assertThat(fixture.hindrances(number)).isNotEmpty();
    changes(physician(), own).andExpect(jsonPath("$.refused").isEmpty());
    assertThat(fixture.hindrances(number)).isEmpty();
    changes(
            physician(),
            "{\"what\":\"CHOOSE\",\"key\":\"%s\",\"basis\":\"SOURCES\",\"sources\":[\"nothing\"]}"
                .formatted(key))
        .andExpect(jsonPath("$.refused[0].words").value(containsString("at least one source")));
    changes(physician(), write("She limps.", "She limps since 2025."));
    changes(
            physician(),
            "{\"what\":\"CHOOSE\",\"key\":\"%s\",\"basis\":\"COURTESY\"}".formatted(key))
        .andExpect(jsonPath("$.refused[0].words").value(containsString("figures")));
  }

  @Test
  void whoMayNotWriteDoesNot_R63() throws Exception {
    changes(supervisor(), write(text, "No.")).andExpect(status().isForbidden());
    web.perform(get(address).with(machine())).andExpect(status().isForbidden());
    web.perform(get(address + "/state").with(machine())).andExpect(status().isForbidden());
    LetterState request = fixture.drafted(number, LetterKind.RATIONALE_REQUEST);
    web.perform(
            post(request.address(number.value()) + "/changes")
                .with(physician())
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"changes\":[{\"what\":\"ACCEPT_ALL\"}]}"))
        .andExpect(status().isForbidden());
    web.perform(get(request.address(number.value())).with(physician()))
        .andExpect(content().string(containsString("it speaks for the practice")));
  }

  @Test
  void whatThePageDoesNotSendIsRefused() throws Exception {
    sent("{\"changes\":null}").andExpect(status().isBadRequest());
    sent("{\"changes\":[null]}").andExpect(status().isBadRequest());
    sent("{\"changes\":[{\"what\":\"EXPLODE\"}]}").andExpect(status().isBadRequest());
    changes(physician(), "{\"what\":\"ADD\",\"key\":\"pain\",\"now\":\"x\"}")
        .andExpect(jsonPath("$.refused[0].words").value(containsString("has a key such as")));
    changes(physician(), write(text, "x".repeat(5000)))
        .andExpect(jsonPath("$.refused[0].words").value(containsString("under 4,000 characters")));
    changes(physician(), "{\"key\":\"pain\"}")
        .andExpect(jsonPath("$.refused[0].words").value("say what is to be done"));
    CaseNumber other = samples.open("Otherperson");
    web.perform(get(letter.address(other.value())).with(physician()))
        .andExpect(status().isNotFound());
    assertThat(fixture.says(number)).contains(text);
  }

  @Test
  void aSealedLetterIsShownAndNotChanged_R60() throws Exception {
    LetterState sealed =
        transaction.execute(
            status ->
                letters.sealed(
                    cases.lock(number),
                    letter.id(),
                    new Signature("physician", "Ada Quill, MD", "", clock.instant()),
                    fixture.letter(number).revision()));
    changes(physician(), write(text, "Otherwise."))
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.problem").value(containsString("signed")));
    web.perform(get(address).with(physician()))
        .andExpect(content().string(containsString("Signed by Ada Quill, MD")))
        .andExpect(content().string(containsString(sealed.sha256())))
        .andExpect(content().string(containsString("Where each statement stands")))
        .andExpect(content().string(not(containsString("letter.js"))));
    web.perform(get("/cases/" + number).with(physician()))
        .andExpect(content().string(containsString(address)))
        .andExpect(content().string(containsString("Open the signed letter")));
  }

  @Test
  void theLetterIsMadeExpeditedAndStandardAgainWithItsWords() throws Exception {
    changes(physician(), write(text, "In my words."));
    web.perform(get("/cases/" + number + "/letters/current").with(physician()))
        .andExpect(redirectedUrl(address));
    web.perform(
            post(address + "/expedited").param("expedited", "true").with(physician()).with(csrf()))
        .andExpect(status().is3xxRedirection());
    LetterState expedited = fixture.letter(number);
    assertThat(expedited.kind()).isEqualTo(LetterKind.EXPEDITED_APPEAL);
    assertThat(fixture.says(number)).contains("In my words.");
    web.perform(get(address).with(physician()))
        .andExpect(content().string(containsString("Another letter has taken the place")));
    changes(physician(), write("In my words.", "Lost?")).andExpect(status().isConflict());
    web.perform(
            post(expedited.address(number.value()) + "/expedited")
                .param("expedited", "false")
                .with(physician())
                .with(csrf()))
        .andExpect(status().is3xxRedirection());
    assertThat(fixture.letter(number).kind()).isEqualTo(LetterKind.INTERNAL_APPEAL);
    assertThat(fixture.says(number)).contains("In my words.");
  }

  private String write(String was, String now) {
    return "{\"what\":\"WRITE\",\"key\":\"%s\",\"was\":\"%s\",\"now\":\"%s\"}"
        .formatted(key, was, now);
  }

  private ResultActions changes(RequestPostProcessor who, String change) throws Exception {
    return web.perform(
        post(address + "/changes")
            .with(who)
            .with(csrf())
            .contentType(MediaType.APPLICATION_JSON)
            .content("{\"changes\":[" + change + "]}"));
  }

  private ResultActions sent(String body) throws Exception {
    return web.perform(
        post(address + "/changes")
            .with(physician())
            .with(csrf())
            .contentType(MediaType.APPLICATION_JSON)
            .content(body));
  }
}
