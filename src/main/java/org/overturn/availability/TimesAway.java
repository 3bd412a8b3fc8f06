package org.overturn.availability;

import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who is away, by the time off that was entered; evenings and weekends are no absence. */
@Service
public class TimesAway {

  private final AvailabilityRecords records;

  TimesAway(AvailabilityRecords records) {
    this.records = records;
  }

  /**
   * When somebody who is away at an instant is back: the end of the time off that holds it, and of
   * any that goes on from there without a break.
   *
   * @return empty when the person is not away then
   */
  @Transactional(readOnly = true)
  public Optional<Instant> awayUntil(String userId, Instant at) {
    Instant back = at;
    for (TimeOff off : records.timeOff(userId, at)) {
      if (!off.from().isAfter(back) && off.until().isAfter(back)) {
        back = off.until();
      }
    }
    return back.equals(at) ? Optional.empty() : Optional.of(back);
  }
}
