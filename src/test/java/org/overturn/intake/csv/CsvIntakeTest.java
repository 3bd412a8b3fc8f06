package org.overturn.intake.csv;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Cases;
import org.overturn.denial.Denial;
import org.overturn.intake.Arrived;
import org.overturn.intake.Channel;
import org.overturn.intake.Intake;
import org.overturn.intake.IntakeResult;
import org.overturn.intake.NoticeRefused;
import org.overturn.intake.NoticeState;
import org.overturn.intake.Part;
import org.overturn.testing.OverturnTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** A table becomes cases by the mapping of its source, row by row, and only once. */
@OverturnTest
class CsvIntakeTest {

  private static final LocalDate TODAY = LocalDate.parse("2026-11-18");
  private static final String MINE =
      """
      Plan,Ref,Decided,Outcome,Member,Name,Code,Why
      Humana,H-1,2026-11-17,Denied,M-1,"Doe, Ann",72148,Not necessary
      Humana,H-2,2026-11-17,Denied,M-2,"Roe, Bea",73721,Not necessary
      """;

  @Autowired Intake intake;
  @Autowired Cases cases;
  @Autowired CsvNotices format;
  @Autowired Mappings mappings;
  @Autowired ObjectMapper json;
  @Autowired JdbcTemplate database;

  @BeforeEach
  void theMappingsOfTheSamplesAreLoaded() throws IOException {
    CsvProperties shipped =
        new CsvProperties(5000, 200, 10000, List.of("classpath*:samples/mappings/*.json"));
    new ShippedMappings(shipped, mappings, json).run(null);
  }

  @Test
  void aPortalExportOpensACaseForEachDeniedRow() throws IOException {
    IntakeResult result = take(sample("18-unitedhealthcare-portal-export.csv"));

    assertThat(result.state()).isEqualTo(NoticeState.SPLIT);
    assertThat(result.parts())
        .isEqualTo(Map.of(NoticeState.ACCEPTED, 2L, NoticeState.NOT_A_DENIAL, 2L));
    assertThat(places()).containsExactly("row 3", "row 4", "row 5", "row 6");
    Denial denial = cases.get(result.cases().get(0));
    assertThat(denial.payer().id()).isEqualTo("unitedhealthcare");
    assertThat(denial.patient().memberId()).isEqualTo("00918273645");
    assertThat(denial.patient().fullName()).isEqualTo("Harriet Whitcombe");
    assertThat(denial.patient().birthDate()).isEqualTo("1959-07-14");
    assertThat(denial.determinationDate()).isEqualTo("2026-11-16");
    assertThat(denial.service().label()).isEqualTo("CPT 73721");
    assertThat(denial.reason().codes()).isEqualTo("HCR:0F");
    assertThat(
            database.queryForList(
                "select determination_time::text || ' ' || coalesce(letter_window::text, '-')"
                    + " from overturn.denial order by 1",
                String.class))
        .containsExactly("09:05:00 -", "15:40:00 2026-11-30 23:59:59");
  }

  @Test
  void aClearingHouseExportNamesItsPayersInEachRow() throws IOException {
    IntakeResult result = take(sample("19-clearing-house-denials.csv"));

    assertThat(result.parts()).isEqualTo(Map.of(NoticeState.ACCEPTED, 3L));
    assertThat(result.cases())
        .extracting(number -> cases.get(number).payer().id())
        .containsExactlyInAnyOrder("cigna", "highmark", "molina-wa");
    assertThat(
            database.queryForList(
                "select reason_codes || ' ' || urgency from overturn.denial order by case_number",
                String.class))
        .containsExactlyInAnyOrder(
            "CARC:50 STANDARD", "CARC:197 RARC:N130 EXPEDITED", "CARC:16 STANDARD");
  }

