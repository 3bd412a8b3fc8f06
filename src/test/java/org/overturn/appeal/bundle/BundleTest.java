package org.overturn.appeal.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.overturn.appeal.letter.LetterDrafts;
import org.overturn.appeal.letter.LetterState;
import org.overturn.appeal.letter.Letters;
import org.overturn.appeal.letter.Signature;
import org.overturn.audit.Audit;
import org.overturn.audit.AuditEntry;
import org.overturn.casework.SampleCases;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Cases;
import org.overturn.denial.Denial;
import org.overturn.denial.Sha256;
import org.overturn.document.DocumentKind;
import org.overturn.document.Documents;
import org.overturn.evidence.ChartFact;
import org.overturn.evidence.ChartRead;
import org.overturn.evidence.Code;
import org.overturn.evidence.Criterion;
import org.overturn.evidence.Criterion.Need;
import org.overturn.evidence.CriterionKind;
import org.overturn.evidence.EvidenceFixture;
import org.overturn.evidence.FactKind;
import org.overturn.testing.OverturnTest;
import org.overturn.testing.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.transaction.support.TransactionTemplate;

/** The letter and its exhibits as one PDF: chosen, looked at, sealed, kept. */
@OverturnTest
class BundleTest {

  private static final String LEVEL = "internal-1";

  @Autowired MockMvc web;
  @Autowired Cases cases;
  @Autowired Letters letters;
  @Autowired LetterDrafts drafts;
  @Autowired Bundles bundles;
  @Autowired Documents documents;
  @Autowired Audit audit;
  @Autowired Clock clock;
  @Autowired JdbcClient jdbc;
  @Autowired DataSource database;
  private EvidenceFixture evidence;
  private CaseNumber number;

  @BeforeEach
  void aCaseWithEvidence(@Autowired ApplicationContext application) {
    SampleCases samples = SampleCases.in(application);
    evidence = EvidenceFixture.in(application);
    number = samples.start(samples.open("Testperson"));
    evidence.policy(
        number,
        List.of(
            new Criterion(
                "radiculopathy",
                "B.1",
                "Radiculopathy is diagnosed",
                CriterionKind.DIAGNOSIS,
                "",
                new Need(List.of("ICD-10-CM M54.1*"), List.of(), null, null, "", null, null, null),
                "",
                "")));
    List<ChartFact> facts =
        new ArrayList<>(IntStream.rangeClosed(1, 70).mapToObj(BundleTest::pain).toList());
    facts.add(radiculopathy());
    evidence.chart(number, facts.toArray(ChartFact[]::new));
    documents.add(
        number, DocumentKind.CONSENT, "consent.txt", "I consent.".getBytes(), "coordinator", "");
    documents.add(
        number, DocumentKind.PROOF_OF_FILING, "fax.txt", "Sent.".getBytes(), "coordinator", "");
    application
        .getBean(TransactionTemplate.class)
        .executeWithoutResult(tx -> application.publishEvent(new ChartRead(number, "coordinator")));
  }

  @Test
  void theSealedLetterComesFirstThenWhatUsuallyGoesAlong_R60() throws IOException {
    LetterState letter = sign();
    SealedBundle sealed = bundles.sealNow(denial(), LEVEL, "coordinator", null);

    byte[] pdf = bundles.pdf(number, sealed.id()).orElseThrow().content();
    assertThat(Sha256.of(pdf)).isEqualTo(sealed.sha256());
    assertThat(sealed.letter()).isEqualTo(letter.id());
    assertThat(bundles.sealed(number, LEVEL)).contains(sealed);
    try (PDDocument read = Loader.loadPDF(pdf)) {
      assertThat(read.getNumberOfPages()).isEqualTo(sealed.pages());
      String contents = text(read, 1);
      assertThat(contents)
          .contains("Letter", letter.kind().label(), "Signed by Jane Roe, MD")
          .contains("Exhibit 1", "Chart extract", "Exhibit 2", "Policy SP-3.1", "Exhibit 3")
          .contains("Patient's consent")
          .doesNotContain("Proof of filing", "Prep packet", "DRAFT");
      try (PDDocument alone =
          Loader.loadPDF(letters.pdf(number, letter.id()).orElseThrow().content())) {
        for (int page = 1; page <= alone.getNumberOfPages(); page++) {
          assertThat(words(text(read, page + 1))).contains(words(text(alone, page)));
        }
      }
    }
  }

