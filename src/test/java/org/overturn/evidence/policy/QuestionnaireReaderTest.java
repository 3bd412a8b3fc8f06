package org.overturn.evidence.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.overturn.evidence.Criterion;
import org.overturn.evidence.CriterionKind;
import org.overturn.evidence.Policy;
import org.overturn.testing.TestClock;

/** Questionnaires as drafts of policies. */
class QuestionnaireReaderTest {

  private static final QuestionnaireReader READER =
      new QuestionnaireReader(PolicyReading.check(TestClock.get()));

  private static final String HEAD =
      """
      "resourceType": "Questionnaire", "id": "lumbar", "status": "active",
      "url": "https://payer.example/Questionnaire/lumbar", "version": "2.1",
      "name": "LumbarMri", "title": "MRI of the lumbar spine",
      "effectivePeriod": {"start": "2026-01-01"},
      "identifier": [{"value": "SP-3.1"}]
      """;

  @Test
  void theHeadOfAQuestionnaireIsTheHeadOfTheDraftAndAPersonAddsWhatItCannotKnow() {
    ReadPolicy read = read(questionnaire(item("1", "boolean", "Red flags excluded?", "")));

    assertThat(read.policy().number()).isEqualTo("SP-3.1");
    assertThat(read.policy().title()).isEqualTo("MRI of the lumbar spine");
    assertThat(read.policy().version()).isEqualTo("2.1");
    assertThat(read.policy().effectiveFrom()).isEqualTo("2026-01-01");
    assertThat(read.policy().source()).isEqualTo("https://payer.example/Questionnaire/lumbar");
    assertThat(read.isWhole()).isFalse();
    assertThat(read.faults())
        .extracting(ReadPolicy.Fault::key)
        .contains("payer", "retrieved-on", "services");
  }

  @Test
  void aQuestionThatNoEvidenceAnswersIsThePhysiciansJudgement() {
    Criterion criterion =
        only(questionnaire(item("4.2", "boolean", "Is the patient able to be trained?", "")));

    assertThat(criterion.kind()).isEqualTo(CriterionKind.JUDGEMENT);
    assertThat(criterion.text()).isEqualTo("Is the patient able to be trained?");
    assertThat(criterion.section()).isEqualTo("4.2");
    assertThat(criterion.id()).isEqualTo("item-4-2");
  }

  @Test
  void aNumberWithALoincCodeIsAValueWhoseThresholdAPersonGives() {
    ReadPolicy read =
        read(
            questionnaire(
                item(
                    "1",
                    "decimal",
                    "O2 saturation",
                    """
                    "code": [{"system": "http://loinc.org", "code": "59408-5"}],
                    "extension": [{"url": "http://hl7.org/fhir/StructureDefinition/questionnaire-unit",
                      "valueCoding": {"system": "http://unitsofmeasure.org", "code": "%"}}]
                    """)));

    Criterion criterion = read.policy().criteria().get(0);
    assertThat(criterion.kind()).isEqualTo(CriterionKind.VALUE);
    assertThat(criterion.need().codes()).containsExactly("LOINC 59408-5");
    assertThat(criterion.need().unit()).isEqualTo("%");
    assertThat(faults(read)).anyMatch(fault -> fault.contains("threshold"));
    assertThat(hints(read)).anyMatch(hint -> hint.contains("says no threshold"));
  }

  @Test
  void codesOfTheItemOrOfItsAnswersDecideTheKind() {
    assertThat(kindBy("http://hl7.org/fhir/sid/icd-10-cm", "M54.16"))
        .isEqualTo(CriterionKind.DIAGNOSIS);
    assertThat(kindBy("http://snomed.info/sct", "128196005")).isEqualTo(CriterionKind.DIAGNOSIS);
    assertThat(kindBy("http://www.nlm.nih.gov/research/umls/rxnorm", "5640"))
        .isEqualTo(CriterionKind.TREATMENT);
    assertThat(kindBy("http://www.ama-assn.org/go/cpt", "72148"))
        .isEqualTo(CriterionKind.PROCEDURE);
    assertThat(kindBy("https://payer.example/codes", "X1")).isEqualTo(CriterionKind.JUDGEMENT);

    Criterion byAnswers =
        only(
            questionnaire(
                item(
                    "1",
                    "choice",
                    "Diagnosis",
                    """
                    "answerOption": [
                      {"valueCoding": {"system": "http://hl7.org/fhir/sid/icd-10-cm", "code": "M54.16"}},
                      {"valueCoding": {"system": "http://hl7.org/fhir/sid/icd-10-cm", "code": "M51.26"}}]
                    """)));
    assertThat(byAnswers.kind()).isEqualTo(CriterionKind.DIAGNOSIS);
    assertThat(byAnswers.need().codes()).containsExactly("ICD-10-CM M54.16", "ICD-10-CM M51.26");
  }

