package org.overturn.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.overturn.intake.Documents.denial;
import static org.overturn.intake.Documents.with;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Cases;
import org.overturn.denial.Denial;
import org.overturn.denial.LineOfBusiness;
import org.overturn.denial.Sha256;
import org.overturn.denial.Timeline;
import org.overturn.denial.TimelineEntry;
import org.overturn.intake.Posting.Reply;
import org.overturn.testing.OverturnTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

/** {@code POST /api/denials} with our own JSON. */
@OverturnTest
@Import(Posting.class)
class JsonIntakeTest {

  @Autowired Posting post;
  @Autowired Cases cases;
  @Autowired Timeline timeline;
  @Autowired JdbcTemplate database;

  @Test
  void aDenialThatLandsBecomesExactlyOneCaseWithoutAnyoneWatching_R1() {
    Reply reply = post.json(denial());

    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.body().fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("notice", "state", "cases");
    assertThat(reply.state()).isEqualTo("accepted");
    assertThat(reply.onlyCase()).matches("D-2026-\\d{6}");
    assertThat(reply.body().at("/cases/0/url").asText()).isEqualTo("/cases/" + reply.onlyCase());
    assertThat(reply.response().getHeader("Location")).isEqualTo("/cases/" + reply.onlyCase());
    assertThat(count("denial")).isEqualTo(1);
    assertThat(running(reply.onlyCase())).isPositive();
  }

  @Test
  void theCaseHoldsWhatTheNoticeSays() {
    Denial denial = opened(denial());

    assertThat(denial.payer().id()).isEqualTo("unitedhealthcare");
    assertThat(denial.payerReference()).isEqualTo("REF-1001");
    assertThat(denial.serviceLine()).isEqualTo("1");
    assertThat(denial.lineOfBusiness()).isEqualTo(LineOfBusiness.COMMERCIAL);
    assertThat(denial.determinationDate()).isEqualTo("2026-11-17");
    assertThat(denial.determinationTime()).hasToString("Optional[15:40]");
    assertThat(denial.patient().memberId()).isEqualTo("MEMB-ZYX-77");
    assertThat(denial.service().label()).isEqualTo("CPT 72148");
    assertThat(denial.service().diagnosisCodes()).isEqualTo("M54.16");
    assertThat(denial.reason().codes()).isEqualTo("HCR:0F");
    assertThat(denial.receivedAt()).isEqualTo("2026-11-18T15:00:00Z");
    assertThat(timelineOf(denial))
        .first()
        .isEqualTo("Denial received from UnitedHealthcare by the API");
  }

  @Test
  void aWindowThatCountsFromThePostingUsesTheDayThatTheNoticeGives() {
    String number =
        post.json(
                with(denial(), "determination.posted", "2026-11-18")
                    .put("dischargeDate", "2026-11-16"))
            .onlyCase();

    Denial denial = cases.get(new CaseNumber(number));
    assertThat(denial.postedDate()).contains(LocalDate.of(2026, 11, 18));
    assertThat(denial.dischargeDate()).contains(LocalDate.of(2026, 11, 16));
    assertThat(
            database.queryForObject(
                "select explanation from overturn.case_deadline where case_number = ? and kind ="
                    + " 'CALL_WINDOW'",
                String.class,
                number))
        .contains("21 calendar days from the posting of the denial on Nov 18, 2026");
  }

  @Test
  void theRawOriginalIsKeptByteForByteWithItsChecksum() {
    String original = denial().toPrettyString();
    Reply reply = post.json(original);

    var row =
        database.queryForMap(
            "select * from overturn.notice where id = ?::uuid",
            reply.body().path("notice").asText());
    assertThat(row)
        .containsEntry("channel", "api")
        .containsEntry("content_type", "application/json")
        .containsEntry("sender", "intake")
        .containsEntry("state", "ACCEPTED")
        .containsEntry("sha256", Sha256.of(original));
    assertThat((byte[]) row.get("original")).asString(StandardCharsets.UTF_8).isEqualTo(original);
  }

