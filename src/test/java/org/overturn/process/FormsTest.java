package org.overturn.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the forms to what Tasklist can show and to the answers that the code reads. */
class FormsTest {

  private static final Path FORMS = Path.of("forms");

  /** Component types that were tried in Tasklist; others left its Complete button disabled. */
  private static final Set<String> INPUTS =
      Set.of("textfield", "textarea", "number", "checkbox", "select", "radio", "datetime");

  private static final Set<String> DECORATION = Set.of("text", "group", "separator");

  private static final Set<String> BEFORE_THERE_IS_A_CASE = Set.of("enter-denial", "check-letter");

  /** Each form's answers; a star marks those that the form itself demands. */
  private static final String ANSWERS =
      """
      enter-denial: payerText* lineOfBusiness* state* setting* stage* urgency* payerReference* \
      memberId* patientFirstName* patientLastName* patientBirthDate* serviceCodeSystem* \
      serviceCode* serviceDescription* units diagnosisCodes physicianName* physicianSpecialty \
      determinationDate* determinationTime postedDate dischargeDate actionCode reasonCodes reasonText policyCited \
      letterWindowDate letterWindowTime letterAppealDate payerPhone
      check-letter: payerText* payerReference lineOfBusiness* state* payerPhone patientFirstName* \
      patientLastName* patientBirthDate memberId* procedureCode* serviceDescription \
      diagnosisCodes physicianName setting* stage* urgency* determinationDate* policyCited \
      reasonText letterWindowEnd letterAppealDate
      obtain-denial-reason: reasonText* codesOfReason policyCited reasonReceivedDate* howReceived*
      triage-denial: kindOfDenial* triageReason*
      confirm-authorization: honored* authorizationNumber approvedCodes approvedUnits validFrom \
      validTo note
      chase-authorization: spokeWith* whatTheySaid* nextCheckDate*
      chase-call-decision: spokeWith* whatTheySaid* nextCheckDate*
      chase-appeal-decision: spokeWith* whatTheySaid* nextCheckDate* reportToRegulator*
      chase-resubmission-decision: spokeWith* whatTheySaid* nextCheckDate*
      see-to-arrival: arrivalOutcome* arrivalCase arrivalNote*
      file-external-review: externalReview* method filedDate filedTime confirmation destination proof explanation \
      notFiledReason
      withdraw-appeal: withdrawnDate* method* confirmation proof
      request-peer-to-peer: answerToRequest* method* requestedDate* requestedTime* spokeWith \
      confirmation refusalReason notWantedReason
      account-for-lapse: lapseCause* lapseNote answerOnLateCall*
      account-for-missed-filing: lapseCause* lapseNote lateFiling* lateUntil
      complete-prep-packet: summary* criterionCited* treatmentsTried evidence missing \
      approvalAskedFor* approvalDuration*
      schedule-call: callDate* callTime* physician* dialIn* reviewerExpected separatelyAsked payerSetTime \
      physicianAgreed noSlot
      conduct-call: reviewerAbsent
      send-requested-documents: sentDate* method* confirmation documentsSent*
      request-same-specialty: requestedDate* method* confirmation note
      record-call-decision: decision* decidedDate* partialAccepted rationale authorizationNumber
      record-appeal-decision: decision* decidedDate* partialAccepted rationale authorizationNumber
      sign-letter: letterNotes letterRevision* physicianCredentials* expedited* expeditedGround \
      expeditedWhy attest*
      obtain-consent: consentDate* consentHow*
      file-appeal: method* filedDate* filedTime* confirmation* destination proof explanation
      request-rationale: requestedDate* method* confirmation
      record-rationale: rationaleAnswer* answeredDate* rationale givenBy
      chase-rationale: spokeWith* whatTheySaid* nextCheckDate*
      report-payer: regulator* method* reportedDate* confirmation
      correct-request: requestVersion resubmittedDate* method* newReference whatWasWrong correction
      record-resubmission-decision: answerOfPayer* decidedDate* authorizationNumber \
      reasonText codesOfAnswer
      """;

  private final ObjectMapper json = new ObjectMapper();

  static Stream<Path> forms() throws IOException {
    return Files.list(FORMS).filter(file -> file.toString().endsWith(".form")).sorted();
  }

