package org.overturn.peertopeer.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.overturn.casework.People.coordinator;
import static org.overturn.casework.People.owner;
import static org.overturn.casework.People.physician;
import static org.overturn.casework.People.supervisor;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.overturn.audit.Audit;
import org.overturn.casework.SampleCases;
import org.overturn.denial.CallTrack;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Cases;
import org.overturn.denial.Timeline;
import org.overturn.denial.TimelineEntry;
import org.overturn.evidence.EvidenceFixture;
import org.overturn.testing.OverturnTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** The packet's page: what it says, what people write into it, and that none of that is lost. */
@OverturnTest
class PacketPageTest {

  @Autowired MockMvc web;
  @Autowired Cases cases;
  @Autowired Packets packets;
  @Autowired PacketRecords records;
  @Autowired Timeline timeline;
  @Autowired Audit audit;
  @Autowired JdbcClient jdbc;
  @Autowired TaskService tasks;
  @Autowired FormService forms;
  @Autowired IdentityService identity;
  private SampleCases samples;
  private EvidenceFixture evidence;
  private CaseNumber number;

  @BeforeEach
  void aCaseRuns(@Autowired ApplicationContext application) {
    samples = SampleCases.in(application);
    evidence = EvidenceFixture.in(application);
    number = samples.start(samples.open("Testperson"));
  }

  @Test
  void theDraftStatesEachFactWithItsSource_R19_R25_R26_R27_R28_R33() throws Exception {
    PacketFixture.evidence(evidence, number);

    page(physician())
        .andExpect(content().string(containsString("MEM-90")))
        .andExpect(content().string(containsString("1-800-555-0100")))
        .andExpect(content().string(containsString("Spine Imaging Guideline SP-3.1")))
        .andExpect(content().string(containsString("retrieved on Nov 1, 2026")))
        .andExpect(content().string(containsString("criteria#criterion-six-weeks")));

    Packet packet = packet();
    assertThat(text(packet, "fact:Condition/1"))
        .isEqualTo("Lumbar radiculopathy (ICD-10-CM M54.16), since May 3, 2026");
    assertThat(text(packet, "fact:Observation/8"))
        .isEqualTo("Pain severity: 8 score on Nov 2, 2026");
    assertThat(text(packet, "fact:Procedure/3"))
        .isEqualTo("Physical therapy, Aug 3, 2026 to Sep 21, 2026 (7 weeks)");
    assertThat(packet.statement("fact:MedicationRequest/4").orElseThrow().caution())
        .isEqualTo("no date");
    assertThat(packet.statement("criterion:six-weeks").orElseThrow().label()).isEqualTo("Met");
    assertThat(packet.statement("criterion:x-ray").orElseThrow().label()).isEqualTo("Gap");
    assertThat(packet.statement("criterion:changes-plan").orElseThrow().label())
        .isEqualTo("Physician to say");
    assertThat(text(packet, "missing:x-ray")).startsWith("The report with its day, from radiology");
    assertThat(packet.statements()).allSatisfy(each -> assertThat(each.sources()).isNotEmpty());
    assertThat(packet.statements().get(0).part()).isEqualTo(PacketPart.MISSING);
    assertThat(packet.of(PacketPart.OBJECTIONS))
        .anySatisfy(
            each ->
                assertThat(each.text())
                    .contains("Six weeks of conservative treatment have to come first.")
                    .contains("At hand: Physical therapy, Aug 3, 2026 to Sep 21, 2026"));
  }

  @Test
  void theLeadIsTwoSentencesMadeOfFactsThatExist_R21() {
    PacketFixture.evidence(evidence, number);

    Statement lead = packet().statement("lead").orElseThrow();

    assertThat(Sentences.count(lead.text())).isEqualTo(2);
    assertThat(lead.text())
        .contains("Lumbar radiculopathy", "since May 3, 2026", "Pain severity: 8", "Physical")
        .endsWith("we ask for CPT 72148, MRI lumbar spine, 1 unit.");
    assertThat(lead.sourceWords()).contains("Condition/1", "Observation/8", "Procedure/3");
  }

