package org.overturn.evidence.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyNumberTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          NCD 240.4   | NCD 240.4
          NCD 240.4   | ncd-240.4, section B
          NCD 240.4   | See NCD240.4.
          NCD 240.4   | NCD 240-4
          NCD 240.4   | National Coverage Determination for CPAP (240.4)
          NCD 240.4   | CPAP therapy (NCD), 240.4
          LCD L33906  | L33906
          LCD L33906  | LCD: L 33906
          IP0412      | Oncology medications, IP0412
          IP0412      | policy ip-0412
          SP-3        | Lumbar spine imaging guideline, section SP-3, version 2026.1
          SP-3        | sp3
          MED.2026-10 | MED 2026 10
          """)
  void aNumberIsFoundHoweverItIsSpelled(String number, String cited) {
    assertThat(PolicyNumber.names(cited, PolicyNumber.key(number))).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          NCD 240.4   | NCD 240.4.1
          NCD 240.4   | NCD 240.42
          NCD 240.4   | 240.4 mg
          NCD 240.4   | NCD 2404
          SP-3        | Spine Imaging Guideline SP-3.1
          SP-3        | sp-31
          SP-3        | grasp 3
          240.4       | 1.240.4
          LCD L33906  | L339060
          NCD 240.4   | ''
          """)
  void anotherNumberIsNotTakenForIt(String number, String cited) {
    assertThat(PolicyNumber.names(cited, PolicyNumber.key(number))).isFalse();
  }

  @org.junit.jupiter.api.Test
  void aDenialThatCitesNothingNamesNoPolicy() {
    assertThat(PolicyNumber.names(null, "ncd 240 4")).isFalse();
  }
}