  @Test
  void eachFormAsksForTheAnswersTheCodeReadsAndDemandsTheSameOnes() throws IOException {
    Map<String, Set<String>> expected = new TreeMap<>();
    ANSWERS
        .lines()
        .forEach(
            line -> {
              String[] parts = line.split(": ");
              expected.put(parts[0], new TreeSet<>(List.of(parts[1].split(" "))));
            });
    Map<String, Set<String>> actual = new TreeMap<>();
    for (Path file : forms().toList()) {
      Set<String> answers = new TreeSet<>();
      inputs(read(file)).forEach(input -> answers.add(answer(input)));
      actual.put(name(file), answers);
    }
    assertThat(actual).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("forms")
  void aFormIsNamedAsItsFileAndMadeForCamunda7(Path file) throws IOException {
    JsonNode form = read(file);
    assertThat(form.path("id").asText()).isEqualTo(name(file));
    assertThat(form.path("schemaVersion").asInt()).isBetween(1, 16);
    assertThat(form.path("executionPlatform").asText()).isEqualTo("Camunda Platform");
    assertThat(form.path("executionPlatformVersion").asText()).isEqualTo("7.24.0");
  }

  @ParameterizedTest
  @MethodSource("forms")
  void onlyComponentsThatTasklistHandlesAreUsedAndTheirIdsAreUnique(Path file) throws IOException {
    List<String> ids = new ArrayList<>();
    for (JsonNode component : components(read(file))) {
      ids.add(component.path("id").asText());
      String type = component.path("type").asText();
      assertThat(INPUTS.contains(type) || DECORATION.contains(type)).as(type).isTrue();
    }
    assertThat(ids).doesNotContain("").doesNotHaveDuplicates();
  }

  /** Tasklist fills a field with the variable of its name: an answer of the round before. */
  @ParameterizedTest
  @MethodSource("forms")
  void noFieldOfACasesTaskIsNamedAsAVariableOfTheProcess(Path file) throws IOException {
    if (BEFORE_THERE_IS_A_CASE.contains(name(file))) {
      return;
    }
    for (JsonNode input : inputs(read(file))) {
      assertThat(Variables.names()).doesNotContain(input.path("key").asText());
    }
  }

  @ParameterizedTest
  @MethodSource("forms")
  void everyFieldHasALabelAndAKeyOfItsOwn(Path file) throws IOException {
    List<String> keys = new ArrayList<>();
    for (JsonNode input : inputs(read(file))) {
      keys.add(input.path("key").asText());
      assertThat(label(input)).as(input.path("key").asText()).isNotBlank();
    }
    assertThat(keys).doesNotContain("").doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("forms")
  void everyChoiceOffersLabelledValuesOnce(Path file) throws IOException {
    for (JsonNode input : inputs(read(file))) {
      if (Set.of("select", "radio").contains(input.path("type").asText())) {
        List<String> values = input.path("values").findValuesAsText("value");
        assertThat(values).as(input.path("key").asText()).hasSizeGreaterThan(1);
        assertThat(values).doesNotContain("").doesNotHaveDuplicates();
        assertThat(input.path("values").findValuesAsText("label")).hasSameSizeAs(values);
      }
    }
  }

  @Test
  void noFormDecidesForThePersonExceptThePayersActionCode() throws IOException {
    List<String> defaults = new ArrayList<>();
    for (Path file : forms().toList()) {
      for (JsonNode input : inputs(read(file))) {
        if (input.has("defaultValue")) {
          defaults.add(input.path("key").asText() + "=" + input.path("defaultValue").asText());
        }
      }
    }
    assertThat(defaults).containsExactly("actionCode=A3");
  }

  private JsonNode read(Path file) throws IOException {
    return json.readTree(file.toFile());
  }

  private static String name(Path file) {
    return file.getFileName().toString().replace(".form", "");
  }

  private static String answer(JsonNode input) {
    boolean required = input.path("validate").path("required").asBoolean();
    return input.path("key").asText() + (required ? "*" : "");
  }

  private static String label(JsonNode input) {
    return switch (input.path("type").asText() + input.path("subtype").asText()) {
      case "datetimedate" -> input.path("dateLabel").asText();
      case "datetimetime" -> input.path("timeLabel").asText();
      default -> input.path("label").asText();
    };
  }

  private static List<JsonNode> inputs(JsonNode form) {
    return components(form).stream()
        .filter(component -> INPUTS.contains(component.path("type").asText()))
        .toList();
  }

  /** All components of the form, those inside groups too. */
  private static List<JsonNode> components(JsonNode container) {
    List<JsonNode> found = new ArrayList<>();
    for (JsonNode component : container.path("components")) {
      found.add(component);
      found.addAll(components(component));
    }
    return found;
  }
}
