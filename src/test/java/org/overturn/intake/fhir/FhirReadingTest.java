package org.overturn.intake.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.overturn.denial.CareSetting;
import org.overturn.denial.DenialNotice;
import org.overturn.denial.LineOfBusiness;
import org.overturn.denial.Stage;
import org.overturn.denial.Urgency;
import org.overturn.intake.Answer;
import org.overturn.intake.Finding;
import org.overturn.intake.Flaw;
import org.overturn.intake.NoticeRefused;
import org.overturn.testing.OverturnTest;
import org.springframework.beans.factory.annotation.Autowired;

/** What is read from a payer's answer in FHIR. */
@OverturnTest
class FhirReadingTest {

  private static final Instant RECEIVED = Instant.parse("2026-11-18T15:00:00Z");

  @Autowired FhirNotices fhir;

  @Test
  void aDenialSaysWhoWhatWhenAndWhy() {
    Finding finding = only(Pas.answer().line(1, "A3", "0F").bundle());
    DenialNotice facts = finding.facts();

    assertThat(finding.answer()).isEqualTo(Answer.DENIED);
    assertThat(finding.flaws()).isEmpty();
    assertThat(facts.payerText()).isEqualTo("Aetna");
    assertThat(facts.payerPhone()).isEqualTo("1-800-555-0100");
    assertThat(facts.payerReference()).isEqualTo("REQ-1");
    assertThat(facts.serviceLine()).isEqualTo("1");
    assertThat(facts.determinationDate()).isEqualTo("2026-11-17");
    assertThat(facts.determinationTime()).isEqualTo("11:20");
    assertThat(facts.patient().firstName()).isEqualTo("Zyxmarked B.");
    assertThat(facts.patient().lastName()).isEqualTo("Qvphitest");
    assertThat(facts.patient().birthDate()).isEqualTo("1961-02-03");
    assertThat(facts.patient().memberId()).isEqualTo("MEMB-ZYX-77");
    assertThat(facts.service().label()).isEqualTo("CPT 72148");
    assertThat(facts.service().description()).isEqualTo("MRI of the lumbar spine");
    assertThat(facts.service().units()).isEqualTo(1);
    assertThat(facts.service().diagnosisCodes()).isEqualTo("M54.16");
    assertThat(facts.physician().name()).isEqualTo("Pat Ordering");
    assertThat(facts.physician().npi()).isEqualTo("1234567893");
    assertThat(facts.physician().specialty()).isEqualTo("Orthopedics");
    assertThat(facts.reason().actionCode()).isEqualTo("A3");
    assertThat(facts.reason().codes()).isEqualTo("HCR:0F");
    assertThat(facts.setting()).isEqualTo(CareSetting.OUTPATIENT);
    assertThat(facts.stage()).isEqualTo(Stage.PRE_SERVICE);
    assertThat(facts.urgency()).isEqualTo(Urgency.STANDARD);
    assertThat(facts.receivedAt()).isEqualTo(RECEIVED);
  }

