package org.overturn.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Cases;
import org.overturn.document.DocumentKind;
import org.overturn.document.Documents;
import org.overturn.document.Exhibit;
import org.overturn.document.Exhibit.Kind;
import org.overturn.document.Exhibits;
import org.overturn.evidence.ChartFact;
import org.overturn.evidence.Code;
import org.overturn.evidence.Criterion;
import org.overturn.evidence.Criterion.Need;
import org.overturn.evidence.CriterionKind;
import org.overturn.evidence.EvidenceFixture;
import org.overturn.evidence.FactFlaw;
import org.overturn.evidence.FactKind;
import org.overturn.intake.Arrived;
import org.overturn.intake.Intake;
import org.overturn.testing.OverturnTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;

/** What each part of the system can put into a bundle or the case file. */
@OverturnTest
@Import({Journey.class, Agent.class})
class ExhibitsTest {

  @Autowired Journey journey;
  @Autowired Intake intake;
  @Autowired Cases cases;
  @Autowired Documents documents;
  @Autowired List<Exhibits> parts;
  private EvidenceFixture evidence;

  @BeforeEach
  void evidence(@Autowired ApplicationContext application) {
    evidence = EvidenceFixture.in(application);
  }

  @Test
  void theDenialIsThereByteForByteAsItArrived_R1() throws IOException {
    byte[] letter = Files.readAllBytes(Path.of("samples/12-unitedhealthcare-sleep-study.pdf"));
    CaseNumber number =
        intake.take(Arrived.byApi("application/pdf", letter, "intake")).cases().get(0);

    Exhibit denial = only(number, Kind.DENIAL);
    assertThat(denial.title()).isEqualTo("The denial as it arrived by the API");
    assertThat(denial.file().get().content()).isEqualTo(letter);
    assertThat(denial.file().get().contentType()).isEqualTo("application/pdf");
    assertThat(denial.toString()).isEqualTo("Exhibit[" + denial.key() + "]");
  }

  @Test
  void theChartExtractMarksWhatIsDoubtfulAndNamesEachResource_R20() throws IOException {
    CaseNumber number = open();
    evidence.chart(
        number,
        IntStream.rangeClosed(1, 60)
            .mapToObj(
                i -> fact("Observation/" + i, i == 60 ? List.of(FactFlaw.NO_UNIT) : List.of()))
            .toArray(ChartFact[]::new));

    Exhibit chart = only(number, Kind.WHOLE_CHART);
    try (PDDocument pdf = Loader.loadPDF(chart.file().get().content())) {
      String text = new PDFTextStripper().getText(pdf);
      assertThat(text)
          .contains("Chart extract", "60, of which 1 are marked", "Observation/60")
          .contains("Marked: no unit");
      assertThat(chart.title()).startsWith("Whole chart extract, read ").contains("2026");
      var places = pdf.getDocumentCatalog().getNames().getDests().getNames();
      assertThat(places).containsKeys("Observation/1", "Observation/60");
      int page = places.get("Observation/60").retrievePageNumber();
      PDFTextStripper there = new PDFTextStripper();
      there.setStartPage(page + 1);
      there.setEndPage(page + 1);
      assertThat(page).isPositive();
      assertThat(there.getText(pdf)).contains("Observation/60");
    }
    assertThat(chart.file().get().content()).isEqualTo(chart.file().get().content());
  }

  @Test
  void whatGoesOutOfTheChartIsWhatTheRequestTurnsOnAndTheFileHasItAll() throws IOException {
    CaseNumber number = open();
    evidence.policy(
        number,
        List.of(
            new Criterion(
                "pain",
                "B.1",
                "Severe pain",
                CriterionKind.VALUE,
                "",
                new Need(
                    List.of("LOINC 72514-3"),
                    List.of(),
                    Criterion.Comparison.AT_LEAST,
                    BigDecimal.valueOf(6),
                    "",
                    null,
                    null,
                    null),
                "",
                "")));
    ChartFact unrelated =
        new ChartFact(
            "Observation/unrelated",
            FactKind.OBSERVATION,
            List.of(new Code("LOINC", "75622-1")),
            "HIV 1 and 2 tests",
            LocalDate.of(2019, 3, 2),
            null,
            false,
            null,
            "",
            "negative",
            "",
            "",
            List.of());
    evidence.chart(number, fact("Observation/1", List.of()), unrelated);

    assertThat(text(only(number, Kind.CHART)))
        .contains("Observation/1", "1 other fact of the chart")
        .doesNotContain("Observation/unrelated", "HIV");
    assertThat(text(only(number, Kind.WHOLE_CHART)))
        .contains("Observation/1", "Observation/unrelated")
        .doesNotContain("left out");
  }

