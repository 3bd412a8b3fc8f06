package org.overturn.evidence.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.overturn.evidence.policy.PolicyReading.faults;
import static org.overturn.evidence.policy.PolicyReading.read;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.overturn.evidence.Criterion;
import org.overturn.evidence.Criterion.Comparison;
import org.overturn.evidence.Criterion.Need;
import org.overturn.evidence.CriterionKind;
import org.overturn.evidence.Policy;

class YamlPolicyReaderTest {

  private static final String WHOLE =
      """
      number: SP-3
      title: Imaging of the lumbar spine
      version: 1.10
      payer: aetna
      effective-from: 2026-01-01
      effective-to: 2026-12-31
      retrieved-on: 2026-11-02
      source: https://payer.example/sp-3
      services: [CPT 7214*]
      criteria:
        - id: oxygen
          section: B.2
          text: >
            Saturation at rest
            of 88 % or less.
          kind: value
          need:
            codes: [loinc 59408-5]
            names: [saturation]
            comparison: at-most
            threshold: 88.0
            unit: "%"
            within: P3M
            times: 2
          to-get: A dated measurement
          from: Laboratory
        - id: care
          text: Six weeks of care.
          kind: treatment
          any-of: care-or-flag
          need:
            names: physical therapy
            lasting: 6 weeks
            within: P6M
        - id: flag
          text: A red flag.
          kind: diagnosis
          any-of: care-or-flag
          need:
            codes: [ICD-10-CM G83.4]
        - id: plan
          text: The plan depends on it.
          kind: judgement
      guidelines:
        - name: Low Back Pain
          organization: American College of Radiology
          year: 2021
          says: Image after six weeks.
          supports: care flag
          contradicts: [plan]
      """;

  @Test
  void aPolicyIsReadWithAllItsCriteriaAndGuidelines() {
    ReadPolicy read = read(WHOLE);
    Policy policy = read.policy();

    assertThat(read.faults()).isEmpty();
    assertThat(read.hints()).isEmpty();
    assertThat(read.isWhole()).isTrue();
    assertThat(policy.label()).isEqualTo("SP-3, version 1.10");
    assertThat(policy.effectiveTo()).isEqualTo(LocalDate.of(2026, 12, 31));
    assertThat(policy.services()).containsExactly("CPT 7214*");
    assertThat(policy.criteria())
        .extracting(Criterion::kind)
        .containsExactly(
            CriterionKind.VALUE,
            CriterionKind.TREATMENT,
            CriterionKind.DIAGNOSIS,
            CriterionKind.JUDGEMENT);
    assertThat(policy.criteria().get(0))
        .isEqualTo(
            new Criterion(
                "oxygen",
                "B.2",
                "Saturation at rest of 88 % or less.",
                CriterionKind.VALUE,
                "",
                new Need(
                    List.of("LOINC 59408-5"),
                    List.of("saturation"),
                    Comparison.AT_MOST,
                    new BigDecimal("88"),
                    "%",
                    null,
                    Period.ofMonths(3),
                    2),
                "A dated measurement",
                "Laboratory"));
    assertThat(policy.criteria().get(1).need().lasting()).isEqualTo(Period.ofWeeks(6));
    assertThat(policy.guidelines().get(0).citation())
        .isEqualTo("Low Back Pain (American College of Radiology, 2021)");
    assertThat(policy.guidelines().get(0).supports()).isEqualTo("care flag");
  }

  @Test
  void theExampleOfTheDocumentationIsWhole() throws Exception {
    String page = Files.readString(Path.of("docs", "policies.md"));
    int start = page.indexOf("```yaml") + "```yaml".length();

    ReadPolicy read = read(page.substring(start, page.indexOf("```", start)));

    assertThat(read.faults()).isEmpty();
    assertThat(read.hints()).isEmpty();
  }

