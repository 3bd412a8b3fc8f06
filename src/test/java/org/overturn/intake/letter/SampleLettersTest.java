package org.overturn.intake.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.overturn.intake.Answer;
import org.overturn.intake.Finding;

/** The letters that the demo starts with. */
class SampleLettersTest {

  private static final Path FOLDER = Path.of("samples");

  @Test
  void theLettersInTheFolderAreThoseThatTheProgramWrites() throws IOException {
    assertThat(SampleLetters.files().keySet()).isEqualTo(inTheFolder());
    for (Map.Entry<String, byte[]> written : SampleLetters.files().entrySet()) {
      assertThat(text(Files.readAllBytes(FOLDER.resolve(written.getKey()))))
          .as(written.getKey())
          .isEqualTo(text(written.getValue()));
    }
  }

  @Test
  void theTableOfTheSamplesNamesEachLetter() throws IOException {
    String readme = Files.readString(FOLDER.resolve("README.md"));

    assertThat(inTheFolder()).allMatch(name -> readme.contains("`" + name + "`"));
  }

  @Test
  void eachIsReadForWhatItIs() throws IOException {
    assertThat(answers("12-unitedhealthcare-sleep-study.pdf")).containsExactly(Answer.DENIED);
    assertThat(answers("13-anthem-infusion-table.pdf")).containsExactly(Answer.DENIED);
    assertThat(answers("14-humana-therapy-and-brace-two-services.pdf"))
        .containsExactly(Answer.DENIED, Answer.DENIED);
    assertThat(answers("15-regence-terse.pdf")).containsExactly(Answer.DENIED);
    assertThat(answers("16-highmark-approval.pdf")).containsExactly(Answer.APPROVED);
  }

  @Test
  void withoutTheOcrProgramAScanIsLeftToBeTypedIn() throws IOException {
    LetterNotices withoutOcr =
        LetterReading.notices(LetterReading.properties(40_000_000, "/nowhere"));
    byte[] scan = Files.readAllBytes(FOLDER.resolve("17-florida-blue-scan.pdf"));

    List<Finding> findings = withoutOcr.read(scan, LetterReading.RECEIVED);

    assertThat(findings).extracting(Finding::answer).containsExactly(Answer.UNCLEAR);
    assertThat(findings.get(0).note()).contains("needs typing in");
  }

  @Test
  void whatAScannersOwnOcrReadIsUsedAndHasToBeChecked() {
    LetterNotices withoutOcr =
        LetterReading.notices(LetterReading.properties(40_000_000, "/nowhere"));
    byte[] scan = Sheet.searchable(Letters.labels(Said.MRI).pdf());

    Finding finding = withoutOcr.read(scan, LetterReading.RECEIVED).get(0);

    assertThat(finding.answer()).isEqualTo(Answer.DENIED);
    assertThat(finding.facts().patient().memberId()).isEqualTo(Said.MRI.member());
    assertThat(finding.reading().toCheck()).isTrue();
    assertThat(finding.reading().fields())
        .allSatisfy(field -> assertThat(field.confidence()).isLessThan(0.8));
  }

  @Test
  void withItTheScanSaysWhatThePaperSays() throws IOException {
    assumeThat(new Ocr(LetterReading.PROPERTIES).isAvailable())
        .as("tesseract is not installed here")
        .isTrue();
    var facts = findings("17-florida-blue-scan.pdf").get(0).facts();

    assertThat(facts.payerText()).isEqualTo("Florida Blue");
    assertThat(facts.patient().fullName()).isEqualTo("Clementine Farrow");
    assertThat(facts.patient().memberId()).isEqualTo("FLB882014477");
    assertThat(facts.payerReference()).isEqualTo("FB-2026-40913");
    assertThat(facts.service().label()).isEqualTo("CPT 63047");
    assertThat(facts.determinationDate()).isEqualTo("2026-11-12");
    assertThat(facts.letterWindow().toLocalDate()).isEqualTo("2026-11-26");
    assertThat(facts.letterAppealDeadline()).isEqualTo("2027-05-11");
    assertThat(facts.payerPhone()).isEqualTo("1-800-555-0170");
  }

  private static List<Answer> answers(String name) throws IOException {
    return findings(name).stream().map(Finding::answer).toList();
  }

  private static List<Finding> findings(String name) throws IOException {
    byte[] letter = Files.readAllBytes(FOLDER.resolve(name));
    return LetterReading.notices().read(letter, Instant.parse("2026-11-20T15:00:00Z"));
  }

  private static String text(byte[] pdf) {
    return Layout.of(LetterReading.pages(LetterReading.PROPERTIES).read(pdf).words()).text();
  }

  private static Set<String> inTheFolder() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".pdf"))
          .sorted()
          .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
    }
  }
}
