package org.overturn.intake.x12;

import java.math.BigDecimal;
import java.util.Set;
import org.overturn.denial.RequestedService;
import org.overturn.intake.PlainText;

/** Codes of services, diagnoses and reasons, as the rest of Overturn writes them. */
final class Codes {

  private static final int REASONS_LENGTH = 200;
  private static final int MOST_UNITS = 1_000_000;

  private Codes() {}

  /**
   * A service from a composite medical procedure (C003); null where it has no code.
   *
   * @param element of the segment in which the composite stands
   */
  static RequestedService procedure(Segment segment, int element, Integer units, String diagnoses) {
    String code = PlainText.of(segment.component(element, 2), 40);
    return code == null
        ? null
        : new RequestedService(
            system(segment.component(element, 1), code),
            code,
            PlainText.of(segment.component(element, 7), 400),
            units,
            diagnoses);
  }

  /** HC holds both levels of HCPCS; five digits are level I, which is CPT. */
  static String system(String qualifier, String code) {
    return switch (qualifier) {
      case "HC", "HP", "" -> code.matches("\\d{4}[0-9FTU]") ? "CPT" : "HCPCS";
      case "AD" -> "CDT";
      case "N4" -> "NDC";
      case "NU" -> "Revenue";
      case "ID" -> "ICD-9-PCS";
      case "ZZ" -> "other";
      default -> PlainText.of("X12 " + qualifier, 40);
    };
  }

  /** A whole number above zero; null for anything else. */
  static Integer units(String text) {
    if (!text.matches("\\d{1,7}(\\.0{1,4})?")) {
      return null;
    }
    int units = new BigDecimal(text).intValue();
    return units > 0 && units < MOST_UNITS ? units : null;
  }

  /** An amount of money; zero where there is none. */
  static BigDecimal amount(String text) {
    return text.matches("-?\\d{1,15}(\\.\\d{1,4})?|-?\\.\\d{1,4}")
        ? new BigDecimal(text)
        : BigDecimal.ZERO;
  }

  /** X12 leaves out the point that people write after the third character of an ICD-10 code. */
  static String diagnosis(String code) {
    boolean bare = code.matches("[A-TV-Z]\\d[0-9A-Z][0-9A-Z]{1,4}");
    return bare ? code.substring(0, 3) + "." + code.substring(3) : code;
  }

  static boolean isCode(String code) {
    return code.matches("[A-Za-z0-9]{1,20}");
  }

  /** As many as fit, such as {@code HCR:0F HCR:0G}. */
  static String joined(Set<String> reasons) {
    StringBuilder joined = new StringBuilder();
    for (String reason : reasons) {
      if (joined.length() + reason.length() < REASONS_LENGTH) {
        joined.append(joined.isEmpty() ? "" : " ").append(reason);
      }
    }
    return joined.toString();
  }
}
