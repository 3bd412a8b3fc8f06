package org.overturn.evidence.policy;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.overturn.casework.People.owner;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.overturn.testing.OverturnTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;

/** A questionnaire on the page where policies are imported. */
@OverturnTest
class QuestionnaireImportTest {

  private static final String QUESTIONNAIRE =
      """
      {"resourceType": "Questionnaire", "status": "draft", "name": "HomeOxygen",
       "title": "Home oxygen therapy", "version": "1",
       "item": [
         {"linkId": "1", "type": "boolean", "text": "Is the patient mobile at home?"},
         {"linkId": "2", "type": "decimal", "text": "O2 saturation at rest",
          "code": [{"system": "http://loinc.org", "code": "59408-5"}],
          "extension": [{"url": "http://hl7.org/fhir/StructureDefinition/questionnaire-unit",
            "valueCoding": {"code": "%"}}]}]}
      """;

  @Autowired MockMvc web;
  @Autowired JdbcClient jdbc;

  @Test
  void aQuestionnaireIsShownWithWhatAPersonHasToCompleteAndNothingIsSaved() throws Exception {
    web.perform(
            multipart("/policies/file")
                .file(
                    new MockMultipartFile(
                        "file",
                        "oxygen.json",
                        "application/json",
                        QUESTIONNAIRE.getBytes(StandardCharsets.UTF_8)))
                .with(owner())
                .with(csrf()))
        .andExpect(status().isOk())
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("Home oxygen therapy"),
                        containsString("Is the patient mobile at home?"),
                        containsString("O2 saturation at rest"),
                        containsString("LOINC 59408-5"),
                        containsString("says no threshold"),
                        containsString("the payer calls it draft"))));

    Assertions.assertThat(
            jdbc.sql("select count(*) from overturn.policy_version").query(Integer.class).single())
        .isZero();
  }
}
