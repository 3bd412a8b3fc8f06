package org.overturn.appeal.letter;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.core.Authentication;

/** Who may read and who may change the wording of letters. It holds nothing of a patient. */
final class TemplateAccess {

  /** Those who send the letters, and those who keep their wording. */
  static final String READERS =
      "hasAnyAuthority('GROUP_coordinators', 'GROUP_physicians', 'GROUP_supervisors',"
          + " 'GROUP_process-owners')";

  /** Wording that goes out in the practice's name is the process owners' alone. */
  static final String EDITORS = "hasAuthority('GROUP_process-owners')";

  private TemplateAccess() {}

  static boolean mayEdit(HttpServletRequest request) {
    return ((Authentication) request.getUserPrincipal())
        .getAuthorities().stream()
            .anyMatch(each -> each.getAuthority().equals("GROUP_process-owners"));
  }
}
