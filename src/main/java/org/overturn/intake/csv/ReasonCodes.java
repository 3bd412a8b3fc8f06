package org.overturn.intake.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads reason codes as exports write them. A claim adjustment reason code often comes with its
 * group (CO-50, PR 96); a remark code is a letter or two with digits (N130, MA04). A bare number is
 * not taken for either: it may be of the source's own list.
 */
final class ReasonCodes {

  private static final Pattern SYSTEM = Pattern.compile("(HCR|CARC|RARC|AAA)[: -]?([A-Z0-9]{1,5})");
  private static final Pattern GROUP = Pattern.compile("(?:CO|PR|OA|PI|CR)[ -]?([A-Z]?\\d{1,3})");
  private static final Pattern REMARK = Pattern.compile("(M|MA|N)\\d{1,3}");

  private ReasonCodes() {}

  /** The codes as SYSTEM:CODE; empty when one of them is not known for what it is. */
  static Optional<List<String>> of(String cell) {
    List<String> codes = new ArrayList<>();
    for (String each : cell.toUpperCase(Locale.ROOT).split("[,;|/]+|\\s+(?=[A-Z]{1,4}[:\\d-])")) {
      String code = each.strip();
      Optional<String> read = code.isEmpty() ? Optional.of("") : one(code);
      if (read.isEmpty()) {
        return Optional.empty();
      }
      read.filter(found -> !found.isEmpty()).ifPresent(codes::add);
    }
    return Optional.of(codes);
  }

  private static Optional<String> one(String code) {
    Matcher system = SYSTEM.matcher(code);
    if (system.matches()) {
      return Optional.of(system.group(1) + ":" + system.group(2));
    }
    Matcher group = GROUP.matcher(code);
    if (group.matches()) {
      return Optional.of("CARC:" + group.group(1));
    }
    return REMARK.matcher(code).matches() ? Optional.of("RARC:" + code) : Optional.empty();
  }
}
