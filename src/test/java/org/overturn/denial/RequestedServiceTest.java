package org.overturn.denial;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestedServiceTest {

  @ParameterizedTest
  @CsvSource({
    "CPT, 72148",
    "CPT, 0001A",
    "cpt, 72148-26",
    "HCPCS, J9271",
    "HCPCS, l1833 RT KX",
    "HIPPS, 1AFKS",
    "CDT, D7240",
    "ICD-10-PCS, 0SRD0J9",
    "ICD-10-PCS, GZHZZZZ",
    "ICD-9-PCS, 81.54",
    "NDC, 0006-3026-02",
    "NDC, 00006302602",
    "RxNorm, 1547545",
    "Revenue, 0360",
    "REV, 0360",
    "DRG, 470",
    "Service type, 42",
    "Request category, HS",
    "other, 72148",
    "Claim, all"
  })
  void whatHasTheFormOfACodeIsShownEverywhere(String system, String code) {
    assertThat(service(system, code).codedLabel()).isEqualTo(system + " " + code);
  }

  @ParameterizedTest
  @CsvSource({
    "CPT, Smith",
    "CPT, Jo Smith",
    "CPT, 72148 Smith",
    "CPT, W123456789",
    "HCPCS, Marta",
    "ICD-10-PCS, Johnson",
    "other, Smith",
    "other, W123456789",
    "Smith, 72148",
    "Revenue, Smith",
    "Claim, Smith",
    "NDC, MEMB-77"
  })
  void wordsAreShownOnTheCaseAlone(String system, String code) {
    assertThat(service(system, code).codedLabel()).isEqualTo("See the case");
    assertThat(service(system, code).label()).isEqualTo(system + " " + code);
  }

  private static RequestedService service(String system, String code) {
    return new RequestedService(system, code, null, null, "");
  }
}