  @Test
  void whatTheLetterCitesIsFoundOnThePageThatTheContentsName() throws IOException {
    sign();
    SealedBundle sealed = bundles.sealNow(denial(), LEVEL, "coordinator", null);
    try (PDDocument read =
        Loader.loadPDF(bundles.pdf(number, sealed.id()).orElseThrow().content())) {
      String contents = text(read, 1) + text(read, 2);
      assertThat(contents).contains("Where the evidence stands");
      int page = pageOf(contents, "Condition/99");
      assertThat(text(read, page)).contains("Chart extract", "Condition/99");
      int criterion = pageOf(contents, "SP-3.1, version \\d+, section B.1");
      assertThat(text(read, criterion)).contains("Section B.1. Radiculopathy is diagnosed");
    }
  }

  @Test
  void anUnsignedLetterIsNeverBundledForFilingButCanBeLookedAtAsADraft() throws Exception {
    draft();
    assertThatThrownBy(() -> bundles.sealNow(denial(), LEVEL, "coordinator", null))
        .isInstanceOf(BundleRefused.class)
        .hasMessageContaining("The letter is not signed. Sign it first");
    seal(coordinator())
        .andExpect(flash().attribute("refused", containsString("The letter is not signed")));
    assertThat(bundles.of(number)).isEmpty();

    byte[] preview =
        web.perform(get(address() + "/draft.pdf").with(coordinator()))
            .andExpect(status().isOk())
            .andReturn()
            .getResponse()
            .getContentAsByteArray();
    try (PDDocument read = Loader.loadPDF(preview)) {
      for (int page = 1; page <= read.getNumberOfPages(); page++) {
        assertThat(text(read, page)).contains("DRAFT · " + number + " · page " + page);
      }
    }
  }

  @Test
  void aLockedExhibitRefusesTheBundleByNameAndLeftAtHomeItDoesNot() throws Exception {
    sign();
    documents.add(
        number, DocumentKind.DENIAL_LETTER, "locked.pdf", locked(), "coordinator", "here");
    assertThatThrownBy(() -> bundles.sealNow(denial(), LEVEL, "coordinator", null))
        .isInstanceOf(BundleRefused.class)
        .hasMessageContaining("Exhibit 1, Denial letter: locked.pdf is locked with a password")
        .hasMessageContaining("add it without the password");
    assertThat(bundles.of(number)).isEmpty();
    show().andExpect(content().string(containsString("It is locked with a password")));

    choose(0, "", keys().stream().filter(key -> key.equals("chart")).toList());
    assertThat(bundles.sealNow(denial(), LEVEL, "coordinator", null).pages()).isPositive();
  }

  @Test
  void theSameBundleTwiceIsOneAndAChangedOneIsANewVersion() throws Exception {
    sign();
    SealedBundle first = bundles.sealNow(denial(), LEVEL, "coordinator", null);
    assertThat(bundles.sealNow(denial(), LEVEL, "physician", null)).isEqualTo(first);

    choose(0, "", List.of("chart"));
    SealedBundle second = bundles.sealNow(denial(), LEVEL, "coordinator", null);
    assertThat(second.version()).isEqualTo(2);
    assertThat(bundles.of(number)).containsExactly(first, second);
    assertThat(Sha256.of(bundles.pdf(number, first.id()).orElseThrow().content()))
        .isEqualTo(first.sha256());
    web.perform(get(address() + "/1.pdf").with(supervisor()))
        .andExpect(status().isOk())
        .andExpect(content().bytes(bundles.pdf(number, first.id()).orElseThrow().content()));
    web.perform(get(address() + "/3.pdf").with(supervisor())).andExpect(status().isNotFound());
  }

