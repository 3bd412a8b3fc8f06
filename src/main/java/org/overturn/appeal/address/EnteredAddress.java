package org.overturn.appeal.address;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** An address as somebody typed it into the page, not yet checked; nothing of it is null. */
record EnteredAddress(
    String payer,
    String lineOfBusiness,
    String urgency,
    String level,
    boolean inUse,
    String unit,
    String postal,
    String fax,
    String portal,
    String phone,
    String email,
    String note,
    String source,
    String checkedOn) {

  static EnteredAddress empty() {
    return read(Map.of("inUse", "yes"));
  }

  static EnteredAddress of(AppealAddress kept) {
    AddressScope scope = kept.scope();
    return new EnteredAddress(
        scope.payer(),
        scope.lineOfBusiness(),
        scope.urgency(),
        scope.level(),
        kept.inUse(),
        kept.unit(),
        kept.postal(),
        kept.fax(),
        kept.portal(),
        kept.phone(),
        kept.email(),
        kept.note(),
        kept.source(),
        kept.checkedOn().toString());
  }

  static EnteredAddress read(Map<String, String> given) {
    return new EnteredAddress(
        line(given, "payer"),
        orEvery(line(given, "lineOfBusiness")),
        orEvery(line(given, "urgency")),
        orEvery(line(given, "level")),
        "yes".equals(given.get("inUse")),
        line(given, "unit"),
        lines(given.getOrDefault("postal", "")),
        line(given, "fax"),
        line(given, "portal"),
        line(given, "phone"),
        line(given, "email"),
        line(given, "note"),
        line(given, "source"),
        line(given, "checkedOn"));
  }

  private static String orEvery(String code) {
    return code.isEmpty() ? AddressScope.EVERY : code;
  }

  private static String line(Map<String, String> given, String name) {
    return given.getOrDefault(name, "").strip().replaceAll("\\s+", " ");
  }

  private static String lines(String text) {
    return Arrays.stream(text.split("\\R"))
        .map(each -> each.strip().replaceAll("\\s+", " "))
        .filter(each -> !each.isEmpty())
        .collect(Collectors.joining("\n"));
  }
}
