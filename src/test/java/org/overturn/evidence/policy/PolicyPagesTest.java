package org.overturn.evidence.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.overturn.casework.People.coordinator;
import static org.overturn.casework.People.machine;
import static org.overturn.casework.People.owner;
import static org.overturn.casework.People.physician;
import static org.overturn.casework.People.supervisor;
import static org.overturn.evidence.policy.SamplePolicies.policy;
import static org.overturn.evidence.policy.SamplePolicies.version;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.overturn.evidence.Criterion;
import org.overturn.evidence.CriterionKind;
import org.overturn.evidence.Guideline;
import org.overturn.evidence.Policy;
import org.overturn.testing.HttpUser;
import org.overturn.testing.OverturnTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@OverturnTest
class PolicyPagesTest {

  @Autowired MockMvc web;
  @Autowired PolicyStore store;
  @LocalServerPort int port;

  @Test
  void theListIsSearchedByPayerServiceAndText() throws Exception {
    add(policy("SP-3", "CPT 7214*"));
    add(version("NCD 240.4", "3", "*", null, null, "HCPCS E0601"));

    list("").andExpect(content().string(allOf(has("SP-3"), has("NCD 240.4"))));
    list("?payer=molina-wa").andExpect(content().string(allOf(has("SP-3"), hasNot("NCD 240.4"))));
    list("?service=72148").andExpect(content().string(allOf(has("SP-3"), hasNot("NCD 240.4"))));
    list("?service=HCPCS E0601")
        .andExpect(content().string(allOf(has("NCD 240.4"), hasNot(">SP-3<"))));
    list("?text=ncd240.4").andExpect(content().string(allOf(has("NCD 240.4"), hasNot(">SP-3<"))));
    list("?text=no such").andExpect(content().string(has("No policy fits")));
  }

  @Test
  void whoReadsAndWhoSavesIsToldApart() throws Exception {
    UUID id = add(policy("SP-3", "CPT 72148"));
    for (RequestPostProcessor reader : List.of(coordinator(), physician())) {
      web.perform(get("/policies/" + id).with(reader))
          .andExpect(status().isOk())
          .andExpect(content().string(hasNot("Edit as a new version")));
      web.perform(get("/policies/" + id + "/edit").with(reader)).andExpect(status().isForbidden());
      web.perform(post("/policies").with(reader).with(csrf())).andExpect(status().isForbidden());
      web.perform(multipart("/policies/file").file(file("x: y")).with(reader).with(csrf()))
          .andExpect(status().isForbidden());
    }
    for (RequestPostProcessor editor : List.of(supervisor(), owner())) {
      web.perform(get("/policies/" + id).with(editor))
          .andExpect(content().string(has("Edit as a new version")));
      web.perform(get("/policies/" + id + "/edit").with(editor)).andExpect(status().isOk());
    }
    web.perform(get("/policies").with(machine())).andExpect(status().isForbidden());
    web.perform(get("/policies/" + UUID.randomUUID()).with(owner()))
        .andExpect(status().isNotFound());
  }

  @Test
  void aVersionSaysWhatDiffersFromTheOneBefore() throws Exception {
    add(policy("SP-3", "CPT 72148"));
    UUID second = add(version("SP-3", "2", "molina-wa", null, null, "CPT 72149"));

    web.perform(get("/policies/" + second).with(coordinator()))
        .andExpect(
            content()
                .string(
                    allOf(
                        has("What differs from the version before"),
                        has("CPT 72148"),
                        has("2020-01-01"),
                        has("not there any more"))));
  }

  @Test
  void anOlderVersionLeadsToTheOneThatWasSavedLastAndIsNotEdited() throws Exception {
    UUID first = add(policy("SP-3", "CPT 72148"));
    UUID second = add(version("SP-3", "2", "molina-wa", null, null, "CPT 72149"));

    web.perform(get("/policies/" + first).with(owner()))
        .andExpect(
            content()
                .string(
                    allOf(
                        has("not the version that was saved last"),
                        has("/policies/" + second),
                        hasNot("Edit as a new version"))));
  }

  @Test
  void anExportedFileIsTheSamePolicyAgain() throws Exception {
    UUID id = add(policy("SP-3", "CPT 72148"));
    String yaml =
        web.perform(get("/policies/" + id + "/file").with(physician()))
            .andExpect(
                header()
                    .string("Content-Disposition", "attachment; filename=\"sp-3-version-1.yaml\""))
            .andReturn()
            .getResponse()
            .getContentAsString(StandardCharsets.UTF_8);

    web.perform(multipart("/policies/file").file(file(yaml)).with(owner()).with(csrf()))
        .andExpect(status().isOk())
        .andExpect(
            content().string(allOf(has("The same version is saved already"), has("Save this"))));
  }