  @Test
  void theDatabaseRefusesToChangeASealedBundle_R60() {
    sign();
    bundles.sealNow(denial(), LEVEL, "coordinator", null);
    for (String change :
        List.of(
            "update overturn.appeal_bundle set content = ''",
            "update overturn.appeal_bundle set sealed_by = 'else'",
            "delete from overturn.appeal_bundle",
            "truncate overturn.appeal_bundle")) {
      assertThatThrownBy(() -> TestDatabase.administrator(database).update(change))
          .as(change)
          .rootCause()
          .hasMessageContaining("append-only");
    }
  }

  @Test
  void theOrderIsChosenStepByStepAndWhatComesLaterGoesWhereItUsuallyGoes() throws Exception {
    draft();
    List<String> usual = keys();
    assertThat(usual.get(0)).isEqualTo("chart");
    choose(0, "down:chart", List.of("chart"));
    assertThat(keys()).startsWith(usual.get(1), "chart");
    documents.add(
        number, DocumentKind.CLINICAL_RECORD, "notes.txt", "Notes".getBytes(), "coordinator", "");
    documents.add(
        number, DocumentKind.DENIAL_LETTER, "letter.txt", "Denied".getBytes(), "coordinator", "");

    String page = show().andReturn().getResponse().getContentAsString();
    assertThat(keys()).startsWith(usual.get(1), "chart").hasSize(usual.size() + 2);
    assertThat(page).contains("Exhibit 1", "Exhibit 2").doesNotContain("Exhibit 3");
  }

  @Test
  void theLetterListsWhatGoesAlongAndThePageSaysWhenThatIsNoLongerSo() throws Exception {
    choose(0, "", List.of("chart"));
    LetterState letter = sign();
    String words =
        words(text(Loader.loadPDF(letters.pdf(number, letter.id()).orElseThrow().content()), 0));
    assertThat(words.substring(words.indexOf("Enclosures")))
        .contains("Chart extract, read")
        .doesNotContain("consent.txt");
    show()
        .andExpect(
            content().string(not(containsString("The letter lists what does not go along"))));

    choose(1, "", List.of());
    show().andExpect(content().string(containsString("The letter lists what does not go along")));
  }

  @Test
  void theCoverSheetOfAFaxNamesNoPatientAndHowManyPagesFollow_R61() throws Exception {
    draft();
    web.perform(get(cover()).with(coordinator())).andExpect(status().isOk());
    sign();
    SealedBundle sealed = bundles.sealNow(denial(), LEVEL, "coordinator", null);
    byte[] sheet =
        web.perform(get(cover()).with(coordinator()))
            .andExpect(status().isOk())
            .andReturn()
            .getResponse()
            .getContentAsByteArray();

    try (PDDocument read = Loader.loadPDF(sheet)) {
      assertThat(read.getNumberOfPages()).isEqualTo(1);
      assertThat(text(read, 1))
          .contains("Appeal of a denied authorization", denial().payer().name())
          .contains(denial().payerReference(), number.value(), "confidential health information")
          .containsPattern("Pages with this one\\s+" + (sealed.pages() + 1))
          .doesNotContain(denial().patient().lastName(), denial().patient().memberId());
    }
    assertThat(audit.of(number, 20)).extracting(AuditEntry::what).contains("cover-sheet-viewed");
    web.perform(get(cover()).with(machine())).andExpect(status().isForbidden());
  }

  @Test
  void twoWhoChooseAtOnceDoNotLoseEachOthersChoice() throws Exception {
    draft();
    choose(0, "", List.of("chart"));
    choose(0, "", List.of())
        .andExpect(
            flash().attribute("refused", containsString("Somebody else has changed the choice")));
    show().andExpect(content().string(containsString("Exhibit 1")));
  }

