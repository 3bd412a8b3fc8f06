package org.overturn.security;

import java.util.List;

/** The groups of people, as the models' candidate groups and the rules on addresses name them. */
public final class Groups {

  public static final String COORDINATORS = "coordinators";
  public static final String PHYSICIANS = "physicians";
  public static final String SUPERVISORS = "supervisors";
  public static final String PROCESS_OWNERS = "process-owners";

  /** Machines that send denials. */
  public static final String INTAKE_CLIENTS = "intake-clients";

  /** Portal bots and voice agents. */
  public static final String AGENTS = "agents";

  /**
   * Who manages users and groups. The engine's web applications demand that a group of this name
   * has a member; here it may manage people and nothing else.
   */
  public static final String ADMINISTRATORS = "camunda-admin";

  /** Those who treat or work for the patient, and so may see a case. */
  public static final List<String> CARE_TEAM = List.of(COORDINATORS, PHYSICIANS, SUPERVISORS);

  private static final String PREFIX = "GROUP_";

  private Groups() {}

  /** The authority that Spring Security gives to members. */
  public static String authority(String group) {
    return PREFIX + group;
  }

  static boolean isAuthority(String authority) {
    return authority.startsWith(PREFIX);
  }

  static String ofAuthority(String authority) {
    return authority.substring(PREFIX.length());
  }
}
