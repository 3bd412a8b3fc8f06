package org.overturn.resubmission;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The shapes of codes, and the check digit of an NPI. */
class RequestCodesTest {

  @ParameterizedTest
  @ValueSource(strings = {"1234567893", "1003000126", "1245319599", "1679576722"})
  void anNpiWithItsCheckDigitIsOne(String npi) {
    assertThat(RequestCodes.isNpi(npi)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1234567890",
        "1234567983",
        "0234567893",
        "3234567893",
        "123456789",
        "123456789x",
        ""
      })
  void whatIsNoNpiIsRefused(String npi) {
    assertThat(RequestCodes.isNpi(npi)).isFalse();
  }

  @Test
  void everyOtherDigitInAnyPlaceIsFound() {
    String npi = "1234567893";
    for (int place = 1; place < npi.length(); place++) {
      for (char digit = '0'; digit <= '9'; digit++) {
        String wrong = npi.substring(0, place) + digit + npi.substring(place + 1);
        assertThat(RequestCodes.isNpi(wrong)).as(wrong).isEqualTo(wrong.equals(npi));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "CPT,72148",
    "CPT,0055T",
    "CPT,2022F",
    "CPT,0001U",
    "HCPCS,J1745",
    "HCPCS,e0470",
    "ICD-10-PCS,0SRC0J9",
    "NDC,00002-7510-01",
    "NDC,00002751001",
    "REV,0450",
    "local,AB-12"
  })
  void aCodeOfTheRightShapeIsTaken(String system, String code) {
    assertThat(RequestCodes.isService(system, code)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "CPT,7214",
    "CPT,721488",
    "CPT,J1745",
    "CPT,7214A",
    "HCPCS,W1234",
    "HCPCS,72148",
    "ICD-10-PCS,0SRC0I9",
    "NDC,12",
    "REV,45",
    "local,two words"
  })
  void aCodeOfAnotherShapeIsNot(String system, String code) {
    assertThat(RequestCodes.isService(system, code)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"M54.16", "M5416", "U07.1", "I10", "S72.001A", "C4A.9"})
  void aDiagnosisMayHaveItsPointOrNot(String code) {
    assertThat(RequestCodes.isDiagnosis(code)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"M5", "54.16", "M54.", "M54.12345", "MM4.1", "M54-16"})
  void whatIsNoDiagnosisIsRefused(String code) {
    assertThat(RequestCodes.isDiagnosis(code)).isFalse();
  }

  @Test
  void aServiceIsReadAsPeopleWriteIt() {
    assertThat(ServiceLine.read("cpt 73721 rt x 2"))
        .contains(new ServiceLine("CPT", "73721", java.util.List.of("RT"), 2, ""));
    assertThat(ServiceLine.read("HCPCS J1745 X 10").orElseThrow().units()).isEqualTo(10);
    assertThat(ServiceLine.read("72158")).isEmpty();
    assertThat(ServiceLine.read("CPT 72158")).isEmpty();
  }
}