  @Test
  void aValueSetOfTheFileGivesTheAnswersAndOneThatIsNotThereIsToldOf() {
    String set =
        """
        , "contained": [{"resourceType": "ValueSet", "id": "dx", "status": "active", "compose": {
            "include": [{"system": "http://hl7.org/fhir/sid/icd-10-cm",
              "concept": [{"code": "G47.33"}]}]}}]
        """;
    ReadPolicy read =
        read(
            questionnaire(
                item("1", "choice", "Diagnosis", "\"answerValueSet\": \"#dx\"")
                    + ","
                    + item(
                        "2",
                        "choice",
                        "Order",
                        "\"answerValueSet\": \"https://payer.example/ValueSet/orders\"")
                    + ","
                    + item(
                        "3",
                        "choice",
                        "Signed?",
                        "\"answerValueSet\": \"http://terminology.hl7.org/ValueSet/v2-0136\""),
                set));

    assertThat(read.policy().criteria().get(0).need().codes()).containsExactly("ICD-10-CM G47.33");
    assertThat(hints(read)).filteredOn(hint -> hint.contains("value set")).hasSize(1);
  }

  @Test
  void whatIsAskedOnAConditionIsJudgementAndSaysTheCondition() {
    Criterion criterion =
        read(questionnaire(
                item("1", "boolean", "Has the patient COPD?", "")
                    + ","
                    + item(
                        "2",
                        "decimal",
                        "FEV1",
                        """
                            "code": [{"system": "http://loinc.org", "code": "20150-9"}],
                            "enableWhen": [{"question": "1", "operator": "=", "answerBoolean": true}]
                            """)))
            .policy()
            .criteria()
            .get(1);

    assertThat(criterion.kind()).isEqualTo(CriterionKind.JUDGEMENT);
    assertThat(criterion.text()).isEqualTo("FEV1 [only where \"Has the patient COPD?\" is true]");
  }

  @Test
  void groupsHeadTheirItemsAndPlaceholdersExpressionsAndBlanksAreToldOf() {
    ReadPolicy read =
        read(
            questionnaire(
                """
                {"linkId": "6", "type": "group", "text": "One or more of the following is required:",
                 "item": [%s, %s, %s]}
                """
                    .formatted(
                        item(
                            "6.1",
                            "open-choice",
                            "Symptoms",
                            """
                            "answerOption": [{"valueCoding": {"display": "insomnia"}},
                              {"valueCoding": {"display": "mood disorder"}}],
                            "extension": [{"url":
                              "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-initialExpression",
                              "valueExpression": {"language": "text/cql", "expression": "x"}}]
                            """),
                        item("6.2", "text", "Describe", ""),
                        item(
                            "6.3",
                            "display",
                            "Signature",
                            """
                            "extension": [{"url":
                              "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-subQuestionnaire",
                              "valueCanonical": "http://payer.example/Questionnaire/signature"}]
                            """))));

    assertThat(read.policy().criteria())
        .singleElement()
        .extracting(Criterion::text)
        .isEqualTo("One or more of the following is required: Symptoms (insomnia, mood disorder)");
    assertThat(hints(read))
        .anyMatch(hint -> hint.contains("common any-of"))
        .anyMatch(hint -> hint.contains("expression") && hint.contains("not run"))
        .anyMatch(hint -> hint.contains("\"Describe\" is a field to fill in, and left out"))
        .anyMatch(hint -> hint.contains("questionnaire signature, which is not in it"));
  }

  @Test
  void aBundleOrAPackageThatHoldsOneIsReadAndOneThatHoldsTwoIsRefused() {
    String one = questionnaire(item("1", "boolean", "Red flags excluded?", ""));
    String bundle =
        "{\"resourceType\": \"Bundle\", \"type\": \"collection\", \"entry\": [{\"resource\": %s}]}";
    String both =
        "{\"resourceType\": \"Bundle\", \"type\": \"collection\", \"entry\": [{\"resource\": %s},"
            + " {\"resource\": %s}]}";

    assertThat(read(bundle.formatted(one)).policy().criteria()).hasSize(1);
    assertThat(
            read("{\"resourceType\": \"Parameters\", \"parameter\": [{\"name\": \"PackageBundle\","
                    + " \"resource\": "
                    + bundle.formatted(one)
                    + "}]}")
                .policy()
                .criteria())
        .hasSize(1);
    ReadPolicy refused = read(both.formatted(one, one));
    assertThat(refused.policy()).isNull();
    assertThat(faults(refused)).singleElement().asString().contains("holds 2 questionnaires");
  }

