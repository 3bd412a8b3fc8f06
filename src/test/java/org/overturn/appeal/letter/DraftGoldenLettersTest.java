package org.overturn.appeal.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.overturn.evidence.Source;

/**
 * Letters that people have read, sentence by sentence with what each rests on. A letter that comes
 * out otherwise is left in {@code target/letters}, to be read and taken over.
 */
class DraftGoldenLettersTest {

  private static final Path READ = Path.of("src", "test", "resources", "letters");

  @ParameterizedTest
  @CsvSource({
    "internal-appeal, full",
    "internal-appeal, no-policy",
    "internal-appeal, no-chart",
    "internal-appeal, hostile",
    "expedited-appeal, mismatch",
    "second-level-appeal, explained",
    "medicare-reconsideration, medicare",
    "medicare-independent-review, medicare",
    "medicaid-fair-hearing, medicaid",
    "external-review, mismatch",
    "rationale-request, full",
    "same-specialty-request, mismatch",
    "withdrawal, no-policy",
    "regulator-complaint, mismatch"
  })
  void aLetterReadsAsPeopleHaveReadIt(String kind, String sample) throws IOException {
    String letter = letter(LetterKind.of(kind), sample);
    Path read = READ.resolve(kind + "-" + sample + ".txt");
    if (!Files.exists(read) || !Files.readString(read).equals(letter)) {
      Path here = Files.createDirectories(Path.of("target", "letters")).resolve(read.getFileName());
      Files.writeString(here, letter);
    }
    assertThat(letter).isEqualTo(Files.exists(read) ? Files.readString(read) : "");
  }

  @Test
  void eachSampleGivesEachNameThatATemplateMayUse() {
    for (TemplateSamples.Sample sample : TemplateSamples.all()) {
      var facts = DraftFacts.of(sample.inputs());
      for (DraftNames.Name name : DraftNames.all()) {
        if (name.depth() == 0) {
          assertThat(facts).containsKey(name.path());
          assertThat(facts.get(name.path()).key()).isEqualTo(name.path());
        }
      }
      facts.values().forEach(DraftGoldenLettersTest::isDeclared);
      assertThat(facts.keySet()).allMatch(DraftNames::isTopLevel);
    }
  }

  private static void isDeclared(DraftValue value) {
    declared(value.key(), value);
  }

  private static void declared(String path, DraftValue value) {
    assertThat(DraftNames.find(path)).as(path).isNotNull();
    if (value instanceof DraftValue.Group group) {
      members(path, group);
    } else if (value instanceof DraftValue.Items items) {
      items.items().forEach(each -> members(path, each));
    }
  }

  /** All that is declared is there, and no more. */
  private static void members(String path, DraftValue.Group group) {
    long declared =
        DraftNames.all().stream()
            .filter(each -> each.path().startsWith(path + "."))
            .filter(each -> each.path().indexOf('.', path.length() + 1) < 0)
            .count();
    assertThat(group.members()).as(path).hasSize((int) declared);
    group.members().forEach((name, member) -> declared(path + "." + name, member));
  }

  private static String letter(LetterKind kind, String sample) {
    return new TemplateFilling()
            .fill(
                TemplateReading.read(TemplateShelf.shipped(kind)),
                DraftFacts.of(
                    TemplateSamples.all().stream()
                        .filter(each -> each.code().equals(sample))
                        .findFirst()
                        .orElseThrow()
                        .inputs()),
                Source.of("wording"))
            .stream()
            .map(DraftGoldenLettersTest::paragraph)
            .collect(Collectors.joining("\n"));
  }

  private static String paragraph(Paragraph paragraph) {
    return paragraph.sentences().stream()
        .map(
            each ->
                each.text()
                    + "\n    ["
                    + each.sources().stream().map(Source::words).collect(Collectors.joining("; "))
                    + "]\n")
        .collect(Collectors.joining("", paragraph.style() + "\n", ""));
  }
}
