package org.overturn.security;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The groups of people, as the models' candidate groups and the rules on addresses name them. */
public final class Groups {

  public static final String COORDINATORS = "coordinators";
  public static final String PHYSICIANS = "physicians";
  public static final String SUPERVISORS = "supervisors";
  public static final String PROCESS_OWNERS = "process-owners";

  /** Who answers for privacy: they read the audit and keep the records, and treat nobody. */
  public static final String COMPLIANCE = "compliance";

  /** Machines that send denials. */
  public static final String INTAKE_CLIENTS = "intake-clients";

  /** Portal bots and voice agents. */
  public static final String AGENTS = "agents";

  /** Machines that watch over Overturn: they read figures and health, nothing of a case. */
  public static final String MONITORING = "monitoring";

  /**
   * Who manages users and groups. The engine's web applications demand that a group of this name
   * has a member; here it may manage people and nothing else.
   */
  public static final String ADMINISTRATORS = "camunda-admin";

  /** Those who treat or work for the patient, and so may see a case. */
  public static final List<String> CARE_TEAM = List.of(COORDINATORS, PHYSICIANS, SUPERVISORS);

  private static final List<String> ALL =
      List.of(
          COORDINATORS,
          PHYSICIANS,
          SUPERVISORS,
          PROCESS_OWNERS,
          COMPLIANCE,
          INTAKE_CLIENTS,
          AGENTS,
          MONITORING,
          ADMINISTRATORS);

  private static final String PREFIX = "GROUP_";

  private Groups() {}

  /** The authority that Spring Security gives to members. */
  public static String authority(String group) {
    return PREFIX + group;
  }

  /** Our group of this name, which an environment variable writes without its hyphens. */
  public static Optional<String> named(String written) {
    return ALL.stream().filter(group -> plain(group).equals(plain(written))).findFirst();
  }

  private static String plain(String name) {
    return name.replace("-", "").toLowerCase(Locale.ROOT);
  }

  static boolean isAuthority(String authority) {
    return authority.startsWith(PREFIX);
  }

  static String ofAuthority(String authority) {
    return authority.substring(PREFIX.length());
  }
}
