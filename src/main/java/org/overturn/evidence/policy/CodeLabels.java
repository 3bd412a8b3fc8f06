package org.overturn.evidence.policy;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Codes as policies write them: the system's short name, a blank, the code. */
final class CodeLabels {

  /** As {@link org.overturn.evidence.Code} names them. */
  private static final List<String> SYSTEMS =
      List.of("ICD-10-CM", "SNOMED", "LOINC", "RxNorm", "CPT", "HCPCS", "NDC", "CVX", "ICD-10-PCS");

  private static final Pattern LABEL = Pattern.compile("(\\S+)\\s+([A-Za-z0-9][A-Za-z0-9.-]*\\*?)");
  private static final Pattern LOINC = Pattern.compile("(\\d{1,7})-(\\d)");
  private static final int SHORTEST_BEGINNING = 2;

  private CodeLabels() {}

  /** A label as it is kept, or what is wrong with it. */
  record Read(String label, String fault) {}

  /** A code of the chart, whose system has to be one of those that facts have. */
  static Read ofFact(String written) {
    Matcher parts = LABEL.matcher(written.strip());
    if (!parts.matches()) {
      return wrong(
          "write system and code, such as LOINC 59408-5, or ICD-10-CM M54.1* for all that"
              + " begin so");
    }
    Optional<String> system = system(parts.group(1));
    if (system.isEmpty()) {
      return wrong(
          "name the system as one of " + String.join(", ", SYSTEMS) + ", or by its address");
    }
    return checked(system.get(), parts.group(2));
  }

  /** The code of a service, of whatever system a denial may name. */
  static Read ofService(String written) {
    Matcher parts = LABEL.matcher(written.strip());
    return parts.matches()
        ? checked(system(parts.group(1)).orElse(parts.group(1)), parts.group(2))
        : wrong("write system and code, such as CPT 72148, or CPT 7214* for all that begin so");
  }

  private static Read checked(String system, String code) {
    if (code.endsWith("*") && code.length() <= SHORTEST_BEGINNING) {
      return wrong("give at least two characters before the *");
    }
    Matcher loinc = LOINC.matcher(code);
    if ("LOINC".equals(system) && !code.endsWith("*")) {
      if (!loinc.matches()) {
        return wrong("a LOINC code is digits, a dash and a digit, such as 59408-5");
      }
      if (checkDigit(loinc.group(1)) != loinc.group(2).charAt(0) - '0') {
        return wrong("there is no such LOINC code, its last digit does not check: look it up");
      }
    }
    return new Read(system + " " + code, "");
  }

  private static Optional<String> system(String written) {
    return written.contains(":")
        ? Optional.of(written)
        : SYSTEMS.stream().filter(each -> each.equalsIgnoreCase(written)).findFirst();
  }

  /** LOINC's last digit, computed after Luhn. */
  private static int checkDigit(String digits) {
    int sum = 0;
    boolean twice = true;
    for (int at = digits.length() - 1; at >= 0; at--) {
      int digit = digits.charAt(at) - '0';
      int counted = twice ? digit * 2 : digit;
      sum += counted / 10 + counted % 10;
      twice = !twice;
    }
    return (10 - sum % 10) % 10;
  }

  private static Read wrong(String fault) {
    return new Read("", fault);
  }
}