  @Test
  void whatFhirDoesNotCarryIsUnknown() {
    DenialNotice facts = only(Pas.answer().line(1, "A3").without("Claim").bundle()).facts();

    assertThat(facts.lineOfBusiness()).isEqualTo(LineOfBusiness.UNKNOWN);
    assertThat(facts.state()).isEqualTo("unknown");
    assertThat(facts.setting()).isEqualTo(CareSetting.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource({
    "A1, APPROVED",
    "A2, PARTLY_APPROVED",
    "A3, DENIED",
    "A4, PENDED",
    "A6, PARTLY_APPROVED",
    "C, WITHDRAWN",
    "CT, CALL_PAYER",
    "NA, WITHDRAWN",
    "ZZ, UNCLEAR"
  })
  void eachActionCodeHasItsAnswer(String code, Answer answer) {
    assertThat(only(Pas.answer().line(1, code).bundle()).answer()).isEqualTo(answer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // PAS 2: a CodeableConcept in the extension reviewActionCode
        "{\"url\":\"E-reviewAction\",\"extension\":[{\"url\":\"E-reviewActionCode\","
            + "\"valueCodeableConcept\":{\"coding\":[{\"code\":\"A3\"}]}}]}",
        // older: a part named code, as a code, a string, a Coding or a concept with text only
        "{\"url\":\"E-reviewAction\",\"extension\":[{\"url\":\"code\",\"valueCode\":\"A3\"}]}",
        "{\"url\":\"E-reviewAction\",\"extension\":[{\"url\":\"code\",\"valueString\":\"A3\"}]}",
        "{\"url\":\"E-reviewAction\",\"extension\":[{\"url\":\"code\","
            + "\"valueCoding\":{\"code\":\"A3\"}}]}",
        "{\"url\":\"E-reviewAction\",\"extension\":[{\"url\":\"code\","
            + "\"valueCodeableConcept\":{\"text\":\"A3\"}}]}",
        // the wrapper itself as a plain code, and the code without its wrapper
        "{\"url\":\"E-reviewAction\",\"valueCode\":\"A3\"}",
        "{\"url\":\"E-reviewActionCode\",\"valueCodeableConcept\":{\"coding\":[{\"code\":\"A3\"}]}}"
      })
  void theActionIsFoundInEachShapeThatSendersUse(String extension) {
    String item =
        "[{\"itemSequence\":1,\"adjudication\":[{\"extension\":[%s]}]}]"
            .formatted(extension.replace("E-", Pas.EXT + "extension-"));

    assertThat(only(Pas.answer().set("item", item).bundle()).answer()).isEqualTo(Answer.DENIED);
  }

  @Test
  void linesWithDifferentDecisionsAreKeptApart() {
    List<Finding> findings = read(Pas.answer().line(1, "A3", "0F").approved(2, "AUTH-2").bundle());

    assertThat(findings)
        .extracting(Finding::answer)
        .containsExactly(Answer.DENIED, Answer.APPROVED);
    assertThat(findings.get(1).facts().service().label()).isEqualTo("CPT 97110");
    assertThat(findings.get(1).authorization().number()).isEqualTo("AUTH-2");
  }

  @Test
  void theAnswerToTheWholeRequestAndThatToALineAreBothKept() {
    Finding finding =
        only(
            Pas.answer()
                .set("extension", "[" + Pas.action("A1", "AUTH-1") + "]")
                .line(2, "A3", "0F")
                .bundle());

    assertThat(finding.answer()).isEqualTo(Answer.DENIED);
    assertThat(finding.note()).contains("whole", "A1", "A3");
  }

  @Test
  void aDenialOfTheWholeRequestDeniesEachLineThatWasAskedFor() {
    List<Finding> findings =
        read(Pas.answer().set("extension", "[" + Pas.action("A3", null, "0F") + "]").bundle());

    assertThat(findings)
        .extracting(finding -> finding.facts().service().label())
        .containsExactly("CPT 72148", "CPT 97110");
    assertThat(findings).allMatch(finding -> finding.facts().reason().codes().equals("HCR:0F"));
  }

  @Test
  void anApprovalOfTheWholeRequestIsSaidOnce() {
    Finding finding =
        only(
            Pas.answer()
                .set(
                    "adjudication",
                    "[{\"category\":{},\"extension\":[" + Pas.action("A1", "AUTH-7") + "]}]")
                .bundle());

    assertThat(finding.wholeRequest()).isTrue();
    assertThat(finding.authorization().number()).isEqualTo("AUTH-7");
  }

  @Test
  void anApprovalCarriesItsNumberCodesUnitsAndDates() {
    String extensions =
        """
        [{"url": "%1$sextension-itemPreAuthPeriod",
          "valuePeriod": {"start": "2026-11-18", "end": "2027-02-18T23:00:00-05:00"}},
         {"url": "%1$sextension-itemAuthorizedDetail", "extension": [
           {"url": "productOrServiceCode", "valueCodeableConcept": {"coding": [{"code": "72148"}]}},
           {"url": "quantity", "valueQuantity": {"value": 2}}]}]
        """
            .formatted(Pas.EXT);
    String item =
        "[{\"itemSequence\":1,\"extension\":%s,\"adjudication\":[{\"extension\":[%s]}]}]"
            .formatted(extensions, Pas.action("A1", "AUTH-8"));

    var authorization = only(Pas.answer().set("item", item).bundle()).authorization();

    assertThat(authorization.number()).isEqualTo("AUTH-8");
    assertThat(authorization.approvedCodes()).isEqualTo("72148");
    assertThat(authorization.approvedUnits()).isEqualTo(2);
    assertThat(authorization.validFrom()).isEqualTo("2026-11-18");
    assertThat(authorization.validTo()).isEqualTo("2027-02-18");
  }

  @Test
  void reasonsComeFromCodesNotesAndDispositionInThePayersWords() {
    Finding finding =
        only(
            Pas.answer()
                .set(
                    "item",
                    """
                    [{"itemSequence": 1, "noteNumber": [1], "adjudication": [{
                      "reason": {"coding": [{"code": "50",
                        "system": "https://x12.org/codes/claim-adjustment-reason-codes"}],
                        "text": "Not deemed necessary"},
                      "extension": [%s]}]},
                     {"itemSequence": 2, "noteNumber": [2]}]
                    """
                        .formatted(Pas.action("A3", null, "0F", "0G")))
                .set(
                    "processNote",
                    """
                    [{"number": 1, "text": "No therapy is documented."},
                     {"number": 2, "text": "About the other line."},
                     {"number": 3, "text": "Appeals go to the address on the letter."}]
                    """)
                .set("disposition", "\"Denied.\"")
                .bundle());

    assertThat(finding.facts().reason().codes()).isEqualTo("HCR:0F HCR:0G CARC:50");
    assertThat(finding.facts().reason().text())
        .isEqualTo(
            "Not deemed necessary\nNo therapy is documented.\n"
                + "Appeals go to the address on the letter.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Denied", "DENIED.", "Request denied", "The request has been denied", "Complete"})
  void aDispositionThatOnlyNamesTheDecisionIsNoReason_R7(String disposition) {
    Finding finding =
        only(Pas.answer().line(1, "A3").set("disposition", "\"" + disposition + "\"").bundle());

    assertThat(finding.facts().reason().inWriting()).isFalse();
  }

  @Test
  void aRefusedRequestIsOnePieceOfWorkWithItsErrors_R73() {
    Finding finding =
        only(
            Pas.answer()
                .set("outcome", "\"error\"")
                .set(
                    "error",
                    """
                    [{"code": {"coding": [{"code": "AG",
                        "system": "https://codesystem.x12.org/005010/901"}]},
                      "extension": [
                        {"url": "%1$sextension-errorPath",
                         "valueString": "Claim.item[0].productOrService"},
                        {"url": "%1$sextension-errorElement", "extension": [
                          {"url": "error", "valueString": "2000F-SV101"}]}]},
                     {"code": {"coding": [{"code": "04"}]}}]
                    """
                        .formatted(Pas.EXT))
                .bundle());

    assertThat(finding.answer()).isEqualTo(Answer.REFUSED_REQUEST);
    assertThat(finding.facts().reason().actionCode()).isEqualTo("AAA");
    assertThat(finding.facts().reason().codes()).isEqualTo("AAA:AG AAA:04");
    assertThat(finding.facts().reason().text())
        .contains("Claim.item[0].productOrService", "2000F-SV101");
  }

  @Test
  void errorsOfDifferentLinesAreDifferentPiecesOfWork() {
    List<Finding> findings =
        read(
            Pas.answer()
                .set("outcome", "\"error\"")
                .set(
                    "error",
                    """
                    [{"itemSequence": 1, "code": {"coding": [{"code": "AG"}]}},
                     {"itemSequence": 2, "code": {"coding": [{"code": "33"}]}}]
                    """)
                .bundle());

    assertThat(findings)
        .extracting(
            finding -> finding.facts().serviceLine(), finding -> finding.facts().reason().codes())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("1", "AAA:AG"),
            org.assertj.core.groups.Tuple.tuple("2", "AAA:33"));
  }

  @Test
  void anAnswerStillInTheQueueIsAPend() {
    assertThat(only(Pas.answer().set("outcome", "\"queued\"").bundle()).answer())
        .isEqualTo(Answer.PENDED);
  }

  @Test
  void aCancelledAnswerIsNoDenial() {
    String cancelled = Pas.answer().line(1, "A3").set("status", "\"cancelled\"").bundle();
    assertThat(only(cancelled).answer()).isEqualTo(Answer.WITHDRAWN);
  }

  @Test
  void theDayTheLineWasDecidedComesBeforeTheDayTheAnswerWasMade() {
    String item =
        "[{\"itemSequence\":1,\"extension\":[{\"url\":\"%sextension-itemPreAuthIssueDate\",\"valueDate\":\"2026-11-16\"}],\"adjudication\":[{\"extension\":[%s]}]}]"
            .formatted(Pas.EXT, Pas.action("A3", null));
    DenialNotice facts = only(Pas.answer().set("item", item).bundle()).facts();

    assertThat(facts.determinationDate()).isEqualTo("2026-11-16");
    assertThat(facts.determinationTime()).as("of another day").isNull();
  }

  @Test
  void aTimeInUtcIsNobodysLocalTimeAndItsDateIsThePractices() {
    DenialNotice facts =
        only(Pas.answer().line(1, "A3").set("created", "\"2026-11-18T02:30:00Z\"").bundle())
            .facts();

    assertThat(facts.determinationDate()).isEqualTo("2026-11-17");
    assertThat(facts.determinationTime()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"text\":\"Medicare Advantage HMO\"}|MEDICARE_ADVANTAGE",
        "{\"text\":\"Medicaid managed care\"}|MEDICAID_MANAGED_CARE",
        "{\"text\":\"Marketplace silver\"}|MARKETPLACE",
        "{\"text\":\"Federal Employee Program\"}|FEP",
        "{\"text\":\"Self-funded employer plan\"}|EMPLOYER",
        "{\"text\":\"HMO, fully insured\"}|COMMERCIAL",
        "{\"coding\":[{\"system\":\"https://nahdo.org/sopt\",\"code\":\"112\"}]}|MEDICARE_ADVANTAGE",
        "{\"coding\":[{\"system\":\"https://nahdo.org/sopt\",\"code\":\"211\"}]}|MEDICAID_MANAGED_CARE",
        "{\"coding\":[{\"system\":\"https://codesystem.x12.org/005010/1032\",\"code\":\"16\"}]}|MEDICARE_ADVANTAGE",
        "{\"coding\":[{\"system\":\"https://nahdo.org/sopt\",\"code\":\"1\"}]}|UNKNOWN",
        "{\"text\":\"PPO\"}|UNKNOWN"
      })
  void theCoverageTellsTheLineOfBusinessWhereItSaysSo(String type, LineOfBusiness expected) {
    DenialNotice facts =
        only(Pas.answer()
                .line(1, "A3")
                .with(
                    "{\"resourceType\":\"Coverage\",\"id\":\"v\",\"status\":\"active\",\"type\":%s}"
                        .formatted(type))
                .bundle())
            .facts();

    assertThat(facts.lineOfBusiness()).isEqualTo(expected);
    boolean ofResidence =
        expected == LineOfBusiness.MEDICAID_MANAGED_CARE || expected == LineOfBusiness.MARKETPLACE;
    assertThat(facts.state()).isEqualTo(ofResidence ? "IL" : "unknown");
  }

  @Test
  void urgencySettingAndStageComeFromTheRequest() {
    DenialNotice facts =
        only(Pas.answer()
                .line(1, "A3")
                .set(
                    "Claim",
                    "extension",
                    "[{\"url\":\"%sextension-levelOfServiceCode\",\"valueCodeableConcept\":{\"coding\":[{\"code\":\"U\"}]}}]"
                        .formatted(Pas.EXT))
                .set(
                    "Claim",
                    "item",
                    "[{\"sequence\":1,\"productOrService\":{\"coding\":[{\"system\":\"http://www.ama-assn.org/go/cpt\",\"code\":\"99233\"}]},\"locationCodeableConcept\":{\"coding\":[{\"code\":\"21\"}]},\"servicedDate\":\"2026-11-01\"}]")
                .bundle())
            .facts();

    assertThat(facts.urgency()).isEqualTo(Urgency.EXPEDITED);
    assertThat(facts.setting()).isEqualTo(CareSetting.INPATIENT);
    assertThat(facts.stage()).isEqualTo(Stage.POST_SERVICE);
  }

  @Test
  void aNumberThatCannotBeAnNpiIsLeftOut() {
    DenialNotice facts =
        only(Pas.answer()
                .line(1, "A3")
                .set(
                    "Practitioner",
                    "identifier",
                    "[{\"system\":\"http://hl7.org/fhir/sid/us-npi\",\"value\":\"987654321\"}]")
                .bundle())
            .facts();

    assertThat(facts.physician().npi()).isNull();
  }

  @Test
  void everyNumberOfTheRequestIsAReference() {
    String item =
        "[{\"itemSequence\":1,\"extension\":[{\"url\":\"%sextension-administrationReferenceNumber\",\"valueString\":\"ADM-3\"}],\"adjudication\":[{\"extension\":[%s]}]}]"
            .formatted(Pas.EXT, Pas.action("A3", "NUM-4"));

    Finding finding = only(Pas.answer().set("item", item).set("preAuthRef", "\"PRE-5\"").bundle());

    assertThat(finding.facts().payerReference()).isEqualTo("ADM-3");
    assertThat(finding.references()).containsExactly("ADM-3", "NUM-4", "PRE-5", "REQ-1");
  }

  @Test
  void aClaimResponseByItselfMayCarryWhatItNeeds() {
    String alone =
        Pas.answer()
            .set("insurer", "{\"display\":\"Humana\"}")
            .set("patient", "{\"reference\":\"#p\"}")
            .set(
                "contained",
                "[{\"resourceType\":\"Patient\",\"id\":\"p\",\"name\":[{\"text\":\"Qvphitest, Zyxmarked\"}],\"identifier\":[{\"value\":\"M-1\"}]}]")
            .set(
                "addItem",
                "[{\"itemSequence\":[4],\"productOrService\":{\"coding\":[{\"system\":\"http://www.ama-assn.org/go/cpt\",\"code\":\"73721\"}]},\"adjudication\":[{\"extension\":[%s]}]}]"
                    .formatted(Pas.action("A3", null, "0F")))
            .alone();
    Finding finding = only(alone);

    assertThat(finding.flaws()).isEmpty();
    assertThat(finding.facts().payerText()).isEqualTo("Humana");
    assertThat(finding.facts().patient().lastName()).isEqualTo("Qvphitest");
    assertThat(finding.facts().serviceLine()).isEqualTo("4");
  }

  @Test
  void whatKeepsACaseFromBeingOpenedIsNamedAsFhirPathWithItsMend() {
    Finding finding =
        only(
            Pas.answer()
                .line(1, "A3")
                .without("Patient", "Claim", "Organization")
                .set("created", "\"2026-11\"")
                .bundle());

    assertThat(finding.flaws())
        .extracting(Flaw::element)
        .containsExactlyInAnyOrder(
            "ClaimResponse.created",
            "ClaimResponse.insurer",
            "ClaimResponse.item[0]",
            "ClaimResponse.patient");
    assertThat(finding.flaws()).extracting(Flaw::mend).doesNotContain("");
  }

  @ParameterizedTest
  @CsvSource({
    "{\"resourceType\":\"ClaimResponse\"; \"created\":\"yesterday\"}, ClaimResponse.created",
    "{\"resourceType\":\"ClaimResponse\"; \"outcome\":\"maybe\"}, ClaimResponse.outcome",
    "{\"resourceType\":\"ClaimResponse\"; \"item\":{\"itemSequence\":1}}, ClaimResponse.item",
    "{\"resourceType\":\"ClaimResponse\"; \"item\":[{\"itemSequence\":\"one\"}]}, ClaimResponse.item[0].itemSequence",
    "{\"resourceType\":\"Bundle\"; \"entry\":[{\"resource\":{\"resourceType\":\"ClaimResponse\"; \"created\":\"soon\"}}]}, Bundle.entry[0].resource.created",
    "{\"resourceType\":\"Patient\"}, resourceType",
    "{\"resourceType\":\"Bundle\"}, Bundle.entry",
    "{\"resourceType\":\"Bundle\"; \"entry\":[{\"resource\":{\"resourceType\":\"Claim\"}}]}, Bundle.entry",
    "{\"resourceType\":\"Nonsense\"}, the document",
    "{\"resourceType\":[\"ClaimResponse\"]}, resourceType",
    "{\"hello\":1}, resourceType",
    "{\"resourceType\":\"Bundle\"; \"entry\":[null; {\"resource\":\"x\"}]}, the document"
  })
  void whatIsBrokenIsNamedByItsPathAndNotQuoted(String json, String element) {
    NoticeRefused refused =
        catchThrowableOfType(NoticeRefused.class, () -> read(json.replace(';', ',')));

    assertThat(refused.flaws()).extracting(Flaw::element).contains(element);
    assertThat(refused.getMessage()).doesNotContain("yesterday", "maybe", "soon", "Nonsense");
  }

  private Finding only(String json) {
    List<Finding> findings = read(json);
    assertThat(findings).hasSize(1);
    return findings.get(0);
  }

  private List<Finding> read(String json) {
    return fhir.read(json.getBytes(StandardCharsets.UTF_8), RECEIVED);
  }
}
