package org.overturn.resubmission;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One service that is asked for.
 *
 * @param system CPT, HCPCS or another; the code and modifiers in capitals
 * @param units above zero
 */
record ServiceLine(
    String system, String code, List<String> modifiers, int units, String description) {

  /** {@code CPT 72158 x 1}, with modifiers between: {@code CPT 73721 RT x 1}. */
  private static final Pattern WRITTEN =
      Pattern.compile(
          "(\\S+)\\s+(\\S+)((?:\\s+[A-Z0-9]{2})*)\\s+[X\\u00d7*]\\s*(\\d{1,5})",
          Pattern.CASE_INSENSITIVE);

  /** Reads a line as people write it; empty when it is written otherwise. */
  static Optional<ServiceLine> read(String line) {
    Matcher written = WRITTEN.matcher(line.strip());
    if (!written.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new ServiceLine(
            RequestCodes.plain(written.group(1)),
            RequestCodes.plain(written.group(2)),
            RequestCodes.each(written.group(3)),
            Integer.parseInt(written.group(4)),
            ""));
  }

  /**
   * All services of a request that passed {@link RequestCheck}, the case's own first.
   *
   * @throws java.util.NoSuchElementException when it did not
   */
  static List<ServiceLine> of(RequestValues request) {
    List<ServiceLine> all = new ArrayList<>();
    all.add(
        new ServiceLine(
            request.get(RequestField.CODE_SYSTEM),
            RequestCodes.plain(request.get(RequestField.CODE)),
            RequestCodes.each(request.get(RequestField.MODIFIERS)),
            Integer.parseInt(request.get(RequestField.UNITS)),
            request.get(RequestField.DESCRIPTION)));
    request
        .get(RequestField.FURTHER_SERVICES)
        .lines()
        .filter(line -> !line.isBlank())
        .map(line -> read(line).orElseThrow())
        .forEach(all::add);
    return all;
  }
}
