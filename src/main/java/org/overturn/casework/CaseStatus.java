package org.overturn.casework;

import java.util.Arrays;

/** Which cases a list holds. */
enum CaseStatus {
  OPEN,
  CLOSED,
  ALL;

  /** The spelling in addresses. */
  public String code() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  public String label() {
    return Words.of(code());
  }

  /** The status with this code; open ones for anything else. */
  static CaseStatus of(String code) {
    return Arrays.stream(values())
        .filter(status -> status.code().equals(code))
        .findFirst()
        .orElse(OPEN);
  }
}
