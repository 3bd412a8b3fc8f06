package org.overturn.casework;

/** The authorities that may see pages, as the sign-in gives them. */
final class Groups {

  static final String COORDINATORS = "GROUP_coordinators";
  static final String PROCESS_OWNERS = "GROUP_process-owners";
  static final String SUPERVISORS = "GROUP_supervisors";

  /** Who may see cases. */
  static final String CASEWORKERS =
      "hasAnyAuthority('GROUP_coordinators', 'GROUP_physicians', 'GROUP_supervisors')";

  private Groups() {}
}
