package org.overturn.evidence.chart;

import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells whether a reference leads to the one patient of a chart or to another.
 *
 * @param url under which the bundle lists the patient; may be null
 * @param id the patient's own; may be null
 * @param numbers the patient's identifiers as they stand, for references that name one of them
 * @param types what the bundle lists under each address
 */
record OnePatient(String url, String id, Set<String> numbers, Map<String, String> types) {

  private static final Pattern BY_TYPE = Pattern.compile("(?:^|.*/)([A-Z][A-Za-z]+)/([^/?]+)$");
  private static final Pattern BY_NUMBER = Pattern.compile("(?:^|.*/)Patient\\?identifier=(.+)$");

  /** Whose something is. */
  enum Whose {
    THEIRS,
    /** Another patient's. */
    ANOTHERS,
    /** No patient's: a device's, a group's, a place's. */
    NOBODYS
  }

  Whose whose(String reference) {
    if (reference == null || reference.isBlank() || reference.startsWith("#")) {
      return Whose.THEIRS;
    }
    String target = reference.strip().replaceFirst("/_history/.*$", "");
    if (target.equals(url)) {
      return Whose.THEIRS;
    }
    Matcher number = BY_NUMBER.matcher(target);
    if (number.matches()) {
      String value = number.group(1).replaceFirst("^.*(\\||%7C)", "");
      return numbers.contains(value) ? Whose.THEIRS : Whose.ANOTHERS;
    }
    Matcher typed = BY_TYPE.matcher(target);
    if (typed.matches()) {
      if (!typed.group(1).equals("Patient")) {
        return Whose.NOBODYS;
      }
      return typed.group(2).equals(id) ? Whose.THEIRS : Whose.ANOTHERS;
    }
    if (target.equals("urn:uuid:" + id)) {
      return Whose.THEIRS;
    }
    String type = types.get(target);
    return type == null || type.equals("Patient") ? Whose.ANOTHERS : Whose.NOBODYS;
  }
}
