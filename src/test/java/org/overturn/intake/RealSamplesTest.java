package org.overturn.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.overturn.denial.CaseNumber;
import org.overturn.denial.Cases;
import org.overturn.denial.Denial;
import org.overturn.intake.Posting.Reply;
import org.overturn.testing.OverturnTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/**
 * The published examples of Da Vinci PAS and of its conformance test kit, read in place; skipped
 * where they are not at hand. All were decided in 2005, so every window is over.
 */
@OverturnTest
@Import(Posting.class)
class RealSamplesTest {

  private static final Path FOLDER = Path.of("../shared/samples/fhir");

  @Autowired Posting post;
  @Autowired Cases cases;

  @ParameterizedTest
  @CsvSource({
    "valid_pa_response_bundle_denial.json, 201, accepted",
    "Bundle-RejectionResponseBundleExample.json, 201, accepted",
    "Bundle-ErrorResponseBundleExample.json, 201, accepted",
    "Bundle-ReferralAuthorizationResponseBundleExample.json, 200, not-a-denial",
    "Bundle-ReferralPendingAuthorizationResponseBundleExample.json, 200, not-a-denial",
    "Bundle-PASClaimInquiryResponseBundleExample.json, 200, not-a-denial",
    "ClaimResponse-PractitionerRequestorAdditionalContentResponseExample.json, 200, not-a-denial",
    "invalid_first_entry_response_bundle.json, 200, not-a-denial",
    "missing_referenced_resource_response_bundle.json, 200, not-a-denial",
    "pas-2.0.1/Bundle-ErrorResponseBundleExample.json, 200, not-a-denial",
    "pas-2.0.1/Bundle-ReferralAuthorizationResponseBundleExample.json, 200, not-a-denial",
    "pas-2.0.1/ClaimResponse-ReferralAuthorizationResponseExample.json, 200, not-a-denial",
    "ClaimResponse-RejectionResponseExample.json, 422, ''",
    "Bundle-HomecareAuthorizationBundleExample.json, 400, ''",
    "Bundle-MedicalServicesAuthorizationBundleExample.json, 400, ''"
  })
  void eachIsTakenAsWhatItIs(String file, int status, String state) throws IOException {
    Reply reply = send(file);

    assertThat(reply.status()).as(reply.body().toString()).isEqualTo(status);
    assertThat(reply.state()).isEqualTo(state);
  }

  @ParameterizedTest
  @CsvSource({
    "valid_pa_response_bundle_denial.json, A3, AUTH0001, Service type 3",
    "Bundle-RejectionResponseBundleExample.json, A3, 111099, Service type 3",
    "Bundle-ErrorResponseBundleExample.json, AAA, 111099, Service type 3"
  })
  void aCaseHoldsWhatTheExampleSays(String file, String action, String reference, String service)
      throws IOException {
    Denial denial = cases.get(new CaseNumber(send(file).onlyCase()));

    assertThat(denial.reason().actionCode()).isEqualTo(action);
    assertThat(denial.payerReference()).isEqualTo(reference);
    assertThat(denial.service().label()).isEqualTo(service);
    assertThat(denial.patient().fullName()).isEqualTo("JOE SMITH");
    assertThat(denial.patient().memberId()).isEqualTo("12345678901");
    assertThat(denial.payer().name()).isEqualTo("MARYLAND CAPITAL INSURANCE COMPANY");
    assertThat(denial.determinationDate()).isEqualTo("2005-05-02");
  }

  @ParameterizedTest
  @CsvSource({
    "ClaimResponse-RejectionResponseExample.json, ClaimResponse.patient",
    "Bundle-HomecareAuthorizationBundleExample.json, Bundle.entry"
  })
  void whatIsRefusedNamesTheElement(String file, String element) throws IOException {
    Reply reply = send(file);

    assertThat(reply.elements()).contains(element);
    assertThat(reply.body().toString()).doesNotContain("SMITH", "12345678901");
  }

  private Reply send(String file) throws IOException {
    Path sample = FOLDER.resolve(file);
    assumeThat(sample).as("the published examples are not at hand").exists();
    return post.send(Posting.FHIR, Files.readAllBytes(sample));
  }
}
