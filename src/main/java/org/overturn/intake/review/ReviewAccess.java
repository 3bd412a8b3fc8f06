package org.overturn.intake.review;

import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** Who may see what arrived, and how its pages are addressed. */
final class ReviewAccess {

  static final String WHO = "hasAnyAuthority('GROUP_coordinators', 'GROUP_supervisors')";

  /** Who may look at one arrival: all who may see cases, since an arrival is part of one. */
  static final String READERS =
      "hasAnyAuthority('GROUP_coordinators', 'GROUP_physicians', 'GROUP_supervisors')";

  private ReviewAccess() {}

  /** The page asked for; the first for anything that is no page. */
  static int page(String page) {
    return page.matches("\\d{1,6}") ? Math.max(1, Integer.parseInt(page)) : 1;
  }

  /** The notice of an address; whatever is no notice's number is not found. */
  static UUID notice(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException none) {
      throw notFound();
    }
  }

  static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
