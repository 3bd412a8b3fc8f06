package org.overturn.availability;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.overturn.audit.Audit;
import org.overturn.process.Staff;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what people enter of their weeks and their time off; who changed what is on record. */
@Service
@Transactional
class KeepingAvailability {

  private static final Duration LONGEST = Duration.ofDays(731);

  private final AvailabilityRecords records;
  private final Staff staff;
  private final Audit audit;
  private final Clock clock;

  KeepingAvailability(AvailabilityRecords records, Staff staff, Audit audit, Clock clock) {
    this.records = records;
    this.staff = staff;
    this.audit = audit;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  public PersonAvailability of(String userId) {
    return records.of(userId).orElseGet(() -> PersonAvailability.unknown(userId));
  }

  /** Time off that is not over. */
  @Transactional(readOnly = true)
  public List<TimeOff> timeOff(String userId) {
    return records.timeOff(userId, clock.instant());
  }

  /**
   * Keeps a person's weeks.
   *
   * @throws AvailabilityRefused when somebody else changed them meanwhile, or when the NPI is
   *     another physician's
   */
  public void keep(PersonAvailability person, String by, String from) {
    try {
      if (!records.save(person, by, clock.instant())) {
        throw new AvailabilityRefused(
            "Somebody else has changed this meanwhile: look at it, and enter yours again.");
      }
    } catch (DuplicateKeyException taken) {
      throw new AvailabilityRefused("NPI: it is kept for another physician already.");
    }
    audit.record(by, "availability-changed", null, from, "of " + person.userId());
  }

  /**
   * Adds time off, from an instant up to another.
   *
   * @throws AvailabilityRefused when it ends before it starts, is over, is longer than two years or
   *     is there already
   */
  public void takeOff(String userId, Instant start, Instant end, String by, String from) {
    if (!start.isBefore(end)) {
      throw new AvailabilityRefused("Time off: it ends before it starts.");
    }
    if (!end.isAfter(clock.instant())) {
      throw new AvailabilityRefused("Time off: it is over already.");
    }
    if (Duration.between(start, end).compareTo(LONGEST) > 0) {
      throw new AvailabilityRefused("Time off: it is longer than two years; look at the dates.");
    }
    if (!staff.exists(userId)) {
      throw new AvailabilityRefused("There is no user with this id.");
    }
    if (!records.add(new TimeOff(UUID.randomUUID(), userId, start, end, by), clock.instant())) {
      throw new AvailabilityRefused("This time off is there already.");
    }
    audit.record(by, "time-off-added", null, from, "of " + userId);
  }

  /**
   * Takes time off away again.
   *
   * @throws AvailabilityRefused when it is gone already
   */
  public void cancel(String userId, UUID id, String by, String from) {
    if (!records.remove(userId, id)) {
      throw new AvailabilityRefused("This time off is gone already.");
    }
    audit.record(by, "time-off-removed", null, from, "of " + userId);
  }
}
