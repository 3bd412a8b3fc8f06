package org.overturn.intake.x12;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.overturn.intake.x12.Edi.line;
import static org.overturn.intake.x12.Edi.review;

import java.nio.charset.Charset;
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

/** What is read from a payer's answer in X12 278. */
@OverturnTest
class ReviewReadingTest {

  private static final Instant RECEIVED = Instant.parse("2026-11-18T15:00:00Z");
  private static final String DENIED_LINE = line(1, "72148", "HCR*A3**0F");

  @Autowired X12Notices x12;

  @Test
  void aDenialSaysWhoWhatWhenAndWhy() {
    Finding finding =
        only(
            review(
                "REF*NT*ADM-9~HI*ABK:M5416*ABF:M5137~",
                line(1, "72148", "TRN*1*LINE-1*9NORTHPAY1", "HCR*A3*CERT-1*0F^0G"),
                "MSG*SIX WEEKS OF TREATMENT ARE NOT SHOWN~"));
    DenialNotice facts = finding.facts();

    assertThat(finding.answer()).isEqualTo(Answer.DENIED);
    assertThat(finding.flaws()).isEmpty();
    assertThat(finding.note()).isNull();
    assertThat(facts.payerText()).isEqualTo("UNITEDHEALTHCARE");
    assertThat(facts.payerPhone()).isEqualTo("18005550142");
    assertThat(facts.payerReference()).isEqualTo("ADM-9");
    assertThat(finding.references())
        .containsExactly("ADM-9", "CERT-1", "LINE-1", "TRACE-1", "BHT-1");
    assertThat(facts.serviceLine()).isEqualTo("1");
    assertThat(facts.determinationDate()).isEqualTo("2026-11-17");
    assertThat(facts.determinationTime()).isEqualTo("15:40");
    assertThat(facts.patient().firstName()).isEqualTo("ZYXMARKED B");
    assertThat(facts.patient().lastName()).isEqualTo("QVPHITEST");
    assertThat(facts.patient().birthDate()).isEqualTo("1961-02-03");
    assertThat(facts.patient().memberId()).isEqualTo("MEMB-ZYX-77");
    assertThat(facts.service().label()).isEqualTo("CPT 72148");
    assertThat(facts.service().units()).isEqualTo(1);
    assertThat(facts.service().diagnosisCodes()).isEqualTo("M54.16 M51.37");
    assertThat(facts.physician().name()).isEqualTo("PAT ORDERING");
    assertThat(facts.physician().npi()).isEqualTo("1234567893");
    assertThat(facts.physician().specialty()).isEqualTo("Taxonomy 207X00000X");
    assertThat(facts.reason().actionCode()).isEqualTo("A3");
    assertThat(facts.reason().codes()).isEqualTo("HCR:0F HCR:0G");
    assertThat(facts.reason().text()).isEqualTo("SIX WEEKS OF TREATMENT ARE NOT SHOWN");
    assertThat(facts.lineOfBusiness()).isEqualTo(LineOfBusiness.UNKNOWN);
    assertThat(facts.setting()).isEqualTo(CareSetting.OUTPATIENT);
    assertThat(facts.stage()).isEqualTo(Stage.PRE_SERVICE);
    assertThat(facts.urgency()).isEqualTo(Urgency.STANDARD);
    assertThat(facts.receivedAt()).isEqualTo(RECEIVED);
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
    "ZZ, UNCLEAR",
    "AAA, UNCLEAR",
    "'', UNCLEAR"
  })
  void eachActionHasItsAnswerOnTheEventAndOnALine(String action, Answer answer) {
    assertThat(only(review("HCR*" + action + "~")).answer()).isEqualTo(answer);
    assertThat(only(review(line(1, "72148", "HCR*" + action))).answer()).isEqualTo(answer);
  }

  @Test
  void theAnswerToTheEventAndThatToALineAreBothKept() {
    Finding finding = only(review("HCR*A1*UTN-1~", DENIED_LINE));

    assertThat(finding.answer()).isEqualTo(Answer.DENIED);
    assertThat(finding.note()).contains("as a whole with A1 (approved", "A3 (not approved");
    assertThat(finding.references()).contains("UTN-1");
  }

  @Test
  void aDenialOfTheEventDeniesEachLineThatHasNoAnswerOfItsOwn() {
    List<Finding> all = read(review("HCR*A3**0F~", line(1, "72148"), line(2, "97110")));

    assertThat(all).extracting(Finding::answer).containsOnly(Answer.DENIED).hasSize(2);
    assertThat(all)
        .extracting(each -> each.facts().service().label())
        .containsExactly("CPT 72148", "CPT 97110");
    assertThat(all).extracting(each -> each.facts().serviceLine()).containsExactly("1", "2");
  }

  @Test
  void linesWithDifferentDecisionsAreKeptApart() {
    List<Finding> all =
        read(
            review(
                DENIED_LINE, line(2, "97110", "HCR*A1*AUTH-2", "DTP*472*RD8*20261201-20261231")));

    assertThat(all).extracting(Finding::answer).containsExactly(Answer.DENIED, Answer.APPROVED);
    assertThat(all.get(1).authorization().number()).isEqualTo("AUTH-2");
    assertThat(all.get(1).authorization().validFrom()).isEqualTo("2026-12-01");
    assertThat(all.get(1).authorization().validTo()).isEqualTo("2026-12-31");
  }

  @Test
  void theDependentIsThePatientAndTheSubscriberHasTheMemberNumber() {
    Finding finding =
        only(
            Edi.reviewFrom(
                Edi.SUBSCRIBER
                    + "HL*4*3*23*1~NM1*QC*1*QVPHITEST*JUNIOR~DMG*D8*20180505*M~"
                    + "HL*5*4*EV*1~TRN*2*TRACE-1*9~UM*HS*I*3~HCR*A3**0F~"));

    assertThat(finding.facts().patient().firstName()).isEqualTo("JUNIOR");
    assertThat(finding.facts().patient().birthDate()).isEqualTo("2018-05-05");
    assertThat(finding.facts().patient().memberId()).isEqualTo("MEMB-ZYX-77");
  }

  @Test
  void twoPatientsInOneTransactionAreTwoEventsWithTheirOwnNumbers() {
    List<Finding> all =
        read(
            review(
                "HCR*A3**0F~",
                "HL*5*2*22*1~NM1*IL*1*OTHER*PERSON****MI*MEMB-2~HL*6*5*EV*1~TRN*2*TRACE-2*9~"
                    + "UM*HS*I*3~HCR*A3**0T~"));

    assertThat(all)
        .extracting(each -> each.facts().patient().memberId())
        .containsExactly("MEMB-ZYX-77", "MEMB-2");
    assertThat(all)
        .extracting(Finding::references)
        .containsExactly(List.of("TRACE-1"), List.of("TRACE-2"));
  }

  @ParameterizedTest
  @CsvSource({"HL*1, HL*2", "HL*2, HL*3", "HL*3, HL*4", "HL*4, ''"})
  void aRefusalAtEachLevelIsARefusedRequest_R73(String level, String next) {
    String whole = Edi.EVENT;
    int cut = next.isEmpty() ? whole.length() : whole.indexOf(next);
    Finding finding = only(Edi.reviewFrom(whole.substring(0, cut), "AAA*N**42*R~"));

    assertThat(finding.answer()).isEqualTo(Answer.REFUSED_REQUEST);
    assertThat(finding.facts().reason().actionCode()).isEqualTo("AAA");
    assertThat(finding.facts().reason().codes()).isEqualTo("AAA:42");
  }

  @Test
  void aRefusalAboveTheEventCountsForIt_R73() {
    String refused = Edi.EVENT.replace("DMG*", "AAA*N**72*C~DMG*");

    Finding finding = only(Edi.reviewFrom(refused));

    assertThat(finding.answer()).isEqualTo(Answer.REFUSED_REQUEST);
    assertThat(finding.facts().reason().codes()).isEqualTo("AAA:72");
    assertThat(finding.facts().service().label()).isEqualTo("Service type 3");
  }

  @Test
  void aRefusedLineBesideADeniedOneIsCorrectedByItself_R73() {
    List<Finding> all = read(review(DENIED_LINE, line(2, "97110", "AAA*N**33*C")));

    assertThat(all)
        .extracting(Finding::answer)
        .containsExactly(Answer.DENIED, Answer.REFUSED_REQUEST);
  }

  @ParameterizedTest
  @CsvSource({
    "UM*AR*I*1*22:B**, INPATIENT, PRE_SERVICE, STANDARD",
    "UM*HS*I*1*21:B**U, INPATIENT, PRE_SERVICE, EXPEDITED",
    "UM*HS*4*1*13:A**03, OUTPATIENT, CONCURRENT, EXPEDITED",
    "UM*HS*I*1*11:A**E, INPATIENT, PRE_SERVICE, STANDARD",
    "UM*HS*I*1*31:B**, UNKNOWN, PRE_SERVICE, STANDARD",
    "UM*HS*I*1, UNKNOWN, PRE_SERVICE, STANDARD",
    "UM*HS*I*1~DTP*AAH*RD8*20261001-20261003, UNKNOWN, POST_SERVICE, STANDARD"
  })
  void theRequestSaysWhereWhenAndHowUrgently(
      String um, CareSetting setting, Stage stage, Urgency urgency) {
    DenialNotice facts =
        only(Edi.reviewFrom(Edi.SUBSCRIBER, "HL*4*3*EV*0~", um + "~", "HCR*A3**0F~")).facts();

    assertThat(facts.setting()).isEqualTo(setting);
    assertThat(facts.stage()).isEqualTo(stage);
    assertThat(facts.urgency()).isEqualTo(urgency);
  }

  @ParameterizedTest
  @CsvSource({
    "'SV1*HC:E0601*500*UN*2~', HCPCS E0601, 2",
    "'SV1*HC:72148:::::MRI OF THE SPINE*500*UN*1~', CPT 72148, 1",
    "'SV1*N4:00006302602**UN*4~', NDC 00006302602, 4",
    "'SV2*0120**1000*DA*3~', Revenue 0120, 3",
    "'SV2*0360*HC:27447*1000*UN*1~', CPT 27447, 1",
    "'SV3*AD:D2740*900~', CDT D2740, ",
    "'HSD*VS*12~', Service type 3, 12"
  })
  void theServiceIsNamedAsItsSegmentNamesIt(String segments, String label, Integer units) {
    DenialNotice facts = only(review("HL*5*4*SS*0~HCR*A3**0F~", segments)).facts();

    assertThat(facts.service().label()).isEqualTo(label);
    assertThat(facts.service().units()).isEqualTo(units);
  }

  @Test
  void theDayOfTheCertificationBeatsThatOfTheAnswer() {
    Finding finding = only(review("HCR*A3**0F~DTP*102*D8*20261112~"));

    assertThat(finding.facts().determinationDate()).isEqualTo("2026-11-12");
    assertThat(finding.facts().determinationTime()).isNull();
  }

  @Test
  void withoutADayTheOneOnWhichItArrivedIsNotTakenForIt() {
    Finding finding =
        only(Edi.reviewFrom(Edi.EVENT.replace("20261117*1540*18", "**18"), "HCR*A3**0F~"));

    assertThat(finding.facts().determinationDate()).isNull();
    assertThat(finding.flaws())
        .extracting(Flaw::words)
        .containsExactly(
            "BHT04 in the header (segment 2) is missing: give the date of the determination as"
                + " yyyy-MM-dd");
  }

  @Test
  void flawsNameTheSegmentAndNeverWhatStandsThere() {
    Finding finding =
        only(
            Edi.reviewFrom(
                Edi.SUBSCRIBER.replace("*ZYXMARKED*B***MI*MEMB-ZYX-77", ""),
                "HL*4*3*EV*0~HCR*A3**0F~"));

    assertThat(finding.flaws())
        .extracting(Flaw::element)
        .containsExactlyInAnyOrder(
            "NM104 in loop 2010C (segment 10)",
            "NM109 in loop 2010C (segment 10)",
            "UM in loop 2000E (segment 12)");
  }

  @Test
  void theRequestInsteadOfTheAnswerIsRefused() {
    NoticeRefused refused =
        refused(Edi.bytes(Edi.reviewFrom(Edi.EVENT.replace("BHT*0007*11", "BHT*0007*13"))));

    assertThat(refused).hasMessageContaining("BHT02 says that this is a request");
  }

  @ParameterizedTest
  @ValueSource(strings = {"|>!\n", "\u001d\u001f\u001e\u001c", "*:^\r", "~*^:", "^|~\t"})
  void anySeparatorsAreUnderstood(String separators) {
    String usual = review("HCR*A3**0F^0G~", "MSG*IN WORDS~");
    String odd =
        usual
            .replace('*', '\u0001')
            .replace(':', '\u0002')
            .replace('^', '\u0003')
            .replace('~', '\u0004')
            .replace('\u0001', separators.charAt(0))
            .replace('\u0002', separators.charAt(1))
            .replace('\u0003', separators.charAt(2))
            .replace('\u0004', separators.charAt(3));

    Finding finding = only(odd);

    assertThat(finding.facts().reason().codes()).isEqualTo("HCR:0F HCR:0G");
    assertThat(finding.flaws()).isEmpty();
    assertThat(finding.note()).isNull();
  }

  @Test
  void lineBreaksAByteOrderMarkSmallLettersAndWhatFollowsDoNotMatter() {
    String text = review(DENIED_LINE);

    for (String each :
        List.of(
            text.replace("~", "~\r\n"),
            "\ufeff" + text,
            "\r\n  " + text,
            text.toLowerCase(),
            text + "\u001a\n-- sent by a gateway --",
            text.substring(0, text.length() - 1))) {
      Finding finding = only(each);

      assertThat(finding.answer()).isEqualTo(Answer.DENIED);
      assertThat(finding.facts().service().label()).isEqualTo("CPT 72148");
      assertThat(finding.facts().patient().memberId()).isEqualTo("MEMB-ZYX-77");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "windows-1252", "UTF-16"})
  void namesKeepTheirLettersInEachCharset(String charset) {
    byte[] bytes =
        review(DENIED_LINE).replace("QVPHITEST", "MÜLLER").getBytes(Charset.forName(charset));

    assertThat(x12.recognise(bytes)).contains(X12Notices.CONTENT_TYPE);
    assertThat(x12.read(bytes, RECEIVED).get(0).facts().patient().lastName()).isEqualTo("MÜLLER");
  }

  @Test
  void whatDoesNotKeepToTheStandardAndCanBeReadIsTakenWithANote() {
    String sloppy =
        review("SV1*HC:72148~HCR*A3**0F~QQQ*1~").replaceAll("SE\\*\\d+\\*0001", "SE*12*0009");

    Finding finding = only(sloppy);

    assertThat(finding.answer()).isEqualTo(Answer.DENIED);
    assertThat(finding.note())
        .contains(
            "does not keep to the standard",
            "SE01 is not the number of its segments",
            "SE02 is not the number in ST02",
            "HCR (segment 16) is not in its place",
            "QQQ (segment 17) is not known there");
  }

  @Test
  void aReasonInWhichASenderUsedSeparatorsAsSignsIsKeptWhole() {
    Finding finding = only(review("HCR*A3~", "MSG*NOT SHOWN: SIX WEEKS OF TREATMENT~"));

    assertThat(finding.facts().reason().text()).isEqualTo("NOT SHOWN:SIX WEEKS OF TREATMENT");
    assertThat(finding.note()).contains("MSG01-2 (segment 16)");
  }

  @Test
  void aLevelThatNamesNoParentBelongsToTheOneBeforeIt() {
    Finding finding =
        only(Edi.reviewFrom(Edi.EVENT.replaceAll("HL\\*(\\d)\\*\\d", "HL*$1*9"), DENIED_LINE));

    assertThat(finding.facts().patient().memberId()).isEqualTo("MEMB-ZYX-77");
    assertThat(finding.facts().payerText()).isEqualTo("UNITEDHEALTHCARE");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|ISA is not at the beginning",
        "ISA|ISA is not at the beginning",
        "ISA*00*|ISA breaks off",
        "UNB+UNOA:1|ISA is not at the beginning"
      })
  void whatIsNoInterchangeIsRefused(String text, String words) {
    assertThat(refused(text.getBytes(StandardCharsets.UTF_8)))
        .hasMessageContaining(words)
        .matches(NoticeRefused::isUnreadable);
  }

  @Test
  void anotherTransactionSetIsRefused() {
    assertThat(refused(Edi.bytes(review("HCR*A1~").replace("ST*278", "ST*271"))))
        .hasMessageContaining("ST01 names a transaction set that is not read");
  }

  @Test
  void aTransactionSetThatBreaksOffIsRefused() {
    String text = review(DENIED_LINE);

    assertThat(refused(Edi.bytes(text.substring(0, text.indexOf("SE*")))))
        .hasMessageContaining("SE is missing");
  }

  private Finding only(String text) {
    List<Finding> findings = read(text);
    assertThat(findings).hasSize(1);
    return findings.get(0);
  }

  private List<Finding> read(String text) {
    return x12.read(Edi.bytes(text), RECEIVED);
  }

  private NoticeRefused refused(byte[] original) {
    NoticeRefused refused =
        catchThrowableOfType(NoticeRefused.class, () -> x12.read(original, RECEIVED));
    assertThat(refused).isNotNull();
    return refused;
  }
}