  @Test
  void withoutAChartAndAPolicyItSaysSoAndIsOpenForTyping() throws Exception {
    jdbc.sql("delete from overturn.chart_reading").update();

    page(coordinator())
        .andExpect(content().string(containsString("The chart has not been read yet.")))
        .andExpect(content().string(containsString("Add a statement")));
    assertThat(packet().statements()).allSatisfy(each -> assertThat(each.sources()).isNotEmpty());

    write(
            "statement",
            coordinator(),
            "part",
            "severity",
            "words",
            "Pain 8 of 10 on Nov 2, 2026",
            "source",
            "visit note")
        .andExpect(status().is3xxRedirection());

    assertThat(packet().statement("missing:severity")).isEmpty();
    assertThat(packet().of(PacketPart.SEVERITY))
        .anySatisfy(
            each ->
                assertThat(each.sourceWords())
                    .startsWith("visit note; written by coordinator on Nov 1"));
  }

  @Test
  void aPersonsWordsStayWhenTheDraftUnderThemChanges_R60() throws Exception {
    write("lead", physician(), "words", "She cannot work. We ask for the MRI.", "seen", "0")
        .andExpect(status().is3xxRedirection());
    assertThat(packet().statement("lead").orElseThrow().redrafted()).isEmpty();

    PacketFixture.evidence(evidence, number);

    Statement lead = packet().statement("lead").orElseThrow();
    assertThat(lead.text()).isEqualTo("She cannot work. We ask for the MRI.");
    assertThat(lead.redrafted()).contains("Lumbar radiculopathy");
    page(physician())
        .andExpect(content().string(containsString("The draft under these words has changed")));
  }

  @Test
  void whoWantsTheDraftBackWritesItOnThePage() throws Exception {
    String drafted = text(packet(), "lead");
    write("lead", physician(), "words", "She cannot work. We ask for the MRI.", "seen", "0");
    String seen = String.valueOf(records.entries(number).get(0).id());

    write("lead", physician(), "words", drafted, "seen", seen)
        .andExpect(status().is3xxRedirection());

    assertThat(text(packet(), "lead")).isEqualTo(drafted);
  }