  @Test
  void whatIsNoQuestionnaireIsRefusedWithAWayToMendIt() {
    assertThat(faults(read("{\n\"resourceType\": \"Questionnaire\",\n \"item\": [}")))
        .singleElement()
        .asString()
        .startsWith("Line 3: the JSON is broken");
    assertThat(faults(read("{\"policy\": 1}")))
        .singleElement()
        .asString()
        .contains("no resource of FHIR R4");
    assertThat(faults(read("{\"resourceType\": \"Patient\"}")))
        .singleElement()
        .asString()
        .contains("holds no FHIR Questionnaire");
    assertThat(faults(read(questionnaire("")))).anyMatch(fault -> fault.contains("criterion"));
    assertThat(READER.reads("number: NCD 240.4".getBytes(StandardCharsets.UTF_8))).isFalse();
    assertThat(READER.reads(new byte[0])).isFalse();
  }

  @Test
  void theQuestionnairesOfDaVincisLibraryAreReadAsDrafts() throws IOException {
    Path library = Path.of("../shared/samples/policies/davinci_cds_library/CRD-DTR");
    assumeThat(Files.isDirectory(library))
        .as("Da Vinci's CDS library is not beside the project")
        .isTrue();
    List<Path> files;
    try (Stream<Path> all = Files.walk(library)) {
      files = all.filter(file -> file.getFileName().toString().startsWith("Ques")).toList();
    }
    assertThat(files).hasSizeGreaterThan(15);

    for (Path file : files) {
      ReadPolicy read = READER.read(bytes(file));
      assertThat(read.policy()).as(file.toString()).isNotNull();
      assertThat(read.policy().title()).as(file.toString()).isNotBlank();
      assertThat(read.isWhole()).as(file + " waits for a person").isFalse();
      assertThat(faults(read)).as(file.toString()).noneMatch(fault -> fault.contains(".id"));
      assertThat(read.hints()).as(file.toString()).isNotEmpty();
    }
    Policy laboratory = named(files, "HomeOxygenTherapyLab").policy();
    assertThat(laboratory.criteria())
        .filteredOn(criterion -> criterion.kind() == CriterionKind.VALUE)
        .hasSize(12)
        .anySatisfy(
            criterion -> {
              assertThat(criterion.section()).isEqualTo("6.1.1");
              assertThat(criterion.text()).isEqualTo("Arterial Blood Gases at rest: O2 Sat [%]");
              assertThat(criterion.need().codes()).containsExactly("LOINC 2708-6");
              assertThat(criterion.need().unit()).isEqualTo("%");
            });
    assertThat(named(files, "PositiveAirwayPressureDevices").policy().services())
        .containsExactly("HCPCS E0601", "HCPCS E0470");
    assertThat(faults(named(files, "HomeOxygenTherapyAdditional")))
        .anyMatch(fault -> fault.startsWith("Criteria: missing"));
  }

  private static ReadPolicy named(List<Path> files, String name) {
    return files.stream()
        .filter(file -> file.getFileName().toString().endsWith("R4-" + name + ".json"))
        .findFirst()
        .map(file -> READER.read(bytes(file)))
        .orElseThrow();
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static CriterionKind kindBy(String system, String code) {
    return only(questionnaire(
            item(
                "1",
                "boolean",
                "Is it so?",
                "\"code\": [{\"system\": \"%s\", \"code\": \"%s\"}]".formatted(system, code))))
        .kind();
  }

  private static Criterion only(String questionnaire) {
    ReadPolicy read = read(questionnaire);
    assertThat(read.policy().criteria()).hasSize(1);
    return read.policy().criteria().get(0);
  }

  private static ReadPolicy read(String json) {
    byte[] file = json.getBytes(StandardCharsets.UTF_8);
    assertThat(READER.reads(file)).isTrue();
    return READER.read(file);
  }

  private static List<String> faults(ReadPolicy read) {
    return read.faults().stream().map(ReadPolicy.Fault::text).toList();
  }

  private static List<String> hints(ReadPolicy read) {
    return read.hints().stream().map(ReadPolicy.Fault::text).toList();
  }

  private static String questionnaire(String items) {
    return questionnaire(items, "");
  }

  private static String questionnaire(String items, String more) {
    return "{" + HEAD + more + ", \"item\": [" + items + "]}";
  }

  private static String item(String linkId, String type, String text, String more) {
    return "{\"linkId\": \"%s\", \"type\": \"%s\", \"text\": \"%s\"%s}"
        .formatted(linkId, type, text, more.isBlank() ? "" : ", " + more);
  }
}
