package org.overturn.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.overturn.denial.CaseNumber;

/**
 * Which cases are whose, for the cells of the {@link AccessMatrix} that say {@code own} (45 CFR
 * 164.502(b)).
 */
public interface CasesOfPeople {

  /** The request asked for a case that is not the person's; its number. */
  String REFUSED = CasesOfPeople.class.getName() + ".refused";

  /** The person may see what is their own in what the request asks for, and nothing else. */
  String OWN_ONLY = CasesOfPeople.class.getName() + ".ownOnly";

  /** Whether the case is theirs now; true where there is no such case. */
  boolean isTheirs(CaseNumber number, String user);

  /** Whether what arrived concerns cases of theirs alone. */
  boolean isTheirs(UUID arrival, String user);

  /** Whose cases a list for this request may hold; null for everybody's. */
  static String listedFor(HttpServletRequest request) {
    return Boolean.TRUE.equals(request.getAttribute(OWN_ONLY)) ? request.getRemoteUser() : null;
  }
}