  @Test
  void aFileIsShownBeforeAnythingIsSaved() throws Exception {
    String yaml = YamlPolicyWriter.write(policy("SP-3", "CPT 72148"));
    web.perform(multipart("/policies/file").file(file(yaml)).with(owner()).with(csrf()))
        .andExpect(
            content()
                .string(
                    allOf(
                        has("The physician plans by the result."),
                        has("Save this version"),
                        has("Edit it first"))));
    assertThat(store.all()).isEmpty();
  }

  @Test
  void aFaultyFileSaysEveryFaultWithItsLineAndCanBeMendedInTheForm() throws Exception {
    String yaml =
        YamlPolicyWriter.write(policy("SP-3", "CPT 72148"))
            .replace("judgement", "guess")
            .replace("retrieved-on: 2026-11-01", "retrieved-on: yesterday");
    web.perform(multipart("/policies/file").file(file(yaml)).with(owner()).with(csrf()))
        .andExpect(
            content()
                .string(
                    allOf(
                        has("retrieved-on: is no date"),
                        has("criterion 1, kind: is unknown"),
                        has("Mend it here"),
                        hasNot("Save this version"))));
    assertThat(store.all()).isEmpty();
  }

  @Test
  void aQuestionnaireIsReadIntoTheFormWhereAPersonSaysWhatItLeavesOut() throws Exception {
    String questionnaire =
        """
        {"resourceType": "Questionnaire", "url": "https://payer.example/q/oxygen",
         "name": "HomeOxygen", "title": "Home oxygen", "version": "2", "status": "active",
         "item": [{"linkId": "1", "type": "boolean", "text": "Was the saturation measured at rest?"}]}
        """;
    web.perform(multipart("/policies/file").file(file(questionnaire)).with(owner()).with(csrf()))
        .andExpect(status().isOk())
        .andExpect(
            content()
                .string(
                    allOf(
                        has("Payer: missing"),
                        has("Was the saturation measured at rest?"),
                        has("Mend it here"),
                        has("value=\"Home oxygen\""),
                        hasNot("Save this version"))));
    assertThat(store.all()).isEmpty();
  }

  @Test
  void aFileOfNoKnownKindIsRefused() throws Exception {
    MockMultipartFile pdf = new MockMultipartFile("file", new byte[] {0, 1, 2});
    web.perform(multipart("/policies/file").file(pdf).with(owner()).with(csrf()))
        .andExpect(redirectedUrl("/policies"))
        .andExpect(flash().attribute("refused", containsString("neither a policy as YAML")));
    MockMultipartFile empty = new MockMultipartFile("file", new byte[0]);
    web.perform(multipart("/policies/file").file(empty).with(owner()).with(csrf()))
        .andExpect(flash().attribute("refused", containsString("not empty")));
  }

  @Test
  void whatIsTypedIsSavedAsAVersion() throws Exception {
    Map<String, String> fields = fields(policy("SP-3", "CPT 72148"));
    String address =
        send(fields, "save")
            .andExpect(status().is3xxRedirection())
            .andReturn()
            .getResponse()
            .getRedirectedUrl();

    assertThat(address).startsWith("/policies/");
    assertThat(store.all())
        .singleElement()
        .satisfies(
            kept -> {
              assertThat(kept.savedBy()).isEqualTo("owner");
              assertThat(kept.origin()).isEqualTo(Origin.PAGE);
            });
  }

  @Test
  void aRefusedSaveLosesNothingAndSaysAtEachFieldWhatIsWrong() throws Exception {
    Map<String, String> fields = fields(policy("SP-3", "CPT 72148"));
    fields.put("title", "A title that was typed");
    fields.put("retrieved-on", "soon");
    fields.put("criteria[0].kind", "value");
    fields.put("criteria[0].need.codes", "LOINC 59408-5\nLOINC 1-1");

    send(fields, "save")
        .andExpect(status().isOk())
        .andExpect(
            content()
                .string(
                    allOf(
                        has("value=\"A title that was typed\""),
                        has("value=\"soon\""),
                        has("id=\"retrieved-on-fault\""),
                        has("LOINC 59408-5\nLOINC 1-1"),
                        has("line 2: there is no such LOINC code"),
                        has("criterion 1, need.unit"))));
    assertThat(store.all()).isEmpty();
  }

  @Test
  void entriesAreAddedTakenAwayAndMovedAndNothingTypedIsLost() throws Exception {
    Map<String, String> fields = fields(policy("SP-3", "CPT 72148"));
    fields.put("criteria[1].text", "A second one, half typed");

    send(fields, "add-criteria").andExpect(content().string(has("Criterion 3")));
    send(fields, "up-criteria-1")
        .andExpect(
            content()
                .string(
                    containsInOrder(
                        "criteria[0].text", "A second one, half typed", "criteria[1].text")));
    send(fields, "remove-criteria-0")
        .andExpect(
            content()
                .string(allOf(has("A second one, half typed"), hasNot("plans by the result"))));
    send(fields, "add-guidelines").andExpect(content().string(has("Guideline 1")));
    send(fields, "up-criteria-99").andExpect(status().isOk());
    send(fields, "anything").andExpect(status().isOk());
    assertThat(store.all()).isEmpty();
  }

