package org.overturn.intake.x12;

import static org.assertj.core.api.Assertions.assertThat;
import static org.overturn.intake.x12.Edi.claim;
import static org.overturn.intake.x12.Edi.remittance;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.overturn.denial.DenialNotice;
import org.overturn.denial.LineOfBusiness;
import org.overturn.denial.Stage;
import org.overturn.intake.Answer;
import org.overturn.intake.Finding;
import org.overturn.intake.Part;
import org.overturn.testing.OverturnTest;
import org.springframework.beans.factory.annotation.Autowired;

/** What is read from a remittance, X12 835. */
@OverturnTest
class RemittanceReadingTest {

  private static final Instant RECEIVED = Instant.parse("2026-11-18T15:00:00Z");

  @Autowired X12Notices x12;

  @Test
  void aClaimDeniedForWantOfAnAuthorizationIsAClaimDenialAfterService() {
    Finding finding =
        only(
            remittance(
                claim("CN-1", "0", "CAS*CO*197*500", "REF*G1*AUTH-7", "LQ*HE*N386")
                    .replace("0*12*", "0*16*")));
    DenialNotice facts = finding.facts();

    assertThat(finding.answer()).isEqualTo(Answer.DENIED);
    assertThat(finding.flaws()).isEmpty();
    assertThat(finding.note()).startsWith("This is a claim denial").doesNotContain("standard");
    assertThat(facts.stage()).isEqualTo(Stage.POST_SERVICE);
    assertThat(facts.payerText()).isEqualTo("UNITEDHEALTHCARE");
    assertThat(facts.payerPhone()).isEqualTo("18005550142");
    assertThat(finding.references()).containsExactly("CN-1", "AUTH-7", "ACCT-CN-1");
    assertThat(facts.determinationDate()).isEqualTo("2026-11-17");
    assertThat(facts.reason().codes()).isEqualTo("CARC:197 RARC:N386 RARC:N115");
    assertThat(facts.reason().actionCode()).isEmpty();
    assertThat(facts.patient().firstName()).isEqualTo("ZYXMARKED B");
    assertThat(facts.patient().memberId()).isEqualTo("MEMB-ZYX-77");
    assertThat(facts.service().label()).isEqualTo("CPT 72148");
    assertThat(facts.service().units()).isEqualTo(1);
    assertThat(facts.physician().npi()).isEqualTo("1234567893");
    assertThat(facts.lineOfBusiness()).isEqualTo(LineOfBusiness.MEDICARE_ADVANTAGE);
  }

  @ParameterizedTest
  @CsvSource({
    "CAS*CO*50*500, 0, DENIED",
    "CAS*PR*197*500, 0, DENIED",
    "CAS*PI*45*100**50*400, 0, DENIED",
    "CAS*CO*197*250, 250, PARTLY_APPROVED",
    "CAS*CO*45*100, 400, NO_DENIAL",
    "CAS*OA*197*500, 0, NO_DENIAL",
    "CAS*CO*197*-500, 0, NO_DENIAL",
    "CAS*CO*16*500, 0, NO_DENIAL"
  })
  void theTableSaysWhichAdjustmentsCount(String adjustment, String paid, Answer answer) {
    assertThat(only(remittance(claim("CN-1", paid, adjustment))).answer()).isEqualTo(answer);
  }

  @Test
  void aReversalTakesADenialBackAndIsNone() {
    String reversal = claim("CN-1", "0", "CAS*CO*197*500").replace("*4*500*", "*22*500*");

    assertThat(only(remittance(reversal)).answer()).isEqualTo(Answer.NO_DENIAL);
  }

  @Test
  void anAdjustmentOfTheClaimDeniesEachOfItsLines() {
    String claim =
        "CLP*ACCT-1*4*900*0**12*CN-9*11~CAS*CO*197*900~NM1*QC*1*QVPHITEST*ZYXMARKED****MI*M-1~"
            + "SVC*HC:72148*500*0**1~SVC*HC:97110*400*0**4~";

    assertThat(x12.read(Edi.bytes(remittance(claim)), RECEIVED))
        .extracting(each -> each.facts().service().label())
        .containsExactly("CPT 72148", "CPT 97110");
  }

  @Test
  void aLineThatWasPaidIsNotDeniedByAnAdjustmentOfTheClaim() {
    String claim =
        "CLP*ACCT-1*4*900*400**12*CN-9*11~CAS*CO*197*500~NM1*QC*1*QVPHITEST*ZYXMARKED****MI*M-1~"
            + "SVC*HC:72148*500*0**1~SVC*HC:97110*400*400**4~";

    assertThat(only(remittance(claim)).facts().service().label()).isEqualTo("CPT 72148");
  }

  @Test
  void aClaimWithoutLinesIsDeniedAsAWhole() {
    String claim =
        "CLP*ACCT-1*4*9000*0**12*CN-9*11*1**470*1~CAS*CO*50*9000~"
            + "NM1*QC*1*QVPHITEST*ZYXMARKED****MI*M-1~";

    assertThat(only(remittance(claim)).facts().service().label()).isEqualTo("DRG 470");
  }

  @Test
  void onlyDeniedClaimsBecomePartsEachWithTheHeadOfItsRemittance() {
    String all =
        remittance(
            claim("CN-1", "0", "CAS*CO*197*500"),
            claim("CN-2", "500"),
            claim("CN-3", "0", "CAS*CO*50*500"));

    List<Part> parts = parts(all);

    assertThat(parts)
        .extracting(Part::place)
        .containsExactly("transaction 1 (0001), claim 1", "transaction 1 (0001), claim 3");
    assertThat(parts)
        .map(part -> x12.read(part.bytes(), RECEIVED).get(0))
        .allMatch(finding -> finding.flaws().isEmpty())
        .extracting(finding -> finding.facts().payerReference())
        .containsExactly("CN-1", "CN-3");
  }

  @Test
  void aRemittanceThatBreaksOffKeepsItsWholeClaimsAndSaysSo() {
    String whole =
        remittance(claim("CN-1", "0", "CAS*CO*197*500"), claim("CN-2", "0", "CAS*CO*50*500"));

    List<Part> parts = parts(whole.substring(0, whole.indexOf("SE*")));

    assertThat(x12.read(parts.get(0).bytes(), RECEIVED)).hasSize(1);
    assertThat(parts).hasSize(2);
    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(
                () -> x12.read(parts.get(1).bytes(), RECEIVED)))
        .hasMessageContaining("SE is missing");
  }

  private List<Part> parts(String text) {
    List<Part> parts = new java.util.ArrayList<>();
    x12.parts(Edi.bytes(text)).forEach(parts::add);
    return parts;
  }

  private Finding only(String text) {
    List<Finding> findings = x12.read(Edi.bytes(text), RECEIVED);
    assertThat(findings).hasSize(1);
    return findings.get(0);
  }
}
