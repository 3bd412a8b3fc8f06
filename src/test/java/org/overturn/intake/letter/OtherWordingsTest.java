package org.overturn.intake.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.overturn.denial.CareSetting;
import org.overturn.denial.DenialNotice;
import org.overturn.intake.Answer;
import org.overturn.intake.Finding;
import org.overturn.intake.ReadField;

/**
 * Letters that were written after the rules, in the manner of other senders: what is read is right,
 * and what is not read is missing rather than wrong.
 */
class OtherWordingsTest {

  @Test
  void aReviewCompanyWritesForAPlan() {
    float[] two = {Sheet.LEFT, 300};
    DenialNotice facts =
        only(
            Sheet.sans()
                .size(9)
                .line("eviCore healthcare")
                .line("400 Buckwalter Place Blvd")
                .gap(10)
                .line("11/14/2026")
                .gap(10)
                .row(false, two, "Patient Name: ROBERT T. LANE", "Health Plan: Cigna")
                .row(false, two, "Date of Birth: 5/6/1960", "Member ID: U8841207701")
                .row(false, two, "Case Number: 1187220934", "Ordering Provider: KAREN SMITH MD")
                .gap(6)
                .line("Requested Procedure(s): 73721 MRI Lower Extremity Joint without contrast")
                .line("Determination: Denied")
                .gap(6)
                .head("Clinical Rationale:")
                .paragraph("Six weeks of treatment with a follow-up visit are not in the records.")
                .paragraph(
                    "If your provider would like to discuss this decision, a peer-to-peer may be"
                        + " scheduled at 800-555-0124 within 14 days of the date of this letter."));

    assertThat(facts.payerText()).isEqualTo("Cigna");
    assertThat(facts.payerReference()).isEqualTo("1187220934");
    assertThat(facts.patient().fullName()).isEqualTo("ROBERT LANE");
    assertThat(facts.service().label()).isEqualTo("CPT 73721");
    assertThat(facts.service().description())
        .isEqualTo("MRI Lower Extremity Joint without contrast");
    assertThat(facts.letterWindow()).isEqualTo("2026-11-28T23:59:59");
  }

  @Test
  void aMedicaidPlanWritesToThePatient() {
    DenialNotice facts =
        only(
            Sheet.serif()
                .line("Aetna Better Health")
                .gap(8)
                .right("November 12, 2026")
                .gap(8)
                .line("Maria Gomez")
                .line("1200 Main Street")
                .gap(8)
                .line("RE: Notice of Action")
                .line("Member: Maria Gomez")
                .line("Medicaid ID #: 512348890")
                .line("Request ID: OP1122334455")
                .gap(8)
                .line("Dear Maria Gomez:")
                .paragraph(
                    "On November 12, 2026, we denied the request from your doctor for the following"
                        + " service: E0748 Osteogenesis stimulator, spinal.")
                .paragraph(
                    "We denied this service because: The records do not show a failed fusion. The"
                        + " Medicaid Provider Manual, section 2.2.14, was used.")
                .paragraph(
                    "Your doctor can ask for a peer-to-peer discussion. Call 1-877-555-0161 before"
                        + " 5:00 p.m. Central Time on November 20, 2026.")
                .paragraph(
                    "You can ask for an appeal within 60 days from the date of this letter. You can"
                        + " ask for a State Fair Hearing within 120 days after the decision."));

    assertThat(facts.patient().memberId()).isEqualTo("512348890");
    assertThat(facts.service().label()).isEqualTo("HCPCS E0748");
    assertThat(facts.reason().text()).startsWith("The records do not show a failed fusion.");
    assertThat(facts.reason().policyCited()).isEqualTo("Medicaid Provider Manual, section 2.2.14");
    assertThat(facts.letterWindow()).isEqualTo("2026-11-20T17:00");
    assertThat(facts.letterAppealDeadline()).isEqualTo("2027-01-11");
  }