  @Test
  void theSameTableAgainChangesNothingHoweverItIsWritten() throws IOException {
    String table = sample("19-clearing-house-denials.csv");
    List<CaseNumber> first = take(table).cases();
    List<String> timeline = timeline();

    IntakeResult again = take(table);
    IntakeResult resaved = take(table.replace(";", "\t").replace("\n", "\r\n"));

    assertThat(again.parts()).isEqualTo(Map.of(NoticeState.DUPLICATE, 3L));
    assertThat(resaved.parts()).isEqualTo(Map.of(NoticeState.DUPLICATE, 3L));
    assertThat(again.cases()).isEqualTo(first).isEqualTo(resaved.cases());
    assertThat(count("denial")).isEqualTo(3);
    assertThat(timeline()).isEqualTo(timeline);
  }

  @Test
  void aTableThatOverlapsAnEarlierOneBringsOnlyWhatIsNew() {
    keep(mine());
    take(MINE);
    IntakeResult longer =
        take(MINE + "Humana,H-3,2026-11-18,Denied,M-3,\"Poe, Cy\",72148,Not necessary\n");

    assertThat(longer.parts())
        .isEqualTo(Map.of(NoticeState.DUPLICATE, 2L, NoticeState.ACCEPTED, 1L));
    assertThat(count("denial")).isEqualTo(3);
  }

  @Test
  void aFlawedRowIsRejectedByItselfAndSaysWhichColumnToMend() {
    keep(mine());
    IntakeResult result =
        take(
            MINE
                + "Humana,H-3,31/12/2026,Denied,,\"Qvphitest, Cy\",72148,x\n"
                + "Humana,H-4,2026-11-17,Perhaps,M-4,\"Moe, Di\",72148,x\n"
                + "Humana,H-5,2026-11-17,Denied,M-5\n"
                + "Humana,H-6,2026-11-17,,M-6,\"Loe, Ed\",72148,x\n");

    assertThat(result.parts())
        .isEqualTo(Map.of(NoticeState.ACCEPTED, 2L, NoticeState.REJECTED, 4L));
    assertThat(
            database.queryForList(
                "select place || ': ' || why from overturn.notice where state = 'REJECTED'"
                    + " order by place",
                String.class))
        .containsExactly(
            "row 4: column \"Decided\" is not a date as uuuu-MM-dd: correct it, or the mapping;"
                + " column \"Member\" is missing: give the member id as on the card or the letter",
            "row 5: column \"Outcome\" holds a word without a meaning: say where its columns are"
                + " mapped what the word means",
            "row 6: the row has 5 cells, the header has 8: put quotation marks around cells that"
                + " hold the delimiter",
            "row 7: column \"Outcome\" is missing: say what the payer decided");
  }

  @Test
  void aTableThatNobodyHasMappedWaitsForAPersonAndNotForAnybodyElse() {
    IntakeResult result = take(MINE);

    assertThat(result.state()).isEqualTo(NoticeState.NEEDS_A_PERSON);
    assertThat(result.why()).isEqualTo(CsvNotices.UNMAPPED);
    assertThat(count("denial")).isZero();
  }

  @Test
  void aTableIsKnownByItsColumnsInWhateverOrderAndUnderAnyName() {
    keep(mine());
    String other =
        """
        Member;Name;Code;Why;Plan;Ref;Decided;Outcome
        M-1;"Doe, Ann";72148;Not necessary;Humana;H-1;2026-11-17;Denied
        """;
    Arrived file =
        new Arrived(Channel.FOLDER, null, "x.dat", other.getBytes(StandardCharsets.UTF_16), null);

    assertThat(intake.take(file).state()).isEqualTo(NoticeState.ACCEPTED);
  }

  @Test
  void aNameThatSaysCsvIsBelievedWhereTheContentDoesNotTell() {
    Arrived twoColumns =
        new Arrived(Channel.FOLDER, null, "two.CSV", "a,b\n1,2\n".getBytes(), null);
    assertThat(intake.take(twoColumns).why()).isEqualTo(CsvNotices.UNMAPPED);
  }

