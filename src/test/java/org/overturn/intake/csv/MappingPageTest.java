package org.overturn.intake.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.overturn.intake.Arrived;
import org.overturn.intake.Channel;
import org.overturn.intake.Intake;
import org.overturn.intake.IntakeResult;
import org.overturn.intake.NoticeState;
import org.overturn.testing.OverturnTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** A coordinator says once what the columns of a source are. */
@OverturnTest
class MappingPageTest {

  static final String TABLE =
      """
      Health Plan,Reference #,Decision Date,Status,Member ID,Patient Name,DOB,CPT Code,LOB,Denial Reason
      Humana,H-1,11/17/2026,Denied,M-1,"Doe, Ann",2/3/1961,72148,PPO,Not necessary
      Humana,H-2,11/17/2026,Not medically covered,M-2,"Roe, Bea",2/3/1962,73721,PPO,<script>alert(1)</script>
      Humana,H-3,11/17/2026,Approved,M-3,"Loe, Cy",2/3/1963,73721,PPO,
      Humana,H-4,11/31/2026,Denied,,"Moe, Di",2/3/1964,73721,PPO,Not necessary
      Humana,H-1,11/17/2026,Denied,M-1,"Doe, Ann",2/3/1961,72148,PPO,Not necessary again
      """;

  @Autowired MockMvc http;
  @Autowired Intake intake;
  @Autowired JdbcTemplate database;

  private UUID notice;

  @BeforeEach
  void aTableOfAnUnknownSourceArrives() {
    notice = take(TABLE).notice();
  }

  @Test
  void theArrivalsPageLeadsToTheMapping() throws Exception {
    http.perform(get("/intake/" + notice).with(member("coordinators")))
        .andExpect(content().string(containsString("/intake/csv/" + notice)));
  }

  @Test
  void aMappingIsProposedFromTheTitlesAndTheRowsAreShownByIt() throws Exception {
    show()
        .andExpect(status().isOk())
        .andExpect(selected("column.payer", "health plan"))
        .andExpect(selected("column.payer-reference", "reference #"))
        .andExpect(selected("column.determination-date", "decision date"))
        .andExpect(selected("column.decision", "status"))
        .andExpect(selected("column.member-id", "member id"))
        .andExpect(selected("column.patient-name", "patient name"))
        .andExpect(selected("column.birth-date", "dob"))
        .andExpect(selected("column.service-code", "cpt code"))
        .andExpect(selected("column.line-of-business", "lob"))
        .andExpect(selected("dateFormat", "M/d/uuuu"))
        .andExpect(content().string(containsString("Ann Doe")))
        .andExpect(content().string(containsString("new case")))
        .andExpect(content().string(containsString("the same as row 2")))
        .andExpect(content().string(containsString("not a denial")))
        .andExpect(
            content()
                .string(
                    containsString(
                        "column &quot;Decision Date&quot; is not a date as M/d/uuuu: correct it,"
                            + " or the mapping")))
        .andExpect(content().string(containsString("holds a word without a meaning")));
    assertThat(count("denial")).isZero();
    assertThat(count("csv_mapping")).isZero();
  }

  @Test
  void whatStandsInATableIsShownAndNeverRun() throws Exception {
    show().andExpect(content().string(not(containsString("<script>alert"))));
    UUID hostile = take("<img src=x onerror=alert(1)>,\"=cmd|' /C calc'!A0\",c\n1,2,3\n").notice();
    http.perform(get("/intake/csv/" + hostile).with(member("coordinators")))
        .andExpect(status().isOk())
        .andExpect(content().string(not(containsString("<img src=x"))))
        .andExpect(content().string(containsString("&lt;img src=x onerror=alert(1)&gt;")));
  }

  @Test
  void savingKeepsTheMappingAndImportsTheTable() throws Exception {
    Map<String, String> form = form();
    form.put("source", "Humana portal");
    form.put("word.decision.0", "not medically covered");
    form.put("meaning.decision.0", "A3");
    form.put("word.decision.1", "denied");
    form.put("meaning.decision.1", "A3");
    form.put("word.decision.2", "approved");
    form.put("meaning.decision.2", "A1");

    post(form, "save")
        .andExpect(redirectedUrl("/intake/" + notice))
        .andExpect(
            flash().attribute("done", "The mapping is kept, and the table was read by it: split."));

    assertThat(intake.result(notice).orElseThrow().parts())
        .isEqualTo(
            Map.of(
                NoticeState.ACCEPTED, 2L,
                NoticeState.DUPLICATE, 1L,
                NoticeState.NOT_A_DENIAL, 1L,
                NoticeState.REJECTED, 1L));
    assertThat(database.queryForList("select what from overturn.audit_entry", String.class))
        .contains("csv-mapping-saved", "original-read");
    IntakeResult next = take(TABLE.replace("H-1", "H-9"));
    assertThat(next.state()).as("the next one needs nobody").isEqualTo(NoticeState.SPLIT);
  }

  @Test
  void aLookAtTheTableIsFoundUnderEachCaseThatItOpened() throws Exception {
    Map<String, String> form = form();
    form.put("source", "Humana portal");
    form.put("word.decision.0", "denied");
    form.put("meaning.decision.0", "A3");
    form.put("word.decision.1", "not medically covered");
    form.put("meaning.decision.1", "A3");
    post(form, "save");
    String[] looks =
        intake.result(notice).orElseThrow().cases().stream()
            .map(number -> number + " notice " + notice)
            .toArray(String[]::new);
    assertThat(looks).hasSize(2);
    int before = looksSince(0).size();

    show();
    assertThat(looksSince(before)).containsExactly(looks);
    post(form, "preview");
    assertThat(looksSince(before)).hasSize(2 * looks.length).endsWith(looks);
  }

