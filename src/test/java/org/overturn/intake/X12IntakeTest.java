package org.overturn.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.overturn.intake.x12.Edi.line;
import static org.overturn.intake.x12.Edi.review;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Cases;
import org.overturn.denial.Denial;
import org.overturn.denial.DenialKind;
import org.overturn.denial.Stage;
import org.overturn.denial.Timeline;
import org.overturn.denial.TimelineEntry;
import org.overturn.intake.Posting.Reply;
import org.overturn.intake.x12.Edi;
import org.overturn.intake.x12.ReadBack;
import org.overturn.testing.OverturnTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpServletResponse;

/** X12 over HTTP: what becomes of it, and what its sender is answered. */
@OverturnTest
@Import(Posting.class)
class X12IntakeTest {

  private static final String DENIAL = review(line(1, "72148", "HCR*A3*REF-1001*0F"));

  /** The same denial as a payer's FHIR interface gives it. */
  private static final String CLAIM_RESPONSE =
      """
      {"resourceType": "ClaimResponse", "status": "active", "use": "preauthorization",
       "type": {"coding": [{"code": "professional"}]}, "outcome": "complete",
       "contained": [{"resourceType": "Patient", "id": "patient", "birthDate": "1961-02-03",
         "identifier": [{"system": "https://payer.example/member", "value": "MEMB-ZYX-77"}],
         "name": [{"family": "Qvphitest", "given": ["Zyxmarked"]}]}],
       "identifier": [{"system": "https://payer.example/trace", "value": "REF-1001"}],
       "patient": {"reference": "#patient"}, "insurer": {"display": "UnitedHealthcare"},
       "created": "2026-11-17T15:40:00-05:00",
       "addItem": [{"itemSequence": [1],
         "productOrService": {"coding": [{"system": "http://www.ama-assn.org/go/cpt",
           "code": "72148"}]},
         "adjudication": [{
           "category": {"coding": [{"code": "submitted"}]},
           "extension": [{
             "url": "http://hl7.org/fhir/us/davinci-pas/StructureDefinition/extension-reviewAction",
             "extension": [{
               "url": "http://hl7.org/fhir/us/davinci-pas/StructureDefinition/extension-reviewActionCode",
               "valueCodeableConcept": {"coding": [{"code": "A3"}]}}]}]}]}]}
      """;

  @Autowired Posting post;
  @Autowired Cases cases;
  @Autowired Timeline timeline;
  @Autowired JdbcTemplate database;

  @Test
  void aDeniedLineOpensACase_R1() {
    Reply reply = send(DENIAL);

    assertThat(reply.status()).isEqualTo(201);
    Denial denial = cases.get(new CaseNumber(reply.onlyCase()));
    assertThat(denial.payer().id()).isEqualTo("unitedhealthcare");
    assertThat(denial.kind()).contains(DenialKind.CLINICAL);
  }

  @Test
  void theSameDenialAsJsonAndAsX12IsOneCaseWhicheverComesFirst() {
    String first = post.json(Documents.denial()).onlyCase();

    Reply asX12 = send(DENIAL);

    assertThat(asX12.state()).isEqualTo("duplicate");
    assertThat(asX12.cases()).containsExactly(first);
  }

  @Test
  void theSameDenialAsFhirAndAsX12IsOneCase() {
    String first = post.fhir(CLAIM_RESPONSE).onlyCase();

    Reply asX12 = send(DENIAL);

    assertThat(asX12.state()).isEqualTo("duplicate");
    assertThat(asX12.cases()).containsExactly(first);
  }

  @Test
  void theSameDenialAsX12AndThenAsJsonIsOneCase() {
    String first = send(DENIAL).onlyCase();

    Reply asJson = post.json(Documents.denial());

    assertThat(asJson.state()).isEqualTo("duplicate");
    assertThat(asJson.cases()).containsExactly(first);
  }

