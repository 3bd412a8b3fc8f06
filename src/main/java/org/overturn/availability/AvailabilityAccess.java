package org.overturn.availability;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Set;
import org.overturn.process.Staff;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.server.ResponseStatusException;

/** Who may see and keep whose availability. */
final class AvailabilityAccess {

  static final String READERS =
      "hasAnyAuthority('GROUP_coordinators', 'GROUP_physicians', 'GROUP_supervisors')";

  private static final Set<String> KEEP_EVERYBODYS =
      Set.of("GROUP_" + Staff.COORDINATORS, "GROUP_" + Staff.SUPERVISORS);

  private AvailabilityAccess() {}

  /** Coordinators and supervisors keep everybody's. */
  static boolean keepsEverybodys(HttpServletRequest request) {
    return ((Authentication) request.getUserPrincipal())
        .getAuthorities().stream()
            .anyMatch(authority -> KEEP_EVERYBODYS.contains(authority.getAuthority()));
  }

  /**
   * By their NPI cases are a physician's; who could enter a colleague's would open that colleague's
   * cases without a reason.
   */
  static void refuseOwnNpi(
      PersonAvailability kept, PersonAvailability entered, HttpServletRequest request) {
    if (!keepsEverybodys(request) && !Objects.equals(kept.npi(), entered.npi())) {
      throw new AvailabilityRefused(
          "NPI: a coordinator or a supervisor enters it, for it says whose cases open.");
    }
  }

  /** Everybody else keeps their own only. */
  static void requireMay(String userId, HttpServletRequest request) {
    if (!keepsEverybodys(request) && !userId.equals(request.getRemoteUser())) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
  }
}
