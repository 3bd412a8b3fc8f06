package org.overturn.intake.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.overturn.intake.Answer;
import org.overturn.intake.Finding;

/**
 * Documents of others, read in place where they are at hand; none of them is part of the project.
 */
class RealDocumentsTest {

  private static final Path SAMPLES = Path.of("../shared/samples");

  @Test
  void clinicalDocumentsAreNotTakenForDenials() throws IOException {
    for (Path file : files("cases", ".pdf")) {
      List<Finding> findings = LetterReading.read(Files.readAllBytes(file));

      assertThat(findings)
          .as(file.toString())
          .extracting(Finding::answer)
          .containsOnly(Answer.UNCLEAR);
    }
  }

  @Test
  void theModelNoticesOfTheGovernmentAreReadAsDenials() throws IOException {
    for (Path file : files("letters", ".txt")) {
      Sheet sheet = Sheet.serif().size(9).line("Example Health Plan").gap(8);
      for (String line : Files.readString(file).replace('\u2019', '\'').split("\n")) {
        String plain = line.replaceAll("[^\\x20-\\x7e]", " ");
        sheet.paragraph(Sheet.LEFT, Sheet.WIDTH, plain);
        if (sheet.fromTop() > 720) {
          sheet.page();
        }
      }
      List<Finding> findings = LetterReading.read(sheet.pdf());

      assertThat(findings).as(file.toString()).isNotEmpty();
      assertThat(findings.get(0).reading().fields())
          .as("a form that nobody filled in says who wrote it and little else")
          .hasSizeLessThan(10);
    }
  }

  private static List<Path> files(String folder, String ending) throws IOException {
    assumeThat(SAMPLES.resolve(folder)).as("the samples of others are not at hand").exists();
    try (Stream<Path> all = Files.walk(SAMPLES.resolve(folder))) {
      return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }
}
