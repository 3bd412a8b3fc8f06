package org.overturn.appeal.address;

import java.util.Map;

/** An address cannot be kept as it was entered; says what to mend, field by field. */
class AddressRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Map<String, String> faults;

  /**
   * For the fields.
   *
   * @param faults what to mend, by field
   */
  AddressRefused(Map<String, String> faults) {
    super("The address is not kept: mend what is marked.");
    this.faults = Map.copyOf(faults);
  }

  AddressRefused(String message) {
    super(message);
    this.faults = Map.of();
  }

  Map<String, String> faults() {
    return faults == null ? Map.of() : faults;
  }
}
