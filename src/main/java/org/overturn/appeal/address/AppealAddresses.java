package org.overturn.appeal.address;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import org.overturn.denial.Denial;
import org.overturn.denial.Urgency;
import org.overturn.practice.PracticeProperties;
import org.springframework.stereotype.Service;

/** Where a case's appeal is sent to, by what is kept of its payer (R61). */
@Service
public class AppealAddresses {

  private final AddressStore store;
  private final AddressProperties properties;
  private final PracticeProperties practice;
  private final Clock clock;

  AppealAddresses(
      AddressStore store, AddressProperties properties, PracticeProperties practice, Clock clock) {
    this.store = store;
    this.properties = properties;
    this.practice = practice;
    this.clock = clock;
  }

  /**
   * The newest version of the narrowest address that fits and is in use.
   *
   * @param level the code of the appeal level
   * @return empty when none is kept for this payer
   */
  public Optional<AppealAddress> of(Denial denial, String level, boolean expedited) {
    AddressScope asked =
        new AddressScope(
            denial.payer().id(),
            denial.lineOfBusiness().code(),
            (expedited ? Urgency.EXPEDITED : Urgency.STANDARD).code(),
            level);
    return store.newest().stream()
        .filter(AppealAddress::inUse)
        .filter(kept -> kept.scope().covers(asked))
        .max(Comparator.comparingInt(kept -> kept.scope().narrowness()));
  }

  /** One version, whether it is still the newest or not. */
  public Optional<AppealAddress> version(UUID id) {
    return store.get(id);
  }

  /** True when nobody has looked for so long that it is to be held against the payer's letter. */
  public boolean isToCheck(AppealAddress address) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), practice.zone());
    return address.checkedOn().plusDays(properties.checkAfter().toDays()).isBefore(today);
  }
}
