package org.overturn.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.overturn.audit.Audit;
import org.overturn.casework.SampleCases;
import org.overturn.denial.CaseNumber;
import org.overturn.testing.HttpUser;
import org.overturn.testing.OverturnTest;
import org.overturn.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** The paper that a patient gets who asks who was given, and who saw, their record. */
@OverturnTest
class AccountingTest {

  private static final Instant NOW = TestClock.START;

  @LocalServerPort int port;
  @Autowired Audit audit;
  @Autowired Accounting accounting;
  @Autowired JdbcTemplate jdbc;
  private CaseNumber rosa;
  private CaseNumber second;
  private CaseNumber other;
  private HttpUser officer;

  @BeforeEach
  void cases(@Autowired ApplicationContext application) {
    SampleCases samples = SampleCases.in(application);
    rosa = samples.open("Zyxmarked");
    second = samples.open("Zyxmarked");
    other = samples.open("Zyxmarkedson");
    officer = HttpUser.signedIn(port, "compliance");
  }

  @Test
  void itSaysInWordsWhatWasGivenToWhomAndWhoSawWhat() throws IOException {
    audit.record("coordinator", "case-viewed", rosa, "10.0.0.7", null);
    TestClock.get().advance(Duration.ofMinutes(10));
    audit.record("coordinator", "case-viewed", rosa, "10.0.0.7", "again");
    audit.record("physician", "glass-broken", second, "10.0.0.8", null, "On call tonight");
    audit.record("coordinator", "case-viewed", other, "10.0.0.7", null);
    sending(rosa, "APPEAL", "CONFIRMED", "Fax 1-800-555-0199", NOW.minus(Duration.ofDays(30)));
    sending(rosa, "COMPLAINT", "UNCONFIRMED", "Office of the Insurance Commissioner", NOW);
    sending(rosa, "STATEMENT", "FAILED", "Fax that was never answered", NOW);
    sending(other, "APPEAL", "CONFIRMED", "Fax of another patient", NOW);
    resubmission(second, LocalDate.of(2026, 11, 17));

    HttpResponse<String> answer = officer.get("/audit/accounting.pdf?number=" + rosa);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/pdf");
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    byte[] paper =
        accounting.pdf(wanted("", "", ""), List.of(rosa.value(), second.value()), "compliance");
    Files.write(Path.of("target", "accounting.pdf"), paper);

    String text = text(paper);
    assertThat(text)
        .contains("Marisol Zyxmarked, born Fri, Apr 12, 1968", rosa.value(), second.value())
        .contains("Wed, Nov 18, 2020 to Wed, Nov 18, 2026")
        .contains("Molina Healthcare of Washington Fax 1-800-555-0199", "Appeal")
        .contains("Office of the Insurance Commissioner", "Complaint", "Corrected request")
        .contains("Case viewed " + rosa + " 10:00 AM to 10:10 AM, 2 times")
        .contains("with a reason " + second + ". Reason: On call tonight")
        .contains("America/New_York")
        .doesNotContain("never answered", "another patient", other.value(), "10.0.0.7");
    assertThat(text.indexOf("Fax 1-800-555-0199")).isLessThan(text.indexOf("Corrected request"));
    assertThat(
            jdbc.queryForList(
                "select case_number || ' ' || who || ' ' || detail from overturn.audit_entry"
                    + " where what = 'accounting-printed' order by id",
                String.class))
        .containsExactly(
            rosa + " compliance of 2020-11-18 to 2026-11-18",
            rosa + " compliance of 2020-11-18 to 2026-11-18",
            second + " compliance of 2020-11-18 to 2026-11-18");
  }

  @Test
  void onlyTheDaysThatAreAskedForAreInIt() throws IOException {
    audit.record("coordinator", "case-viewed", rosa, null, null);
    TestClock.get().advance(Duration.ofDays(1));
    audit.record("coordinator", "letter-printed", rosa, null, null);
    sending(rosa, "APPEAL", "CONFIRMED", "Fax of the first day", NOW);

    String text =
        text(accounting.pdf(wanted(rosa.value(), "2026-11-19", "2026-11-19"), null, "compliance"));

    assertThat(text)
        .contains("Letter printed", "Nothing in this time")
        .doesNotContain("Case viewed", "Fax of the first day");
  }