  @ParameterizedTest
  @CsvSource({
    "HCR*CT, 'The payer asks to be called (CT), at 18005550142'",
    "HCR*ZZ, 'The payer''s answer names no decision that could be read: its action is ZZ'",
    "TRN*9*9, 'The payer''s answer names no decision that could be read'"
  })
  void whatDecidesNothingGoesToAPersonWithTheCode(String decision, String why) {
    Reply reply = send(review(decision + "~"));

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.state()).isEqualTo("needs-a-person");
    assertThat(reply.body().path("why").asText()).isEqualTo(why);
  }

  @Test
  void aPendedRequestSaysWhatItWaitsFor_R15() {
    Reply reply = send(review("HCR*A4**0U~"));

    assertThat(reply.state()).isEqualTo("not-a-denial");
    assertThat(reply.body().path("why").asText()).contains("A4", "HCR:0U");
  }

  @Test
  void aRefusedRequestIsCorrectedAndSentAgain_R73() {
    Denial denial = cases.get(new CaseNumber(send(review("AAA*N**33*C~")).onlyCase()));

    assertThat(denial.kind()).contains(DenialKind.ADMINISTRATIVE);
    assertThat(denial.reason().codes()).isEqualTo("AAA:33");
  }

  @Test
  void aLaterApprovalInX12DecidesTheCase() {
    String number = send(DENIAL).onlyCase();

    Reply approval =
        send(
            review(line(1, "72148", "HCR*A1*AUTH-77"), "REF*NT*REF-1001~")
                .replace("20261117*1540*18", "20261118*0900*18"));

    assertThat(approval.state()).isEqualTo("decision");
    assertThat(approval.cases()).containsExactly(number);
  }

  @Test
  void aClaimDenialIsMarkedAsOne() {
    Reply reply = send(Edi.remittance(Edi.claim("CN-1", "0", "CAS*CO*50*500")));

    Denial denial = cases.get(new CaseNumber(reply.onlyCase()));
    assertThat(denial.stage()).isEqualTo(Stage.POST_SERVICE);
    assertThat(denial.kind()).contains(DenialKind.CLINICAL);
    assertThat(timeline.of(denial.number()))
        .extracting(TimelineEntry::what)
        .anyMatch(what -> what.startsWith("This is a claim denial"));
  }

  @Test
  void aRemittanceWithoutSuchADenialIsNone() {
    Reply reply = send(Edi.remittance(Edi.claim("CN-1", "400", "CAS*CO*45*100")));

    assertThat(reply.state()).isEqualTo("not-a-denial");
    assertThat(reply.body().path("why").asText()).startsWith("A remittance in which no claim");
  }

  @ParameterizedTest
  @CsvSource({"A, not-a-denial", "E, not-a-denial", "R, needs-a-person"})
  void anAcknowledgementOfWhatThePracticeSentIsWorkOnlyWhereItRejects(String code, String state) {
    String sent =
        review("HCR*A3~")
            .replaceAll(
                "ST\\*278.*SE\\*\\d+",
                "ST*999*0001*005010X231A1~AK1*HI*1*005010X217~AK2*278*0001*005010X217~"
                    + "IK5*%s~AK9*%s*1*1*1~SE*6".formatted(code, code));

    assertThat(send(sent).state()).isEqualTo(state);
  }

  @Test
  void severalTransactionSetsAreNoticesOfTheirOwnAndOneThatIsWrongKeepsBackNone() {
    String one = Edi.transaction(1, Edi.event("TRACE-A"), "HCR*A3**0F~");
    String wrong =
        Edi.transaction(2, Edi.event("TRACE-B").replace("*MI*MEMB-ZYX-77", ""), "HCR*A3**0F~");
    String three = Edi.transaction(3, Edi.event("TRACE-C"), "HCR*A3**0T~");

    Reply reply = send(Edi.groups(Edi.group(one, wrong), Edi.group(three)));

    assertThat(reply.state()).isEqualTo("split");
    assertThat(reply.cases()).hasSize(2);
    assertThat(reply.body().path("parts").path("accepted").asInt()).isEqualTo(2);
    assertThat(reply.body().path("parts").path("rejected").asInt()).isEqualTo(1);
  }

  @Test
  void theSenderIsAnsweredInX12WhereItAsksForIt() {
    MockHttpServletResponse answer = answered(DENIAL);

    assertThat(answer.getStatus()).isEqualTo(201);
    assertThat(answer.getContentType()).isEqualTo("application/edi-x12");
    assertThat(answer.getHeader("Location")).startsWith("/cases/D-");
    assertThat(segments(answer)).contains("IK5 A", "AK9 A 1 1 1");
  }

  @Test
  void aRefusalKeepsItsStatusAndSaysInX12WhatIsMissing() {
    MockHttpServletResponse answer = answered(DENIAL.replace("*MI*MEMB-ZYX-77", ""));

    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(segments(answer)).contains("IK5 R I5", "AK9 R 1 1 0");
  }

  @Test
  void whatIsNoInterchangeIsAnsweredAsAProblem() {
    MockHttpServletResponse answer = answered("This is no X12");

    assertThat(answer.getStatus()).isEqualTo(400);
    assertThat(answer.getContentType()).isEqualTo("application/problem+json");
  }

  @Test
  void theAcknowledgementCanBeFetchedLaterAndIsTheSame() throws Exception {
    MockHttpServletResponse answer = answered(DENIAL);
    String notice = database.queryForObject("select id::text from overturn.notice", String.class);

    MockHttpServletResponse again = post.get("/api/denials/" + notice + "/acknowledgement");

    assertThat(again.getStatus()).isEqualTo(200);
    assertThat(again.getContentType()).isEqualTo("application/edi-x12");
    assertThat(again.getContentAsByteArray()).isEqualTo(answer.getContentAsByteArray());
  }

  @Test
  void aNoticeOfAnotherFormatHasNoAcknowledgement() {
    String notice = post.json(Documents.denial()).body().path("notice").asText();

    assertThat(post.get("/api/denials/" + notice + "/acknowledgement").getStatus()).isEqualTo(404);
  }

  @Test
  void aFileThatBreaksOffIsNeverAFaultOfOurs() {
    byte[] whole = Edi.bytes(DENIAL);
    for (int length = 0; length < whole.length; length += 23) {
      byte[] part = Arrays.copyOf(whole, length);

      assertThat(post.accepting("application/edi-x12", Posting.X12, part).getStatus())
          .as("%d bytes", length)
          .isIn(200, 201, 400, 422);
    }
  }

  @Test
  void anX12FileIsRecognisedWhereItsTypeSaysTooLittle() {
    for (String type : List.of("application/octet-stream", "text/plain")) {
      assertThat(post.send(type, Edi.bytes(DENIAL)).cases()).as(type).hasSize(1);
    }
  }

  private Reply send(String text) {
    return post.send(Posting.X12, Edi.bytes(text));
  }

  private MockHttpServletResponse answered(String text) {
    return post.accepting(
        "text/html, application/edi-x12;q=0.8", Posting.X12, text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> segments(MockHttpServletResponse answer) {
    return ReadBack.segments(answer.getContentAsByteArray());
  }
}
