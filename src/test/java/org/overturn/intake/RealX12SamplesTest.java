package org.overturn.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Cases;
import org.overturn.denial.Denial;
import org.overturn.denial.Timeline;
import org.overturn.denial.TimelineEntry;
import org.overturn.intake.Posting.Reply;
import org.overturn.testing.OverturnTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Public 278 files, read in place; skipped where they are not at hand. */
@OverturnTest
@Import(Posting.class)
class RealX12SamplesTest {

  private static final Path FOLDER = Path.of("../shared/samples/x12");

  @Autowired Posting post;
  @Autowired Cases cases;
  @Autowired Timeline timeline;

  @ParameterizedTest
  @CsvSource({
    "esmdlayout_A1_event_A3_0B_line_with_MSG.x12, 201, accepted",
    "esmdlayout_A4_0U_pended.x12, 200, not-a-denial",
    "esmdlayout_AAA15C_rejected.x12, 200, needs-a-person",
    "gox12_request.x12, 400, ''",
    "gox12_response_A1_certified.x12, 200, not-a-denial",
    "gox12_response_A1_event_with_A3_line.x12, 201, accepted",
    "gox12_response_A2_partial.x12, 201, accepted",
    "gox12_response_A3_0T_denied.x12, 201, accepted",
    "gox12_response_A4_pended.x12, 200, not-a-denial",
    "gox12_response_A6_modified.x12, 201, accepted",
    "natholon_edi_278_response_certified.x12, 200, not-a-denial",
    "natholon_edi_278_response_denied.x12, 201, accepted"
  })
  void eachIsTakenAsWhatItIs(String file, int status, String state) throws IOException {
    Reply reply = send(file);

    assertThat(reply.status()).as(reply.body().toString()).isEqualTo(status);
    assertThat(reply.state()).isEqualTo(state);
  }

  @ParameterizedTest
  @CsvSource({
    "esmdlayout_A1_event_A3_0B_line_with_MSG.x12, A3, HCR:0B, UTN12345, CPT 64483, NORIDIAN, 2026-09-30",
    "gox12_response_A1_event_with_A3_line.x12, A3, HCR:0T, AUTH-99120, CPT 29881, ACME HEALTH PLAN, 2026-09-16",
    "gox12_response_A2_partial.x12, A2, '', AUTH-99121, Service type 4, ACME HEALTH PLAN, 2026-09-16",
    "gox12_response_A3_0T_denied.x12, A3, HCR:0T, AUTHREQ-4471, Service type 4, ACME HEALTH PLAN, 2026-09-16",
    "gox12_response_A6_modified.x12, A6, '', AUTH-99120, Service type 4, ACME HEALTH PLAN, 2026-09-16",
    "natholon_edi_278_response_denied.x12, A3, HCR:93, A54321, Request category HS, ACME HEALTH PLAN, 2026-08-12"
  })
  void aCaseHoldsWhatTheFileSays(
      String file,
      String action,
      String codes,
      String reference,
      String service,
      String payer,
      LocalDate date)
      throws IOException {
    Denial denial = cases.get(new CaseNumber(send(file).onlyCase()));

    assertThat(denial.reason().actionCode()).isEqualTo(action);
    assertThat(denial.reason().codes()).isEqualTo(codes);
    assertThat(denial.payerReference()).isEqualTo(reference);
    assertThat(denial.service().label()).isEqualTo(service);
    assertThat(denial.payer().name()).isEqualTo(payer);
    assertThat(denial.determinationDate()).isEqualTo(date);
  }

  @Test
  void aWrongNumberOfSegmentsIsAWarningOnTheTimeline() throws IOException {
    CaseNumber number = new CaseNumber(send("gox12_response_A3_0T_denied.x12").onlyCase());

    assertThat(timeline.of(number))
        .extracting(TimelineEntry::what)
        .anyMatch(what -> what.contains("SE01 is not the number of its segments"));
  }

  @Test
  void whatThePayerSaidOfTheWholeAndOfTheLineIsOnTheTimeline() throws IOException {
    String file = "esmdlayout_A1_event_A3_0B_line_with_MSG.x12";
    Denial denial = cases.get(new CaseNumber(send(file).onlyCase()));

    assertThat(denial.reason().text()).isEqualTo("Not medically necessary");
    assertThat(timeline.of(denial.number()))
        .extracting(TimelineEntry::what)
        .anyMatch(what -> what.contains("A1 (approved in full) and this line with A3"));
  }

  private Reply send(String file) throws IOException {
    Path sample = FOLDER.resolve(file);
    assumeThat(sample).as("the public samples are not at hand").exists();
    return post.send(Posting.X12, Files.readAllBytes(sample));
  }
}