  @Test
  void itIsOfOnePatientOrOfNone() {
    String mixed =
        officer
            .postForm("/audit", "/audit", "name=zyxmarked")
            .headers()
            .firstValue("Location")
            .orElseThrow()
            .replaceFirst(".*\\?", "");
    assertThat(refusal("?" + mixed)).contains("of more than one patient");
    assertThat(refusal("")).contains("An accounting is of one patient");
    assertThat(refusal("?number=D-2026-999999")).contains("There is no such case");
    assertThat(refusal("?patient=forgotten")).contains("search again");
    assertThat(refusal("?number=" + rosa + "&from=yesterday")).contains("A day is written as");
    assertThat(refusal("?number=" + rosa + "&from=2030-01-01")).contains("is after the last");

    assertThat(officer.get("/audit/accounting.pdf?number=" + rosa + "&" + mixed).statusCode())
        .isEqualTo(200);
    assertThat(recorded()).isEqualTo(1);
    for (String user : List.of("supervisor", "coordinator", "physician")) {
      assertThat(
              HttpUser.signedIn(port, user)
                  .get("/audit/accounting.pdf?number=" + rosa)
                  .statusCode())
          .isEqualTo(403);
    }
    assertThat(recorded()).isEqualTo(1);
  }

  @Test
  void whoHasTheSameNameIsAnotherPatientUnlessTheBirthDateOrTheMemberIdIsTheSame() {
    LocalDate born = LocalDate.of(1968, 4, 12);
    AccountedCase one = new AccountedCase("D-1", "Ana", "Li", born, "M1", "");

    assertThat(one.isOfTheSamePatientAs(new AccountedCase("D-2", "ANA", "li", born, "M2", "")))
        .isTrue();
    assertThat(
            one.isOfTheSamePatientAs(
                new AccountedCase("D-2", "Ana", "Li", born.plusDays(1), "M1", "")))
        .isFalse();
    assertThat(one.isOfTheSamePatientAs(new AccountedCase("D-2", "Ana", "Li", null, "M1", "")))
        .isTrue();
    assertThat(one.isOfTheSamePatientAs(new AccountedCase("D-2", "Ana", "Li", null, "M2", "")))
        .isFalse();
    assertThat(one.isOfTheSamePatientAs(new AccountedCase("D-2", "Ann", "Li", born, "M1", "")))
        .isFalse();
  }

  @Test
  void moreThanAnybodyReadsIsRefusedInWordsAndNotOnRecordAsMade() {
    jdbc.update(
        """
        insert into overturn.audit_entry (at, who, what, case_number)
        select ?, 'user-' || n, 'case-viewed', ? from generate_series(0, ?) n
        """,
        Timestamp.from(NOW),
        rosa.value(),
        Accesses.LINES);

    assertThat(refusal("?number=" + rosa)).contains("choose fewer days");
    assertThat(recorded()).isZero();
  }

  private String refusal(String query) {
    HttpResponse<String> answer = officer.get("/audit/accounting.pdf" + query);
    assertThat(answer.statusCode()).isEqualTo(302);
    return officer
        .get(
            answer
                .headers()
                .firstValue("Location")
                .orElseThrow()
                .replaceFirst("^https?://[^/]*", ""))
        .body();
  }

  private int recorded() {
    return jdbc.queryForObject(
        "select count(*) from overturn.audit_entry where what = 'accounting-printed'",
        Integer.class);
  }

  private void sending(
      CaseNumber number, String purpose, String state, String destination, Instant at) {
    Timestamp time = Timestamp.from(at);
    jdbc.update(
        """
        insert into overturn.appeal_sending (id, case_number, level, purpose, payer, method,
          destination, sent_at, note, explanation, noted_by, noted_at, state, settled_at)
        values (?, ?, 'INTERNAL', ?, 'molina-wa', 'FAX', ?, ?, '', '', 'coordinator', ?, ?, ?)
        """,
        UUID.randomUUID(),
        number.value(),
        purpose,
        destination,
        time,
        time,
        state,
        state.equals("UNCONFIRMED") ? null : time);
  }

  private void resubmission(CaseNumber number, LocalDate day) {
    jdbc.update(
        """
        insert into overturn.resubmission (id, case_number, attempt, what_was_wrong, correction,
          resubmitted_on, method, submitted_by, version)
        values (?, ?, 1, 'CODE', 'Corrected', ?, 'PORTAL', 'coordinator', 0)
        """,
        UUID.randomUUID(),
        number.value(),
        day);
  }

  private static Wanted wanted(String number, String from, String to) {
    return new Wanted(number, "", "", from, to, "", false);
  }

  private static String text(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
    }
  }
}
