package org.overturn.security;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.overturn.security.AccessMatrix.Right;
import org.overturn.security.AccessMatrix.Row;

/**
 * An address that leaves an entry in the audit: the access matrix says that a patient's data shows
 * or is taken in there, or it shows something of one case.
 *
 * @param group the first of those who may
 * @param user a demo user who is in no other group
 */
public record AuditedAddress(String method, String pattern, String group, String user) {

  private static final Map<String, String> USERS = new LinkedHashMap<>();

  static {
    USERS.put(Groups.PHYSICIANS, "physician"); // may hold calls
    USERS.put(Groups.COORDINATORS, "coordinator");
    USERS.put(Groups.SUPERVISORS, "supervisor");
    USERS.put(Groups.COMPLIANCE, "compliance");
    USERS.put(Groups.INTAKE_CLIENTS, "intake");
    USERS.put(Groups.AGENTS, "agent");
  }

  /** All of them, but for the engine's second door, which leads to the same as its first. */
  public static List<AuditedAddress> all() {
    return AccessMatrix.shipped().rows().stream()
        .filter(row -> row.patientData() || showsACase(row))
        .filter(row -> !row.pattern().getPatternString().startsWith("/camunda/api/engine/"))
        .map(AuditedAddress::of)
        .toList();
  }

  private static boolean showsACase(Row row) {
    return row.method().equals("GET")
        && row.pattern().getPatternString().startsWith("/cases/{number}");
  }

  private static AuditedAddress of(Row row) {
    String group =
        USERS.keySet().stream()
            .filter(each -> row.of(each) != Right.NO)
            .findFirst()
            .orElseThrow(() -> new AssertionError("Nobody may " + row.address()));
    return new AuditedAddress(
        row.method(), row.pattern().getPatternString(), group, USERS.get(group));
  }

  @Override
  public String toString() {
    return method + " " + pattern;
  }
}
