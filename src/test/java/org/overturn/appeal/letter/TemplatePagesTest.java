package org.overturn.appeal.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.overturn.casework.People.coordinator;
import static org.overturn.casework.People.machine;
import static org.overturn.casework.People.owner;
import static org.overturn.casework.People.physician;
import static org.overturn.casework.People.supervisor;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.overturn.casework.SampleCases;
import org.overturn.denial.Cases;
import org.overturn.testing.OverturnTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.support.TransactionTemplate;

/** Who may change the wording of letters, and what becomes of it. */
@OverturnTest
class TemplatePagesTest {

  private static final LetterKind KIND = LetterKind.WITHDRAWAL;

  @Autowired MockMvc web;
  @Autowired TemplateStore store;
  @Autowired TemplateShelf shelf;
  @Autowired LetterDrafts drafts;
  @Autowired Cases cases;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;

  @Test
  void allWhoWorkWithLettersReadTheirWordingAndOwnersAloneChangeIt() throws Exception {
    for (RequestPostProcessor reader : List.of(coordinator(), physician(), supervisor())) {
      web.perform(get("/letters").with(reader)).andExpect(status().isOk());
      web.perform(get("/letters/withdrawal").with(reader))
          .andExpect(status().isOk())
          .andExpect(content().string(not(containsString("Edit as a new version"))));
      web.perform(get("/letters/withdrawal/edit").with(reader)).andExpect(status().isForbidden());
      save(reader, "x", "y", 1).andExpect(status().isForbidden());
    }
    web.perform(get("/letters").with(machine())).andExpect(status().isForbidden());
    web.perform(get("/letters/no-such").with(owner())).andExpect(status().isNotFound());
    web.perform(get("/letters/withdrawal?version=9").with(owner()))
        .andExpect(status().isNotFound());
    web.perform(get("/letters/withdrawal/edit").with(owner())).andExpect(status().isOk());
  }

  @Test
  void anEditIsInForceForTheNextDraftAndTheDraftNamesIt(@Autowired ApplicationContext application)
      throws Exception {
    SampleCases samples = SampleCases.in(application);
    String text = shelf.inForce(KIND).text() + "\nWe thank you.\n";

    save(owner(), text, "politeness", 1).andExpect(redirectedUrl("/letters/withdrawal"));

    DraftedLetter letter = drafts.of(cases.get(samples.open("Testperson")), KIND, "internal-1");
    assertThat(letter.template()).isEqualTo("withdrawal, version 2");
    assertThat(letter.sentences()).anyMatch(each -> each.text().equals("We thank you."));
    assertThat(
            jdbc.sql("select detail from overturn.audit_entry where what = 'letter-template-saved'")
                .query(String.class)
                .list())
        .containsExactly("withdrawal, version 2");
  }

  @Test
  void whatFailsSaysNothingNewOrHasNoReasonIsNotPutInForce() throws Exception {
    String now = shelf.inForce(KIND).text();

    save(owner(), now + "[(${patient.nme})].", "a name", 1)
        .andExpect(content().string(containsString("there is no name patient.nme")));
    save(owner(), "Born on [(${patient.born})].", "shorter", 1)
        .andExpect(content().string(containsString("Nothing is left of the letter")));
    save(owner(), now, "the same", 1)
        .andExpect(content().string(containsString("It says the same as the version in force")));
    save(owner(), now + "More.", " ", 1)
        .andExpect(content().string(containsString("Say in a few words why")));
    save(owner(), now + "More.", "x".repeat(401), 1)
        .andExpect(content().string(containsString("at most 400 signs; it has 401")));
    assertThat(store.versions(KIND)).hasSize(1);
  }

  @Test
  void whoeverHasNotSeenTheNewestVersionDoesNotGoOverIt() throws Exception {
    String now = shelf.inForce(KIND).text();
    save(owner(), now + "One.", "one", 1).andExpect(status().is3xxRedirection());

    save(owner(), now + "Another.", "other", 1)
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("has put version 2 in force meanwhile")))
        .andExpect(content().string(containsString("Another.")));
    assertThat(store.versions(KIND)).hasSize(2);
  }

  @Test
  void anUpdateIsShownBesideTheOwnersWordingAndDoesNotReplaceIt() throws Exception {
    String now = shelf.inForce(KIND).text();
    ship(now + "From the first update.\n");
    assertThat(shelf.inForce(KIND).number()).as("nobody has edited it").isEqualTo(2);
    assertThat(shelf.undecided(KIND)).isEmpty();

    save(owner(), now + "The owner's.\n", "ours", 2).andExpect(status().is3xxRedirection());
    ship(now + "From the second update.\n");

    assertThat(shelf.inForce(KIND).text()).contains("The owner's.");
    assertThat(shelf.undecided(KIND)).get().extracting(TemplateVersion::number).isEqualTo(4);
    web.perform(get("/letters/withdrawal").with(owner()))
        .andExpect(content().string(containsString("An update brings another wording")));
    save(owner(), now + "From the second update.\n", "taken over", 4)
        .andExpect(status().is3xxRedirection());
    assertThat(shelf.undecided(KIND)).isEmpty();
  }

  @Test
  void aVersionIsNeverChanged() {
    shelf.inForce(KIND);
    assertThatThrownBy(() -> jdbc.sql("update overturn.letter_template set text = 'x'").update())
        .rootCause()
        .hasMessageContaining("append-only");
    assertThatThrownBy(() -> jdbc.sql("delete from overturn.letter_template").update())
        .rootCause()
        .hasMessageContaining("append-only");
  }

  @Test
  void aTemplateThatWasBrokenPastThePagesIsRefusedWithWhereToMendIt(
      @Autowired ApplicationContext application) {
    SampleCases samples = SampleCases.in(application);
    ship("Line one.\n[(${no.such})]\n");

    assertThatThrownBy(() -> drafts.of(cases.get(samples.open("Testperson")), KIND, "internal-1"))
        .isInstanceOf(LetterRefused.class)
        .hasMessage(
            "The template withdrawal, version 2 cannot be filled. Line 2: there is no name no.such."
                + " Mend it on /letters/withdrawal.");
  }

  private void ship(String text) {
    shelf.inForce(KIND);
    transaction.executeWithoutResult(
        done -> store.add(KIND, TemplateVersion.Origin.SHIPPED, text, "an update", "installation"));
  }

  private ResultActions save(RequestPostProcessor who, String text, String note, int base)
      throws Exception {
    shelf.inForce(KIND);
    return web.perform(
        post("/letters/withdrawal/edit")
            .param("text", text)
            .param("note", note)
            .param("base", String.valueOf(base))
            .param("do", "save")
            .with(who)
            .with(csrf()));
  }
}
