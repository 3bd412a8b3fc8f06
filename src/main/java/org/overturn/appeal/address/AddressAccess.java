package org.overturn.appeal.address;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.security.core.Authentication;

/** Who may read and keep payers' addresses. They hold nothing of a patient. */
final class AddressAccess {

  static final String READERS =
      "hasAnyAuthority('GROUP_coordinators', 'GROUP_physicians', 'GROUP_supervisors',"
          + " 'GROUP_process-owners')";

  /** Those who file, those who answer for it, and those who keep the rules. */
  static final String EDITORS =
      "hasAnyAuthority('GROUP_coordinators', 'GROUP_supervisors', 'GROUP_process-owners')";

  private static final Set<String> EDIT =
      Set.of("GROUP_coordinators", "GROUP_supervisors", "GROUP_process-owners");

  private AddressAccess() {}

  static boolean mayEdit(HttpServletRequest request) {
    return ((Authentication) request.getUserPrincipal())
        .getAuthorities().stream().anyMatch(each -> EDIT.contains(each.getAuthority()));
  }
}