  @Test
  void theSameNoticeTwiceGivesTheSameCase() {
    Reply first = post.json(denial());
    Reply again = post.json(denial());
    Reply reformatted = post.json(denial().toPrettyString());

    assertThat(List.of(again, reformatted))
        .allSatisfy(
            reply -> {
              assertThat(reply.status()).isEqualTo(200);
              assertThat(reply.state()).isEqualTo("duplicate");
              assertThat(reply.cases()).containsExactly(first.onlyCase());
            });
    assertThat(count("denial")).isEqualTo(1);
    assertThat(count("notice")).isEqualTo(3);
  }

  @Test
  void theSameDenialWithoutAReferenceIsKnownByMemberAndService() {
    ObjectNode unnumbered = with(denial(), "payerReference", null);
    Reply first = post.json(unnumbered);
    Reply again = post.json(unnumbered.toPrettyString());

    assertThat(again.state()).isEqualTo("duplicate");
    assertThat(again.cases()).isEqualTo(first.cases());
  }

  @Test
  void twoServicesUnderOneReferenceAreTwoCasesEvenWithoutLineNumbers() {
    ObjectNode first = with(denial(), "serviceLine", null);
    ObjectNode second = with(with(denial(), "serviceLine", null), "service.code", "72149");

    assertThat(post.json(first).state()).isEqualTo("accepted");
    assertThat(post.json(second).state()).isEqualTo("accepted");
    assertThat(post.json(denial()).state()).as("the first, now numbered").isEqualTo("duplicate");
  }

  @Test
  void anUnknownPayerGetsTheDefaultRuleNeverSilently() {
    Denial denial = opened(with(denial(), "payer", "Prairie Mutual"));

    assertThat(denial.payer().id()).isEqualTo("other");
    assertThat(denial.payer().name()).isEqualTo("Prairie Mutual");
    assertThat(timelineOf(denial)).anyMatch(line -> line.contains("default rule is assumed"));
  }

  @Test
  void unknownPayersWithTheSameNumbersAreNotMixedUp() {
    Reply one = post.json(with(denial(), "payer", "Prairie Mutual"));
    Reply other = post.json(with(denial(), "payer", "Lakeside Health"));

    assertThat(other.state()).isEqualTo("accepted");
    assertThat(other.cases()).doesNotContainAnyElementsOf(one.cases());
  }

  @Test
  void aMissingReasonIsAcceptedAndAskedForByTheProcess_R8() {
    Denial denial = opened(with(denial(), "reason", null));

    assertThat(denial.reason().inWriting()).isFalse();
    assertThat(openTasks(denial)).containsExactly("userTask_obtainDenialReason");
  }

  @Test
  void anUnknownReasonCodeIsAccepted() {
    assertThat(opened(with(denial(), "reason.codes", List.of("HCR:ZZ9"))).reason().codes())
        .isEqualTo("HCR:ZZ9");
  }

  @Test
  void aWindowThatWasOverAtReceiptIsAcceptedToo() {
    assertThat(opened(with(denial(), "determination.date", "2026-01-05")).isOpen()).isTrue();
  }

  @Test
  void aTimeInTheLetterIsThePayersLocalTime_R6() {
    Denial stated = opened(with(denial(), "letter.windowClosesAt", "2026-11-20T15:00"));
    assertThat(stated.letterWindow()).hasToString("Optional[2026-11-20T15:00]");

    ObjectNode dated = with(denial(), "letter.windowClosesAt", "2026-11-20");
    assertThat(opened(with(dated, "payerReference", "REF-2")).letterWindow())
        .hasToString("Optional[2026-11-20T23:59:59]");
  }

  @Test
  void whatIsNotSaidOfThePlanIsUnknown() {
    ObjectNode sparse = denial();
    sparse.remove(List.of("lineOfBusiness", "state", "setting", "stage", "urgency", "physician"));
    Denial denial = opened(sparse);

    assertThat(denial.lineOfBusiness()).isEqualTo(LineOfBusiness.UNKNOWN);
    assertThat(denial.state()).isEqualTo("unknown");
    assertThat(denial.physician()).isEmpty();
  }

