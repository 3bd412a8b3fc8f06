package org.overturn.evidence.policy;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.security.core.Authentication;

/** Who may read, save and choose policies. They hold nothing of a patient. */
final class PolicyAccess {

  /** Those who argue by them, and those who keep them. */
  static final String READERS =
      "hasAnyAuthority('GROUP_coordinators', 'GROUP_physicians', 'GROUP_supervisors',"
          + " 'GROUP_process-owners')";

  static final String EDITORS = "hasAnyAuthority('GROUP_supervisors', 'GROUP_process-owners')";

  /** Who may see a case. */
  static final String CASEWORKERS =
      "hasAnyAuthority('GROUP_coordinators', 'GROUP_physicians', 'GROUP_supervisors')";

  /** Who prepares and argues a case. */
  static final String CHOOSERS = "hasAnyAuthority('GROUP_coordinators', 'GROUP_physicians')";

  private static final Set<String> EDIT = Set.of("GROUP_supervisors", "GROUP_process-owners");
  private static final Set<String> CHOOSE = Set.of("GROUP_coordinators", "GROUP_physicians");

  private PolicyAccess() {}

  static boolean mayEdit(HttpServletRequest request) {
    return isIn(EDIT, request);
  }

  static boolean mayChoose(HttpServletRequest request) {
    return isIn(CHOOSE, request);
  }

  private static boolean isIn(Set<String> groups, HttpServletRequest request) {
    return ((Authentication) request.getUserPrincipal())
        .getAuthorities().stream().anyMatch(each -> groups.contains(each.getAuthority()));
  }
}