  @Test
  void aLeadOfThreeSentencesIsRefusedAndKeptOnThePage_R21() throws Exception {
    write("lead", coordinator(), "words", "One thing. Two things. Zyx three things.", "seen", "0")
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("has 3 sentences: say it in 2")))
        .andExpect(content().string(containsString("One thing. Two things. Zyx three things.")));
  }

  @Test
  void aGuidelineWithoutNameOrganizationOrYearIsRefused_R31() throws Exception {
    guideline("", "ACR", "2021").andExpect(refused("Give the guideline"));
    guideline("Low Back Pain", "", "2021").andExpect(refused("which organization"));
    guideline("Low Back Pain", "ACR", "21").andExpect(refused("four digits"));
    guideline("Low Back Pain", "ACR", "2031").andExpect(refused("from 1950 to 2026"));

    guideline("Low Back Pain", "ACR", "2021").andExpect(status().is3xxRedirection());

    assertThat(packet().of(PacketPart.GUIDELINES))
        .extracting(Statement::text)
        .contains("Low Back Pain (ACR, 2021)");
    guideline("Low Back Pain", "ACR", "2021").andExpect(refused("already"));
  }

  @Test
  void aStruckStatementStaysVisibleWithWhoStruckIt() throws Exception {
    PacketFixture.evidence(evidence, number);

    write("strike", physician(), "key", "fact:Procedure/3").andExpect(status().is3xxRedirection());

    assertThat(packet().statement("fact:Procedure/3").orElseThrow().struckBy())
        .isEqualTo("physician");
    assertThat(text(packet(), "lead")).doesNotContain("Physical therapy");
    page(coordinator()).andExpect(content().string(containsString("Struck by")));
    assertThat(paper(0)).contains("(struck by physician)");

    write("restore", coordinator(), "key", "fact:Procedure/3");
    assertThat(packet().statement("fact:Procedure/3").orElseThrow().isStruck()).isFalse();
  }

  @Test
  void aGapCarriesItsExplanation_R29() throws Exception {
    PacketFixture.evidence(evidence, number);

    write(
            "explanation",
            coordinator(),
            "key",
            "missing:x-ray",
            "seen",
            "0",
            "words",
            "The radiograph was taken abroad")
        .andExpect(status().is3xxRedirection());

    assertThat(text(packet(), "missing:x-ray"))
        .endsWith("Explained: The radiograph was taken abroad");
  }

  @Test
  void twoWhoWriteTheSameWordsAtOnceLoseNothing() throws Exception {
    write(
            "approval",
            coordinator(),
            "words",
            "CPT 72148",
            "duration",
            "90 days",
            "seen",
            "0",
            "seenDuration",
            "0")
        .andExpect(status().is3xxRedirection());

    String page =
        write(
                "approval",
                physician(),
                "words",
                "CPT 72148 and 72149",
                "duration",
                "90 days",
                "seen",
                "0",
                "seenDuration",
                "0")
            .andExpect(status().isOk())
            .andExpect(content().string(containsString("Somebody else has just written here")))
            .andExpect(content().string(containsString("CPT 72148 and 72149")))
            .andReturn()
            .getResponse()
            .getContentAsString();
    assertThat(text(packet(), "approval")).isEqualTo("CPT 72148; duration: 90 days");

    String seen = page.replaceAll("(?s).*packet/approval.*?name=\"seen\" value=\"(\\d+)\".*", "$1");
    String seenDuration = page.replaceAll("(?s).*name=\"seenDuration\" value=\"(\\d+)\".*", "$1");
    write(
            "approval",
            physician(),
            "words",
            "CPT 72148 and 72149",
            "duration",
            "90 days",
            "seen",
            seen,
            "seenDuration",
            seenDuration)
        .andExpect(status().is3xxRedirection());
    assertThat(text(packet(), "approval")).startsWith("CPT 72148 and 72149");
    assertThat(packet().statement("approval").orElseThrow().before())
        .startsWith("“CPT 72148”, written by coordinator on Nov ");
    assertThat(records.entries(number)).hasSize(3);
  }

  @Test
  void aFormThatStillHasTheDraftDoesNotGoOverWhatSomebodyWroteMeanwhile_R60() throws Exception {
    String drafted = text(packet(), "lead");
    write("lead", physician(), "words", "She cannot work. We ask for the MRI.", "seen", "0")
        .andExpect(status().is3xxRedirection());

    completeTheTask(drafted, "90 days");

    assertThat(text(packet(), "lead")).isEqualTo("She cannot work. We ask for the MRI.");
  }

  @Test
  void theFormCompletesAVersionThatChartAndPolicyNoLongerChange() throws Exception {
    completeTheTask("90 days");
    Packet first = packet();

    assertThat(first.version()).isEqualTo(1);
    PacketFixture.evidence(evidence, number);

    assertThat(packet()).isEqualTo(first);
    page(physician())
        .andExpect(content().string(containsString("statements would read differently by now")))
        .andExpect(content().string(not(containsString("Lumbar radiculopathy"))));
    write("lead", physician(), "words", "Something else now.", "seen", "0")
        .andExpect(refused("The packet is complete: prepare a new version first."))
        .andExpect(content().string(containsString("The packet is complete")));
  }

  @Test
  void aNewVersionIsMadeWhileTheCallIsAheadAndTheOldOneIsKept() throws Exception {
    completeTheTask("90 days");
    PacketFixture.evidence(evidence, number);

    write("new-version", coordinator()).andExpect(status().is3xxRedirection());
    page(coordinator())
        .andExpect(content().string(containsString("Lumbar radiculopathy")))
        .andExpect(content().string(containsString("New version 2 in the making")));
    assertThat(packet().version()).isEqualTo(1);
    write("complete", coordinator()).andExpect(status().is3xxRedirection());

    assertThat(packet().version()).isEqualTo(2);
    assertThat(packet().statement("fact:Condition/1")).isPresent();
    assertThat(packets.version(number, 1).orElseThrow().statement("fact:Condition/1")).isEmpty();
    assertThat(paper(1)).contains("Version 1, completed by coordinator");
    assertThat(timeline.of(number))
        .extracting(TimelineEntry::what)
        .contains("Prep packet completed", "Prep packet completed anew, version 2");
    assertThatThrownBy(() -> jdbc.sql("delete from overturn.packet_version").update())
        .hasStackTraceContaining("append-only");
    assertThatThrownBy(() -> jdbc.sql("update overturn.packet_entry set words = ''").update())
        .hasStackTraceContaining("append-only");
  }

  @Test
  void afterTheCallThePacketStaysAsItWasInIt() throws Exception {
    completeTheTask("90 days");
    samples.change(number, denial -> denial.callTrack(CallTrack.UPHELD, ""));

    page(coordinator()).andExpect(content().string(not(containsString("Prepare a new version"))));
    write("new-version", coordinator());

    assertThat(
            jdbc.sql("select count(*) from overturn.prep_packet where reopened_at is not null")
                .query(Integer.class)
                .single())
        .isZero();
  }

  @Test
  void withoutTheApprovalOrTheReasonThePacketIsNotCompleted_R24() {
    assertThatThrownBy(() -> completeTheTask(" "))
        .hasStackTraceContaining("say how long the approval has to last");
    assertThat(packet().isComplete()).isFalse();
  }

  @Test
  void supervisorsReadAndOthersDoNotAndEachLookIsOnRecord_R56() throws Exception {
    page(supervisor())
        .andExpect(status().isOk())
        .andExpect(content().string(not(containsString("Add a statement"))));
    write("strike", supervisor(), "key", "reason:words").andExpect(status().isForbidden());
    web.perform(get("/cases/" + number + "/packet").with(owner()))
        .andExpect(status().isForbidden());
    web.perform(get("/cases/" + number + "/packet.pdf").with(physician()))
        .andExpect(status().isOk());

    assertThat(audit.of(number, 10))
        .extracting(entry -> entry.who() + " " + entry.what())
        .contains("supervisor packet-viewed", "physician packet-printed");
  }

  @Test
  void theCaseLeadsToItsPacket() throws Exception {
    web.perform(get("/cases/" + number).with(coordinator()))
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("/cases/" + number + "/packet"),
                        containsString("Draft: open and prepare it"))));
  }

  private void completeTheTask(String duration) {
    completeTheTask("She has pain. We ask for an MRI.", duration);
  }

  private void completeTheTask(String summary, String duration) {
    String task =
        tasks
            .createTaskQuery()
            .processInstanceBusinessKey(number.value())
            .taskDefinitionKey("userTask_completePrepPacket")
            .singleResult()
            .getId();
    identity.setAuthentication("coordinator", List.of("coordinators"));
    try {
      forms.submitTaskForm(
          task,
          Map.of(
              "summary", summary,
              "criterionCited", "Six weeks of conservative care",
              "treatmentsTried", "Physical therapy 2026-08-03 to 2026-09-21",
              "approvalAskedFor", "CPT 72148, one unit",
              "approvalDuration", duration));
    } finally {
      identity.clearAuthentication();
    }
  }

  private Packet packet() {
    return packets.of(cases.get(number)).orElseThrow();
  }

  private static String text(Packet packet, String key) {
    return packet.statement(key).orElseThrow().text();
  }

  private ResultActions page(RequestPostProcessor person) throws Exception {
    return web.perform(get("/cases/" + number + "/packet").with(person)).andExpect(status().isOk());
  }

  private ResultActions guideline(String name, String organization, String year) throws Exception {
    return write(
        "guideline", physician(), "name", name, "organization", organization, "year", year);
  }

  private ResultActions write(String what, RequestPostProcessor person, String... fields)
      throws Exception {
    var request = post("/cases/" + number + "/packet/" + what).with(person).with(csrf());
    for (int i = 0; i < fields.length; i += 2) {
      request.param(fields[i], fields[i + 1]);
    }
    return web.perform(request);
  }

  private static org.springframework.test.web.servlet.ResultMatcher refused(String why) {
    return content().string(containsString(why));
  }

  private String paper(int version) throws Exception {
    byte[] pdf =
        web.perform(get("/cases/" + number + "/packet.pdf?version=" + version).with(physician()))
            .andExpect(status().isOk())
            .andReturn()
            .getResponse()
            .getContentAsByteArray();
    try (var document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }
}