  @Test
  void aDrugIsKnownByItsNationalDrugCode() {
    DenialNotice facts =
        only(
            Sheet.sans()
                .title("Humana")
                .line("Date: November 16, 2026")
                .line("Enrollee's Name: John Q. Public")
                .line("Member Number: H40021877")
                .paragraph(
                    "We have denied coverage of the following prescription drug that you asked for:"
                        + " Adalimumab 40 mg pen (NDC 00074-4339-02).")
                .head("Why did we deny your request?")
                .paragraph("The plan requires that you first try methotrexate for three months.")
                .head("What if I do not agree with this decision?")
                .paragraph(
                    "You must request your appeal within 65 calendar days after this notice."));

    assertThat(facts.service().label()).isEqualTo("NDC 00074-4339-02");
    assertThat(facts.service().description()).isEqualTo("Adalimumab 40 mg pen");
    assertThat(facts.patient().fullName()).isEqualTo("John Public");
    assertThat(facts.reason().text())
        .isEqualTo("The plan requires that you first try methotrexate for three months.");
    assertThat(facts.letterAppealDeadline()).isEqualTo("2027-01-20");
  }

  @Test
  void aStayWithoutACodeIsLeftToTheCheck() {
    Finding finding =
        findings(
                Sheet.serif()
                    .right("Anthem Blue Cross and Blue Shield")
                    .gap(10)
                    .line("Letter Date: 11/17/2026")
                    .line("Patient: DOE, JANE A")
                    .line("Subscriber ID: YRP123M45678")
                    .line("Reference #: UM55512345")
                    .line("Level of Care: Inpatient")
                    .line("Service: Acute inpatient admission")
                    .gap(8)
                    .paragraph("The request is not approved.")
                    .paragraph("Rationale: Treatment can be given under observation.")
                    .paragraph(
                        "To request a peer to peer review call (800) 555-0101, option 2, within 2"
                            + " business days of this notification."))
            .get(0);

    assertThat(finding.reading().toCheck()).isTrue();
    assertThat(finding.facts().service().label()).isEqualTo("Code not read");
    assertThat(finding.facts().setting()).isEqualTo(CareSetting.INPATIENT);
    assertThat(finding.facts().payerPhone()).isEqualTo("(800) 555-0101, option 2");
    assertThat(finding.facts().letterWindow()).isEqualTo("2026-11-19T23:59:59");
    assertThat(finding.reading().fields())
        .extracting(ReadField::name)
        .doesNotContain("service-code", "appeal-deadline");
  }

  @Test
  void twoServicesInATableWithoutColonsAreTwoFindings() {
    float[] three = {Sheet.LEFT, 160, 400};
    List<Finding> findings =
        findings(
            Sheet.sans()
                .size(9)
                .title("Regence BlueShield")
                .row(true, three, "Member", "Provider", "Review")
                .row(false, three, "Ava Chen", "Northwest Ortho PLLC", "Prospective")
                .row(false, three, "ID 889712345", "NPI 1467582210", "Ref 26-118842")
                .gap(8)
                .line("Decision date: Nov 10, 2026")
                .gap(4)
                .row(true, three, "Procedure", "Description", "Outcome")
                .row(false, three, "29881", "Arthroscopy, knee, with meniscectomy", "Not approved")
                .row(false, three, "29876", "Synovectomy, major", "Not approved")
                .gap(6)
                .paragraph("Reason(s): Mechanical symptoms such as locking are not described.")
                .paragraph("Medical policy SUR216 applies."));

    assertThat(findings)
        .extracting(each -> each.facts().service().label())
        .containsExactly("CPT 29881", "CPT 29876");
    assertThat(findings.get(0).facts().patient().fullName()).isEqualTo("Ava Chen");
    assertThat(findings.get(0).facts().patient().memberId()).isEqualTo("889712345");
    assertThat(findings.get(0).facts().payerReference()).isEqualTo("26-118842");
    assertThat(findings.get(0).facts().reason().policyCited()).isEqualTo("Medical policy SUR216");
  }

  private static DenialNotice only(Sheet letter) {
    List<Finding> findings = findings(letter);
    assertThat(findings).extracting(Finding::answer).containsExactly(Answer.DENIED);
    return findings.get(0).facts();
  }

  private static List<Finding> findings(Sheet letter) {
    return LetterReading.read(letter.pdf());
  }
}