  @Test
  void cellsThatBeginLikeFormulasAreTextAndNothingElse() {
    keep(mine());
    IntakeResult result =
        take(
            """
            Plan,Ref,Decided,Outcome,Member,Name,Code,Why
            Humana,=1+1,2026-11-17,Denied,@SUM(A1),"+Doe, -Ann",72148,"=HYPERLINK(""http://x.example"",""y"")"
            """);

    Denial denial = cases.get(result.cases().get(0));
    assertThat(denial.patient().memberId()).isEqualTo("@SUM(A1)");
    assertThat(denial.patient().fullName()).isEqualTo("-Ann +Doe");
    assertThat(denial.reason().text()).isEqualTo("=HYPERLINK(\"http://x.example\",\"y\")");
    assertThat(database.queryForObject("select payer_reference from overturn.denial", String.class))
        .isEqualTo("=1+1");
  }

  @Test
  void damagedTablesAreReadRowByRowOrRefusedAndNeverFail() throws IOException {
    byte[] table = sample("18-unitedhealthcare-portal-export.csv").getBytes(StandardCharsets.UTF_8);
    Random chance = new Random(20261118);
    int read = 0;
    for (int time = 0; time < 2000; time++) {
      byte[] damaged = java.util.Arrays.copyOf(table, table.length - chance.nextInt(200));
      for (int hit = chance.nextInt(6); hit > 0; hit--) {
        int at = chance.nextInt(damaged.length);
        damaged[at] = "\"\0,\n=;\u00ff9\t".getBytes(StandardCharsets.ISO_8859_1)[chance.nextInt(9)];
      }
      read += read(damaged);
    }
    assertThat(read).as("most damage is to one row").isGreaterThan(1000);
  }

  /** How many rows could be read; whatever else is thrown fails the test. */
  private int read(byte[] table) {
    int read = 0;
    try {
      for (Part part : format.parts(table)) {
        try {
          format.read(part.bytes(), org.overturn.testing.TestClock.START);
          read++;
        } catch (NoticeRefused refused) {
          assertThat(refused.getMessage()).doesNotContain("Whitcombe", "009182");
        }
      }
    } catch (NoticeRefused refused) {
      assertThat(refused.getMessage()).doesNotContain("Whitcombe", "009182");
    }
    return read;
  }

  private void keep(Mapping mapping) {
    mappings.save(mapping, "coordinator", null, null);
  }

  static Mapping mine() {
    return new Mapping(
        "Mine",
        List.of("plan", "ref", "decided", "outcome", "member", "name", "code", "why"),
        "uuuu-MM-dd",
        "America/New_York",
        Map.of(
            Field.PAYER, "plan",
            Field.PAYER_REFERENCE, "ref",
            Field.DETERMINATION_DATE, "decided",
            Field.DECISION, "outcome",
            Field.MEMBER_ID, "member",
            Field.PATIENT_NAME, "name",
            Field.SERVICE_CODE, "code",
            Field.REASON_TEXT, "why"),
        Map.of(),
        Map.of(Field.DECISION, Map.of("denied", "A3")));
  }

  private IntakeResult take(String table) {
    return intake.take(Arrived.byApi("text/csv", table.getBytes(StandardCharsets.UTF_8), "intake"));
  }

  static String sample(String name) throws IOException {
    return Pattern.compile("\\{\\{today(?:([+-]\\d+))?(?:\\|([^}]+))?}}")
        .matcher(Files.readString(Path.of("samples", name)))
        .replaceAll(
            day ->
                TODAY
                    .plusDays(day.group(1) == null ? 0 : Integer.parseInt(day.group(1)))
                    .format(
                        DateTimeFormatter.ofPattern(
                            day.group(2) == null ? "uuuu-MM-dd" : day.group(2))));
  }

  private List<String> places() {
    return database.queryForList(
        "select place from overturn.notice where part_of is not null order by place", String.class);
  }

  private List<String> timeline() {
    return database.queryForList(
        "select what from overturn.timeline_entry order by id", String.class);
  }

  private long count(String table) {
    return database.queryForObject("select count(*) from overturn." + table, Long.class);
  }
}
