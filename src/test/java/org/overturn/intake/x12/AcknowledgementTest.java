package org.overturn.intake.x12;

import static org.assertj.core.api.Assertions.assertThat;
import static org.overturn.intake.x12.Edi.EVENT;
import static org.overturn.intake.x12.Edi.group;
import static org.overturn.intake.x12.Edi.groups;
import static org.overturn.intake.x12.Edi.line;
import static org.overturn.intake.x12.Edi.review;
import static org.overturn.intake.x12.Edi.transaction;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.overturn.testing.OverturnTest;
import org.springframework.beans.factory.annotation.Autowired;

/** What a sender is told of its interchange: 999 and TA1, read back with StAEDI. */
@OverturnTest
class AcknowledgementTest {

  private static final Instant RECEIVED = Instant.parse("2026-11-18T15:00:00Z");
  private static final String ONE = transaction(1, EVENT, line(1, "72148", "HCR*A3**0F"));
  private static final String TWO = transaction(2, EVENT, "HCR*A1*AUTH-1~");

  @Autowired X12Notices x12;

  @Test
  void whatIsWellIsAcceptedAndGoesBackToItsSender() {
    List<String> answer = answer(Edi.interchange(ONE, TWO));

    assertThat(answer.get(0)).contains("ZZ LAKESIDE", "ZZ NORTHPAY", "261118 1000 ^ 00501");
    assertThat(answer.get(1)).startsWith("GS FA LAKESIDE NORTHPAY 20261118 1000 ");
    assertThat(inside(answer))
        .containsExactly(
            "ST 999 0001 005010X231A1",
            "AK1 HI 417 005010X217",
            "AK2 278 0001 005010X217",
            "IK5 A",
            "AK2 278 0002 005010X217",
            "IK5 A",
            "AK9 A 2 2 2",
            "SE 8 0001");
  }

  @Test
  void eachGroupIsAnsweredByItself() {
    List<String> answer = answer(groups(group(ONE), group(TWO)));

    assertThat(answer).filteredOn(segment -> segment.startsWith("AK9")).hasSize(2);
    assertThat(answer.get(answer.size() - 1)).startsWith("IEA 2 ");
  }

  @Test
  void faultsAreNotedWithTheirPlaceAndCodeAndNeverWithWhatStandsThere() {
    String sloppy =
        review("SV1*HC:72148~HCR*A3**0F~QQQ*1~")
            .replace("D8*19610203", "D8*19610203*SECRETWORD")
            .replaceAll("SE\\*\\d+\\*0001", "SE*12*0009");

    List<String> answer = answer(sloppy);

    assertThat(inside(answer))
        .contains(
            "IK3 DMG 11 2010C 8",
            "IK4 3 1068 5",
            "IK3 HCR 16 2000E 7",
            "IK3 QQQ 17 2000E 6",
            "IK5 E 3 4 5",
            "AK9 E 1 1 1");
    assertThat(answer).noneMatch(segment -> segment.contains("SECRETWORD"));
  }

  @Test
  void aFaultInAnEventNamesItsTrace() {
    List<String> answer = answer(review("HCR*A3**0F*Y*TOOMANY~"));

    assertThat(inside(answer))
        .containsSequence("IK3 HCR 15 2000E 8", "CTX TRN02:TRACE-1", "IK4 5  3");
  }

  @Test
  void aDenialFromWhichNoCaseCanBeOpenedIsRejectedWithWhatIsMissing() {
    List<String> answer = answer(review("HCR*A3**0F~").replace("*MI*MEMB-ZYX-77", ""));

    assertThat(inside(answer))
        .contains("IK3 NM1 10 2010C 8", "IK4 9  1", "IK5 R I5", "AK9 R 1 1 0");
  }

  @ParameterizedTest
  @CsvSource({
    "ST*278, ST*271, IK5 R 1",
    "SE*16*0001~, '', IK5 R 2",
    "BHT*0007*11, BHT*0007*13, IK5 R 5",
    "HL*, XX*, IK5 R 5"
  })
  void whatCannotBeReadIsRejected(String what, String by, String verdict) {
    List<String> answer = answer(review("HCR*A3**0F~").replace(what, by));

    assertThat(inside(answer)).anyMatch(segment -> segment.startsWith(verdict));
    assertThat(inside(answer)).contains("AK9 R 1 1 0");
  }

