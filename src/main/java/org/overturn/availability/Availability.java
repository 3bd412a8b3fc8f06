package org.overturn.availability;

import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** When people can be counted on, for the rest of the product. */
@Service
@Transactional(readOnly = true)
public class Availability {

  private final KeepingAvailability keeping;
  private final CalendarProperties calendars;

  Availability(KeepingAvailability keeping, CalendarProperties calendars) {
    this.keeping = keeping;
    this.calendars = calendars;
  }

  /** Whether nothing was entered for this person yet. */
  public boolean isUnknown(String userId) {
    return keeping.of(userId).version() == 0;
  }

  /**
   * Enters a person's weeks as the page's form does.
   *
   * @param fields {@code working.<1 to 7>}, {@code clinic.<1 to 7>}, {@code specialty}, {@code
   *     npi}, {@code calendar}; 1 is Monday
   * @param by the user's id who enters it
   */
  @Transactional
  public void enter(String userId, Map<String, String> fields, String by) {
    PersonAvailability kept = keeping.of(userId);
    Map<String, String> given = new HashMap<>(fields);
    given.put("version", String.valueOf(kept.version()));
    keeping.keep(AvailabilityForm.read(given, kept, calendars.httpAllowed()), by, null);
  }
}
