package org.overturn.resubmission;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The shapes of the codes that a request is made of. A code of the right shape need not exist: the
 * lists themselves belong to others (CPT to the AMA) and are not shipped.
 */
final class RequestCodes {

  /** CPT: five digits, or four with F, M, T or U (AMA, categories II and III, PLA and MAAA). */
  private static final Map<String, Pattern> BY_SYSTEM =
      Map.of(
          "CPT", Pattern.compile("\\d{5}|\\d{4}[FMTU]"),
          "HCPCS", Pattern.compile("[A-V]\\d{4}"),
          "ICD-10-PCS", Pattern.compile("[0-9A-HJ-NP-Z]{7}"),
          "NDC", Pattern.compile("\\d{4,5}-\\d{3,4}-\\d{1,2}|\\d{10,11}"),
          "REV", Pattern.compile("\\d{4}"));

  private static final Pattern OF_ANOTHER_SYSTEM = Pattern.compile("[A-Z0-9][A-Z0-9.\\-/]{0,39}");

  private static final Pattern MODIFIER = Pattern.compile("[A-Z0-9]{2}");

  private static final Pattern DIAGNOSIS =
      Pattern.compile("[A-Z]\\d[0-9A-Z](\\.[0-9A-Z]{1,4}|[0-9A-Z]{1,4})?");

  private RequestCodes() {}

  /** In capitals, with one blank where there were others or commas. */
  static String plain(String codes) {
    return codes.toUpperCase(Locale.ROOT).replaceAll("[\\s,;]+", " ").strip();
  }

  static List<String> each(String codes) {
    return codes.isBlank() ? List.of() : Arrays.asList(plain(codes).split(" "));
  }

  /** True when a code has the shape that its system gives it. */
  static boolean isService(String system, String code) {
    return BY_SYSTEM.getOrDefault(system, OF_ANOTHER_SYSTEM).matcher(plain(code)).matches();
  }

  static boolean isModifier(String code) {
    return MODIFIER.matcher(code).matches();
  }

  static boolean isDiagnosis(String code) {
    return DIAGNOSIS.matcher(code).matches();
  }

  /** A diagnosis with its point after the third sign, as people write it. */
  static String pointed(String diagnosis) {
    return diagnosis.contains(".") || diagnosis.length() <= 3
        ? diagnosis
        : diagnosis.substring(0, 3) + "." + diagnosis.substring(3);
  }

  /**
   * Ten digits of which the last is the check digit: Luhn's, over the others with 80840 before them
   * (45 CFR 162.406; CMS, National Provider Identifier check digit).
   */
  static boolean isNpi(String npi) {
    if (!npi.matches("[12]\\d{9}")) {
      return false;
    }
    String digits = "80840" + npi;
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int counted = i % 2 == 0 ? digit : digit * 2;
      sum += counted > 9 ? counted - 9 : counted;
    }
    return sum % 10 == 0;
  }
}