  /** What is written instead of what, and what is said; line counted in the whole policy. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          number: SP-3                | nummer: SP-3            | Line 1: a key that is not known: did you mean number?
          number: SP-3                | colour: red             | Line 1: a key that is not known; known here are number, title
          number: SP-3                | number:                 | Line 1, number: missing: the payer's own number
          number: SP-3                | number: "--"            | Line 1, number: has neither a letter nor a digit
          title: Imaging              | number: 2 #             | Line 2, number: stands here twice: take one away
          version: 1.10               | version: ~              | Line 3, version: missing
          payer: aetna                | payer: etna             | Line 4, payer: is not known; one of aetna, bcn-michigan
          payer: aetna                | payer: [aetna]          | Line 4, payer: a single value is expected here
          2026-01-01                  | 01/01/2026              | Line 5, effective-from: is no date: write it as 2026-11-17
          2026-01-01                  | 2026-02-30              | Line 5, effective-from: is no date
          2026-12-31                  | 2025-12-31              | Line 6, effective-to: lies before effective-from: mend either
          2026-11-02                  | 2026-11-20              | Line 7, retrieved-on: lies in the future
          2026-11-02                  | ''                      | Line 7, retrieved-on: missing: the day
          https://payer.example/sp-3  | ''                      | Line 8, source: missing: where its text was retrieved
          [CPT 7214*]                 | []                      | Line 9, services: missing: at least one code
          [CPT 7214*]                 | [72148]                 | Line 9, services, entry 1: write system and code, such as CPT 72148
          [CPT 7214*]                 | [CPT 7*]                | Line 9, services, entry 1: give at least two characters before the *
          [CPT 7214*]                 | [CPT 72148, cpt 72148]  | Line 9, services, entry 2: is there twice
          id: oxygen                  | id: Oxygen low          | Line 11, criterion 1, id: write it in lower-case letters
          id: oxygen                  | section: A              | Line 12, criterion 1, section: stands here twice
          id: care                    | id: oxygen              | Line 27, criterion 2, id: criterion 1 has the same id
          kind: value                 | kind: measure           | Line 16, criterion 1, kind: is unknown: must be one of diagnosis, value
          kind: value                 | kind: ''                | Line 16, criterion 1, kind: missing: must be one of
          text: A red flag.           | text: ''                | Line 36, criterion 3, text: missing: the criterion's words
          loinc 59408-5               | LOINC 59408-6           | Line 18, criterion 1, need.codes, entry 1: there is no such LOINC code
          loinc 59408-5               | LOINC oxygen            | Line 18, criterion 1, need.codes, entry 1: a LOINC code is digits
          loinc 59408-5               | LOYNC 59408-5           | Line 18, criterion 1, need.codes, entry 1: name the system as one of ICD-10-CM
          [loinc 59408-5]             | [[a]]                   | Line 18, criterion 1, need.codes, entry 1: a single value is expected here
          names: [saturation]         | name: saturation        | Line 19, criterion 1, need: a key that is not known: did you mean names?
          names: [saturation]         | names: [x]              | Line 19, criterion 1, need.names, entry 1: a single letter stands
          comparison: at-most         | comparison: at most     | Line 20, criterion 1, need.comparison: must be one of at-least, above
          comparison: at-most         | comparison: ''          | Line 20, criterion 1, need.comparison: missing: one of
          threshold: 88.0             | threshold: 88 %         | Line 21, criterion 1, need.threshold: is no number
          threshold: 88.0             | threshold: ''           | Line 21, criterion 1, need.threshold: missing: the number
          unit: "%"                   | unit: ''                | Line 22, criterion 1, need.unit: missing: the threshold's unit in UCUM
          unit: "%"                   | unit: per cent          | Line 22, criterion 1, need.unit: a unit in UCUM has no blanks
          within: P3M                 | within: P6WW            | Line 23, criterion 1, need.within: is no length of time: write P6W
          within: P3M                 | within: -P3M            | Line 23, criterion 1, need.within: is no length of time
          within: P3M                 | within: P0D             | Line 23, criterion 1, need.within: is no length of time
          within: P3M                 | within: P1000Y          | Line 23, criterion 1, need.within: is no length of time
          within: P3M                 | lasting: P3M            | Line 23, criterion 1, need.lasting: goes with kind treatment, diagnosis or procedure only
          times: 2                    | times: 0                | Line 24, criterion 1, need.times: must be a whole number from 1
          times: 2                    | times: twice            | Line 24, criterion 1, need.times: must be a whole number
          lasting: 6 weeks            | lasting: 8 months       | Line 33, criterion 2, need.lasting: is longer than within
          lasting: 6 weeks            | threshold: 3            | Line 33, criterion 2, need.threshold: goes with kind value only
          kind: judgement             | kind: absence           | Line 41, criterion 4, need: say by codes or names
          kind: judgement             | kind: procedure         | Line 41, criterion 4, need: say by codes or names
          kind: treatment             | kind: judgement         | Line 32, criterion 2, need: a judgement asks for no evidence
          organization: American      | section: American       | Line 46, guideline 1: a key that is not known
          American College of Radiology | ''                    | Line 46, guideline 1, organization: missing: a guideline is cited by name, organization and year
          year: 2021                  | year: ''                | Line 47, guideline 1, year: missing: a guideline is cited by name, organization and year
          year: 2021                  | year: 2039              | Line 47, guideline 1, year: must be a whole number from 1950 to 2026
          year: 2021                  | year: "'21"             | Line 47, guideline 1, year: must be a whole number
          says: Image after six weeks. | says: ''               | Line 48, guideline 1, says: missing
          supports: care flag         | supports: cair          | Line 49, guideline 1, supports: names no criterion of this policy; there are care, flag
          contradicts: [plan]         | contradicts: [care]     | Line 50, guideline 1, contradicts: a criterion cannot be supported and contradicted
          """)
  void whatIsWrongIsSaidWithLineKeyAndHowToMendIt(String instead, String of, String said) {
    assertThat(WHOLE).contains(instead);
    assertThat(faults(WHOLE.replace(instead, of)))
        .as("faults")
        .anySatisfy(fault -> assertThat(fault).startsWith(said));
  }

  @Test
  void allFaultsAreSaidAtOnceInTheOrderOfTheFile() {
    assertThat(
            faults(
                WHOLE
                    .replace("number: SP-3", "colour: red")
                    .replace("2026-11-02", "tomorrow")
                    .replace("kind: value", "kind: measure")
                    .replace("year: 2021", "year: then")))
        .hasSizeGreaterThanOrEqualTo(5)
        .extracting(fault -> fault.replaceAll("\\D*(\\d+).*", "$1"))
        .isSortedAccordingTo(java.util.Comparator.comparingInt(Integer::parseInt));
  }

  @Test
  void aPolicyWithoutCriteriaIsRefused() {
    String none = WHOLE.substring(0, WHOLE.indexOf("criteria:")) + "criteria: []\n";
    assertThat(faults(none))
        .containsExactly(
            "Line 10, criteria: missing: a policy without a criterion argues nothing; add one");
    assertThat(faults(none.replace("criteria: []\n", "")))
        .containsExactly(
            "Line 1, criteria: missing: a policy without a criterion argues nothing; add one");
  }

  @Test
  void moreCriteriaThanAnyPolicyHasAreRefused() {
    String many =
        IntStream.range(0, 61)
            .mapToObj("  - {id: c%d, text: It is so., kind: judgement}"::formatted)
            .collect(Collectors.joining("\n"));
    assertThat(faults(WHOLE.substring(0, WHOLE.indexOf("criteria:")) + "criteria:\n" + many))
        .singleElement()
        .asString()
        .contains("more than 60: split the policy");
  }

  @Test
  void textsThatAreTooLongOrCannotBePrintedAreRefused() {
    assertThat(faults(WHOLE.replace("Imaging of", "x".repeat(300))))
        .containsExactly("Line 2, title: longer than 300 characters: shorten it");
    assertThat(faults(WHOLE.replace("title: Imaging of the lumbar spine", "title: \"a\\x07\"")))
        .singleElement()
        .asString()
        .contains("cannot be printed");
  }

  @Test
  void aGroupOfOneIsPointedAtButCanBeSaved() {
    ReadPolicy read = read(WHOLE.replaceFirst("any-of: care-or-flag", "any-of: care-or-flags"));
    assertThat(read.isWhole()).isTrue();
    assertThat(read.hints())
        .extracting(ReadPolicy.Fault::text)
        .first()
        .asString()
        .startsWith("Line 30, criterion 2, any-of: no other criterion has this name");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          number: &a SP-3             | an anchor (&name) stands here: take it away
          number: *a                  | an alias (*name) stands here: write out what it stands for
          number: !!java.net.URL [x]  | a tag (!name) stands here: take it away
          number: !!binary aGk=       | a tag (!name) stands here
          number: [[[[[[[[[[[[[[x]]]]]]]]]]]]]] | nested deeper than any policy
          """)
  void whatYamlCanDoBeyondTextsIsRefused(String instead, String said) {
    ReadPolicy read = read(WHOLE.replace("number: SP-3", instead));
    assertThat(read.policy()).isNull();
    assertThat(read.faults())
        .singleElement()
        .satisfies(fault -> assertThat(fault.text()).startsWith("Line 1: " + said));
  }

  @Test
  void aliasesThatWouldGrowWithoutEndAreNotFollowed() {
    StringBuilder bomb = new StringBuilder("a: &a [x, x]\n");
    for (char name = 'b'; name <= 'z'; name++) {
      bomb.append("%c: &%c [*%c, *%c]\n".formatted(name, name, name - 1, name - 1));
    }
    assertThat(faults(bomb.toString())).singleElement().asString().contains("an anchor");
  }

  @Test
  void whatIsNoYamlSaysTheLine() {
    assertThat(faults("number: SP-3\ntitle: a: b\n"))
        .singleElement()
        .asString()
        .startsWith("Line 2: this is no YAML");
    assertThat(faults("number: SP-3\n---\nnumber: SP-4\n"))
        .singleElement()
        .asString()
        .startsWith("Line 2: a second document begins here");
    assertThat(faults("")).singleElement().asString().startsWith("The file is empty");
    assertThat(faults("just words"))
        .first()
        .asString()
        .startsWith("Line 1: write it as keys with values");
    assertThat(faults("- a\n- b\n"))
        .first()
        .asString()
        .startsWith("Line 1: write it as keys with values");
  }

  @Test
  void aFileThatIsTooLargeOrNotInUtf8IsRefused() {
    assertThat(faults("#" + "x".repeat(256 * 1024)))
        .singleElement()
        .asString()
        .startsWith("The file is larger than 256 kB");
    ReadPolicy read =
        PolicyReading.READER.read("title: Entscheidung für".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(read.faults())
        .extracting(ReadPolicy.Fault::text)
        .containsExactly("The file is not written in UTF-8: save it so");
  }

  @Test
  void aMarkOfTheEncodingDoesNoHarm() {
    assertThat(read("\uFEFF" + WHOLE).isWhole()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"resourceType\": \"Questionnaire\"}", " <html>", "%PDF-1.7", "a\0b"})
  void anotherFormatIsLeftToItsOwnReader(String text) {
    assertThat(PolicyReading.READER.reads(text.getBytes(StandardCharsets.UTF_8))).isFalse();
  }

  @Test
  void aFaultNeverRepeatsWhatWasTyped() {
    String typed = "Marguerite Halloran";
    for (String key : List.of("payer: aetna", "kind: value", "at-most", "88.0", "6 weeks")) {
      assertThat(faults(WHOLE.replace(key, key.replaceFirst("[^ ]+$", typed))))
          .isNotEmpty()
          .noneMatch(fault -> fault.contains("Halloran"));
    }
  }
}