  @Test
  void aChangedMappingIsANewVersionAndTheRowsThatWaitAreReadAgain() throws Exception {
    Map<String, String> form = form();
    form.put("source", "Humana portal");
    form.put("word.decision.0", "denied");
    form.put("meaning.decision.0", "A3");
    post(form, "save");
    assertThat(intake.result(notice).orElseThrow().parts()).containsEntry(NoticeState.REJECTED, 3L);

    form.put("word.decision.1", "not medically covered");
    form.put("meaning.decision.1", "A3");
    form.put("word.decision.2", "approved");
    form.put("meaning.decision.2", "A1");
    post(form, "save");

    assertThat(intake.result(notice).orElseThrow().parts()).containsEntry(NoticeState.REJECTED, 1L);
    assertThat(
            database.queryForList(
                "select version || ' by ' || saved_by from overturn.csv_mapping order by version",
                String.class))
        .containsExactly("1 by someone", "2 by someone");
    show()
        .andExpect(content().string(containsString("known already")))
        .andExpect(content().string(containsString("Version <span>2</span>")));
  }

  @Test
  void whatIsMissingFromTheMappingIsSaidAndNothingIsKept() throws Exception {
    Map<String, String> form = form();
    form.put("source", " ");
    form.put("zone", "Middle/Earth");
    form.remove("column.member-id");
    form.remove("column.payer");

    post(form, "save")
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("Name the source")))
        .andExpect(content().string(containsString("time zone")))
        .andExpect(content().string(containsString("Choose where this is: Payer.")))
        .andExpect(content().string(containsString("Choose where this is: Member id.")));
    assertThat(count("csv_mapping")).isZero();
  }

  @Test
  void aFormWithoutAnyChoiceIsAnsweredByWhatIsMissing() throws Exception {
    for (String what : new String[] {"save", "preview"}) {
      post(Map.of(), what)
          .andExpect(status().isOk())
          .andExpect(content().string(containsString("Before it can be imported")));
    }
    post(Map.of("dateFormat", "{{", "column.payer", "no column", "word.decision.0", ""), "save")
        .andExpect(status().isOk());
  }

  @Test
  void aPreviewFollowsTheChoicesAndKeepsNothing() throws Exception {
    Map<String, String> form = form();
    form.remove("column.payer");
    form.put("constant.payer", "Aetna");
    form.put("word.decision.0", "denied");
    form.put("meaning.decision.0", "CT");

    post(form, "preview")
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("Aetna")))
        .andExpect(content().string(containsString("for a person")));
    assertThat(count("csv_mapping")).isZero();
    assertThat(count("denial")).isZero();
  }

  @Test
  void aTableThatCannotBeReadSaysWhy() throws Exception {
    UUID broken = take(TABLE + "\"never closed\n").notice();

    http.perform(get("/intake/csv/" + broken).with(member("supervisors")))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("row 7 has a quotation mark")));
  }

  @Test
  void itIsTheCoordinatorsAndTheSupervisorsPageAndOnlyOfTables() throws Exception {
    for (String other : new String[] {"physicians", "process-owners", "intake-clients"}) {
      http.perform(get("/intake/csv/" + notice).with(member(other)))
          .andExpect(status().isForbidden());
    }
    http.perform(get("/intake/csv/" + UUID.randomUUID()).with(member("supervisors")))
        .andExpect(status().isNotFound());
    http.perform(get("/intake/csv/none").with(member("supervisors")))
        .andExpect(status().isNotFound());
  }

  private List<String> looksSince(int entries) {
    return database.queryForList(
        """
        select case_number || ' ' || detail from overturn.audit_entry
        where what = 'original-read' order by id offset ?
        """,
        String.class,
        entries);
  }

  private ResultActions show() throws Exception {
    return http.perform(get("/intake/csv/" + notice).with(member("coordinators")));
  }

  private ResultActions post(Map<String, String> form, String what) throws Exception {
    MockHttpServletRequestBuilder request =
        org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post(
                "/intake/csv/" + notice + "/" + what)
            .with(member("coordinators"))
            .with(csrf());
    form.forEach(request::param);
    return http.perform(request);
  }

  private static Map<String, String> form() {
    Map<String, String> form = new TreeMap<>();
    form.put("dateFormat", "M/d/uuuu");
    form.put("zone", "America/New_York");
    form.put("column.payer", "health plan");
    form.put("column.payer-reference", "reference #");
    form.put("column.determination-date", "decision date");
    form.put("column.decision", "status");
    form.put("column.member-id", "member id");
    form.put("column.patient-name", "patient name");
    form.put("column.service-code", "cpt code");
    return form;
  }

  /** That this option of this select is the chosen one. */
  private static org.springframework.test.web.servlet.ResultMatcher selected(
      String select, String value) {
    return result -> {
      String page = result.getResponse().getContentAsString(StandardCharsets.UTF_8);
      int start = page.indexOf("name=\"" + select + "\"");
      String options = page.substring(start, page.indexOf("</select>", start));
      assertThat(options).contains("value=\"" + value + "\" selected=\"selected\"");
    };
  }

  private IntakeResult take(String table) {
    return intake.take(
        new Arrived(
            Channel.UPLOAD,
            "text/csv",
            "export.csv",
            table.getBytes(StandardCharsets.UTF_8),
            "coordinator"));
  }

  private static RequestPostProcessor member(String group) {
    return user("someone").authorities(() -> "GROUP_" + group);
  }

  private long count(String table) {
    return database.queryForObject("select count(*) from overturn." + table, Long.class);
  }
}