  @Test
  void thePolicyIsThereWithItsVersionAndWhereAndWhenItWasRetrieved_R23() throws IOException {
    CaseNumber number = open();
    evidence.policy(
        number,
        List.of(
            new Criterion(
                "six-weeks",
                "B.2",
                "Six weeks of conservative care",
                CriterionKind.TREATMENT,
                "",
                Need.NONE,
                "",
                "")));

    Exhibit policy = only(number, Kind.POLICY);
    try (PDDocument pdf = Loader.loadPDF(policy.file().get().content())) {
      assertThat(new PDFTextStripper().getText(pdf))
          .contains("Imaging of the lumbar spine", "Section B.2. Six weeks of conservative care")
          .contains("https://payer.example/sp-3.1", "Nov 1, 2026");
      assertThat(pdf.getDocumentCatalog().getNames().getDests().getNames())
          .containsKey("criterion-six-weeks");
    }
  }

  @Test
  void aCompletedPacketAndARecordedCallAreThereAndDraftsAreNot_R57() throws IOException {
    CaseNumber number = open();
    journey
        .coordinator("userTask_requestPeerToPeer", Answers.requestGranted())
        .coordinator("userTask_scheduleCall", Answers.slot("2026-11-19", "13:00"));
    assertThat(of(number)).noneMatch(each -> each.kind() == Kind.PACKET);
    assertThat(of(number)).noneMatch(each -> each.kind() == Kind.CALL_RECORD);

    journey
        .coordinator("userTask_completePrepPacket", Answers.packet())
        .physician("userTask_conductCall", Answers.call("upheld"));

    assertThat(text(only(number, Kind.PACKET))).contains("Version 1, completed by coordinator");
    Exhibit call = only(number, Kind.CALL_RECORD);
    assertThat(text(call))
        .contains("Record of peer-to-peer call 1", "Zyxtyped Dr. Reviewer")
        .doesNotContain("Printed from Overturn");
    assertThat(call.file().get().content()).isEqualTo(call.file().get().content());
  }

  @Test
  void whatPeopleAddedIsThereAsWhatItIs() {
    CaseNumber number = open();
    byte[] text = "Patient consents.".getBytes();
    documents.add(number, DocumentKind.CONSENT, "consent.txt", text, "coordinator", "here");
    documents.add(
        number, DocumentKind.PROOF_OF_FILING, "fax.txt", "OK".getBytes(), "coordinator", "here");

    assertThat(of(number))
        .extracting(Exhibit::kind, Exhibit::title)
        .contains(
            tuple(Kind.CONSENT, "Patient's consent: consent.txt"),
            tuple(Kind.PROOF, "Proof of filing: fax.txt"));
    assertThat(only(number, Kind.CONSENT).file().get().content()).isEqualTo(text);
    assertThat(only(number, Kind.CONSENT).name()).doesNotContain("consent.txt");
  }

  private CaseNumber open() {
    Notices denial = Notices.clinical();
    return journey.opens(denial.notice(), denial.payer()).number();
  }

  private List<Exhibit> of(CaseNumber number) {
    return parts.stream().flatMap(each -> each.of(cases.get(number)).stream()).toList();
  }

  private Exhibit only(CaseNumber number, Kind kind) {
    List<Exhibit> found = of(number).stream().filter(each -> each.kind() == kind).toList();
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private static String text(Exhibit exhibit) throws IOException {
    try (PDDocument pdf = Loader.loadPDF(exhibit.file().get().content())) {
      return new PDFTextStripper().getText(pdf);
    }
  }

  private static ChartFact fact(String id, List<FactFlaw> flaws) {
    return new ChartFact(
        id,
        FactKind.OBSERVATION,
        List.of(new Code("LOINC", "72514-3")),
        "Pain severity",
        LocalDate.of(2026, 11, 2),
        null,
        false,
        BigDecimal.valueOf(8),
        "",
        "",
        "",
        "",
        flaws);
  }
}
