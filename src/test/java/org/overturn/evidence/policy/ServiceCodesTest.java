package org.overturn.evidence.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ServiceCodesTest {

  @Test
  void aLabelTakesItsCodeWhateverTheCaseAndTheSpaces() {
    assertThat(ServiceCodes.cover(List.of("cpt  72148"), "CPT 72148")).isTrue();
    assertThat(ServiceCodes.cover(List.of("CPT 72148"), "CPT 7214")).isFalse();
    assertThat(ServiceCodes.cover(List.of("CPT 72148"), "HCPCS 72148")).isFalse();
  }

  @Test
  void aLabelWithAStarTakesAllThatBeginSo() {
    assertThat(ServiceCodes.cover(List.of("CPT 7214*"), "CPT 72149")).isTrue();
    assertThat(ServiceCodes.cover(List.of("CPT 7214*"), "CPT 72158")).isFalse();
  }
}