  @Test
  void codesMayBeOneTextToo() {
    assertThat(opened(with(denial(), "reason.codes", "HCR:0F CARC:50")).reason().codes())
        .isEqualTo("HCR:0F CARC:50");
  }

  @Test
  void controlCharactersAreTakenOutAndTheRestIsKept() {
    Denial denial = opened(with(denial(), "patient.lastName", "O'Neil\u0000-\u0007Šmíd 🙂"));

    assertThat(denial.patient().lastName()).isEqualTo("O'Neil-Šmíd 🙂");
  }

  @Test
  void aDeterminationInTheFutureIsRefusedWithAClearProblem() {
    Reply reply = post.json(with(denial(), "determination.date", "2026-11-25"));

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.response().getContentType()).isEqualTo("application/problem+json");
    assertThat(reply.element()).isEqualTo("determination.date");
    assertThat(reply.body().path("detail").asText()).contains("future", "today at the latest");
    assertThat(count("denial")).isZero();
  }

  @Test
  void aRefusedNoticeIsKeptAllTheSameAndSaysWhy() {
    Reply reply = post.json(with(denial(), "determination.date", "2026-11-25"));

    var row =
        database.queryForMap(
            "select state, why from overturn.notice where id = ?::uuid",
            reply.body().path("notice").asText());
    assertThat(row).containsEntry("state", "REJECTED");
    assertThat(row.get("why").toString()).contains("determination.date").doesNotContain("2026-11");
  }

  @Test
  void everythingThatIsMissingIsNamedAtOnceWithItsMend() {
    Reply reply = post.json("{\"payerReference\": \"R-1\"}");

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.elements()).contains("payer", "determination.date", "patient", "service");
    assertThat(reply.body().path("errors"))
        .allSatisfy(
            error ->
                assertThat(error.fieldNames())
                    .toIterable()
                    .containsExactly("element", "problem", "mend"));
  }

  @ParameterizedTest
  @CsvSource({
    "determination.date, 17.11.2026",
    "determination.date, 2026-02-30",
    "determination.date, 2026-11-17T10:00:00Z",
    "determination.date, 0202-11-17",
    "determination.time, quarter past",
    "determination.posted, on Monday",
    "determination.posted, 2026-11-16",
    "determination.posted, 2027-11-16",
    "dischargeDate, 2027-01-05",
    "patient.birthDate, 3 Feb 1961",
    "lineOfBusiness, hmo",
    "state, Ohio",
    "setting, ambulance",
    "stage, later",
    "urgency, at once",
    "service.units, some",
    "service.units, -98765",
    "physician.npi, 12345",
    "reason.actionCode, B7",
    "reason.codes, not medically necessary",
    "letter.windowClosesAt, 2026-11-20T15:00Z",
    "letter.appealDeadline, soon"
  })
  void aValueThatCannotBeIsNamedAndNotRepeated(String element, String value) {
    Reply reply = post.json(with(denial(), element, value));

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.elements()).containsExactly(element);
    assertThat(reply.body().toString()).doesNotContain(value, "Zyxmarked", "MEMB-ZYX-77");
  }

  @Test
  void aFieldThatIsNotKnownIsNamedWithThoseThatAre() {
    Reply reply = post.json(with(denial(), "patient.surname", "Qvphitest"));

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.element()).isEqualTo("patient.surname");
    assertThat(reply.body().path("detail").asText()).contains("lastName", "memberId");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "patient; \"Zyxmarked\"; patient",
        "patient; [1,2]; patient",
        "service.code; {\"a\":1}; service.code",
        "reason.codes; {\"a\":1}; reason.codes",
        "service.diagnosisCodes; [{\"a\":1}]; service.diagnosisCodes[0]"
      })
  void aFieldOfTheWrongShapeIsNamed(String path, String value, String element) throws Exception {
    ObjectNode document =
        with(denial(), path, new com.fasterxml.jackson.databind.ObjectMapper().readTree(value));

    Reply reply = post.json(document);

    assertThat(reply.status()).isIn(400, 422);
    assertThat(reply.elements()).contains(element);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "[]",
        "\"a denial\"",
        "42",
        "{",
        "{\"payer\": }",
        "{\"payer\": \"x\"} {\"payer\": \"y\"}",
        "{\"payer\": \"x\", \"payer\": \"y\"}",
        "<denial/>"
      })
  void whatIsNotOneJsonObjectIsRefused(String body) {
    Reply reply = post.json(body);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.response().getContentType()).isEqualTo("application/problem+json");
    assertThat(reply.element()).isNotBlank();
    assertThat(reply.body().path("notice").asText()).isNotBlank();
  }

  @Test
  void brokenJsonIsLocatedByLineAndColumnWithoutQuotingIt() {
    Reply reply = post.json("{\"payer\": \"Zyxmarked\",\n \"state\": oops}");

    assertThat(reply.element()).startsWith("line 2, column");
    assertThat(reply.body().toString()).doesNotContain("oops", "Zyxmarked");
  }

  @Test
  void aDeeplyNestedDocumentIsRefusedNotSuffered() {
    assertThat(post.json("{\"a\":".repeat(50_000) + "1" + "}".repeat(50_000)).status())
        .isEqualTo(400);
  }

  @Test
  void bytesThatAreNoTextAreRefused() {
    byte[] bytes = new byte[512];
    new java.util.Random(7).nextBytes(bytes);
    assertThat(post.send(Posting.JSON, bytes).status()).isEqualTo(400);
    assertThat(post.send(Posting.JSON, new byte[] {'{', '"', (byte) 0xC3, '"', '}'}).status())
        .isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/html", "application/xml", "application/fhir+xml", "nonsense"})
  void anotherContentTypeIsToldWhatIsTaken(String type) {
    Reply reply = post.send(type, denial().toString().getBytes(StandardCharsets.UTF_8));

    assertThat(reply.status()).isEqualTo(415);
    assertThat(reply.response().getContentType()).isEqualTo("application/problem+json");
    assertThat(reply.response().getHeader("Accept"))
        .contains("application/fhir+json", "application/json");
    assertThat(reply.body().path("detail").asText()).contains("application/fhir+json");
  }

  @Test
  void aMissingContentTypeIsToldWhatIsTaken() {
    assertThat(post.send(null, new byte[] {'{', '}'}).status()).isEqualTo(415);
  }

  @Test
  void aCharsetBesideTheContentTypeIsFine() {
    byte[] body = denial().toString().getBytes(StandardCharsets.UTF_8);
    assertThat(post.send("application/json;charset=UTF-8", body).status()).isEqualTo(201);
  }

  @Test
  void aNoticeAboveTheLimitIsRefused() {
    byte[] large = new byte[25 * 1024 * 1024 + 1];
    java.util.Arrays.fill(large, (byte) ' ');
    Reply reply = post.send(Posting.JSON, large);

    assertThat(reply.status()).isEqualTo(413);
    assertThat(reply.body().path("detail").asText()).contains("26214400");
    assertThat(count("notice")).isZero();
  }

  private Denial opened(ObjectNode document) {
    Reply reply = post.json(document);
    assertThat(reply.status()).as(reply.body().toString()).isEqualTo(201);
    return cases.get(new CaseNumber(reply.onlyCase()));
  }

  private List<String> timelineOf(Denial denial) {
    return timeline.of(denial.number()).stream().map(TimelineEntry::what).toList();
  }

  private List<String> openTasks(Denial denial) {
    return database.queryForList(
        "select task_def_key_ from act_ru_task t join act_ru_execution e"
            + " on e.id_ = t.proc_inst_id_ where e.business_key_ = ?",
        String.class,
        denial.number().value());
  }

  private int running(String number) {
    return database.queryForObject(
        "select count(*) from act_ru_execution where business_key_ = ?", Integer.class, number);
  }

  private int count(String table) {
    return database.queryForObject("select count(*) from overturn." + table, Integer.class);
  }
}
