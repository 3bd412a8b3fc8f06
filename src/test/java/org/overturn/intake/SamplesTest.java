package org.overturn.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Cases;
import org.overturn.denial.Denial;
import org.overturn.denial.DenialKind;
import org.overturn.intake.Posting.Reply;
import org.overturn.intake.x12.ReadBack;
import org.overturn.testing.OverturnTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

/** The project's own samples, which the demo starts with. */
@OverturnTest
@Import(Posting.class)
class SamplesTest {

  private static final Path FOLDER = Path.of("samples");
  private static final LocalDate TODAY = LocalDate.parse("2026-11-18");

  @Autowired Posting post;
  @Autowired Cases cases;
  @Autowired JdbcTemplate database;

  @ParameterizedTest
  @CsvSource({
    "01-unitedhealthcare-lumbar-mri.json, unitedhealthcare, CLINICAL",
    "02-blue-care-network-knee-replacement.fhir.json, bcn-michigan, CLINICAL",
    "03-humana-medicare-spinal-injection.json, humana, CLINICAL",
    "04-molina-home-oxygen-no-reason.json, molina-wa, UNCLEAR",
    "05-prairie-mutual-unknown-payer.json, other, CLINICAL",
    "07-cigna-pembrolizumab-expedited.json, cigna, CLINICAL",
    "08-bcbs-south-carolina-letter-window.json, bcbs-south-carolina, CLINICAL",
    "09-meridian-refused-request.fhir.json, meridian-il, ADMINISTRATIVE",
    "10-superior-missing-attachment.json, superior-tx, ADMINISTRATIVE",
    "11-carelon-cardiac-mri-peer-review.fhir.json, carelon, CLINICAL",
    "20-highmark-cervical-fusion-denied-line.x12, highmark, CLINICAL",
    "22-evolent-refused-request.x12, evolent, ADMINISTRATIVE",
    "23-regence-three-answers-in-two-groups.x12, regence, CLINICAL",
    "24-blue-cross-nc-claim-without-authorization.x12, bcbs-north-carolina, ADMINISTRATIVE"
  })
  void eachSampleIsADenialOfTheKindItShows(String file, String payer, DenialKind kind)
      throws IOException {
    Reply reply = send(FOLDER.resolve(file));

    assertThat(reply.status()).as(reply.body().toString()).isEqualTo(201);
    Denial denial = cases.get(new CaseNumber(reply.onlyCase()));
    assertThat(denial.payer().id()).isEqualTo(payer);
    assertThat(denial.kind()).contains(kind);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "06-aetna-therapy-and-brace-two-lines.fhir.json",
        "21-anthem-scoliosis-event-and-lines-differ.x12"
      })
  void aSampleWithThreeLinesOpensTwoCases(String file) throws IOException {
    Reply reply = send(FOLDER.resolve(file));

    assertThat(reply.cases()).hasSize(2);
  }

  @Test
  void theSamplesInX12KeepToTheStandard() throws IOException {
    for (Path sample : samples()) {
      if (sample.toString().endsWith(".x12")) {
        byte[] bytes = dated(Files.readString(sample)).getBytes(StandardCharsets.UTF_8);

        List<String> answer =
            ReadBack.segments(
                post.accepting(Posting.X12, Posting.X12, bytes).getContentAsByteArray());

        assertThat(answer)
            .as(sample.toString())
            .noneMatch(segment -> segment.matches("(IK3|IK5 [ER]|AK9 [EPR]|TA1 .* [ER] ).*"));
      }
    }
  }

  @Test
  void allSamplesTogetherOpenTheirCasesOnceHoweverOftenTheyAreSent() throws IOException {
    for (Path sample : samples()) {
      assertThat(send(sample).state()).as(sample.toString()).isIn("accepted", "split");
    }
    for (Path sample : samples()) {
      assertThat(send(sample).state()).as(sample.toString()).isIn("duplicate", "split");
    }
    assertThat(database.queryForObject("select count(*) from overturn.denial", Integer.class))
        .isEqualTo(samples().size() + 2);
  }

  @Test
  void theTableInTheReadmeNamesEachSample() throws IOException {
    String readme = Files.readString(FOLDER.resolve("README.md"));

    assertThat(samples())
        .isNotEmpty()
        .allMatch(file -> readme.contains("`" + file.getFileName() + "`"));
  }

  private static List<Path> samples() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().matches(".*\\.(json|x12)")).sorted().toList();
    }
  }

  private Reply send(Path sample) throws IOException {
    return post.send(
        type(sample.toString()), dated(Files.readString(sample)).getBytes(StandardCharsets.UTF_8));
  }

  private static String type(String name) {
    if (name.endsWith(".x12")) {
      return Posting.X12;
    }
    return name.endsWith(".fhir.json") ? Posting.FHIR : Posting.JSON;
  }

  private static String dated(String sample) {
    String dated =
        Pattern.compile("\\{\\{today([+-]\\d+)?(?:\\|([^}]+))?}}")
            .matcher(sample)
            .replaceAll(SamplesTest::day);
    return dated.replace("{{now-5h}}", "2026-11-18T10:00:00Z");
  }

  private static String day(MatchResult match) {
    int days = match.group(1) == null ? 0 : Integer.parseInt(match.group(1));
    LocalDate day = TODAY.plusDays(days);
    return match.group(2) == null
        ? day.toString()
        : day.format(DateTimeFormatter.ofPattern(match.group(2)));
  }
}