  @Test
  void aGroupWithOneBrokenSetIsPartlyAccepted() {
    String broken = ONE.substring(0, ONE.indexOf("SE*"));

    assertThat(inside(answer(Edi.interchange(broken, TWO)))).contains("AK9 P 2 2 1");
  }

  @ParameterizedTest
  @CsvSource({
    "GE*1*417, GE*2*417, AK9 E 2 1 1 5",
    "GE*1*417, GE*1*418, AK9 E 1 1 1 4",
    "GE*1*417~, '', AK9 E 1 1 1 3"
  })
  void aGroupWhoseTrailerDoesNotFitIsNoted(String what, String by, String result) {
    assertThat(inside(answer(review("HCR*A1~").replace(what, by)))).contains(result);
  }

  @ParameterizedTest
  @CsvSource({
    "IEA*1*, IEA*2*, E 021",
    "IEA*1*000000417~, '', E 023",
    "IEA*1*000000417, IEA*1*000000418, E 001",
    "'*00501*', '*99999*', E 017",
    "'*261117*', '*2611XX*', E 014",
    "'*ZZ*NORTHPAY       *', '*ZZ*NORTHPAY*', E 006",
    "*0*P*, *1*P*, A 000"
  })
  void anEnvelopeAtFaultOrASenderWhoAsksGetsATa1(String what, String by, String status) {
    List<String> answer = answer(review("HCR*A1~").replace(what, by));

    assertThat(answer.get(1)).startsWith("TA1 000000417 ").endsWith(status);
    assertThat(inside(answer)).contains("AK9 A 1 1 1");
  }

  @Test
  void aFileOfWhichNothingIsTakenGetsATa1Alone() {
    List<String> answer = answer(review("HCR*A1~" + "X".repeat(20_000)));

    assertThat(answer.get(1)).startsWith("TA1").endsWith("R 022");
    assertThat(answer).hasSize(3);
  }

  @Test
  void aRemittanceIsAcknowledgedToo() {
    List<String> answer =
        answer(Edi.remittance(Edi.claim("1", "0", "CAS*CO*197*500", "QQQ*1"), Edi.claim("2", "9")));

    assertThat(inside(answer)).contains("AK2 835 0001", "IK5 E 5", "AK9 E 1 1 1");
  }

  @Test
  void theSameOriginalIsAnsweredWithTheSameBytes() {
    byte[] original = Edi.bytes(review("HCR*A1~"));

    assertThat(x12.acknowledgement(original, RECEIVED).orElseThrow())
        .isEqualTo(x12.acknowledgement(original, RECEIVED).orElseThrow());
  }

  @Test
  void whatAcknowledgesIsNotAcknowledged() {
    byte[] ours = x12.acknowledgement(Edi.bytes(review("HCR*A1~")), RECEIVED).orElseThrow();
    String onlyTa1 =
        Edi.interchange().replaceAll("GS\\*.*GE\\*[^~]*~", "TA1*000000001*261117*1540*A*000~");

    assertThat(x12.acknowledgement(ours, RECEIVED)).isEmpty();
    assertThat(x12.acknowledgement(Edi.bytes(onlyTa1), RECEIVED)).isEmpty();
    assertThat(x12.read(ours, RECEIVED)).hasSize(1);
    assertThat(x12.read(Edi.bytes(onlyTa1), RECEIVED)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "ISA", "ISA*00*"})
  void whatIsNoInterchangeHasNoAnswer(String text) {
    assertThat(x12.acknowledgement(Edi.bytes(text), RECEIVED)).isEmpty();
  }

  private List<String> answer(String text) {
    return ReadBack.segments(x12.acknowledgement(Edi.bytes(text), RECEIVED).orElseThrow());
  }

  private static List<String> inside(List<String> answer) {
    int start = answer.stream().map(each -> each.split(" ")[0]).toList().indexOf("ST");
    int end = answer.stream().map(each -> each.split(" ")[0]).toList().indexOf("SE");
    return answer.subList(start, end + 1);
  }
}