  @Test
  void eachLookAndEachChangeIsOnRecordAndOnlyPeopleOfTheCaseSeeIt_R56() throws Exception {
    sign();
    show();
    choose(0, "", List.of("chart"));
    seal(physician()).andExpect(flash().attribute("done", containsString("Version 1 is sealed")));
    web.perform(get(address() + "/1.pdf").with(coordinator()));

    assertThat(audit.of(number, 20))
        .extracting(AuditEntry::what)
        .contains("bundle-viewed", "bundle-chosen", "bundle-sealed", "bundle-printed");
    web.perform(get(address()).with(machine())).andExpect(status().isForbidden());
    seal(supervisor()).andExpect(status().isForbidden());
    web.perform(get("/cases/" + number + "/appeals/external/bundle").with(coordinator()))
        .andExpect(status().isNotFound());
  }

  private Denial denial() {
    return cases.get(number);
  }

  private LetterState draft() {
    return letters.drafted(denial(), drafts.toFile(denial(), LEVEL, false), LEVEL);
  }

  private LetterState sign() {
    LetterState letter = draft();
    assertThat(letters.hindrances(denial(), letter.id())).isEmpty();
    return letters.sealed(
        denial(),
        letter.id(),
        new Signature("physician", "Jane Roe, MD", "", clock.instant()),
        letter.revision());
  }

  private String address() {
    return "/cases/" + number + "/appeals/" + LEVEL + "/bundle";
  }

  private String cover() {
    return "/cases/" + number + "/appeals/" + LEVEL + "/cover-sheet.pdf";
  }

  private ResultActions show() throws Exception {
    return web.perform(get(address()).with(coordinator())).andExpect(status().isOk());
  }

  private ResultActions seal(org.springframework.test.web.servlet.request.RequestPostProcessor who)
      throws Exception {
    return web.perform(post(address() + "/seal").with(who).with(csrf()));
  }

  private ResultActions choose(int seen, String move, List<String> in) throws Exception {
    return web.perform(
        post(address())
            .with(coordinator())
            .with(csrf())
            .param("seen", "" + seen)
            .param("key", keys().toArray(String[]::new))
            .param("in", in.isEmpty() ? new String[] {""} : in.toArray(String[]::new))
            .param("move", move));
  }

  /** As the page has them, in order. */
  private List<String> keys() throws Exception {
    String page = show().andReturn().getResponse().getContentAsString();
    return java.util.regex.Pattern.compile("name=\"key\" value=\"([^\"]+)\"")
        .matcher(page)
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  private static int pageOf(String contents, String what) {
    var found = java.util.regex.Pattern.compile(what + "\\s+(\\d+)\\s").matcher(contents);
    assertThat(found.find()).as("%s in %s", what, contents).isTrue();
    return Integer.parseInt(found.group(1));
  }

  private static String words(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  /** Of a page, from 1; of all of them for 0. */
  private static String text(PDDocument read, int page) throws IOException {
    PDFTextStripper stripper = new PDFTextStripper();
    stripper.setSortByPosition(true);
    stripper.setStartPage(Math.max(1, page));
    stripper.setEndPage(page == 0 ? read.getNumberOfPages() : page);
    return stripper.getText(read);
  }

  private static byte[] locked() throws IOException {
    try (PDDocument pdf = new PDDocument()) {
      pdf.addPage(new PDPage());
      pdf.protect(new StandardProtectionPolicy("owner", "secret", new AccessPermission()));
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      pdf.save(out);
      return out.toByteArray();
    }
  }

  private static ChartFact pain(int i) {
    return new ChartFact(
        "Observation/" + i,
        FactKind.OBSERVATION,
        List.of(new Code("LOINC", "72514-3")),
        "Pain severity",
        LocalDate.of(2026, 11, 2).minusDays(i),
        null,
        false,
        BigDecimal.valueOf(i % 10),
        "{score}",
        "",
        "",
        "",
        List.of());
  }

  private static ChartFact radiculopathy() {
    return new ChartFact(
        "Condition/99",
        FactKind.CONDITION,
        List.of(new Code("ICD-10-CM", "M54.16")),
        "Lumbar radiculopathy",
        LocalDate.of(2026, 5, 3),
        null,
        true,
        null,
        "",
        "",
        "",
        "",
        List.of());
  }
}
