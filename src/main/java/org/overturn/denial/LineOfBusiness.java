package org.overturn.denial;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What kind of plan decided; it chooses the law that gives the right to challenge. */
public enum LineOfBusiness implements Coded {
  COMMERCIAL("commercial"),
  EMPLOYER("employer"),
  MARKETPLACE("marketplace"),
  MEDICARE_ADVANTAGE("medicare-advantage"),
  MEDICARE_PART_D("medicare-part-d"),
  MEDICAID_MANAGED_CARE("medicaid-managed-care"),
  FEP("fep"),
  UNKNOWN("unknown");

  private final String code;

  LineOfBusiness(String code) {
    this.code = code;
  }

  @Override
  @JsonValue
  public String code() {
    return code;
  }

  /** The constant with this code; fails with the list of codes when there is none. */
  @JsonCreator
  public static LineOfBusiness of(String code) {
    return Coded.of(LineOfBusiness.class, code);
  }
}
