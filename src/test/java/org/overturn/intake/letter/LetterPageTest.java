package org.overturn.intake.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.overturn.denial.CaseNumber;
import org.overturn.intake.Arrived;
import org.overturn.intake.Intake;
import org.overturn.testing.OverturnTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** The page of a letter beside what was read from it, and the draft of its form. */
@OverturnTest
class LetterPageTest {

  @Autowired MockMvc web;
  @Autowired Intake intake;
  @Autowired JdbcTemplate database;
  @Autowired ObjectMapper json;

  @Test
  void eachFactStandsThereWithItsPageItsConfidenceAndHowItWasFound() throws Exception {
    CaseNumber number = caseOf(Letters.labels(Said.MRI).pdf());

    show("coordinators", "/cases/" + number + "/letter")
        .andExpect(status().isOk())
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("href=\"#read-member-id\""),
                        containsString("id=\"read-member-id\""),
                        containsString(Said.MRI.member()),
                        containsString("Page 1, 97 % sure, behind &quot;Member ID&quot;"),
                        containsString("Page 1 of the letter"),
                        not(containsString("has to be checked")))));
  }

  @Test
  void aPageOfTheLetterIsAPictureAndEachLookIsOnRecordR56() throws Exception {
    CaseNumber number = caseOf(Letters.twoPages(Said.MRI).pdf());

    byte[] png =
        show("physicians", "/cases/" + number + "/letter/pages/2")
            .andExpect(status().isOk())
            .andReturn()
            .getResponse()
            .getContentAsByteArray();

    assertThat(ImageIO.read(new ByteArrayInputStream(png)).getWidth()).isBetween(600, 1200);
    assertThat(
            database.queryForList(
                "select detail from overturn.audit_entry where what = 'letter-page-viewed'",
                String.class))
        .containsExactly("page 2");
  }

  @Test
  void aFaxIsShownAsPicturesToo() throws Exception {
    byte[] terse = SampleLetters.terse().pdf();
    CaseNumber number = caseOf(terse);
    database.update(
        "update overturn.notice set original = ?, content_type = 'image/tiff'", Sheet.faxed(terse));

    show("coordinators", "/cases/" + number + "/letter/pages/1").andExpect(status().isOk());
    show("coordinators", "/cases/" + number + "/letter/pages/2").andExpect(status().isNotFound());
  }

  @Test
  void whatHasToBeCheckedSaysSo() throws Exception {
    CaseNumber number = caseOf(SampleLetters.terse().pdf());

    show("supervisors", "/cases/" + number + "/letter")
        .andExpect(content().string(containsString("This letter has to be checked")));
    show("supervisors", "/cases/" + number)
        .andExpect(content().string(containsString("/cases/" + number + "/letter")))
        .andExpect(content().string(containsString("A person still has to check the letter")));
  }

  @Test
  void onlyTheCareTeamSeesIt() throws Exception {
    CaseNumber number = caseOf(Letters.labels(Said.MRI).pdf());

    for (String group : List.of("process-owners", "intake-clients")) {
      show(group, "/cases/" + number + "/letter").andExpect(status().isForbidden());
      show(group, "/cases/" + number + "/letter/pages/1").andExpect(status().isForbidden());
    }
  }

  @Test
  void aCaseThatCameByNoLetterHasNone() throws Exception {
    CaseNumber number =
        intake
            .take(
                Arrived.byApi(
                    "application/json",
                    """
                    {"payer": "Aetna", "payerReference": "R-5", "determination": {"date": "2026-11-17"},
                     "patient": {"firstName": "A", "lastName": "B", "memberId": "M1"},
                     "service": {"system": "CPT", "code": "72148"}}
                    """
                        .getBytes(StandardCharsets.UTF_8),
                    "intake"))
            .cases()
            .get(0);

    show("coordinators", "/cases/" + number + "/letter").andExpect(status().isNotFound());
    show("coordinators", "/cases/" + number + "/letter/pages/1").andExpect(status().isNotFound());
    show("coordinators", "/cases/D-2026-999999/letter").andExpect(status().isNotFound());
  }

  @Test
  void theFormIsFilledWithWhatWasReadAndAssumptionsStayBlank() throws Exception {
    CaseNumber number = caseOf(SampleLetters.terse().pdf());

    JsonNode draft =
        json.readTree(
            show("coordinators", "/cases/" + number + "/prefill/check-letter")
                .andReturn()
                .getResponse()
                .getContentAsByteArray());

    assertThat(draft.path("payerText").asText()).isEqualTo("Regence");
    assertThat(draft.path("payerReference").asText()).isEqualTo("55-20931");
    assertThat(draft.has("memberId")).isFalse();
    assertThat(draft.has("procedureCode")).isFalse();
    assertThat(draft.has("determinationDate")).isFalse();
  }

  private CaseNumber caseOf(byte[] letter) {
    return intake.take(Arrived.byApi("application/pdf", letter, "intake")).cases().get(0);
  }

  private ResultActions show(String group, String address) throws Exception {
    return web.perform(get(address).with(user("someone").authorities(() -> "GROUP_" + group)));
  }
}