  @Test
  void checkingSavesNothing() throws Exception {
    send(fields(policy("SP-3", "CPT 72148")), "check")
        .andExpect(content().string(has("It can be saved.")));
    assertThat(store.all()).isEmpty();
  }

  @Test
  void whoSavesAfterSomebodyElseIsToldAndLosesNothing() throws Exception {
    UUID first = add(policy("SP-3", "CPT 72148"));
    UUID second = add(version("SP-3", "2", "molina-wa", null, null, "CPT 72148"));
    Map<String, String> fields = fields(version("SP-3", "3", "molina-wa", null, null, "CPT 72148"));
    fields.put("base", first.toString());
    fields.put("title", "Typed in the meantime");

    send(fields, "save")
        .andExpect(
            content()
                .string(
                    allOf(
                        has("has saved SP-3, version 2 meanwhile"),
                        has("value=\"Typed in the meantime\""),
                        has("name=\"base\" value=\"" + second + "\""))));
    assertThat(store.all()).hasSize(2);

    fields.put("base", second.toString());
    send(fields, "save").andExpect(status().is3xxRedirection());
    assertThat(store.all()).hasSize(3);
  }

  @Test
  void theVersionThatWasEditedHasToBeGivenAnother() throws Exception {
    UUID first = add(policy("SP-3", "CPT 72148"));
    Map<String, String> fields = fields(policy("SP-3", "CPT 72149"));
    fields.put("base", first.toString());

    send(fields, "save")
        .andExpect(
            content()
                .string(
                    allOf(has("is saved already and never changes"), has("id=\"version-fault\""))));
    assertThat(store.all()).hasSize(1);
  }

  @Test
  void aPolicyOfSixtyCriteriaAndAsManyGuidelinesFitsIntoTheForm() {
    List<Criterion> many =
        IntStream.range(0, 60)
            .mapToObj(
                at ->
                    new Criterion(
                        "c" + at,
                        "A",
                        "It is so.",
                        CriterionKind.JUDGEMENT,
                        "",
                        Criterion.Need.NONE,
                        "",
                        ""))
            .toList();
    List<Guideline> guidelines =
        IntStream.range(0, 60)
            .mapToObj(at -> new Guideline("G" + at, "Society", 2020, "It does.", "c" + at, ""))
            .toList();
    Policy one = policy("SP-3", "CPT 72148");
    Map<String, String> fields =
        fields(
            new Policy(
                null,
                one.number(),
                one.title(),
                one.version(),
                one.payer(),
                null,
                null,
                one.retrievedOn(),
                one.source(),
                one.services(),
                many,
                guidelines));
    HttpUser owner = HttpUser.signedIn(port, "owner");
    String page = owner.get("/policies/new").body();
    String token = page.replaceAll("(?s).*name=\"_csrf\" value=\"([^\"]+)\".*", "$1");
    StringBuilder body = new StringBuilder("do=save&_csrf=" + encode(token));
    fields.forEach(
        (name, value) -> body.append('&').append(encode(name)).append('=').append(encode(value)));

    assertThat(
            owner
                .post("/policies", "application/x-www-form-urlencoded", body.toString())
                .statusCode())
        .isEqualTo(302);
    assertThat(store.get(store.all().get(0).id()).orElseThrow().criteria()).hasSize(60);
  }

  private static String encode(String text) {
    return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private ResultActions list(String query) throws Exception {
    return web.perform(get("/policies" + query).with(coordinator())).andExpect(status().isOk());
  }

  private ResultActions send(Map<String, String> fields, String button) throws Exception {
    MockHttpServletRequestBuilder request = post("/policies").with(owner()).with(csrf());
    fields.forEach(request::param);
    return web.perform(request.param("do", button));
  }

  private static Map<String, String> fields(Policy policy) {
    return new LinkedHashMap<>(PolicyForm.fields(DraftPolicy.of(policy)));
  }

  private UUID add(Policy policy) {
    return store.add(policy, Origin.PAGE, "owner").id();
  }

  private static MockMultipartFile file(String yaml) {
    return new MockMultipartFile(
        "file", "policy.yaml", "text/plain", yaml.getBytes(StandardCharsets.UTF_8));
  }

  private static org.hamcrest.Matcher<String> has(String text) {
    return containsString(text);
  }

  private static org.hamcrest.Matcher<String> hasNot(String text) {
    return not(containsString(text));
  }

  private static org.hamcrest.Matcher<String> containsInOrder(String... parts) {
    return org.hamcrest.Matchers.stringContainsInOrder(parts);
  }
}
